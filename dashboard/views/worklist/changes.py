"""What changed since an earlier cut-off: who advanced, who stands still, who went back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from dashboard.core.state import ViewState
from dashboard.core.wording import measure, percent, signed
from dashboard.indicators.movement import Movement, by_movement, counts, difference, earlier_position
from dashboard.indicators.rules import judged
from dashboard.indicators.rules.declaration import PhaseStatus
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.finding import moved, not_comparable
from dashboard.views.neighbours import entity_name, profile_href
from dashboard.views.worklist.tasks import current_status

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
        counts: how many entities made each movement.
        forward: the largest advances, at most `MOST_SHOWN`. backward: every entity that went back.
    """

    since: date | None
    counts: Mapping[Movement, int]
    forward: tuple[Move, ...]
    backward: tuple[Move, ...]

    @property
    def sentence(self) -> str:
        """The counts in words."""
        return f"{moved(self.counts)}."


NO_CHANGES: Final = Changes(since=None, counts=dict.fromkeys(Movement, 0), forward=(), backward=())


def changes(snapshot: Snapshot, state: ViewState) -> Changes:
    """Return what changed in the phase in course since the view's earlier cut-off, or the one before."""
    status = current_status(snapshot, state)
    earlier = None if status is None else compared_position(status, state)
    if status is None or earlier is None:
        return NO_CHANGES
    inside = judged(snapshot.model, state) & status.phase.assisted
    before, now = status.progress[earlier, inside], status.progress[-1, inside]
    rows = difference(snapshot.model.entities.index[inside], before, now)
    found, places = counts(rows), by_movement(rows)

    def listed(movement: Movement, most: int | None = None) -> tuple[Move, ...]:
        largest = rows.iloc[places.get(movement, [])[:most]]
        return tuple(_move(snapshot, state, row) for row in largest.reset_index(names="code").itertuples())

    return Changes(
        since=status.phase.cutoffs[earlier],
        counts=found,
        forward=listed(Movement.UP, MOST_SHOWN),
        backward=listed(Movement.DOWN),
    )


def compared_position(status: PhaseStatus, state: ViewState) -> int | None:
    """Return the place of the cut-off to compare with, or `None` when the phase has none before."""
    return earlier_position(status.phase, status.position, state.since)


def uncompared(snapshot: Snapshot, state: ViewState) -> tuple[str, ...]:
    """Say why changes are not counted from the day that was asked for; nothing where they are."""
    status = current_status(snapshot, state)
    return () if status is None else not_comparable(status.phase, status.position, state.since)


def _move(snapshot: Snapshot, state: ViewState, row: Any) -> Move:  # noqa: ANN401
    return Move(
        code=row.code,
        name=entity_name(snapshot, row.code),
        href=profile_href(state, row.code),
        points=row.change,
        change=measure(signed(row.change), "puntos"),
        path=f"de {percent(row.before)} a {percent(row.after)}",
    )
