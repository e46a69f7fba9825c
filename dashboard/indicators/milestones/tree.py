"""The milestone tree of a phase: weights, completion, n and missing of each stage and milestone."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.core.kept import kept_with
from dashboard.indicators.measures import BoolArray, FloatArray
from dashboard.indicators.milestones.series import IntArray, reported
from dashboard.indicators.progress import completion, is_complete, weighted
from data.model import Phase


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """One milestone among the entities in view.

    Attributes:
        weight: of the phase. weight_in_stage: of its stage. value: mean completion (0-100, NaN unknown).
        is_reported: whether any of them ever reported it. done: entities that completed it.
        note: what is doubtful about its name or weight.
    """

    number: int
    name: str
    weight: float
    weight_in_stage: float
    value: float
    is_reported: bool
    done: int
    note: str = ""

    @property
    def shown(self) -> float:
        """The completion as it is shown: unknown where nobody ever reported it, though it counts zero."""
        return self.value if self.is_reported else np.nan


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage with its milestones; `value` is their mean, weighted, and `done` who completed them all."""

    number: int
    name: str
    weight: float
    value: float
    done: int
    milestones: tuple[Milestone, ...]
    note: str = ""

    @property
    def is_reported(self) -> bool:
        """Whether any of the entities ever reported one of its milestones."""
        return any(item.is_reported for item in self.milestones)

    @property
    def shown(self) -> float:
        """The completion as it is shown: unknown where nobody ever reported any, though it counts zero."""
        return self.value if self.is_reported else np.nan


@dataclass(frozen=True, kw_only=True)
class Tree:
    """A phase with its stages; `n` entities with a report and `missing` assisted ones without."""

    name: str
    weight: float
    value: float
    n: int
    missing: int
    stages: tuple[Stage, ...]


def tree_of(phase: Phase, position: int, chosen: BoolArray) -> Tree:
    """Return the tree of a phase among the chosen entities at a cut-off (-1: before it began)."""
    inside = chosen & phase.assisted
    values = completion(phase)[position, inside] if position >= 0 else _nothing(phase)
    known = values[~np.isnan(values[:, 0])]
    told = reported(phase)[position, inside].any(axis=0) if position >= 0 else np.zeros(values.shape[1], bool)
    stages = tuple(
        _stage(plan, known[:, 1 + plan.places], told[1 + plan.places]) for plan in stages_of(phase)
    )
    return Tree(
        name=phase.name,
        weight=sum(stage.weight for stage in stages),
        value=_mean(known[:, 0]),
        n=len(known),
        missing=int(inside.sum()) - len(known),
        stages=stages,
    )


@dataclass(frozen=True, eq=False)
class StagePlan:
    """What the catalogue says of a stage, read once: places of its milestones, their weights and texts."""

    number: int
    name: str
    weight: float
    note: str
    places: IntArray
    weights: FloatArray
    milestones: tuple[dict[str, Any], ...]


@kept_with()
def stages_of(phase: Phase) -> tuple[StagePlan, ...]:
    """Return the stages of a phase's catalogue, in order."""
    return tuple(
        _plan(phase, int(number), rows) for number, rows in phase.milestones.groupby("stage", sort=True)
    )


def _plan(phase: Phase, number: int, rows: pd.DataFrame) -> StagePlan:
    return StagePlan(
        number=number,
        name=str(rows["stage_name"].iloc[0]),
        weight=float(rows["stage_weight"].iloc[0]),
        note=str(rows["stage_note"].iloc[0]) if "stage_note" in rows else "",
        places=phase.milestones.index.get_indexer(rows.index),
        weights=rows["weight_in_stage"].to_numpy(float),
        milestones=tuple(
            {
                "number": int(key),
                "name": str(row["milestone_name"]),
                "weight": float(row["weight"]),
                "weight_in_stage": float(row["weight_in_stage"]),
                "note": str(row.get("note", "")),
            }
            for key, row in rows.iterrows()
        ),
    )


def _nothing(phase: Phase) -> np.ndarray:
    return np.full((0, 1 + len(phase.milestones)), np.nan)


def _stage(plan: StagePlan, values: FloatArray, told: BoolArray) -> Stage:
    complete = is_complete(values)
    done = complete.sum(axis=0).tolist()
    means = values.mean(axis=0).tolist() if len(values) else [np.nan] * len(plan.milestones)
    return Stage(
        number=plan.number,
        name=plan.name,
        weight=plan.weight,
        value=_mean(weighted(values, plan.weights)),
        done=int(complete.all(axis=1).sum()),
        milestones=tuple(
            Milestone(**milestone, value=mean, is_reported=bool(is_told), done=count)
            for milestone, mean, is_told, count in zip(plan.milestones, means, told, done, strict=True)
        ),
        note=plan.note,
    )


def _mean(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else np.nan
