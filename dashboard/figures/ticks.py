"""Marks of an axis at numbers that people count in."""

import math
from typing import Final

MOST: Final = 4  # steps of an axis
ROUND: Final = (1.0, 2.0, 5.0, 10.0)
QUARTERS: Final = (0.0, 25.0, 50.0, 75.0, 100.0)
"""Of an axis of percentages."""
DUST: Final = 1e-9


def ticks(low: float, high: float) -> list[float]:
    """Return the marks from `low` up to `high`, a round step apart (1, 2 or 5 times a power of ten).

    The last mark may lie before `high`. The axis of percentages has its quarters.
    """
    if (low, high) == (QUARTERS[0], QUARTERS[-1]):
        return list(QUARTERS)
    smallest = (high - low) / MOST
    if smallest <= 0:
        return [low]
    power = 10.0 ** math.floor(math.log10(smallest))
    step = next(power * part for part in ROUND if power * part >= smallest - DUST)
    return [round(low + step * place, 9) for place in range(math.floor((high - low) / step + DUST) + 1)]
