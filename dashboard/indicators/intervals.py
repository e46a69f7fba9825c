"""Intervals: how far a mean or a difference of means may be from what the whole population would say.

All are of `CONFIDENCE`, the one that the strategy sampled its users with. Fewer than two values have no
spread, so they have no interval: its ends are missing, never zero.
"""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
CONFIDENCE: Final = 0.90
HALF: Final = 0.5  # the share with the widest spread, for a sample that must serve any answer
METHOD_MEAN: Final = (
    "Intervalo del 90\xa0% de la media, con la t de Student y corrección por población finita (1 − n/N)."
)
METHOD_DIFFERENCE: Final = (
    "Diferencia de medias con intervalo del 90\xa0% de Welch (t de Student, varianzas distintas)."
)


@dataclass(frozen=True)
class Interval:
    """A number and how far it may be off.

    Attributes:
        value: the mean, or the difference of two. low, high: ends of the interval; NaN where n is too small.
    """

    value: float
    low: float
    high: float

    @property
    def is_known(self) -> bool:
        """Whether there is an interval and not only a number."""
        return not np.isnan(self.low)

    @property
    def leaves_out_zero(self) -> bool:
        """Whether the whole interval is on one side of zero."""
        return self.is_known and (self.low > 0 or self.high < 0)


UNKNOWN: Final = Interval(np.nan, np.nan, np.nan)


def mean_interval(values: Values, population: int | None = None) -> Interval:
    """Return the mean of a simple random sample without replacement, and its interval.

    Args:
        values: of the sample, none missing.
        population: of how many the sample is; None where that is not known: then nothing is corrected.
    """
    n = len(values)
    if n == 0:
        return UNKNOWN
    mean = float(values.mean())
    if n < 2:
        return Interval(mean, np.nan, np.nan)
    half = _quantile(n - 1) * float(np.sqrt(_variance_of_mean(values) * _left_out(n, population)))
    return Interval(mean, mean - half, mean + half)


def difference_interval(first: Values, second: Values) -> Interval:
    """Return the mean of the first less that of the second, with Welch's interval."""
    if len(first) == 0 or len(second) == 0:
        return UNKNOWN
    difference = float(first.mean() - second.mean())
    if min(len(first), len(second)) < 2:
        return Interval(difference, np.nan, np.nan)
    parts = np.array([_variance_of_mean(first), _variance_of_mean(second)])
    if parts.sum() == 0:
        return Interval(difference, difference, difference)
    freedom = parts.sum() ** 2 / (parts**2 / (np.array([len(first), len(second)]) - 1)).sum()
    half = _quantile(float(freedom)) * float(np.sqrt(parts.sum()))
    return Interval(difference, difference - half, difference + half)


def sample_size(population: int, margin: float, confidence: float = CONFIDENCE) -> int:
    """Return how many to ask so that any share is known within a margin.

    Args:
        population: of how many. margin: of error, in points of percentage (0-100, not 0).
        confidence: between 0 and 1.
    """
    quantile = NormalDist().inv_cdf((1 + confidence) / 2)
    endless = quantile**2 * HALF * (1 - HALF) / (margin / 100) ** 2
    return min(population, int(np.ceil(endless / (1 + (endless - 1) / population)))) if population else 0


def margin_of(n: int, population: int, confidence: float = CONFIDENCE) -> float:
    """Return the margin of error of any share, in points of percentage; NaN of an empty sample."""
    if n < 1 or population < 2:
        return float("nan")
    quantile = NormalDist().inv_cdf((1 + confidence) / 2)
    return float(100 * quantile * np.sqrt(HALF * (1 - HALF) / n * (population - n) / (population - 1)))


def _variance_of_mean(values: Values) -> float:
    return float(values.var(ddof=1) / len(values))


def _left_out(n: int, population: int | None) -> float:
    """Return the share of the population that was not asked: nothing is left to chance where all were."""
    return 1.0 if population is None else max(0.0, 1 - n / population)


def _quantile(freedom: float) -> float:
    from scipy.special import stdtrit  # late: most pages need no interval

    return float(stdtrit(freedom, (1 + CONFIDENCE) / 2))
