"""The arithmetic of the rules: each looks at every entity of a phase status at once.

Factories take what the declaration says (milestones by role or number) and return a test; a phase whose
catalogue lacks one of those milestones has no hits. Only what an entity reported can break an order: an
entity without report is found by the rules about reports, never by those about order.
"""

from functools import lru_cache
from typing import Final

import numpy as np
import pandas as pd

from dashboard.indicators.measures import BoolArray, FloatArray
from dashboard.indicators.movement import change_of
from dashboard.indicators.progress import is_complete, milestones_of
from dashboard.indicators.rules.declaration import Hits, Limits, PhaseStatus, Test
from data.calibration import load_criteria

APPROVAL: Final = "aprobacion"


@lru_cache(maxsize=1)
def criteria() -> pd.DataFrame:
    """Return which milestones mean delivery, approval…; index criterion (`data/published/criterios_…csv`)."""
    return load_criteria()


def _columns(status: PhaseStatus, milestones: tuple[int, ...]) -> list[int] | None:
    places = [status.place(milestone) for milestone in milestones]
    return None if None in places else [place for place in places if place is not None]


def _criterion(status: PhaseStatus, name: str) -> list[int] | None:
    row = criteria().loc[name]
    return _columns(status, row["milestones"]) if str(row["phase"]) == status.phase.key else None


def nothing(status: PhaseStatus) -> Hits:
    """Return that no entity is found."""
    return Hits(np.zeros(len(status.model.entities), dtype=bool))


def _order(status: PhaseStatus, later: list[int] | None, earlier: list[int] | None) -> Hits:
    """Entities whose later milestones are all complete while one of the earlier is not."""
    if later is None or earlier is None:
        return nothing(status)
    before = status.fractions[:, earlier].min(axis=1)
    complete = status.complete
    found = status.reported & complete[:, later].all(axis=1) & ~complete[:, earlier].all(axis=1)
    return Hits(found, {"fraction": before})


def fulfilled_without(later: str, earlier: str) -> Test:
    """Test an order between two criteria of compliance: the later one fulfilled, the earlier one not."""
    return lambda status, limits: _order(status, _criterion(status, later), _criterion(status, earlier))


def complete_without(later: int, earlier: int) -> Test:
    """Test an order between two milestones: the later one complete, the earlier one not."""
    return lambda status, limits: _order(status, _columns(status, (later,)), _columns(status, (earlier,)))


def without_previous_phase(status: PhaseStatus, limits: Limits) -> Hits:
    """Entities of a phase that the phase before it did not assist."""
    keys = sorted(status.model.phases)
    place = keys.index(status.phase.key)
    if place == 0:
        return nothing(status)
    earlier = status.model.phases[keys[place - 1]]
    names = np.full(len(earlier.assisted), earlier.key, dtype=object)
    return Hits(status.phase.assisted & ~earlier.assisted, {"earlier_phase": names})


def _days_since(status: PhaseStatus) -> np.ndarray:
    """Days from the last report to the phase's cut-off; NaN without report."""
    last = status.phase.last_report[status.position].astype("datetime64[D]")
    elapsed = np.datetime64(status.as_of, "D") - last
    return np.where(np.isnat(elapsed), np.nan, elapsed.astype(float))


def silent_for(status: PhaseStatus, limits: Limits) -> Hits:
    """Entities whose last report is older than the limit of days, however much they had advanced."""
    days = _days_since(status)
    return Hits(status.reported & (days > limits["days"]), {"days": days})


def silent_and_unfinished(status: PhaseStatus, limits: Limits) -> Hits:
    """The same, of entities that have not completed the phase: who is done owes no report."""
    hits = silent_for(status, limits)
    return Hits(hits.found & ~status.complete.all(axis=1), hits.numbers)


def never_reported(status: PhaseStatus, limits: Limits) -> Hits:
    """Assisted entities without any report, once the phase has run for the limit of days."""
    running = (status.as_of - status.phase.cutoffs[0]).days
    found = status.phase.assisted & ~status.reported & (running >= limits["days"])
    return Hits(found, {"days": np.full(len(found), running)})


def stalled(status: PhaseStatus, limits: Limits) -> Hits:
    """Entities short of 100 % whose progress did not move over the last cut-offs, the limit at least."""
    now = status.progress[-1]
    steps = _cutoffs_without_change(status.progress)
    found = status.reported & ~is_complete(now) & (steps >= limits["cutoffs"])
    return Hits(found, {"cutoffs": steps, "progress": now})


def _cutoffs_without_change(progress: FloatArray) -> np.ndarray:
    """How many of the last cut-offs brought no change of progress, by entity; a first report is a change."""
    changed = change_of(progress[:-1], progress[1:]) != 0  # NaN, no report before, counts as a change
    if not len(changed):
        return np.zeros(progress.shape[1], dtype=int)
    turned = changed[::-1]
    return np.where(turned.any(axis=0), turned.argmax(axis=0), len(turned))


def went_back(status: PhaseStatus, limits: Limits) -> Hits:
    """Entities with a milestone whose fraction fell between two cut-offs; the last fall counts."""
    history = milestones_of(status.phase)[: status.position + 1]
    if len(history) < 2:
        return nothing(status)
    fall = np.maximum(np.nan_to_num(-change_of(history[:-1], history[1:])), 0.0)
    fell = fall.max(axis=2) > 0
    last = len(fell) - 1 - fell[::-1].argmax(axis=0)
    everyone = np.arange(fell.shape[1])
    place = fall[last, everyone].argmax(axis=1)
    names = np.array([status.milestone_name(item) for item in range(history.shape[2])], dtype=object)
    days = np.array(status.phase.cutoffs, dtype=object)
    return Hits(
        status.reported & fell.any(axis=0),
        {
            "milestone": names[place],
            "before": history[last, everyone, place] / 100,
            "fraction": history[last + 1, everyone, place] / 100,
            "to_day": days[last + 1],
        },
    )


def leapt(status: PhaseStatus, limits: Limits) -> Hits:
    """Entities whose progress rose more than the limit of points in one cut-off, first reports apart."""
    if status.position < 1:
        return nothing(status)
    rise = np.nan_to_num(change_of(status.progress[:-1], status.progress[1:]))
    largest = rise.argmax(axis=0)
    points = rise.max(axis=0)
    days = np.array(status.phase.cutoffs, dtype=object)
    return Hits(
        status.reported & (points > limits["points"]), {"points": points, "to_day": days[largest + 1]}
    )


def one_milestone_left(status: PhaseStatus, limits: Limits) -> Hits:
    """Entities that lack a single milestone of a stage of several; of such stages, the heaviest counts."""
    stages = status.phase.milestones["stage"].to_numpy()
    weights = status.phase.milestones.groupby("stage")["stage_weight"].first()
    heaviest_first = list(weights.sort_values(ascending=False, kind="stable").index)
    found = np.zeros(len(status.model.entities), dtype=bool)
    left = np.zeros(len(found), dtype=int)
    for stage in heaviest_first:
        inside = np.flatnonzero(stages == stage)
        open_ = ~status.complete[:, inside]
        here = ~found & status.reported & (open_.sum(axis=1) == 1) & (len(inside) > 1)
        left = np.where(here, inside[open_.argmax(axis=1)], left)
        found = found | here
    names = np.array([status.milestone_name(place) for place in range(len(stages))], dtype=object)
    titles = status.phase.milestones["stage_name"].to_numpy(dtype=object)
    return Hits(
        found,
        {
            "milestone": names[left],
            "fraction": status.fractions[np.arange(len(left)), left],
            "stage": titles[left],
        },
    )


def _terms(status: PhaseStatus, limits: Limits) -> tuple[np.ndarray, np.ndarray]:
    """The day each entity had to approve its plan by, and the days from it to the view's cut-off."""
    decree = status.model.entities["decree_683"].to_numpy(dtype=bool)
    terms = np.where(decree, np.datetime64(limits["term_683"], "D"), np.datetime64(limits["term"], "D"))
    return terms, (np.datetime64(status.cutoff, "D") - terms).astype(int)


def _unapproved(status: PhaseStatus) -> BoolArray | None:
    approval = _criterion(status, APPROVAL)
    if approval is None:
        return None
    return status.phase.assisted & ~status.complete[:, approval].all(axis=1)


def term_expired(status: PhaseStatus, limits: Limits) -> Hits:
    """Assisted entities without a report of complete approval after their term (longer with Decree 683)."""
    open_ = _unapproved(status)
    if open_ is None:
        return nothing(status)
    terms, late = _terms(status, limits)
    return Hits(open_ & (late > 0), {"days": late, "to_day": terms.astype(object)})


def term_near(status: PhaseStatus, limits: Limits) -> Hits:
    """Assisted entities without a report of complete approval whose term ends within the limit of days."""
    open_ = _unapproved(status)
    if open_ is None:
        return nothing(status)
    terms, late = _terms(status, limits)
    return Hits(
        open_ & (late <= 0) & (-late <= limits["days"]), {"days": -late, "to_day": terms.astype(object)}
    )
