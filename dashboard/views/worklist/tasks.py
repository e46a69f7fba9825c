"""The work list: entities with a reason to call, the most urgent first, and the milestone to speak about."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from dashboard.core.state import Listed, ViewState
from dashboard.core.wording import capitalised, counted, measure, number, percent, roman
from dashboard.indicators.rules import RULES, Rule, Urgent, by_urgency, current_phase, cutoff_of
from dashboard.indicators.rules.declaration import PhaseStatus, phase_status_at
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.neighbours import profile_href

NOT_BEGUN: Final = "ninguna fase había empezado"


@dataclass(frozen=True)
class Reason:
    """Why to call: the rule and its sentence for this entity."""

    rule: Rule
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Task:
    """One entity of the work list.

    Attributes:
        order: its place in the list, from 1.
        code, name, place, href: the entity, its department and the address of its profile.
        points: sum of the points of its reasons. reasons: the heaviest first.
        progress: of the phase in course (0-100); NaN without report or outside the phase.
        progress_words: the same in words, the four states apart. days: since its last report, or None.
        milestone: the pending milestone of most weight, in words, or why there is none.
        weight: its weight in the phase, in points. adviser: code, or None.
    """

    order: int
    code: str
    name: str
    place: str
    href: str
    points: int
    reasons: tuple[Reason, ...]
    progress: float
    progress_words: str
    days: int | None
    milestone: str
    weight: float | None
    adviser: str | None

    @property
    def urgency_words(self) -> str:
        """Why it stands where it does, in the terms of the order: its points, of which reasons, and progress.

        «80 puntos = 45 + 35; avance 12,3 %».
        """
        parts = [number(reason.rule.points) for reason in self.reasons]
        sum_words = f" = {' + '.join(parts)}" if len(parts) > 1 else ""
        known = f"avance {self.progress_words}" if self.progress == self.progress else self.progress_words
        return f"{counted(self.points, 'punto', 'puntos')}{sum_words}; {known}"


def current_status(snapshot: Snapshot, state: ViewState) -> PhaseStatus | None:
    """Return the phase in course at the cut-off of a view; `None` before the first phase."""
    cutoff = cutoff_of(snapshot.model, state)
    return phase_status_at(snapshot.model, current_phase(snapshot.model, cutoff), cutoff)


def tasks(snapshot: Snapshot, state: ViewState) -> tuple[Task, ...]:
    """Return the entities of a view with a reason to call, the most urgent first (see `Urgent.order`)."""
    status = current_status(snapshot, state)
    view = replace(state, listed=Listed.WORK_LIST)
    listed = enumerate(by_urgency(snapshot.model, state), start=1)
    return tuple(_task(snapshot, view, status, order, one) for order, one in listed)


def _task(
    snapshot: Snapshot, state: ViewState, status: PhaseStatus | None, order: int, urgent: Urgent
) -> Task:
    entry = snapshot.directory[urgent.code]
    place = entry.place
    milestone, weight = (NOT_BEGUN, None) if status is None else pending_milestone(status, place)
    return Task(
        order=order,
        code=urgent.code,
        name=entry.name,
        place=entry.department,
        href=profile_href(state, urgent.code),
        points=urgent.points,
        reasons=tuple(Reason(RULES[rule], capitalised(words)) for rule, words in urgent.reasons),
        progress=urgent.progress,
        progress_words=NOT_BEGUN if status is None else progress_words(status, place),
        days=None if status is None else days_since_report(status, place),
        milestone=milestone,
        weight=weight,
        adviser=entry.adviser,
    )


def progress_words(status: PhaseStatus, place: int) -> str:
    """Return the progress of an entity in words; not assisted and without report are said."""
    if not status.phase.assisted[place]:
        return f"no asistida en la fase {roman(status.phase.key)}"
    if not status.reported[place]:
        return "sin reporte"
    return percent(float(status.progress[-1, place]))


def days_since_report(status: PhaseStatus, place: int) -> int | None:
    """Return the days from the last report of an entity to the phase's cut-off, or `None` without report."""
    if not status.reported[place]:
        return None
    last = status.phase.last_report[status.position, place].astype("datetime64[D]")
    return int((np.datetime64(status.as_of, "D") - last).astype(int))


def pending_milestone(status: PhaseStatus, place: int) -> tuple[str, float | None]:
    """Return the pending milestone of most weight (the first of equals) and its weight, in points.

    No weight for an entity that the phase does not assist or that has completed it; for one without report
    every milestone is pending.
    """
    pending = ~status.complete[place]
    if not status.phase.assisted[place]:
        return "no aplica: la fase en curso no la asiste", None
    if not pending.any():
        return "todos completos", None
    weights = np.where(pending, status.weights, -1.0)
    heaviest = int(weights.argmax())
    reached = percent(100 * float(status.fractions[place, heaviest]))
    known = f"va en {reached}" if status.reported[place] else "sin reporte"
    weight = float(weights[heaviest])
    words = f"{status.milestone_name(heaviest)}: vale {measure(number(weight, 1), 'puntos')}, {known}"
    return capitalised(words), weight
