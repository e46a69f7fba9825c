"""What a rule is: declared once, with its sentence, its threshold, its test and what to do.

A rule looks at one phase at one cut-off (a `PhaseStatus`) and says of every entity at once whether it holds,
with the numbers that its sentence shows. What it finds is listed, never corrected.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dashboard.core.kept import kept_with
from dashboard.core.wording import counted, day, measure, number, percent, roman
from dashboard.indicators.measures import BoolArray, FloatArray, cutoff_position
from dashboard.indicators.progress import is_complete, milestones_of, progress_of, weights_of
from data.model import Model, Phase


class Severity(IntEnum):
    """How serious a finding is; a larger number comes first."""

    HIGH = 3
    MEDIUM = 2
    LOW = 1

    @property
    def label(self) -> str:
        """The word that screens and files show."""
        return {3: "alta", 2: "media", 1: "baja"}[self.value]


class Family(StrEnum):
    """What a rule is for: to doubt a datum, or to call an entity."""

    QUALITY = "calidad"
    URGENCY = "urgencia"


class Scope(StrEnum):
    """Which phases a rule looks at."""

    CURRENT = "fase en curso"  # the last phase that had begun at the cut-off
    EACH = "cada fase"  # every phase that had begun
    FIRST = "fase I"
    SECOND = "fase II"


@dataclass(frozen=True, eq=False)
class PhaseStatus:
    """One phase of a model as it stood at a cut-off; only begun phases make phase statuses.

    Attributes:
        model: the frozen model. phase: the phase looked at.
        cutoff: the day of the view. position: place of the phase's last cut-off at or before it.
    """

    model: Model
    phase: Phase
    cutoff: date
    position: int

    @property
    def as_of(self) -> date:
        """The phase's last cut-off at or before the view's: a closed phase is judged at its close."""
        return self.phase.cutoffs[self.position]

    @cached_property
    def fractions(self) -> FloatArray:
        """Reported fraction by entity and milestone; never reported counts 0 here, see `reported`."""
        return np.nan_to_num(self.phase.fractions[self.position].astype(float))

    @cached_property
    def complete(self) -> BoolArray:
        """Which milestones are complete, by entity."""
        return is_complete(milestones_of(self.phase)[self.position])

    @cached_property
    def reported(self) -> BoolArray:
        """Which entities are assisted in the phase and have reported something."""
        return ~np.isnan(self.progress[-1])

    @cached_property
    def progress(self) -> FloatArray:
        """Phase progress (0-100) by cut-off up to this one and by entity; NaN before the first report."""
        return progress_of(self.phase)[: self.position + 1]

    @cached_property
    def weights(self) -> FloatArray:
        """Weight of each milestone in the phase, in points of 100."""
        return weights_of(self.phase)

    @cached_property
    def _names(self) -> tuple[tuple[int, str], ...]:
        milestones = self.phase.milestones
        return tuple(zip(milestones.index.tolist(), milestones["milestone_name"].tolist(), strict=True))

    def place(self, milestone: int) -> int | None:
        """Return the column of a milestone, or `None` when the phase's catalogue lacks it."""
        found = np.flatnonzero(self.phase.milestones.index == milestone)
        return int(found[0]) if len(found) else None

    def milestone_name(self, place: int) -> str:
        """Name the milestone of a column: «hito 8 «CTP renovado…»»; an illegible name says so itself."""
        number_, name = self._names[place]
        return f"h{name[1:]}" if name.startswith("Hito ") else f"hito {number_} «{name}»"


@kept_with(32)
def phase_status_at(model: Model, key: str, cutoff: date) -> PhaseStatus | None:
    """Return a phase as it stood at a cut-off, or `None` when it had not begun.

    Kept for each model, phase and cut-off: what a phase status derives is computed once.
    """
    phase = model.phases[key]
    position = cutoff_position(phase, cutoff)
    return PhaseStatus(model, phase, cutoff, position) if position >= 0 else None


@dataclass(frozen=True, eq=False)
class Hits:
    """What a test finds: which entities, and by name the numbers that the sentence shows.

    Attributes:
        found: one bool per entity of the model, in its order.
        numbers: one value per entity, meaningful where found.
    """

    found: BoolArray
    numbers: Mapping[str, NDArray[Any]] = field(default_factory=dict)


Limits = Mapping[str, Any]
"""Thresholds by the name that says their unit: days, cutoffs, points, or a date."""
Test = Callable[[PhaseStatus, Limits], Hits]

FORMATS: Final[Mapping[str, Callable[[Any], str]]] = MappingProxyType(
    {
        "days": lambda value: counted(int(value), "día", "días"),
        "cutoffs": lambda value: counted(int(value), "corte", "cortes"),
        "points": lambda value: measure(number(float(value), 1), "puntos"),
        "progress": lambda value: percent(float(value)),
        "fraction": lambda value: percent(100 * float(value)),
        "before": lambda value: percent(100 * float(value)),
        "milestone": str,
        "stage": str,
        "to_day": lambda value: day(value),
        "term": lambda value: day(value),
        "term_683": lambda value: day(value),
        "phase": lambda value: roman(str(value)),
        "earlier_phase": lambda value: roman(str(value)),
    }
)
"""How each number is written; its name decides its unit, in sentences and in thresholds alike."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One declared rule.

    Attributes:
        key: in addresses and files; never reused for another meaning.
        label: Spanish, short: the head of a column or of a group.
        condition: when it holds, in words; thresholds stand in braces, so that what is shown is what counts.
        sentence: what is said of an entity; the numbers of the hit, and `phase`, stand in braces.
        action: what to do about it.
        test: its arithmetic, over all entities at once.
        family: to doubt a datum or to call an entity.
        severity: how serious.
        scope: which phases it looks at.
        limits: its thresholds, as data.
        points: its weight in the order of the work list; 0 keeps it off the work list.
    """

    key: str
    label: str
    condition: str
    sentence: str
    action: str
    test: Test
    family: Family
    severity: Severity
    scope: Scope
    limits: Limits = field(default_factory=dict)
    points: int = 0

    @property
    def condition_words(self) -> str:
        """When it holds, with its thresholds in words."""
        return self.condition.format(**{name: FORMATS[name](value) for name, value in self.limits.items()})

    def words(self, numbers: Mapping[str, Any]) -> str:
        """Write the sentence of one hit."""
        return self.sentence.format(**{name: FORMATS[name](value) for name, value in numbers.items()})
