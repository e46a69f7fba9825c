"""Who leads and who lags: the extremes as their numbers are printed, with every tie.

Two values that print alike are the same to a reader, so all who share an extreme are named; a mean of few
entities is noise, so a small group is neither first nor last.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from dashboard.core.wording import rounded
from dashboard.indicators.measures import BoolArray

Key = TypeVar("Key", bound=Hashable)
CROWNED_FROM: Final = 5  # entities with data: a group of fewer is not said to lead or to lag


@dataclass(frozen=True)
class Extreme(Generic[Key]):
    """One end of some values.

    Attributes:
        keys: who shares it, in the order given. value: as it is printed.
        is_outdone: whether a group too small to be named reaches as far.
    """

    keys: tuple[Key, ...]
    value: float
    is_outdone: bool


@dataclass(frozen=True)
class Extremes(Generic[Key]):
    """The highest and the lowest of some values."""

    high: Extreme[Key]
    low: Extreme[Key]


def extremes(
    keys: Sequence[Key], values: ArrayLike, decimals: int, counts: ArrayLike | None = None
) -> Extremes[Key] | None:
    """Return who has the highest and who the lowest value at the printed precision.

    Args:
        keys: of the groups, or of the entities. values: theirs; NaN is unknown.
        decimals: with which values are printed.
        counts: entities with data in each group, of which `CROWNED_FROM` are needed; None where each value
            is one entity's own.

    Returns:
        None where fewer than two remain to compare, or where all print alike.
    """
    printed = rounded(np.asarray(values, dtype=float), decimals)
    counted = ~np.isnan(printed)
    if counts is not None:
        counted &= np.asarray(counts, dtype=float) >= CROWNED_FROM
    known = printed[counted]
    if len(known) < 2 or known.max() == known.min():
        return None

    def shared(end: float, reached: BoolArray) -> Extreme[Key]:
        inside = counted & (printed == end)
        named = tuple(key for key, is_named in zip(keys, inside, strict=True) if is_named)
        return Extreme(named, end, bool((reached & ~counted).any()))

    high, low = float(known.max()), float(known.min())
    return Extremes(shared(high, printed >= high), shared(low, printed <= low))
