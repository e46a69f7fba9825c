"""When each milestone was reached: the month in which half of who reports had it, as the data tell it.

The chart of the report with the milestones month by month can't be read in the text that there is.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.core.kept import kept_with
from dashboard.indicators.progress import is_complete, milestones_of
from dashboard.indicators.snapshot import Snapshot


@dataclass(frozen=True)
class MilestoneMonth:
    """One milestone: number, name, stage, and the cut-off at which half had it; None if it was not reached.

    `done` is how many of the `n` who report have it at the last cut-off.
    """

    number: int
    name: str
    stage: str
    half: date | None
    done: int
    n: int


@kept_with(4)
def milestone_months(snapshot: Snapshot, key: str) -> tuple[MilestoneMonth, ...]:
    """Return the milestones of a phase in their order, over everybody who reports at its last cut-off."""
    phase = snapshot.model.phases[key]
    if not phase.cutoffs:
        return ()
    values = milestones_of(phase)
    reports = ~np.isnan(values[-1, :, 0])
    done = is_complete(values[:, reports, :]).sum(axis=1)
    n = int(reports.sum())
    return tuple(
        MilestoneMonth(
            number=int(milestone),
            name=str(row["milestone_name"]),
            stage=str(row["stage_name"]),
            half=_half(phase.cutoffs, done[:, place], n),
            done=int(done[-1, place]),
            n=n,
        )
        for place, (milestone, row) in enumerate(phase.milestones.iterrows())
    )


def _half(cutoffs: tuple[date, ...], done: np.ndarray, n: int) -> date | None:
    """Return the first cut-off at which half of `n` are done."""
    return next((day for day, count in zip(cutoffs, done, strict=True) if n and 2 * count >= n), None)
