"""Curves: the mean of each region at every cut-off, with the middle half of its entities."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.core.state import Level
from dashboard.core.wording import rounded
from dashboard.indicators.groups import group_keys
from dashboard.indicators.measures import BoolArray, FloatArray
from dashboard.indicators.progress import completion, is_complete
from data.model import Model, Phase


@dataclass(frozen=True, eq=False)
class Curves:
    """One curve per group; arrays are cut-off × group, percent, NaN where no entity has a report.

    Attributes:
        cutoffs: of the phase, ascending. codes: of the groups.
        mean, low, high: mean, first and third quartile of the entities with a report. n: how many.
    """

    cutoffs: tuple[date, ...]
    codes: pd.Index
    mean: FloatArray
    low: FloatArray
    high: FloatArray
    n: FloatArray


def curves_of(model: Model, phase: Phase, chosen: BoolArray, level: Level, column: int = 0) -> Curves:
    """Return the curve of each group of a level among the chosen entities; absent where none is assisted."""
    inside = chosen & phase.assisted
    keys, index = group_keys(model, level)
    values, owners = completion(phase)[:, inside, column], keys[inside]
    present = np.unique(owners)
    shape = (len(phase.cutoffs), len(present))
    mean, low, high, n = (np.full(shape, np.nan) for _ in range(4))
    for place, key in enumerate(present):
        own = np.sort(values[:, owners == key], axis=1)  # what is unknown comes last
        counts = (~np.isnan(own)).sum(axis=1)
        n[:, place] = counts
        mean[:, place] = np.divide(np.nansum(own, axis=1), counts, out=mean[:, place], where=counts > 0)
        low[:, place], high[:, place] = (_quantile(own, counts, share) for share in (0.25, 0.75))
    return Curves(phase.cutoffs, index[present], mean, low, high, n)


def _quantile(ordered: FloatArray, counts: NDArray[np.int64], share: float) -> FloatArray:
    """Return, row by row, the quantile of the first `counts` values, between two of them as numpy does."""
    rows = np.arange(len(ordered))
    place = share * np.maximum(counts - 1, 0)
    below = np.floor(place).astype(int)
    above = np.minimum(below + 1, np.maximum(counts - 1, 0))
    low = ordered[rows, below]
    found: FloatArray = low + (place - below) * (ordered[rows, above] - low)
    return found


@dataclass(frozen=True, kw_only=True)
class Laggard:
    """The group behind all others: its code and value, and since which cut-off it has been the last."""

    code: str
    value: float
    since: date
    count: int


def laggard_of(curves: Curves, position: int) -> Laggard | None:
    """Return the group with the lowest mean at a cut-off.

    None where there are no two to compare, or where all are complete as printed: nobody is behind at 100,0 %.
    """
    if position < 0 or (~np.isnan(curves.mean[position])).sum() < 2:
        return None
    last = _lowest(curves.mean[position])
    if is_complete(rounded(curves.mean[position, last], 1)):
        return None
    first = position
    while first > 0 and _lowest(curves.mean[first - 1]) == last:
        first -= 1
    return Laggard(
        code=str(curves.codes[last]),
        value=float(curves.mean[position, last]),
        since=curves.cutoffs[first],
        count=position - first + 1,
    )


def _lowest(means: FloatArray) -> int:
    """Return the place of the lowest known mean; -1 where fewer than two are known."""
    return int(np.nanargmin(means)) if (~np.isnan(means)).sum() > 1 else -1
