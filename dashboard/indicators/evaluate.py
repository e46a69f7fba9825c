"""Evaluation: an indicator, a model and a view give one row per unit, with everything a reader may ask.

Group values are ratios of sums (never a mean of rounded percentages), over the entities with data;
entities in scope without data are counted beside them as `missing`.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import pandas as pd

from dashboard.core.scales import Scale, State
from dashboard.core.state import Level, ViewState
from dashboard.indicators.declarations import Indicator, Kind
from dashboard.indicators.groups import group_keys
from dashboard.indicators.measures import BoolArray, Measured
from dashboard.indicators.movement import difference
from dashboard.indicators.provenance import certainties, of_groups
from dashboard.indicators.resolved import (
    ResolvedView,
    entity_rows,
    measured,
    ratio,
    reported,
    told_groups,
    unit_states,
)
from dashboard.indicators.selection import selected
from data.model import Model


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
            return entity_rows(self.resolved, self.model, self.measured, self.chosen)
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
    has_report = count(known & reported(measured, known)) > 0
    told = told_groups(resolved, model, np.where(known, keys, -1), len(index))
    category = np.full(len(index), "", dtype=object)
    value = ratio(indicator, numerator, denominator, has_data & told)
    if indicator.kind is Kind.CATEGORY and measured.category is not None:
        category, numerator = _predominant(indicator.scale, measured.category, known, keys, len(index))
        value = ratio(indicator, numerator, denominator, has_data & told)
    ranks = certainties(indicator, model, resolved.context, measured)
    frame = pd.DataFrame(
        {
            "value": value,
            "numerator": np.where(has_data & told, numerator, np.nan),
            "denominator": np.where(has_data & told, denominator, np.nan),
            "n": n,
            "missing": in_scope - n,
            "state": unit_states(indicator, in_scope > 0, has_data & has_report, told, value),
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
