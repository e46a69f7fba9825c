"""The difference between two cut-offs: who moved, who stands still, who went back."""

from collections import Counter
from enum import StrEnum

import numpy as np
import pandas as pd

from dashboard.indicators.measures import FloatArray

STILL = 0.05  # percentage points; less is not seen with one decimal


class Movement(StrEnum):
    """What happened to a row between two cut-offs."""

    UP = "avanza"
    STILL = "sigue igual"
    DOWN = "retrocede"
    NEW = "empieza a reportar"
    SILENT = "sin reporte"


def difference(codes: pd.Index, before: FloatArray, after: FloatArray) -> pd.DataFrame:
    """Return before, after, change (after - before, percentage points) and movement of each row.

    Where one side is unknown the change is NaN. With the two sides swapped every change has the other sign.
    """
    change = after - before
    seen = ~np.isnan(after)
    movement = np.select(
        [np.isnan(change) & seen, np.isnan(change), change >= STILL, change <= -STILL],
        [Movement.NEW, Movement.SILENT, Movement.UP, Movement.DOWN],
        Movement.STILL,
    )
    columns = {"before": before, "after": after, "change": change, "movement": movement.astype(object)}
    return pd.DataFrame(columns, index=codes)


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
