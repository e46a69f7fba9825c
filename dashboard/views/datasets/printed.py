"""What the report prints, as tables: its figures, the departments of Decree 683 and the list of phase II.

Figures are as printed. Lists are those of the active data, each row with the source that it comes from: where
real entities were loaded, a unit that the report doesn't name is in the list all the same, marked as real.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from dashboard.core.cells import Cell
from dashboard.core.provenance import certain
from dashboard.core.state import GOBERNACION, MUNICIPIO, ViewState
from dashboard.indicators.measures import BoolArray
from dashboard.indicators.provenance import ENTITIES, PUBLISHED, of_attributes
from dashboard.indicators.selection import describe_filters, selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.findings import place_cells
from dashboard.views.listing import About, Listing, address, facts_of
from data.contracts import CERTAINTY, INFORME
from data.harmonise import phase_2_municipalities
from data.sources import source

FIGURES_KEY: Final = "cifras-publicadas"
DECREE_KEY: Final = "decreto-683-departamentos"
PHASE_2_KEY: Final = "fase-2-municipios"
PHASE_2: Final = "2"  # the phase whose list the report prints
UNFILTERED: Final = "no se aplican: son las cifras del informe, de todo el país"
OF_EACH: Final = "el de cada fila"
FIGURE_COLUMNS: Final = (
    "id",
    "capitulo",
    "tema",
    "cifra",
    "valor",
    "valor_impreso",
    "unidad",
    "corte",
    "cita_o_lugar",
    "observacion",
    "origen",
)
DECREE_COLUMNS: Final = ("codigo", "departamento", "region", "origen", "corte")
PHASE_2_COLUMNS: Final = (
    "codigo",
    "nombre",
    "departamento_codigo",
    "departamento",
    "region",
    "numero_en_la_lista",
    "nombre_impreso",
    "departamento_impreso",
    "origen",
    "corte",
)


def figures_listing(snapshot: Snapshot, state: ViewState) -> Listing:
    """Return every figure that the report prints; a view's filters don't touch them.

    `valor` is a number, `valor_impreso` the text as printed: of «>4», 4 is a bound.
    """
    origin = snapshot.model.origins[PUBLISHED]
    about = About(
        title="Cifras que publica el informe",
        filters=UNFILTERED,
        cutoff=OF_EACH,
        address=address(f"/descargas-lista/{FIGURES_KEY}.csv", state),
        tables=(PUBLISHED,),
        origins=(origin,),
    )
    rows = snapshot.model.published.reset_index().to_dict("records")
    return _listing(
        snapshot, FIGURES_KEY, about, FIGURE_COLUMNS, [_figure_cells(row, origin) for row in rows]
    )


def _figure_cells(row: Mapping[str, object], origin: str) -> tuple[Cell, ...]:
    known = {**row, "valor": float(str(row["number"])), "valor_impreso": row["valor"], "origen": origin}
    return tuple(_cell(known[column]) for column in FIGURE_COLUMNS)


def _cell(value: object) -> Cell:
    """Return a cell of a table of the model; None where it is missing."""
    if isinstance(value, float):
        return None if pd.isna(value) else value
    return None if value is None or pd.isna(value) else str(value)


def decree_listing(snapshot: Snapshot, state: ViewState) -> Listing:
    """Return the departments that took up Decree 683 by name, those of a view's places."""
    state = replace(state, entity_type=GOBERNACION)
    members = snapshot.model.entities["decree_683"].to_numpy(dtype=bool)
    listed = _listed(snapshot, state, members, "decree_683")
    cutoff = source("decree_683_departments").cutoff
    rows = [
        (code, entry.department, entry.region, origin, _printed_day(cutoff, origin))
        for code, origin in listed.items()
        for entry in (snapshot.directory[code],)
    ]
    title = "Departamentos que acogieron el Decreto 683 de 2020"
    about = _about(snapshot, state, title, DECREE_KEY, "decree_683_departments", listed)
    return _listing(snapshot, DECREE_KEY, about, DECREE_COLUMNS, rows)


def phase_2_listing(snapshot: Snapshot, state: ViewState) -> Listing:
    """Return the municipalities of phase II, in the order of the printed list, with their printed names."""
    state = replace(state, entity_type=MUNICIPIO)
    listed = _listed(snapshot, state, snapshot.model.phases[PHASE_2].assisted, "phase_2")
    printed = phase_2_municipalities(snapshot.model.catalogue).set_index("code").to_dict("index")
    cutoff = source("phase_2_list").cutoff
    rows = [
        (*place_cells(snapshot, code), *_as_printed(printed.get(code)), origin, _printed_day(cutoff, origin))
        for code, origin in sorted(listed.items(), key=lambda item: _place(printed, item[0]))
    ]
    about = _about(snapshot, state, "Municipios de la fase II", PHASE_2_KEY, "phase_2_list", listed)
    return _listing(snapshot, PHASE_2_KEY, about, PHASE_2_COLUMNS, rows)


def _place(printed: Mapping[str, Mapping[str, object]], code: str) -> tuple[int, str]:
    """Return the place in the printed list; who is not in it comes after, by code."""
    return (int(str(printed[code]["n"])) if code in printed else len(printed) + 1, code)


def _as_printed(row: Mapping[str, object] | None) -> tuple[Cell, ...]:
    return (
        (None, None, None) if row is None else (int(str(row["n"])), str(row["name"]), str(row["department"]))
    )


def _listed(snapshot: Snapshot, state: ViewState, members: BoolArray, column: str) -> dict[str, str]:
    """Return the origin of what a column says of each member that a view leaves, by code."""
    ranks = of_attributes(snapshot.model, (column,))
    chosen = members & selected(snapshot.model, state)
    codes = snapshot.model.entities.index[chosen]
    return {str(code): CERTAINTY[rank] for code, rank in zip(codes, ranks[chosen], strict=True)}


def _printed_day(cutoff: str | None, origin: str) -> str | None:
    """Return the day that the printed list speaks of; None for a row that it doesn't print."""
    return cutoff if origin == INFORME else None


def _about(
    snapshot: Snapshot, state: ViewState, title: str, key: str, printed: str, listed: Mapping[str, str]
) -> About:
    origins = certain(listed.values())
    return About(
        title=title,
        filters=describe_filters(snapshot.model, state),
        cutoff=OF_EACH,
        address=address(f"/descargas-lista/{key}.csv", state),
        tables=(printed,) if set(origins) <= {INFORME} else (printed, ENTITIES),
        origins=origins,
    )


def _listing(
    snapshot: Snapshot, key: str, about: About, columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]
) -> Listing:
    where = ("Lugar en la fuente", source(about.tables[0]).where)
    facts = (*facts_of(snapshot, about), where)
    return Listing(key=key, title=about.title, columns=columns, rows=tuple(rows), facts=facts)
