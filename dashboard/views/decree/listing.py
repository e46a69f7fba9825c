"""The list of who is past the limit without a report of approval."""

from dataclasses import replace
from typing import Final

from dashboard.core.state import ViewState
from dashboard.indicators.provenance import REPORTS
from dashboard.indicators.rules.catalogue import TERMS
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.decree.page import build_decree, decree_cutoff
from dashboard.views.findings import place_cells
from dashboard.views.listing import Listing, address, common_facts

KEY: Final = "decreto-683-vencidos"
COLUMNS: Final = (
    "codigo",
    "nombre",
    "departamento_codigo",
    "departamento",
    "region",
    "decreto_683",
    "plazo",
    "dias_vencido",
    "con_reporte",
    "origen",
    "corte",
)


def expired_listing(snapshot: Snapshot, state: ViewState) -> Listing:
    """Return the entities of a view past their limit without a report of approval, and by how many days."""
    cutoff = decree_cutoff(snapshot, state)
    state = replace(state, cutoff=cutoff)
    view = build_decree(snapshot, state)
    adopted = snapshot.model.entities["decree_683"]
    origin = snapshot.model.origins[REPORTS]
    rows = []
    for code in view.expired:
        term = TERMS["term_683" if adopted[code] else "term"]
        known = "no" if code in view.silent else "sí"
        late = (cutoff - term).days
        rows.append(
            (*place_cells(snapshot, code), "sí" if adopted[code] else "no", term, late, known, origin, cutoff)
        )
    title = "Entidades con el plazo de aprobación vencido y sin aprobación reportada"
    facts = common_facts(snapshot, state, title, address(f"/descargas-lista/{KEY}.csv", state))
    return Listing(key=KEY, title=title, columns=COLUMNS, rows=tuple(rows), facts=facts)
