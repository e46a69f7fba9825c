"""Decree 683 in numbers: when plans were presented and approved, and how adopters compare with the others.

Presentation is milestone 18 of phase I and approval milestone 22 (`criterios_cumplimiento.csv`), each at the
first cut-off that has it complete. Only who reports counts; nothing is known of the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

import numpy as np

from dashboard.core.kept import kept_with
from dashboard.core.state import ViewState
from dashboard.indicators.intervals import Interval, difference_interval
from dashboard.indicators.measures import BoolArray, FloatArray, cutoff_position
from dashboard.indicators.progress import is_complete, milestones_of, progress_of
from dashboard.indicators.rules.catalogue import TERMS
from dashboard.indicators.selection import selected
from dashboard.indicators.snapshot import Snapshot
from data.calibration import load_criteria
from data.contracts import UNIVERSES
from data.model import Model, Phase

PHASE: Final = "1"
PRESENTED: Final = "entrega"
APPROVED: Final = "aprobacion"
ADOPTED: Final = "con Decreto 683"
OTHERS: Final = "sin Decreto 683"
NEVER: Final = -1


@dataclass(frozen=True)
class Deadline:
    """A legal date: what had to be done by whom, and the rule that says so."""

    day: date
    act: str
    who: str
    rule: str


DEADLINES: Final = (
    Deadline(date(2020, 4, 30), PRESENTED, OTHERS, "Ley 152 de 1994, artículo 39"),
    Deadline(TERMS["term"], APPROVED, OTHERS, "Ley 152 de 1994, artículo 40"),
    Deadline(date(2020, 6, 15), PRESENTED, ADOPTED, "Decreto 683 de 2020, artículos 1 y 2"),
    Deadline(TERMS["term_683"], APPROVED, ADOPTED, "Decreto 683 de 2020, artículo 3"),
)
ACTS: Final[Mapping[str, str]] = MappingProxyType({PRESENTED: "presentado", APPROVED: "aprobado"})


@dataclass(frozen=True)
class Cumulative:
    """Of who reports of a group, how many had done an act at each cut-off up to the view's.

    Attributes:
        group: `ADOPTED` or `OTHERS`. act: `PRESENTED` or `APPROVED`.
        cutoffs: ascending. done: count at each. n: who reports at the last of them.
    """

    group: str
    act: str
    cutoffs: tuple[date, ...]
    done: tuple[int, ...]
    n: int

    @property
    def shares(self) -> tuple[float, ...]:
        """Percentages (0-100); NaN where nobody reports."""
        return tuple(100 * count / self.n if self.n else float("nan") for count in self.done)

    @property
    def new(self) -> tuple[int, ...]:
        """How many did it since the cut-off before: the distribution of dates."""
        return tuple(int(count) for count in np.diff([0, *self.done]))

    @property
    def median(self) -> date | None:
        """The cut-off at which half of them had done it; None where it was not reached."""
        halves = (day for day, count in zip(self.cutoffs, self.done, strict=True) if 2 * count >= self.n)
        return next(halves, None) if self.n else None


@dataclass(frozen=True)
class Comparison:
    """Progress of phase I of adopters against the others in one group.

    Attributes:
        kind: "total", "región" or "universo". name: of the group.
        adopted, others: mean progress (0-100); NaN without any. adopters, rest: how many report.
        difference: adopted less others, with Welch's interval.
    """

    kind: str
    name: str
    adopted: float
    others: float
    adopters: int
    rest: int
    difference: Interval


def first_done(model: Model, act: str) -> np.ndarray:
    """Return by entity the place of the first cut-off of phase I with an act complete, or `NEVER`."""
    return _first_done(model.phases[PHASE], act)


@kept_with(4)
def _first_done(phase: Phase, act: str) -> np.ndarray:
    wanted = load_criteria().at[act, "milestones"]
    places = phase.milestones.index.get_indexer(list(wanted))
    if (places < 0).any() or not phase.cutoffs:
        return np.full(phase.fractions.shape[1], NEVER)
    done = is_complete(milestones_of(phase)[:, :, places]).all(axis=2)
    return np.where(done.any(axis=0), done.argmax(axis=0), NEVER)


def reached(model: Model, cutoff: date) -> int:
    """Return how many cut-offs of phase I there were up to a day."""
    return cutoff_position(model.phases[PHASE], cutoff) + 1


def groups(snapshot: Snapshot, state: ViewState, cutoff: date) -> dict[str, BoolArray]:
    """Return the entities of a view that report at a cut-off, adopters and the others."""
    model = snapshot.model
    adopted = model.entities["decree_683"].to_numpy(dtype=bool)
    known = selected(model, state) & ~np.isnan(progress_at(model, cutoff))
    return {ADOPTED: known & adopted, OTHERS: known & ~adopted}


def progress_at(model: Model, cutoff: date) -> FloatArray:
    """Return the progress (0-100) of phase I of each entity at a day; NaN without report."""
    count = reached(model, cutoff)
    values: FloatArray = (
        progress_of(model.phases[PHASE])[count - 1] if count else np.full(len(model.entities), np.nan)
    )
    return values


def cumulatives(snapshot: Snapshot, state: ViewState, cutoff: date) -> tuple[Cumulative, ...]:
    """Return both acts of both groups, cut-off by cut-off."""
    model = snapshot.model
    days = model.phases[PHASE].cutoffs[: reached(model, cutoff)]
    return tuple(
        Cumulative(group, act, days, _counts(first_done(model, act)[members], len(days)), int(members.sum()))
        for group, members in groups(snapshot, state, cutoff).items()
        for act in ACTS
    )


def _counts(places: np.ndarray, cutoffs: int) -> tuple[int, ...]:
    done = places[places != NEVER]
    return tuple(int((done <= place).sum()) for place in range(cutoffs))


def comparisons(snapshot: Snapshot, state: ViewState, cutoff: date) -> tuple[Comparison, ...]:
    """Return the progress of both groups: of the whole view, of each region and of each universe."""
    progress = progress_at(snapshot.model, cutoff)
    inside = groups(snapshot, state, cutoff)
    found = (
        _compared(kind, name, progress[inside[ADOPTED] & members], progress[inside[OTHERS] & members])
        for kind, name, members in _parts(snapshot)
    )
    return tuple(one for one in found if one.adopters + one.rest)


def _parts(snapshot: Snapshot) -> Iterator[tuple[str, str, BoolArray]]:
    entities, names = snapshot.model.entities, snapshot.model.catalogue.regions["name"]
    yield "total", "Conjunto", np.ones(len(entities), dtype=bool)
    for slug, name in names.items():
        yield "región", str(name), (entities["region"] == slug).to_numpy(dtype=bool)
    for letter in UNIVERSES:
        own = entities["universe"].eq(letter).fillna(False)
        yield "universo", f"Universo {letter}", own.to_numpy(dtype=bool)


def _compared(kind: str, name: str, adopted: FloatArray, others: FloatArray) -> Comparison:
    return Comparison(
        kind,
        name,
        _mean(adopted),
        _mean(others),
        len(adopted),
        len(others),
        difference_interval(adopted, others),
    )


def _mean(values: FloatArray) -> float:
    return float(values.mean()) if len(values) else float("nan")


def clear_differences(found: Sequence[Comparison]) -> tuple[Comparison, ...]:
    """Return the comparisons whose interval leaves out zero."""
    return tuple(one for one in found if one.difference.leaves_out_zero)
