"""What changed since an earlier cut-off: who advanced, who stands still, who went back."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from dashboard.core.state import ViewState
from dashboard.core.wording import percent, signed
from dashboard.indicators.rules.declaration import PhaseStatus
from dashboard.indicators.selection import selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.neighbours import entity_name, profile_href
from dashboard.views.worklist.tasks import current_status

SAME: Final = 0.005  # points of progress: smaller differences are rounding
MOST_SHOWN: Final = 8


@dataclass(frozen=True)
class Move:
    """One entity that moved: by how many points, and from where to where in words."""

    code: str
    name: str
    href: str
    points: float
    change: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What changed among the assisted entities of a view.

    Attributes:
        since: the earlier cut-off; None when there is none.
        advanced, still, back, first: how many entities (first: their first report came in between).
        forward: the largest advances, at most `MOST_SHOWN`. backward: every entity that went back.
    """

    since: date | None
    advanced: int
    still: int
    back: int
    first: int
    forward: tuple[Move, ...]
    backward: tuple[Move, ...]


NO_CHANGES: Final = Changes(since=None, advanced=0, still=0, back=0, first=0, forward=(), backward=())


def changes(snapshot: Snapshot, state: ViewState) -> Changes:
    """Return what changed in the phase in course since the view's earlier cut-off, or the one before."""
    status = current_status(snapshot, state)
    earlier = None if status is None else earlier_position(status, state)
    if status is None or earlier is None:
        return NO_CHANGES
    inside = selected(snapshot.model, state) & status.phase.assisted
    before, now = status.progress[earlier], status.progress[-1]
    moved = now - before
    known = inside & ~np.isnan(moved)
    up, down = known & (moved > SAME), known & (moved < -SAME)

    def listed(mask: np.ndarray, most: int | None = None) -> list[Move]:
        places = np.flatnonzero(mask)
        largest = places[np.argsort(-np.abs(moved[places]), kind="stable")][:most]
        return [_move(snapshot, state, int(place), before[place], now[place]) for place in largest]

    return Changes(
        since=status.phase.cutoffs[earlier],
        advanced=int(up.sum()),
        still=int((known & ~up & ~down).sum()),
        back=int(down.sum()),
        first=int((inside & np.isnan(before) & ~np.isnan(now)).sum()),
        forward=tuple(listed(up, MOST_SHOWN)),
        backward=tuple(listed(down)),
    )


def earlier_position(status: PhaseStatus, state: ViewState) -> int | None:
    """Return the place of the cut-off to compare with, or `None` when the phase has none before."""
    asked = [place for place, day in enumerate(status.phase.cutoffs) if state.since and day <= state.since]
    if asked and asked[-1] < status.position:
        return asked[-1]
    return status.position - 1 if status.position > 0 else None


def _move(snapshot: Snapshot, state: ViewState, place: int, before: float, now: float) -> Move:
    code = str(snapshot.model.entities.index[place])
    points = float(now - before)
    return Move(
        code=code,
        name=entity_name(snapshot, code),
        href=profile_href(state, code),
        points=points,
        change=f"{signed(points)} puntos",
        path=f"de {percent(float(before))} a {percent(float(now))}",
    )
