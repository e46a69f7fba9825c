"""Completion of every milestone at every cut-off, for single entities and for groups of them.

Everything the page shows comes from `dashboard.indicators.progress.completion`, cut-off × entity × column. A
group's value is the mean of its entities with a report. Beside it stands which columns anybody ever reported
(`reported`): a milestone that nobody of a row reported counts 0 and is shown as without report.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.core.kept import kept_with
from dashboard.core.state import Level
from dashboard.indicators.groups import group_keys
from dashboard.indicators.measures import BoolArray, FloatArray
from dashboard.indicators.progress import completion
from data.model import Model, Phase

IntArray = NDArray[np.int64]
TENTHS = 10


@dataclass(frozen=True, eq=False)
class Series:
    """Rows of one level over all cut-offs of a phase.

    Attributes:
        codes: of the rows: entities, departments, region slugs or "pais".
        values: cut-off × row × column, percent; NaN without data.
        told: cut-off × row × column, whether any entity of the row ever reported it.
        n: cut-off × row, entities with a report. assisted: by row, entities inside the phase.
    """

    codes: pd.Index
    values: FloatArray
    told: BoolArray
    n: IntArray
    assisted: IntArray

    def missing(self, position: int) -> IntArray:
        """Return, by row, the assisted entities without a report at a cut-off."""
        known = self.n[position] if position >= 0 else np.zeros_like(self.assisted)
        return self.assisted - known

    def at(self, position: int) -> FloatArray:
        """Return row × column at a cut-off; everything unknown before the phase began."""
        return self.values[position] if position >= 0 else np.full(self.values.shape[1:], np.nan)

    def told_at(self, position: int) -> BoolArray:
        """Return row × column, whether anybody ever reported it up to a cut-off."""
        return self.told[position] if position >= 0 else np.zeros(self.told.shape[1:], dtype=bool)

    def shown_at(self, position: int) -> FloatArray:
        """Return row × column as cells show it: unknown too where nobody ever reported the column."""
        return np.where(self.told_at(position), self.at(position), np.nan)


@kept_with()
def reported(phase: Phase) -> BoolArray:
    """Return by cut-off, entity and column whether it was ever reported, closed to writing."""
    inside = (~np.isnat(phase.last_report) & phase.assisted)[..., None]
    told: BoolArray = np.concatenate([inside, inside & ~np.isnan(phase.fractions)], axis=2)
    told.setflags(write=False)
    return told


def rows_of(model: Model, phase: Phase, chosen: BoolArray, level: Level) -> Series:
    """Return the rows of a level among the chosen entities; what the phase does not assist is absent."""
    inside = chosen & phase.assisted
    own, told = completion(phase)[:, inside], reported(phase)[:, inside]
    if level is Level.ENTITY:
        known = (~np.isnan(own[..., 0])).astype(np.int64)
        return Series(model.entities.index[inside], own, told, known, np.ones(own.shape[1], dtype=np.int64))
    keys, index = group_keys(model, level)
    return grouped(own, told, keys[inside], index)


def grouped(values: FloatArray, told: BoolArray, keys: IntArray, index: pd.Index) -> Series:
    """Return the mean of each group with members: the mean of its entities with a report.

    Args:
        values: cut-off × entity × column. told: the same, whether it was ever reported.
        keys: place of each entity's group in `index`.
    """
    members = keys == np.arange(len(index))[:, None]
    assisted = members.sum(axis=1)
    kept = assisted > 0
    members = members[kept].astype(float)
    known = ~np.isnan(values[..., 0])
    n = known.astype(float) @ members.T
    sums = members @ np.where(known[..., None], values, 0.0)
    means = np.divide(sums, n[..., None], out=np.full(sums.shape, np.nan), where=n[..., None] > 0)
    anybody = members.astype(np.float32) @ told.astype(np.float32) > 0
    return Series(index[kept], means, anybody, n.astype(np.int64), assisted[kept].astype(np.int64))
