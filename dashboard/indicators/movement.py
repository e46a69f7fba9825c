"""The difference between two cut-offs: with which one to compare, and who moved, stood still or went back.

Every page, figure, file, report and sentence that says who moved asks this module. It compares values as they
are, never as they are printed: a change too small for the decimals of the screen is a change.
"""

from collections import Counter
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.core.scales import DIFFERENCE, TOLERANCE
from dashboard.core.wording import rounded
from dashboard.indicators.measures import FloatArray, cutoff_position
from data.model import Phase


class Movement(StrEnum):
    """What happened to a row between two cut-offs."""

    UP = "avanza"
    STILL = "sigue igual"
    DOWN = "retrocede"
    NEW = "empieza a reportar"
    SILENT = "sin reporte"


def earlier_position(phase: Phase, position: int, since: date | None) -> int | None:
    """Return the place of the cut-off of a phase that changes are counted from.

    Args:
        position: of the cut-off looked at in the phase; -1 when the phase had not begun.
        since: the day that the reader asks to compare with, if any.

    Returns:
        The phase's last cut-off at or before `since` where that is earlier than the one looked at, else the
        one before it; None when there is none before.
    """
    asked = -1 if since is None else cutoff_position(phase, since)
    if 0 <= asked < position:
        return asked
    return position - 1 if position > 0 else None


def change_of(before: FloatArray | float, after: FloatArray | float) -> FloatArray:
    """Return after - before in their unit: exactly 0 where nothing moved, NaN where one side is unknown.

    Its sign is the movement. Smaller than `TOLERANCE` is what sums of binary fractions leave.
    """
    change = np.asarray(after, dtype=float) - np.asarray(before, dtype=float)
    return np.where(np.abs(change) <= TOLERANCE, 0.0, change)


def change_between(before: float, after: float) -> float:
    """Return the change of one value; see `change_of`."""
    return float(change_of(before, after))


def difference(codes: pd.Index, before: FloatArray, after: FloatArray) -> pd.DataFrame:
    """Return before, after, change (`change_of`) and movement of each row, from unrounded values.

    With the two sides swapped every change has the other sign.
    """
    change = change_of(before, after)
    seen = ~np.isnan(after)
    movement = np.select(
        [np.isnan(change) & seen, np.isnan(change), change > 0, change < 0],
        [Movement.NEW, Movement.SILENT, Movement.UP, Movement.DOWN],
        Movement.STILL,
    )
    columns = {"before": before, "after": after, "change": change, "movement": movement.astype(object)}
    return pd.DataFrame(columns, index=codes)


def change_classes(change: FloatArray) -> NDArray[np.int64]:
    """Return the position in `DIFFERENCE` of each change that `change_of` gave; -1 where it is NaN.

    A change has its class as it is printed, but what moved never stands still: of a change too small to be
    printed the sign decides.
    """
    shown = rounded(change, 1)
    return DIFFERENCE.classes_of(np.where(shown == 0, change, shown))


def counts(rows: pd.DataFrame) -> dict[Movement, int]:
    """Return how many rows made each movement, in declared order."""
    found = Counter(rows["movement"].tolist())
    return {movement: found[movement] for movement in Movement}


def by_movement(rows: pd.DataFrame) -> dict[Movement, list[int]]:
    """Return the places of the rows of each movement, the largest change first, then the lowest value."""
    ordered = (
        rows.assign(place=np.arange(len(rows)), size=rows["change"].abs())
        .sort_values(["size", "after", "place"], ascending=[False, True, True])
        .groupby("movement")["place"]
    )
    return {Movement(str(key)): places.tolist() for key, places in ordered}
