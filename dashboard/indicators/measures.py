"""Measures: what each entity contributes to an indicator, as numerator, denominator and scope.

Every measure is one pass of array arithmetic over the entities of the model. NaN is "nothing known", and
`in_scope` false is "the strategy does not assist it here": two different things that never become zero.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dashboard.indicators.progress import done_fractions, weighted_sum, weights_of
from data.model import Model, Phase

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
CodeArray = NDArray[np.object_]


@dataclass(frozen=True, kw_only=True)
class Context:
    """When and on what a measure is taken.

    Attributes:
        cutoff: last day that counts.
        phase: key of the phase of reference.
        stage: stage within the phase, for stage progress.
        milestone: milestone within the phase, for milestone completion.
    """

    cutoff: date
    phase: str
    stage: int = 1
    milestone: int = 1


@dataclass(frozen=True, eq=False)
class Measured:
    """One value per entity of the model, in its order.

    Attributes:
        numerator, denominator: floats; NaN where nothing is known.
        in_scope: whether the indicator speaks of the entity at all.
        category: code of the class for categorical indicators, "" where unknown; None for numeric ones.
        reported: whether the entity ever reported what is measured; None where having data says it. One
            that reported other milestones counts 0, and is shown as without report.
    """

    numerator: FloatArray
    denominator: FloatArray
    in_scope: BoolArray
    category: CodeArray | None = None
    reported: BoolArray | None = None

    def only(self, chosen: BoolArray) -> "Measured":
        """Return the values of some entities, in the same order."""
        category = None if self.category is None else self.category[chosen]
        reported = None if self.reported is None else self.reported[chosen]
        return Measured(
            self.numerator[chosen], self.denominator[chosen], self.in_scope[chosen], category, reported
        )


Measure = Callable[[Model, Context], Measured]


def cutoff_position(phase: Phase, cutoff: date) -> int:
    """Return the position of the last cut-off at or before a day; -1 when the phase had not begun."""
    return sum(day <= cutoff for day in phase.cutoffs) - 1


def progress(model: Model, context: Context) -> Measured:
    """Phase progress: the weighted sum of reported fractions, over 100 (design, section 5)."""
    return _weighted(model, context, weights_of(model.phases[context.phase]))


def stage_progress(model: Model, context: Context) -> Measured:
    """Progress within one stage: the weights of its milestones, which sum to 100."""
    milestones = model.phases[context.phase].milestones
    inside = (milestones["stage"] == context.stage).to_numpy()
    return _weighted(model, context, milestones["weight_in_stage"].to_numpy(float) * inside)


def milestone_completion(model: Model, context: Context) -> Measured:
    """Reported fraction of one milestone; an entity that reported others but not this one counts 0."""
    milestones = model.phases[context.phase].milestones
    return _weighted(model, context, (milestones.index == context.milestone).astype(float))


def _weighted(model: Model, context: Context, weights: FloatArray) -> Measured:
    """Σ weight × fraction per entity over Σ weight; NaN for entities without any report yet."""
    phase = model.phases[context.phase]
    position = cutoff_position(phase, context.cutoff)
    if position < 0:
        nothing = np.full(len(model.entities), np.nan)
        return Measured(nothing, nothing, phase.assisted)
    total = weighted_sum(done_fractions(phase)[position], weights)
    reported = ~np.isnan(phase.fractions[position][:, weights > 0]).all(axis=1)
    denominator = np.where(np.isnan(total), np.nan, weights.sum())
    return Measured(total, denominator, phase.assisted, reported=reported)


def days_since_report(model: Model, context: Context) -> Measured:
    """Days from the last report of an assisted entity to the cut-off; unknown if it never reported."""
    phase = model.phases[context.phase]
    position = cutoff_position(phase, context.cutoff)
    if position < 0:
        nothing = np.full(len(model.entities), np.nan)
        return Measured(nothing, nothing, phase.assisted)
    elapsed = np.datetime64(context.cutoff, "D") - phase.last_report[position].astype("datetime64[D]")
    days = np.where(np.isnat(elapsed) | ~phase.assisted, np.nan, elapsed.astype(float))
    return Measured(days, np.where(np.isnan(days), np.nan, 1.0), phase.assisted)


def coverage(model: Model, context: Context) -> Measured:
    """Whether the strategy assists the entity in the phase; every entity of the country is in scope."""
    return _yes_no(model.phases[context.phase].assisted)


def decree_683(model: Model, context: Context) -> Measured:
    """Whether the entity took the longer term of Decree 683 of 2020."""
    return _yes_no(_flag(model, "decree_683"))


def pdet(model: Model, context: Context) -> Measured:
    """Whether the municipality is one of the 170 of Decree 893 of 2017."""
    return _yes_no(_flag(model, "pdet"))


def kpt_used(model: Model, context: Context) -> Measured:
    """Whether the entity used a module of the Kit de Planeación Territorial; unknown where not measured."""
    raw = model.entities["kpt_used"]
    known = raw.notna().to_numpy()
    return _yes_no(raw.eq(True).to_numpy(dtype=bool, na_value=False), known)


def _flag(model: Model, column: str) -> BoolArray:
    return model.entities[column].to_numpy(dtype=bool)


def _yes_no(yes: BoolArray, known: BoolArray | None = None) -> Measured:
    known = np.ones_like(yes) if known is None else known
    return Measured(
        np.where(known, yes.astype(float), np.nan),
        np.where(known, 1.0, np.nan),
        np.ones_like(yes),
        np.where(known, np.where(yes, "si", "no"), "").astype(object),
    )


def universe(model: Model, context: Context) -> Measured:
    """Universe of focalisation, A to H; gobernaciones have none, and count as without data."""
    return _category(model, "universe", np.ones(len(model.entities), dtype=bool))


def partner(model: Model, context: Context) -> Measured:
    """Partner that advised the entity in phase I."""
    return _category(model, "partner", model.phases["1"].assisted)


def _category(model: Model, column: str, in_scope: BoolArray) -> Measured:
    raw = model.entities[column]
    codes = raw.astype(object).where(raw.notna(), "").to_numpy()
    known = np.where((codes != "") & in_scope, 1.0, np.nan)
    return Measured(known, known, in_scope, codes)


def continuity(model: Model, context: Context) -> Measured:
    """Which of phases I and II assist the entity; as a number, phase II entities that come from phase I."""
    first, second = model.phases["1"].assisted, model.phases["2"].assisted
    codes = np.select([first & second, first, second], ["1-y-2", "solo-1", "solo-2"], "").astype(object)
    denominator = np.where(second, 1.0, np.where(first, 0.0, np.nan))
    numerator = np.where(first & second, 1.0, np.where(first | second, 0.0, np.nan))
    return Measured(numerator, denominator, first | second, codes)


def rating(model: Model, context: Context) -> Measured:
    """Sum and count of the answers to the general question up to the cut-off (scale 1 to 5)."""
    answers = model.survey
    chosen = answers[(answers["question"] == "general") & (answers["date"] <= np.datetime64(context.cutoff))]
    scores = chosen.groupby("entity_code")["score"].agg(["sum", "count"]).reindex(model.entities.index)
    return Measured(
        scores["sum"].to_numpy(float),
        scores["count"].to_numpy(float),
        model.phases["1"].assisted,
    )
