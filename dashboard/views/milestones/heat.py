"""Rows and cells of the heat map: completion by territory and milestone, as the browser paints it.

Values travel as they are printed, percent with one decimal, None where nothing is known. The browser looks
up the class of a printed percentage (`classes_of_percentages`): a second list beside the values would add
13 KB to the 16 of the series of phase II, and 24 to the 35 of phase I. Changes bring their classes, because
what decides them is not what is printed.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.core.pages import MILESTONES
from dashboard.core.scales import PROGRESS, State
from dashboard.core.state import Level, ViewState, parse_state, to_query
from dashboard.core.wording import day, roman, rounded, short_day
from dashboard.indicators.filters import population
from dashboard.indicators.measures import BoolArray, FloatArray
from dashboard.indicators.milestones.series import Series, rows_of
from dashboard.indicators.movement import by_movement, change_classes, change_of
from dashboard.indicators.selection import in_force, selected, whole_name
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.map_values import sent_changes
from dashboard.views.milestones.focus import Focus
from dashboard.views.milestones.links import heat_links
from dashboard.views.milestones.sentences import milestone_title

Payload = Mapping[str, object]
ONLY_VALUES: Final = "valores=si"
SERIES_PATH: Final = f"{MILESTONES.root}/serie"
TENTHS: Final = 10
WHOLE: Final = 100


def heat_payload(
    snapshot: Snapshot, focus: Focus, state: ViewState, rows: Series, changes: pd.DataFrame, chosen: BoolArray
) -> Payload:
    """Return what the browser paints the heat map and the lists of who moved from.

    Keys (Spanish, the vocabulary of the address and the downloads):
        nivel: which list of names. fase. corte, desde: places of the cut-offs in the phase; -1 before it
        began, None without one to compare with. columna: of the picked milestone, 0 for none. entidad.
        filas: codes, the lowest value first. valores: row × column at `corte`; empty for single entities,
        whose values are in the series. n, sin_reporte: by row, of groups only.
        antes, cambios: by row, at `desde` and since, in the column in view. movimientos: places of the rows
        of each movement, the largest change first.
        conjunto: `valores` of the selection by cut-off and column, and their `cambios` and `clases`.
        nombre: of the row, where a level has only one.
        serie, serie_cambios: addresses of all cut-offs of the rows. enlaces: see `heat_links`.
    """
    order = ordered(rows, focus)
    moved = changes.iloc[order]
    return {
        "nivel": state.entity_type if state.level is Level.ENTITY else state.level.value,
        "fase": focus.phase.key,
        "corte": focus.position,
        "desde": focus.since,
        "columna": focus.column,
        "entidad": state.entity,
        "filas": rows.codes[order].tolist(),
        **_group_values(focus, state, rows, order),
        "antes": printed(moved["before"].to_numpy(float), _told_before(focus, rows)[order]),
        "cambios": _listed(sent_changes(moved["change"].to_numpy(float))),
        "movimientos": {str(key): places for key, places in by_movement(moved).items()},
        "conjunto": _whole(snapshot, focus, chosen),
        **({"nombre": whole_name(state)} if state.level is Level.COUNTRY else {}),
        "serie": series_address(snapshot, focus, state),
        "serie_cambios": series_address(snapshot, focus, state, of_changes=True),
        "enlaces": heat_links(focus, state),
    }


def _group_values(focus: Focus, state: ViewState, rows: Series, order: NDArray[np.int64]) -> dict[str, Any]:
    if state.level is Level.ENTITY:
        return {"valores": [], "n": [], "sin_reporte": []}
    return {
        "valores": printed(rows.at(focus.position)[order], rows.told_at(focus.position)[order]),
        "n": rows.n[focus.position][order].tolist() if focus.position >= 0 else [],
        "sin_reporte": rows.missing(focus.position)[order].tolist(),
    }


def _told_before(focus: Focus, rows: Series) -> BoolArray:
    """Return which rows had reported the column in view at the earlier cut-off."""
    return rows.told_at(-1 if focus.since is None else focus.since)[:, focus.column]


def ordered(rows: Series, focus: Focus) -> NDArray[np.int64]:
    """Return the places of the rows, the lowest value first and the unknown last; none before the phase."""
    if focus.position < 0:
        return np.array([], dtype=np.int64)
    return np.argsort(rows.at(focus.position)[:, focus.column], kind="stable")


def _whole(snapshot: Snapshot, focus: Focus, chosen: BoolArray) -> Payload:
    whole = rows_of(snapshot.model, focus.phase, chosen, Level.COUNTRY)
    if not len(whole.codes):
        return {"valores": [], "cambios": [], "clases": []}
    values = whole.values[:, 0]
    return {"valores": printed(values, whole.told[:, 0]), **cell_changes(values, focus.since)}


def printed(values: FloatArray, told: BoolArray | None = None) -> list[Any]:
    """Return numbers of any shape for JSON, with one decimal as printed; None where nothing is known.

    `told` says which anybody ever reported: the others count zero, and are shown as without report.
    """
    shown = rounded(values, 1)
    return _listed(shown if told is None else np.where(told, shown, np.nan))


def _listed(values: FloatArray) -> list[Any]:
    """Return numbers of any shape for JSON; None where NaN."""
    objects = values.astype(object)
    objects[np.isnan(values)] = None
    found: list[Any] = objects.tolist()
    return found


def cell_changes(values: FloatArray, since: int | None) -> dict[str, list[Any]]:
    """Return `cambios` and `clases` (in `DIFFERENCE`) of values since one of their cut-offs; empty without.

    Args:
        values: by cut-off, of any further shape. since: place of the cut-off.
    """
    if since is None:
        return {"cambios": [], "clases": []}
    change = change_of(values[since], values)
    classes = change_classes(change)
    return {
        "cambios": _listed(sent_changes(change)),
        "clases": np.where(classes < 0, int(State.SIN_REPORTE), classes).tolist(),
    }


def classes_of_percentages() -> list[int]:
    """Return the class of each printed percentage, 0,0 to 100,0 by tenths: in `PROGRESS`, or that of zero."""
    classes = PROGRESS.classes_of(np.arange(WHOLE * TENTHS + 1) / TENTHS)
    classes[0] = State.CERO
    return classes.tolist()


def series_address(snapshot: Snapshot, focus: Focus, state: ViewState, of_changes: bool = False) -> str:
    """Return where all cut-offs of the rows are, or their changes since the cut-off compared with.

    Single entities share one file whatever the filters.
    """
    bare = ViewState(level=state.level, entity_type=state.entity_type)
    if state.level is not Level.ENTITY:
        bare = replace(bare, **{item.field: getattr(state, item.field) for item in in_force(state)})
    if bare.classes:  # which entities have one depends on both cut-offs, and on the milestone
        bare = replace(bare, cutoff=focus.cutoff, since=focus.before, milestone=state.milestone)
    if of_changes:
        bare = replace(bare, since=focus.before)
    query = to_query(bare)
    if bare.since is not None and not of_changes:
        query = f"{query}&{ONLY_VALUES}"
    path = f"{SERIES_PATH}/{snapshot.model.version}/{focus.phase.key}.json"
    return f"{path}?{query}" if query else path


def series_of_query(snapshot: Snapshot, phase: str, query: str) -> Payload:
    """Return all cut-offs of the rows of an address.

    Keys: filas (codes) and valores (cut-off × row × column); with `desde` in the query, instead of the values
    `cambios` and `clases` since then (see `cell_changes`), unless `ONLY_VALUES` is in it too.

    Raises:
        KeyError: there is no such phase.
    """
    state, _ = parse_state(query, snapshot.vocabulary)
    found = snapshot.model.phases[phase]
    chosen = selected(snapshot.model, state) & population(snapshot.model, state)
    rows = rows_of(snapshot.model, found, chosen, state.level)
    if state.since in found.cutoffs and not query.endswith(ONLY_VALUES):
        cells = cell_changes(rows.values, found.cutoffs.index(state.since))
    else:
        cells = {"valores": printed(rows.values, rows.told)}
    return {"filas": rows.codes.tolist(), **cells}


def catalogue_of(snapshot: Snapshot) -> Payload:
    """Return what the browser heads the heat map of each phase with; it never changes.

    Keys: cortes (ISO day, and its words alone and in a sentence), columnas (short name and title, the
    phase first), etapas (number, name and how many columns).
    """
    return {
        key: {
            "cortes": [[cutoff.isoformat(), short_day(cutoff), day(cutoff)] for cutoff in phase.cutoffs],
            "columnas": [
                ["Fase", f"Avance de la fase {roman(key)}"],
                *(
                    [str(number), milestone_title(int(number), str(name))]
                    for number, name in phase.milestones["milestone_name"].items()
                ),
            ],
            "etapas": [
                [int(stage), str(rows["stage_name"].iloc[0]), len(rows)]
                for stage, rows in phase.milestones.groupby("stage", sort=False)
            ],
        }
        for key, phase in sorted(snapshot.model.phases.items())
    }
