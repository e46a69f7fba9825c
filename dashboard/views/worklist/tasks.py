"""The work list: entities with a reason to call, the most urgent first, and the milestone to speak about."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from dashboard.core.state import ViewState
from dashboard.core.wording import capitalised, measure, number, percent, roman
from dashboard.indicators.rules import RULES, Rule, current_phase, cutoff_of, findings_in
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
        code, name, place, href: the entity, its department and the address of its profile.
        points: sum of the points of its reasons. reasons: the heaviest first.
        progress: of the phase in course (0-100); NaN without report or outside the phase.
        progress_words: the same in words, the four states apart. days: since its last report, or None.
        milestone: the pending milestone of most weight, in words, or why there is none.
        weight: its weight in the phase, in points. adviser: code, or None.
    """

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


def current_status(snapshot: Snapshot, state: ViewState) -> PhaseStatus | None:
    """Return the phase in course at the cut-off of a view; `None` before the first phase."""
    cutoff = cutoff_of(snapshot.model, state)
    return phase_status_at(snapshot.model, current_phase(snapshot.model, cutoff), cutoff)


def tasks(snapshot: Snapshot, state: ViewState) -> tuple[Task, ...]:
    """Return the entities of a view with a reason to call, by points, then least progress, then code.

    An entity without report goes before those with progress: NaN counts as nothing known, and comes first.
    """
    found = findings_in(snapshot.model, state)
    urgent = found[found["points"] > 0].sort_values("points", ascending=False, kind="stable")
    status = current_status(snapshot, state)
    reasons: dict[str, list[Reason]] = {}
    for code, rule, words in zip(urgent["entity"], urgent["rule"], urgent["sentence"], strict=True):
        reasons.setdefault(str(code), []).append(Reason(RULES[str(rule)], capitalised(str(words))))
    listed = [_task(snapshot, state, status, code, tuple(own)) for code, own in reasons.items()]
    return tuple(sorted(listed, key=lambda task: (-task.points, *_least_first(task.progress), task.code)))


def _least_first(progress: float) -> tuple[bool, float]:
    return (False, 0.0) if np.isnan(progress) else (True, progress)


def _task(
    snapshot: Snapshot, state: ViewState, status: PhaseStatus | None, code: str, reasons: tuple[Reason, ...]
) -> Task:
    entry = snapshot.directory[code]
    place = entry.place
    milestone, weight = (NOT_BEGUN, None) if status is None else pending_milestone(status, place)
    progress = float("nan") if status is None else float(status.progress[-1, place])
    return Task(
        code=code,
        name=entry.name,
        place=entry.department,
        href=profile_href(state, code),
        points=sum(reason.rule.points for reason in reasons),
        reasons=reasons,
        progress=progress,
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
