"""The funnel: how many of the entities in view closed each stage of a phase.

Where `data/published/criterios_cumplimiento.csv` says when a stage counts as fulfilled (phase I), those are
the steps; a phase without such criteria has one step per stage of its catalogue, closed when all its
milestones are complete.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from dashboard.core.kept import kept_with
from dashboard.core.wording import unbroken
from dashboard.indicators.measures import BoolArray, FloatArray
from dashboard.indicators.milestones.series import IntArray
from dashboard.indicators.progress import completion, is_complete, weighted
from data.calibration import load_criteria
from data.model import Phase

Step = tuple[str, str, tuple[int, ...]]


@dataclass(frozen=True, kw_only=True)
class FunnelStep:
    """One step.

    Attributes:
        name: of the step. rule: when it counts as closed, in words. milestones: that must be complete.
        done: entities that closed it. n: entities with a report.
        share: percent of n; NaN without n. progress: mean completion of its milestones, by weight.
    """

    name: str
    rule: str
    milestones: tuple[int, ...]
    done: int
    n: int
    share: float
    progress: float


@cache
def declared_steps(phase: str) -> tuple[Step, ...]:
    """Return the published criteria of a phase: name, rule in words, milestones; none for most phases."""
    criteria = load_criteria()
    own = criteria[criteria["phase"] == phase]
    return tuple(
        (str(row["name"]), unbroken(str(row["reading"])), tuple(row["milestones"]))
        for _, row in own.iterrows()
    )


def steps_of(phase: Phase) -> tuple[Step, ...]:
    """Return the steps of a phase: its published criteria, else its stages.

    Criteria that name a milestone that the catalogue lacks are left for the catalogue's own stages.
    """
    declared = declared_steps(phase.key)
    known = set(phase.milestones.index)
    if declared and all(known.issuperset(numbers) for _, _, numbers in declared):
        return declared
    return tuple(_catalogue_steps(phase))


def _catalogue_steps(phase: Phase) -> Iterator[Step]:
    for number, rows in phase.milestones.groupby("stage", sort=True):
        rule = f"los {len(rows)} hitos de la etapa al 100\xa0%" if len(rows) > 1 else "su hito al 100\xa0%"
        yield f"{number}. {rows['stage_name'].iloc[0]}", rule, tuple(int(key) for key in rows.index)


def funnel_of(phase: Phase, position: int, chosen: BoolArray) -> tuple[FunnelStep, ...]:
    """Return every step among the chosen entities at a cut-off (-1: before the phase began)."""
    inside = chosen & phase.assisted
    columns = 1 + len(phase.milestones)
    values = completion(phase)[position, inside] if position >= 0 else np.empty((0, columns))
    known = values[~np.isnan(values[:, 0])]
    return tuple(_step(step, known[:, columns], weights) for step, columns, weights in _columns(phase))


@kept_with()
def _columns(phase: Phase) -> tuple[tuple[Step, IntArray, FloatArray], ...]:
    """Return each step with the columns of its milestones and their weights."""
    milestones = phase.milestones
    return tuple(
        (
            step,
            1 + milestones.index.get_indexer(list(step[2])),
            milestones.loc[list(step[2]), "weight"].to_numpy(float),
        )
        for step in steps_of(phase)
    )


def _step(step: Step, own: FloatArray, weights: FloatArray) -> FunnelStep:
    name, rule, numbers = step
    done, n = int(is_complete(own).all(axis=1).sum()), len(own)
    return FunnelStep(
        name=name,
        rule=rule,
        milestones=numbers,
        done=done,
        n=n,
        share=100.0 * done / n if n else np.nan,
        progress=float(weighted(own, weights).mean()) if n else np.nan,
    )
