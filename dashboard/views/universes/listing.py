"""The list of municipalities with their indices, their class and the class at the thresholds of a view."""

from dataclasses import replace
from typing import Final

import numpy as np

from dashboard.core.cells import Cell
from dashboard.core.state import MUNICIPIO, ViewState
from dashboard.core.wording import shortest
from dashboard.indicators.provenance import ENTITIES, origins_in
from dashboard.indicators.selection import describe_filters, selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.universes import (
    INDEX_NAMES,
    INDICES,
    NO_CLASS,
    classes_at,
    classes_of_data,
    cuts_of,
    index_values,
)
from dashboard.views.findings import place_cells
from dashboard.views.listing import About, Listing, address, facts_of
from data.sources import source

KEY: Final = "universos"
COLUMNS: Final = (
    "codigo",
    "nombre",
    "departamento_codigo",
    "departamento",
    "region",
    *(f"indice_{key}" for key in INDICES),
    "universo",
    "universo_con_umbrales",
    "cambia",
    "origen",
    "corte",
)


def universes_listing(snapshot: Snapshot, state: ViewState) -> Listing:
    """Return the municipalities of a view, one a row; `corte` is the year that the indices speak of."""
    model, state = snapshot.model, replace(state, entity_type=MUNICIPIO)
    cuts = cuts_of(model, state.cuts)
    given, ours = classes_of_data(model), classes_at(model, cuts)
    values, origins = index_values(model), model.entities["origen"].to_numpy()
    cutoff = source("universes").cutoff
    rows = [
        (
            *place_cells(snapshot, str(model.entities.index[place])),
            *(_known(value) for value in values[place]),
            given[place] or None,
            ours[place] or None,
            _changes(given[place], ours[place]),
            str(origins[place]),
            cutoff,
        )
        for place in np.flatnonzero(selected(model, state))
    ]
    about = About(
        title="Municipios por universo, con los umbrales de la vista",
        filters=describe_filters(model, state),
        cutoff=str(cutoff),
        address=address(f"/descargas-lista/{KEY}.csv", state),
        tables=(ENTITIES,),
        origins=origins_in(model, ENTITIES),
    )
    used = "; ".join(f"{INDEX_NAMES[key]}: {shortest(cuts[key], 4)}" for key in INDICES)
    facts = (*facts_of(snapshot, about), ("Umbrales", used))
    return Listing(key=KEY, title=about.title, columns=COLUMNS, rows=tuple(rows), facts=facts)


def _known(value: float) -> Cell:
    return None if np.isnan(value) else float(value)


def _changes(given: str, ours: str) -> Cell:
    """Say whether the class changes; unknown without indices."""
    return None if ours == NO_CLASS else ("sí" if given != ours else "no")
