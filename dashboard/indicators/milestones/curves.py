"""Curves: the mean of each region at every cut-off, with the middle half of its entities."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.core.state import Level
from dashboard.indicators.extremes import Extreme, extremes
from dashboard.indicators.groups import group_keys
from dashboard.indicators.measures import BoolArray, FloatArray
from dashboard.indicators.progress import completion
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


DECIMALS = 1  # with which a mean is printed


@dataclass(frozen=True, kw_only=True)
class Laggard:
    """The groups behind all others: codes and shared value, and since which cut-off they have been the last.

    `count` is the number of cut-offs since then, the one in view included; `is_outdone`, see `Extreme`.
    """

    codes: tuple[str, ...]
    value: float
    since: date
    count: int
    is_outdone: bool = False


def laggard_of(curves: Curves, position: int) -> Laggard | None:
    """Return the groups with the lowest mean at a cut-off, as it is printed.

    None where there are no two to compare (see `extremes`), or where all print alike.
    """
    found = _lowest(curves, position)
    if found is None:
        return None
    first = position
    while _same_last(_lowest(curves, first - 1), found):
        first -= 1
    return Laggard(
        codes=found.keys,
        value=found.value,
        since=curves.cutoffs[first],
        count=position - first + 1,
        is_outdone=found.is_outdone,
    )


def _lowest(curves: Curves, position: int) -> Extreme[str] | None:
    """Return the groups with the lowest mean; None before the first cut-off and without two to compare."""
    if position < 0:
        return None
    codes = [str(code) for code in curves.codes]
    found = extremes(codes, curves.mean[position], DECIMALS, curves.n[position])
    return None if found is None else found.low


def _same_last(earlier: Extreme[str] | None, last: Extreme[str]) -> bool:
    return earlier is not None and earlier.keys == last.keys
