"""A view made definite, and what it reads of each entity: value, numerator, denominator, state."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from dashboard.core.kept import kept_with
from dashboard.core.scales import State
from dashboard.core.state import ViewState
from dashboard.indicators.declarations import Indicator
from dashboard.indicators.measures import BoolArray, Context, Measure, Measured, cutoff_position
from dashboard.indicators.movement import earlier_position
from dashboard.indicators.provenance import certainties
from data.model import Model, Phase


@dataclass(frozen=True, kw_only=True)
class ResolvedView:
    """A view made definite: which indicator, when, compared with when.

    Attributes:
        indicator: the declared indicator.
        context: cut-off, phase, stage and milestone of the measure.
        previous: the cut-off that changes are counted from; None when there is none before.
        shows_change: whether the map shows the change itself, because the view asks to compare.
    """

    indicator: Indicator
    context: Context
    previous: date | None
    shows_change: bool = False

    @property
    def earlier(self) -> Context | None:
        """The same context at the cut-off that changes are counted from."""
        return None if self.previous is None else replace(self.context, cutoff=self.previous)


def reference_phase(indicator: Indicator, model: Model, state: ViewState) -> str:
    """Return the phase a view speaks of.

    The indicator's own; else that of the milestone asked for; else the last of the phases filtered by;
    else the last phase that had begun at the cut-off.
    """
    if indicator.phase:
        return indicator.phase
    if indicator.needs_milestone and state.milestone:
        return state.milestone.split(".")[0]
    if state.phases:
        return state.phases[-1]
    begun = [key for key, phase in model.phases.items() if _has_begun(phase, state.cutoff)]
    return max(begun, default=min(model.phases))


def _has_begun(phase: Phase, cutoff: date | None) -> bool:
    """Return whether anything was reported of a phase by a day (ever, when none is given)."""
    return bool(phase.cutoffs) and (cutoff is None or phase.cutoffs[0] <= cutoff)


def resolve_view(indicators: Mapping[str, Indicator], model: Model, state: ViewState) -> ResolvedView:
    """Make a view definite against a model: fill in phase, cut-off, comparison, stage and milestone."""
    indicator = indicators[state.indicator]
    key = reference_phase(indicator, model, state)
    phase = model.phases[key]
    cutoff = state.cutoff or (phase.cutoffs or model.cutoffs)[-1]
    position = cutoff_position(phase, cutoff)
    earlier = earlier_position(phase, position, state.since)
    previous = None if earlier is None else phase.cutoffs[earlier]
    number = int(state.milestone.split(".")[1]) if state.milestone.startswith(f"{key}.") else 1
    return ResolvedView(
        indicator=indicator,
        context=Context(
            cutoff=cutoff, phase=key, stage=int(phase.milestones.at[number, "stage"]), milestone=number
        ),
        previous=previous,
        shows_change=previous is not None and state.since == previous and indicator.has_zero_state,
    )


def measured(resolved: ResolvedView, model: Model) -> Measured:
    """Return what a resolved view measures on every entity; kept, because no filter changes it."""
    return _measured(model, resolved.indicator.measure, resolved.context)


@kept_with(128)
def _measured(model: Model, measure: Measure, context: Context) -> Measured:
    found = measure(model, context)
    for values in (found.numerator, found.denominator):
        values.setflags(write=False)
    return found


def entity_rows(resolved: ResolvedView, model: Model, whole: Measured, chosen: BoolArray) -> pd.DataFrame:
    """Return one row per chosen entity; what it says of one does not depend on the others."""
    indicator, measured = resolved.indicator, whole.only(chosen)
    told = told_groups(resolved, model, np.arange(len(chosen)), len(chosen))[chosen]
    has_data = np.nan_to_num(measured.denominator) > 0
    numerator, denominator = (
        np.where(told, values, np.nan) for values in (measured.numerator, measured.denominator)
    )
    value = ratio(indicator, numerator, denominator, has_data & told)
    category = np.full(len(value), "", dtype=object)
    if measured.category is not None:
        category = measured.category
        has_data = category != ""
        value = np.full(len(value), np.nan)
    inside = measured.in_scope
    if indicator.outside_code:
        inside = inside & (category != indicator.outside_code)
    return pd.DataFrame(
        {
            "value": value,
            "numerator": numerator,
            "denominator": denominator,
            "n": has_data.astype(int),
            "missing": (measured.in_scope & ~has_data).astype(int),
            "state": unit_states(indicator, inside, has_data & reported(measured, has_data), told, value),
            "category": category,
            "origin": certainties(indicator, model, resolved.context, whole)[chosen],
        },
        index=model.entities.index[chosen],
    )


def reported(measured: Measured, has_data: BoolArray) -> BoolArray:
    """Return who ever reported what is measured, not only something else."""
    return has_data if measured.reported is None else measured.reported


def shown_values(rows: pd.DataFrame) -> pd.Series:
    """Return the values of rows as they are shown: NaN where nobody reported, though it counts as zero."""
    return rows["value"].where(rows["state"] != State.SIN_REPORTE)


def told_groups(resolved: ResolvedView, model: Model, keys: np.ndarray, groups: int) -> BoolArray:
    """Return of which groups the value may be told; `keys` is -1 for the entities that do not count."""
    release = resolved.indicator.release
    if release is None:
        return np.ones(groups, dtype=bool)
    return release(model).of_groups(keys, groups, resolved.context.cutoff)


def ratio(
    indicator: Indicator, numerator: np.ndarray, denominator: np.ndarray, valid: BoolArray
) -> np.ndarray:
    """Return factor × numerator / denominator where valid and defined; NaN elsewhere."""
    usable = valid & (denominator > 0)
    result = np.full(len(numerator), np.nan)
    result[usable] = indicator.factor * numerator[usable] / denominator[usable]
    return result


def unit_states(
    indicator: Indicator, in_scope: BoolArray, has_data: BoolArray, told: BoolArray, value: np.ndarray
) -> np.ndarray:
    """Return the state of each unit; «0 %» is a state of its own for progress, not for a share."""
    is_zero = (value == 0) & indicator.has_zero_state
    return np.select(
        [~in_scope, ~has_data, ~told, is_zero],
        [State.NO_ASISTIDO, State.SIN_REPORTE, State.RESERVADO, State.CERO],
        State.CON_AVANCE,
    )
