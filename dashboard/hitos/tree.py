"""The milestone tree of a phase: weights, completion, n and missing of each stage and milestone."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.hitos.series import completion
from dashboard.measures import BoolArray
from data.model import Phase

DONE = 100.0


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """One milestone among the entities in view.

    Attributes:
        weight: of the phase. weight_in_stage: of its stage. value: mean completion (0-100, NaN unknown).
        done: entities that completed it. note: what is doubtful about its name or weight.
    """

    number: int
    name: str
    weight: float
    weight_in_stage: float
    value: float
    done: int
    note: str = ""


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
    stages = tuple(
        _stage(int(number), rows, known[:, 1 + phase.milestones.index.get_indexer(rows.index)])
        for number, rows in phase.milestones.groupby("stage", sort=True)
    )
    return Tree(
        name=phase.name,
        weight=sum(stage.weight for stage in stages),
        value=_mean(known[:, 0]),
        n=len(known),
        missing=int(inside.sum()) - len(known),
        stages=stages,
    )


def _nothing(phase: Phase) -> np.ndarray:
    return np.full((0, 1 + len(phase.milestones)), np.nan)


def _stage(number: int, rows: pd.DataFrame, values: np.ndarray) -> Stage:
    weights = rows["weight_in_stage"].to_numpy(float)
    return Stage(
        number=number,
        name=str(rows["stage_name"].iloc[0]),
        weight=float(rows["stage_weight"].iloc[0]),
        value=_mean(values @ weights / weights.sum()),
        done=int((values >= DONE).all(axis=1).sum()),
        milestones=tuple(
            _milestone(int(key), row, values[:, place]) for place, (key, row) in enumerate(rows.iterrows())
        ),
        note=str(rows["stage_note"].iloc[0]) if "stage_note" in rows else "",
    )


def _milestone(number: int, row: pd.Series, values: np.ndarray) -> Milestone:
    return Milestone(
        number=number,
        name=str(row["milestone_name"]),
        weight=float(row["weight"]),
        weight_in_stage=float(row["weight_in_stage"]),
        value=_mean(values),
        done=int((values >= DONE).sum()),
        note=str(row.get("note", "")),
    )


def _mean(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else np.nan
