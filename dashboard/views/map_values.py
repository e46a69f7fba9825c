"""The payload: the values that redraw map and table, as plain lists.

The browser knows the units and their order (the territory file), so only numbers travel: of each unit its
value, its class and its change. A class is a position in the scale that the payload names, or the negative
code of a state: whoever draws looks it up and classifies nothing.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.core.kept import kept_with
from dashboard.core.scales import PALETTE, State
from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.core.wording import rounded
from dashboard.indicators.classes import class_positions, drawn_scale, drawn_scale_positions, shown_states
from dashboard.indicators.measures import FloatArray
from dashboard.indicators.movement import change_of
from dashboard.indicators.resolved import ResolvedView
from dashboard.indicators.selection import whole_name
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.state_words import state_words
from geo.divipola import AREA_KIND
from geo.publish import FRAME

TOO_SMALL: Final = 0.01
Payload = Mapping[str, object]
IntArray = NDArray[np.int64]
CHOICE_OF_LEVEL: Final = {
    Level.ENTITY: "entidad",
    Level.DEPARTMENT: "depto",
    Level.REGION: "region",
    Level.COUNTRY: "depto",  # drawn as its departments
}
"""The key of the address that picking a unit of the map or a row of the table sets."""


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


def unit_classes(resolved: ResolvedView, state: ViewState, units: pd.DataFrame) -> IntArray:
    """Return the class of each unit in the scale that is drawn, or the negative code of its state."""
    positions = class_positions(resolved, state.level, units)
    return np.where(positions >= 0, positions, shown_states(resolved, units))


def _has_value(units: pd.DataFrame) -> NDArray[np.bool_]:
    """Return which units have a value, zero among them."""
    return units["state"].isin([State.CON_AVANCE, State.CERO]).to_numpy()


def unit_values(resolved: ResolvedView, state: ViewState, units: pd.DataFrame) -> list[float | None]:
    """Return the value of each unit as it is printed, None without; empty where classes say everything."""
    if drawn_scale_positions(resolved.indicator, state.level):
        return []
    return plain_numbers(np.where(_has_value(units), units["value"].to_numpy(float), np.nan))


def plain_numbers(values: NDArray[np.float64]) -> list[float | None]:
    """Return numbers for JSON, whole ones without decimals; None where they are NaN."""
    return [
        None if value != value else int(value) if value.is_integer() else value for value in values.tolist()
    ]


def payload_of(snapshot: Snapshot, resolved: ResolvedView, state: ViewState, units: pd.DataFrame) -> Payload:
    """Return the values that redraw map and table.

    Keys (Spanish, the vocabulary of the address and the downloads):
        nivel: which list of units of the territory file. elige: key of the address that picking one sets.
        filtra: indicator whose classes an address can ask for; empty at the level of groups.
        valores, clases: see `unit_values` and `unit_classes`, one per unit.
        cambios: see `sent_changes`, null when unknown; empty when nothing changes with time.
        pinta: "valores", "clases" (of a category or attribute) or "cambios": what the classes are of.
        escala: position in the palette and name of each class. estados: name of each state, by code.
        fase: whose cut-offs the player plays, empty for none. corte: ISO day.
        n, sin_dato: of groups only, one per unit. formato: decimals and suffix of the values.
        marco: west, south, east, north to show. entidad: the picked code, or empty.
        conjunto: name of the one unit, where a level has only one.
        menos_es_mejor: true where a lower value is better; left out elsewhere.
    """
    is_group = state.level is not Level.ENTITY
    scale = drawn_scale(resolved, state.level)
    return {
        "nivel": GOBERNACION if not is_group and state.entity_type == GOBERNACION else state.level.value,
        "elige": CHOICE_OF_LEVEL[state.level],
        "filtra": "" if is_group else resolved.indicator.key,
        "valores": unit_values(resolved, state, units),
        "clases": unit_classes(resolved, state, units).tolist(),
        "cambios": _changes(resolved, units),
        "pinta": _painted(resolved, state.level),
        "escala": [[PALETTE.index(band.colour), band.label] for band in scale.bands],
        "estados": {str(int(item)): state_words(snapshot, resolved, item) for item in State},
        "fase": resolved.context.phase
        if resolved.indicator.changes_with_time and not resolved.shows_change
        else "",
        "corte": resolved.context.cutoff.isoformat(),
        "n": plain_numbers(units["n"].to_numpy(float)) if is_group else [],
        "sin_dato": plain_numbers(units["missing"].to_numpy(float)) if is_group else [],
        "formato": [resolved.indicator.decimals, resolved.indicator.suffix],
        "marco": frame(snapshot, state),
        "entidad": state.entity,
        **({"conjunto": whole_name(state)} if state.level is Level.COUNTRY else {}),
        **({} if resolved.indicator.higher_is_better else {"menos_es_mejor": True}),
    }


def _painted(resolved: ResolvedView, level: Level) -> str:
    if resolved.shows_change:
        return "cambios"
    return "clases" if drawn_scale_positions(resolved.indicator, level) else "valores"


def _changes(resolved: ResolvedView, units: pd.DataFrame) -> list[float | None]:
    """Return each unit's difference with the earlier cut-off, as printed; empty when there is none."""
    if resolved.earlier is None or not resolved.indicator.changes_with_time:
        return []
    return plain_numbers(np.where(_has_value(units), sent_changes(units["change"].to_numpy(float)), np.nan))


def sent_changes(change: FloatArray) -> FloatArray:
    """Return changes (`change_of`) as they are printed; one too small for that keeps its sign, as 0,01.

    The browser writes it as `signed` does: «sube menos de 0,1».
    """
    shown = rounded(change, 1)
    return np.where((shown == 0) & (change != 0) & ~np.isnan(change), np.sign(change) * TOO_SMALL, shown)


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

    Everything when unfiltered, and when the map has none of them; never a part of the frame of the islands.
    """
    chosen = framed_departments(snapshot, state)
    known = [snapshot.department_bounds[code] for code in chosen if code in snapshot.department_bounds]
    known += [FRAME] if chosen.isin(list(snapshot.boundaries.moved_departments)).any() else []
    if not known or len(chosen) == len(snapshot.model.catalogue.departments):
        return list(snapshot.boundaries.bounds)
    boxes = np.array(known)
    return [*boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist()]
