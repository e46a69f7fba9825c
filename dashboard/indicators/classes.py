"""Classes: in which one each unit is drawn, under which code an address names it, and who has it.

An address names a class as `indicator.code`, for example `avance-fase-2.sin-reporte`: whatever else the view
shows, it means the class that the entity itself has in that indicator at the view's cut-off. Of two classes
of one indicator an entity needs one; of several indicators, one of each.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.core.kept import kept_with
from dashboard.core.scales import DIFFERENCE, STATE_LABELS, Scale, State
from dashboard.core.state import Level, ViewState
from dashboard.core.wording import either, rounded, unbroken
from dashboard.indicators.declarations import Indicator, Kind, declared
from dashboard.indicators.measures import BoolArray, CodeArray
from dashboard.indicators.movement import change_classes, change_of
from dashboard.indicators.resolved import ResolvedView, entity_rows, measured, resolve_view
from data.model import Model

STATE_CODES: Final = {
    State.CERO: "cero",
    State.SIN_REPORTE: "sin-reporte",
    State.NO_ASISTIDO: "no-asistido",
    State.RESERVADO: "reservado",
}
"""Of the states that an entity can be in."""
UNCOMPARED: Final = "sin-comparar"  # of a map of changes: one of the two sides is not known
SEPARATOR: Final = "."


def scale_at(indicator: Indicator, level: Level) -> Scale:
    """Return the scale that a level is drawn in."""
    return indicator.scale if level is Level.ENTITY else indicator.group_scale


def drawn_scale(resolved: ResolvedView, level: Level) -> Scale:
    """Return the scale of what the map shows: of the change when two cut-offs are compared."""
    return DIFFERENCE if resolved.shows_change else scale_at(resolved.indicator, level)


def drawn_scale_positions(indicator: Indicator, level: Level) -> bool:
    """Return whether units of a level travel as class positions instead of numbers."""
    return indicator.kind is Kind.CATEGORY or (level is Level.ENTITY and indicator.scale.is_categorical)


def shown_states(resolved: ResolvedView, units: pd.DataFrame) -> NDArray[np.int64]:
    """Return the state each unit is drawn in: of changes, zero is a value and one missing side is no data."""
    states = units["state"].to_numpy()
    if not resolved.shows_change:
        return states
    has_value = np.isin(states, [State.CON_AVANCE, State.CERO])
    compared = np.where(units["change"].isna(), int(State.SIN_REPORTE), int(State.CON_AVANCE))
    return np.where(has_value, compared, states)


def class_positions(resolved: ResolvedView, level: Level, units: pd.DataFrame) -> NDArray[np.int64]:
    """Return the class of each unit in the scale that is drawn; -1 where it is drawn in a state instead.

    Legend, map, paper and filter ask it: of a map of changes, who stands still is who the sentence says
    stands still.
    """
    if resolved.shows_change:
        positions = change_classes(units["change"].to_numpy(float))
    elif drawn_scale_positions(resolved.indicator, level):
        positions = _category_positions(resolved, level, units)
    else:
        positions = scale_at(resolved.indicator, level).classes_of(units["value"].to_numpy(float))
    return np.where(shown_states(resolved, units) == State.CON_AVANCE, positions, -1)


def _category_positions(resolved: ResolvedView, level: Level, units: pd.DataFrame) -> NDArray[np.int64]:
    """Return the position of each unit's category in its scale; -1 where it has none."""
    bands = scale_at(resolved.indicator, level).bands
    return pd.Index([band.code for band in bands]).get_indexer(units["category"]).astype(np.int64)


def state_label(resolved: ResolvedView, state: State) -> str:
    """Name a state as the indicator says it: an attribute has «dato», a phase has «avance» and «reporte»."""
    if state is State.SIN_REPORTE and resolved.shows_change:
        return "sin dato para comparar"
    if state is State.SIN_REPORTE and not resolved.indicator.changes_with_time:
        return "sin dato"
    if state is State.CON_AVANCE and not resolved.indicator.has_zero_state:
        return "con dato"
    return STATE_LABELS[state]


def class_address(resolved: ResolvedView, shown: int) -> str:
    """Return how an address names a class of the entities that a view draws; empty for what no entity has.

    Args:
        shown: position in the drawn scale, or the negative code of a state.
    """
    code = _codes(resolved).get(shown, "")
    return f"{resolved.indicator.key}{SEPARATOR}{code}" if code else ""


def narrowed_classes(
    resolved: ResolvedView, classes: Sequence[str], shown: Sequence[int]
) -> tuple[str, ...] | None:
    """Return the classes of a view narrowed to some values of an indicator; None where no address says that.

    Args:
        shown: positions in the indicator's scale, or negative codes of states.
    """
    of_values = replace(resolved, shows_change=False)
    wanted = {class_address(of_values, place) for place in shown}
    own = {item for item in classes if item.partition(SEPARATOR)[0] == resolved.indicator.key}
    every = {class_address(of_values, place) for place in _codes(of_values)}
    if own and not (own <= every and own & wanted):
        return None
    return tuple(sorted({*classes} - own | (wanted & own or wanted)))


def _codes(resolved: ResolvedView) -> Mapping[int, str]:
    """Return the code of each class that a view of entities can draw, by position or negative state."""
    states = {int(state): code for state, code in STATE_CODES.items()}
    if resolved.shows_change:
        states[int(State.SIN_REPORTE)] = UNCOMPARED
    return states | {place: band.code for place, band in enumerate(drawn_scale(resolved, Level.ENTITY).bands)}


def class_vocabulary(indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """Return every class that an address can name, by indicator: its values, its states, its changes."""
    return tuple(
        f"{indicator.key}{SEPARATOR}{code}" for indicator in indicators for code in _all_codes(indicator)
    )


def _all_codes(indicator: Indicator) -> tuple[str, ...]:
    zero = (STATE_CODES[State.CERO],) if indicator.has_zero_state else ()
    withheld = (STATE_CODES[State.RESERVADO],) if indicator.release is not None else ()
    moves = (*(band.code for band in DIFFERENCE.bands), UNCOMPARED) if indicator.has_zero_state else ()
    values = (band.code for band in indicator.scale.bands)
    states = (STATE_CODES[State.SIN_REPORTE], STATE_CODES[State.NO_ASISTIDO])
    return (*zero, *values, *withheld, *states, *moves)


def _by_indicator(classes: Iterable[str]) -> dict[str, set[str]]:
    """Return the codes asked for of each indicator."""
    found: dict[str, set[str]] = {}
    for key, _, code in (item.partition(SEPARATOR) for item in classes):
        found.setdefault(key, set()).add(code)
    return found


def class_mask(model: Model, state: ViewState) -> BoolArray:
    """Return the entities that have one of the classes asked for of each indicator."""
    asked = _by_indicator(state.classes)
    return np.logical_and.reduce(
        [
            np.isin(entity_classes(model, resolved), sorted(codes)).any(axis=0)
            for key, codes in asked.items()
            for resolved in [_resolved(model, state, key)]
        ]
    )


def _resolved(model: Model, state: ViewState, key: str) -> ResolvedView:
    """Return an indicator at the cut-off of a view, compared with the same one."""
    indicators = declared(model)
    cutoff = resolve_view(indicators, model, state).context.cutoff
    return resolve_view(indicators, model, replace(state, indicator=key, cutoff=cutoff))


def entity_classes(model: Model, resolved: ResolvedView) -> CodeArray:
    """Return the codes of every entity, of its value in one row, of its change in another."""
    rows = _rows(model, resolved)
    by_value = _coded(replace(resolved, shows_change=False), rows)
    if not resolved.indicator.has_zero_state or resolved.previous is None:
        return np.stack([by_value, np.full(len(rows), "", dtype=object)])
    return np.stack([by_value, _coded(replace(resolved, shows_change=True), rows)])


def _rows(model: Model, resolved: ResolvedView) -> pd.DataFrame:
    """Return value as it is printed, category, state and change of every entity."""
    now, earlier = _of_everyone(model, resolved), resolved.earlier
    value = now["value"].to_numpy(float)
    before = (
        np.nan
        if earlier is None or not resolved.indicator.changes_with_time
        else _of_everyone(model, replace(resolved, context=earlier))["value"].to_numpy(float)
    )
    return now.assign(value=rounded(value, resolved.indicator.decimals), change=change_of(before, value))


@kept_with(64)
def _of_everyone(model: Model, resolved: ResolvedView) -> pd.DataFrame:
    everyone = np.ones(len(model.entities), dtype=bool)
    return entity_rows(resolved, model, measured(resolved, model), everyone)


def _coded(resolved: ResolvedView, rows: pd.DataFrame) -> CodeArray:
    """Return the code of the class that each entity is drawn in."""
    codes, positions = _codes(resolved), class_positions(resolved, Level.ENTITY, rows)
    shown = np.where(positions >= 0, positions, shown_states(resolved, rows))
    return np.array([codes.get(place, "") for place in shown.tolist()], dtype=object)


def class_words(model: Model, state: ViewState) -> str:
    """Write the classes asked for: «avance de la fase II: 0 % o más de 0 a 20 %»."""
    return ", ".join(
        f"{_subject(_resolved(model, state, key))}: {either(_names(model, state, key, codes))}"
        for key, codes in _by_indicator(state.classes).items()
    )


def _subject(resolved: ResolvedView) -> str:
    """Name an indicator inside a sentence, with its stage or milestone where it needs one."""
    label, context = resolved.indicator.label, resolved.context
    if resolved.indicator.key == "hito":
        return f"cumplimiento del hito {context.phase}.{context.milestone}"
    if resolved.indicator.key == "avance-etapa":
        return f"avance de la etapa {context.phase}.{context.stage}"
    return f"{label[0].lower()}{label[1:]}"


def _names(model: Model, state: ViewState, key: str, codes: set[str]) -> list[str]:
    """Return the names of some classes of an indicator, in the order of the legend."""
    resolved = _resolved(model, state, key)
    names = _named(replace(resolved, shows_change=False)) | _named(replace(resolved, shows_change=True))
    return [names[code] for code in _all_codes(resolved.indicator) if code in codes]


def _named(resolved: ResolvedView) -> dict[str, str]:
    """Return the short name of each class by its code: what stands before its explanation."""
    bands = drawn_scale(resolved, Level.ENTITY).bands
    labels = {
        code: bands[place].label if place >= 0 else unbroken(state_label(resolved, State(place)))
        for place, code in _codes(resolved).items()
    }
    return {code: label.partition(":")[0] for code, label in labels.items()}
