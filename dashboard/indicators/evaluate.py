"""Evaluation: an indicator, a model and a view give one row per unit, with everything a reader may ask.

Group values are ratios of sums (never a mean of rounded percentages), over the entities with data;
entities in scope without data are counted beside them as `missing`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from dashboard.core.kept import kept_with
from dashboard.core.scales import Scale, State
from dashboard.core.state import Level, ViewState
from dashboard.indicators.declarations import Indicator, Kind
from dashboard.indicators.groups import group_keys
from dashboard.indicators.measures import BoolArray, Context, Measure, Measured, cutoff_position
from dashboard.indicators.movement import difference, earlier_position
from dashboard.indicators.provenance import certainties, of_groups
from dashboard.indicators.selection import selected
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


@dataclass(frozen=True, eq=False)
class Reading:
    """An indicator measured on every entity and the entities that the filters leave; rows come from it.

    Attributes:
        resolved view: what is read, and when. model: of what.
        measured: one value per entity. chosen: entities that pass the filters.
    """

    resolved: ResolvedView
    model: Model
    measured: Measured
    chosen: BoolArray
    _kept: dict[Level, pd.DataFrame] = field(default_factory=dict, init=False, repr=False)

    def rows(self, level: Level) -> pd.DataFrame:
        """Return one row per unit of a level (computed once, so treat it as read-only); see `evaluate`."""
        if level not in self._kept:
            self._kept[level] = self._rows(level)
        return self._kept[level]

    def _rows(self, level: Level) -> pd.DataFrame:
        if level is Level.ENTITY:
            return _entities(self.resolved, self.model, self.measured, self.chosen)
        return _groups(self.resolved, self.model, self.measured, self.chosen, level)

    @property
    def mean(self) -> float:
        """The value of the whole selection; NaN without data."""
        return float(country_row(self.rows(Level.COUNTRY))["value"])

    def of(self, indicator: Indicator) -> "Reading":
        """Return the reading of another indicator on the same entities, at the same cut-offs."""
        if indicator is self.resolved.indicator:
            return self
        return self.at(replace(self.resolved, indicator=indicator, shows_change=False))

    @cached_property
    def before(self) -> "Reading | None":
        """The same at the earlier cut-off; None when there is none, or when nothing changes with time."""
        earlier = self.resolved.earlier
        if earlier is None or not self.resolved.indicator.changes_with_time:
            return None
        return self.at(replace(self.resolved, context=earlier, previous=None, shows_change=False))

    def changes(self, level: Level) -> pd.DataFrame:
        """Return what changed in each row of a level since the earlier cut-off, in the order of `rows`.

        Columns as in `movement.difference`; everything is unknown where there is no earlier cut-off.
        """
        now = self.rows(level)
        before = now["value"] * np.nan if self.before is None else self.before.rows(level)["value"]
        return difference(now.index, before.to_numpy(float), now["value"].to_numpy(float))

    def at(self, resolved: ResolvedView) -> "Reading":
        """Return the reading of another resolved view on the same entities."""
        return Reading(resolved, self.model, measured(resolved, self.model), self.chosen)


def measured(resolved: ResolvedView, model: Model) -> Measured:
    """Return what a resolved view measures on every entity; kept, because no filter changes it."""
    return _measured(model, resolved.indicator.measure, resolved.context)


@kept_with(128)
def _measured(model: Model, measure: Measure, context: Context) -> Measured:
    found = measure(model, context)
    for values in (found.numerator, found.denominator):
        values.setflags(write=False)
    return found


def read(resolved: ResolvedView, model: Model, state: ViewState) -> Reading:
    """Measure an indicator and apply the filters of a view."""
    return Reading(resolved, model, measured(resolved, model), selected(model, state))


def evaluate(resolved: ResolvedView, model: Model, state: ViewState, by: Level | None = None) -> pd.DataFrame:
    """Return one row per unit of `by` that the filters leave (the view's level unless told).

    Columns:
        value: in the indicator's unit (percentages 0-100); NaN without data; 0, in state SIN_REPORTE, of who
            reported other milestones than those measured (see `shown_values`). For entities of categorical
            indicators it is NaN and `category` holds the code; for groups of `Kind.CATEGORY` it is the
            share of the predominant category, whose code `category` holds.
        numerator, denominator: value = factor × numerator / denominator.
        n: entities with data. missing: entities in scope without data.
        state: code of `State`; of a value withheld because too few answered, RESERVADO: its value, numerator
            and denominator are NaN and `n` counts it. category: code, "" where it does not apply.
        origin: place in `CERTAINTY` of the least certain of what it is made of.

    Index: entity code, department code, region slug, or "pais". Never mutates the model.
    """
    return read(resolved, model, state).rows(state.level if by is None else by)


def scale_at(indicator: Indicator, level: Level) -> Scale:
    """Return the scale that a level is drawn in."""
    return indicator.scale if level is Level.ENTITY else indicator.group_scale


def _entities(resolved: ResolvedView, model: Model, whole: Measured, chosen: BoolArray) -> pd.DataFrame:
    indicator, measured = resolved.indicator, whole.only(chosen)
    told = _told(resolved, model, np.arange(len(chosen)), len(chosen))[chosen]
    has_data = np.nan_to_num(measured.denominator) > 0
    numerator, denominator = (
        np.where(told, values, np.nan) for values in (measured.numerator, measured.denominator)
    )
    value = _ratio(indicator, numerator, denominator, has_data & told)
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
            "state": _states(indicator, inside, has_data & _reported(measured, has_data), told, value),
            "category": category,
            "origin": certainties(indicator, model, resolved.context, whole)[chosen],
        },
        index=model.entities.index[chosen],
    )


def _reported(measured: Measured, has_data: BoolArray) -> BoolArray:
    """Return who ever reported what is measured, not only something else."""
    return has_data if measured.reported is None else measured.reported


def shown_values(rows: pd.DataFrame) -> pd.Series:
    """Return the values of rows as they are shown: NaN where nobody reported, though it counts as zero."""
    return rows["value"].where(rows["state"] != State.SIN_REPORTE)


def _told(resolved: ResolvedView, model: Model, keys: np.ndarray, groups: int) -> BoolArray:
    """Return of which groups the value may be told; `keys` is -1 for the entities that do not count."""
    release = resolved.indicator.release
    if release is None:
        return np.ones(groups, dtype=bool)
    return release(model).of_groups(keys, groups, resolved.context.cutoff)


def _ratio(
    indicator: Indicator, numerator: np.ndarray, denominator: np.ndarray, valid: BoolArray
) -> np.ndarray:
    """Return factor × numerator / denominator where valid and defined; NaN elsewhere."""
    usable = valid & (denominator > 0)
    result = np.full(len(numerator), np.nan)
    result[usable] = indicator.factor * numerator[usable] / denominator[usable]
    return result


def _states(
    indicator: Indicator, in_scope: BoolArray, has_data: BoolArray, told: BoolArray, value: np.ndarray
) -> np.ndarray:
    """Return the state of each unit; «0 %» is a state of its own for progress, not for a share."""
    is_zero = (value == 0) & indicator.has_zero_state
    return np.select(
        [~in_scope, ~has_data, ~told, is_zero],
        [State.NO_ASISTIDO, State.SIN_REPORTE, State.RESERVADO, State.CERO],
        State.CON_AVANCE,
    )


def _groups(
    resolved: ResolvedView, model: Model, measured: Measured, chosen: BoolArray, level: Level
) -> pd.DataFrame:
    indicator, (keys, index) = resolved.indicator, group_keys(model, level)
    counted = chosen & measured.in_scope & (measured.denominator != 0)
    known = counted & ~np.isnan(measured.numerator)

    def count(mask: BoolArray, weights: np.ndarray | None = None) -> np.ndarray:
        return np.bincount(keys[mask], None if weights is None else weights[mask], minlength=len(index))

    numerator, denominator = count(known, measured.numerator), count(known, measured.denominator)
    n, in_scope = count(known), count(counted)
    has_data = (n > 0) & (denominator > 0)
    has_report = count(known & _reported(measured, known)) > 0
    told = _told(resolved, model, np.where(known, keys, -1), len(index))
    category = np.full(len(index), "", dtype=object)
    value = _ratio(indicator, numerator, denominator, has_data & told)
    if indicator.kind is Kind.CATEGORY and measured.category is not None:
        category, numerator = _predominant(indicator.scale, measured.category, known, keys, len(index))
        value = _ratio(indicator, numerator, denominator, has_data & told)
    ranks = certainties(indicator, model, resolved.context, measured)
    frame = pd.DataFrame(
        {
            "value": value,
            "numerator": np.where(has_data & told, numerator, np.nan),
            "denominator": np.where(has_data & told, denominator, np.nan),
            "n": n,
            "missing": in_scope - n,
            "state": _states(indicator, in_scope > 0, has_data & has_report, told, value),
            "category": category,
            "origin": of_groups(ranks, keys, len(index), known, counted, chosen),
        },
        index=index,
    )
    return frame[count(chosen) > 0]


def _predominant(
    scale: Scale, codes: np.ndarray, known: BoolArray, keys: np.ndarray, groups: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return the most frequent category of each group and its count; ties go to the first of the scale."""
    counts = np.stack(
        [np.bincount(keys[known & (codes == band.code)], minlength=groups) for band in scale.bands]
    )
    names = np.array([band.code for band in scale.bands], dtype=object)[counts.argmax(axis=0)]
    largest = counts.max(axis=0)
    return np.where(largest > 0, names, ""), largest.astype(float)


def country_row(frame: pd.DataFrame) -> pd.Series:
    """Return the one row of a country evaluation; all unknown when the selection is empty."""
    nothing = dict.fromkeys(("value", "numerator", "denominator"), np.nan) | {"n": 0, "missing": 0}
    return frame.iloc[0] if len(frame) else pd.Series(nothing | {"state": int(State.SIN_REPORTE)})
