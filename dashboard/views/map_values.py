"""The payload: the values that redraw map and table, as few bytes as they can be.

The browser knows the units and their order (the territory file), so only numbers travel: a value, a class
position, or the negative code of a state.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.core.kept import kept_with
from dashboard.core.scales import DIFFERENCE, Scale, State
from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.core.wording import rounded
from dashboard.indicators.evaluate import ResolvedView, scale_at
from dashboard.indicators.movement import change_classes, change_of
from dashboard.indicators.selection import whole_name
from dashboard.indicators.snapshot import Snapshot, drawn_scale_positions
from geo.divipola import AREA_KIND

DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
BASE: Final = len(DIGITS)
UNKNOWN: Final = BASE * BASE - 1
MIDDLE: Final = UNKNOWN // 2  # a change may be negative
DUST: Final = 1e-6
Payload = Mapping[str, object]
IntArray = NDArray[np.int64]
WITH_VALUE: Final = "v"
LETTERS: Final = {
    int(State.CERO): "0",
    int(State.SIN_REPORTE): "s",
    int(State.NO_ASISTIDO): "n",
    int(State.AREA): "a",
    int(State.FUERA): "x",
    int(State.RESERVADO): "r",
}


def drawn_units(
    snapshot: Snapshot, state: ViewState, rows: pd.DataFrame, before: pd.DataFrame | None
) -> pd.DataFrame:
    """Return one row per unit of the map, in the order of its values.

    `state` is the one it is drawn in; `value` is rounded to the decimals that are shown, so that colour,
    number and legend agree; `change` is the unrounded difference with the earlier rows (NaN where unknown);
    `on_map` is whether the published map has a polygon of it.
    """
    index = snapshot.map_units(state.level, state.entity_type)
    decimals = snapshot.indicators[state.indicator].decimals
    places = rows.index.get_indexer(index)
    value = _taken(rows, "value", places, np.nan)
    earlier = np.nan if before is None else _taken(before, "value", places, np.nan)
    return pd.DataFrame(
        {
            "value": rounded(value, decimals),
            "n": _taken(rows, "n", places, np.nan),
            "missing": _taken(rows, "missing", places, np.nan),
            "state": _taken(rows, "state", places, _outside(snapshot, state, index)).astype(int),
            "category": _taken(rows, "category", places, ""),
            "change": change_of(earlier, value),
            "on_map": snapshot.on_map(state.level, state.entity_type),
        },
        index=index,
    )


def off_map(units: pd.DataFrame) -> pd.Index:
    """Return the codes of the drawn units in the selection that the published map has no polygon of."""
    is_selected = ~units["state"].isin([int(State.FUERA), int(State.AREA)])
    return units.index[is_selected & ~units["on_map"].to_numpy(bool)]


def _taken(rows: pd.DataFrame, column: str, places: np.ndarray, otherwise: Any) -> np.ndarray:  # noqa: ANN401
    """Return a column of some rows by position; where the position is -1, something else."""
    if rows.empty:
        return np.full(len(places), otherwise) if np.isscalar(otherwise) else np.asarray(otherwise)
    return np.where(places >= 0, rows[column].to_numpy()[places], otherwise)


def _outside(snapshot: Snapshot, state: ViewState, index: pd.Index) -> np.ndarray:
    """Return the state of each unit that no row speaks of: out of the selection, or no municipality."""
    outside = np.full(len(index), int(State.FUERA))
    if state.level is Level.ENTITY and state.entity_type != GOBERNACION:
        framed = set(framed_departments(snapshot, state))
        for place, department in _areas(snapshot):
            if department in framed:
                outside[place] = int(State.AREA)
    return outside


@kept_with()
def _areas(snapshot: Snapshot) -> tuple[tuple[int, str], ...]:
    """Return place and department of each unit that is no municipality."""
    units = snapshot.model.catalogue.units
    rows = enumerate(zip(units["kind"], units["department_code"], strict=True))
    return tuple((place, str(department)) for place, (kind, department) in rows if kind == AREA_KIND)


def unit_codes(resolved: ResolvedView, state: ViewState, units: pd.DataFrame) -> list[float]:
    """Return what travels of each unit: its value or class position, or the negative code of its state."""
    if drawn_scale_positions(resolved.indicator, state.level):
        values = _category_positions(resolved, state.level, units).astype(float)
    else:
        values = units["value"].to_numpy(float)
    states = units["state"].to_numpy()
    shown = np.where(states == State.CON_AVANCE, values, states)
    return [int(value) if value.is_integer() else value for value in shown.tolist()]


def shown_states(resolved: ResolvedView, units: pd.DataFrame) -> IntArray:
    """Return the state each unit is drawn in: of changes, zero is a value and one missing side is no data."""
    states = units["state"].to_numpy()
    if not resolved.shows_change:
        return states
    has_value = np.isin(states, [State.CON_AVANCE, State.CERO])
    compared = np.where(units["change"].isna(), int(State.SIN_REPORTE), int(State.CON_AVANCE))
    return np.where(has_value, compared, states)


def class_positions(resolved: ResolvedView, level: Level, units: pd.DataFrame) -> IntArray:
    """Return the class of each unit in the scale that is drawn; -1 where it is drawn in a state instead.

    Legend, map and paper ask it: of a map of changes, who stands still is who the sentence says stands still.
    """
    if resolved.shows_change:
        positions = change_classes(units["change"].to_numpy(float))
    elif drawn_scale_positions(resolved.indicator, level):
        positions = _category_positions(resolved, level, units)
    else:
        positions = scale_at(resolved.indicator, level).classes_of(units["value"].to_numpy(float))
    return np.where(shown_states(resolved, units) == State.CON_AVANCE, positions, -1)


def _category_positions(resolved: ResolvedView, level: Level, units: pd.DataFrame) -> IntArray:
    """Return the position of each unit's category in its scale; -1 where it has none."""
    bands = scale_at(resolved.indicator, level).bands
    return pd.Index([band.code for band in bands]).get_indexer(units["category"]).astype(np.int64)


def payload_of(snapshot: Snapshot, resolved: ResolvedView, state: ViewState, units: pd.DataFrame) -> Payload:
    """Return the values that redraw map and table.

    Keys (Spanish and short, they travel at each change): nivel (which list of units), valores (one per
    unit: value, class position, or negative state code), cambios (difference with the earlier cut-off, null
    when unknown; empty when nothing changes with time), posiciones (of a map of changes, the class of each
    unit, -1 for none, which the browser can't tell from a rounded change; else empty), fase (whose cut-offs
    the player plays; empty for none), corte (ISO day), pinta (which of both the map shows), n and sin_dato
    (groups only), clases (colour, lower bound and, for categories, words), formato (decimals, suffix), marco
    (bounds to show), entidad (the picked code), conjunto (name of the one unit, where a level has only one).
    """
    scale = drawn_scale(resolved, state.level)
    is_group = state.level is not Level.ENTITY
    return {
        "nivel": GOBERNACION if not is_group and state.entity_type == GOBERNACION else state.level.value,
        "valores": unit_codes(resolved, state, units),
        "cambios": _changes(resolved, units),
        "posiciones": class_positions(resolved, state.level, units).tolist() if resolved.shows_change else [],
        "fase": resolved.context.phase
        if resolved.indicator.changes_with_time and not resolved.shows_change
        else "",
        "corte": resolved.context.cutoff.isoformat(),
        "pinta": "cambios" if resolved.shows_change else "valores",
        "n": units["n"].dropna().astype(int).tolist() if is_group else [],
        "sin_dato": units["missing"].dropna().astype(int).tolist() if is_group else [],
        "escala": scale.key,
        "clases": _classes(scale),
        "formato": [resolved.indicator.decimals, resolved.indicator.suffix],
        "titulo": resolved.indicator.label,
        "marco": frame(snapshot, state),
        "entidad": state.entity,
        **({"conjunto": whole_name(state)} if state.level is Level.COUNTRY else {}),
    }


def packed(payload: Payload) -> Payload:
    """Return the payload as it travels: a letter per unit, and numbers only where there are some.

    `estados` has one letter per unit (`LETTERS`, "v" for a value); `valores` and `cambios` hold only the
    units with a value (or a zero), in order; numbers of one decimal as two letters each (`in_pairs`). The
    browser's `desplegar` undoes it: less than half the bytes.
    """
    values, changes = cast(list[float], payload["valores"]), cast(list[float | None], payload["cambios"])
    letters = [LETTERS[int(value)] if value < 0 else WITH_VALUE for value in values]
    zero = LETTERS[int(State.CERO)]
    known = [value for value, letter in zip(values, letters, strict=True) if letter == WITH_VALUE]
    moved = [change for change, letter in zip(changes, letters, strict=False) if letter in (WITH_VALUE, zero)]
    return {
        **payload,
        "estados": "".join(letters),
        "valores": in_pairs(known, 0),
        "cambios": in_pairs(moved, MIDDLE),
    }


def in_pairs(values: Sequence[float | None], middle: int) -> str | Sequence[float | None]:
    """Write numbers of one decimal as two letters each: their tenths from `middle`, in base 64.

    Unknown is the last pair. What does not fit (more decimals, larger numbers) stays as it is.
    """
    tenths = [UNKNOWN if value is None else round(value * 10) + middle for value in values]
    fits = all(
        value is None or (0 <= code < UNKNOWN and abs(value * 10 + middle - code) < DUST)
        for value, code in zip(values, tenths, strict=True)
    )
    if not fits or not values:
        return values
    return "".join(DIGITS[code // BASE] + DIGITS[code % BASE] for code in tenths)


def _classes(scale: Scale) -> list[list[object]]:
    """Return colour, lower bound and, for categories, label of each class."""
    if scale.is_categorical:
        return [[band.colour, place, band.label] for place, band in enumerate(scale.bands)]
    return [[band.colour, band.lower] for band in scale.bands]


def _changes(resolved: ResolvedView, units: pd.DataFrame) -> list[float | None]:
    """Return each unit's difference with the earlier cut-off, to one decimal; empty when there is none."""
    if resolved.earlier is None or not resolved.indicator.changes_with_time:
        return []
    shown = rounded(units["change"].to_numpy(float), 1)
    return [None if change != change else change for change in shown.tolist()]


def drawn_scale(resolved: ResolvedView, level: Level) -> Scale:
    """Return the scale of what the map shows: of the change when two cut-offs are compared."""
    return DIFFERENCE if resolved.shows_change else scale_at(resolved.indicator, level)


def framed_departments(snapshot: Snapshot, state: ViewState) -> pd.Index:
    """Return the departments that the place filters leave; all when none is in force."""
    departments = snapshot.model.catalogue.departments
    chosen = departments.index
    if state.regions:
        chosen = chosen[departments["region"].isin(state.regions)]
    if state.departments:
        chosen = chosen.intersection(pd.Index(state.departments))
    return chosen


def frame(snapshot: Snapshot, state: ViewState) -> list[float]:
    """Return the bounds (west, south, east, north) of the departments in view.

    Everything when unfiltered, and when the map has none of them.
    """
    chosen = framed_departments(snapshot, state)
    known = [snapshot.department_bounds[code] for code in chosen if code in snapshot.department_bounds]
    if not known or len(chosen) == len(snapshot.model.catalogue.departments):
        return list(snapshot.boundaries.bounds)
    boxes = np.array(known)
    return [*boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist()]
