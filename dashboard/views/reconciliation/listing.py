"""The lists of reconciliation: every published figure beside ours, and the register of contradictions."""

from typing import Final

import numpy as np

from dashboard.core.provenance import least
from dashboard.core.state import ViewState
from dashboard.indicators.provenance import PUBLISHED
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.listing import About, Listing, address, facts_of
from dashboard.views.reconciliation.page import COMPUTED_FROM, build_reconciliation
from data.contracts import INFORME

KEY: Final = "conciliacion"
REGISTER_KEY: Final = "contradicciones"
UNFILTERED: Final = "no se aplican: son las cifras del informe, de todo el país"
COLUMNS: Final = (
    "id",
    "tema",
    "cifra",
    "lugar",
    "publicada",
    "calculada",
    "partes",
    "diferencia",
    "formula",
    "veredicto",
    "el_informe_se_contradice",
    "pagina",
    "origen",
    "corte",
)
REGISTER_COLUMNS: Final = ("id", "tema", "dice", "tambien_dice", "lectura", "cifras", "lugar", "origen")


def reconciliation_listing(snapshot: Snapshot, state: ViewState) -> Listing:
    """Return every published figure beside ours; `origen` is of what ours is computed from."""
    view = build_reconciliation(snapshot)
    origin = least(view.origins)
    rows = tuple(
        (
            one.key,
            one.topic,
            one.what,
            one.place,
            one.published,
            None if np.isnan(one.value) else round(one.value, 6),
            one.parts or None,
            None if np.isnan(one.difference) else one.difference,
            one.formula,
            one.verdict,
            "sí" if one.is_contradicted else "no",
            one.href,
            origin,
            one.cutoff or None,
        )
        for one in view.figures
    )
    about = About(
        title="Cifras publicadas junto a las calculadas",
        filters=UNFILTERED,
        cutoff="el de cada fila",
        address=address(f"/descargas-lista/{KEY}.csv", state),
        tables=COMPUTED_FROM,
        origins=view.origins,
    )
    facts = (*facts_of(snapshot, about), ("Resumen", view.finding))
    return Listing(key=KEY, title=about.title, columns=COLUMNS, rows=rows, facts=facts)


def register_listing(snapshot: Snapshot, state: ViewState) -> Listing:
    """Return the register of contradictions of the report."""
    rows = tuple(
        (
            one.key,
            one.topic,
            one.says,
            one.also_says,
            one.reading,
            " ".join(figure.key for figure in one.figures) or None,
            one.place,
            INFORME,
        )
        for one in build_reconciliation(snapshot).contradictions
    )
    about = About(
        title="Contradicciones del informe",
        filters=UNFILTERED,
        cutoff="el del informe",
        address=address(f"/descargas-lista/{REGISTER_KEY}.csv", state),
        tables=(PUBLISHED,),
        origins=(INFORME,),
    )
    facts = facts_of(snapshot, about)
    return Listing(key=REGISTER_KEY, title=about.title, columns=REGISTER_COLUMNS, rows=rows, facts=facts)
