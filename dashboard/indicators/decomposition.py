"""How the percentage of one entity is made: what each milestone adds, and which is the next to complete.

The weights of a phase sum to 100 only within a tolerance, so a contribution is 100 × weight × fraction over
the sum of weights: contributions add up to the progress of `dashboard.indicators.progress` and not to
something near it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from dashboard.core.kept import kept_with
from dashboard.core.wording import number, percent
from dashboard.indicators.progress import is_complete, milestones_of, progress_of, weights_of
from data.model import Phase

HUNDREDTHS: Final = 100  # contributions are written with two decimals that add up
TINY: Final = 1e-6


@dataclass(frozen=True)
class Contribution:
    """What one milestone adds to the percentage.

    Attributes:
        milestone: its number in the phase. name, note: as the catalogue has them.
        weight: most that it can add, in points.
        fraction: reported, 0-1; NaN when it was never reported.
        points: what it adds; 0 when it was never reported.
        shown, shown_weight: both in words, rounded so that the written figures add up too.
    """

    milestone: int
    name: str
    note: str
    weight: float
    fraction: float
    points: float
    shown: str
    shown_weight: str

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to add."""
        return bool(is_complete(100 * self.fraction))


@dataclass(frozen=True)
class StagePart:
    """A stage with its milestones; the written subtotal is the sum of their written figures."""

    stage: int
    name: str
    weight: float
    points: float
    shown: str
    shown_weight: str
    milestones: tuple[Contribution, ...]


@dataclass(frozen=True)
class Decomposition:
    """The percentage of an entity in one phase, milestone by milestone.

    Attributes:
        reported: False when the entity never reported up to the cut-off; there is no percentage then.
        points: sum of the contributions: the progress of the phase.
        shown: the same in words.
    """

    stages: tuple[StagePart, ...]
    reported: bool
    points: float
    shown: str

    @property
    def milestones(self) -> tuple[Contribution, ...]:
        """Every milestone in the order of the catalogue."""
        return tuple(item for stage in self.stages for item in stage.milestones)


def decompose(phase: Phase, position: int, entity: int) -> Decomposition:
    """Return what each milestone adds for an entity at a cut-off.

    Args:
        position: of the cut-off in the phase. entity: of the entity in the model's order.
    """
    weights = weights_of(phase)
    whole = weights / weights.sum() * 100
    fractions = phase.fractions[position, entity]
    points = whole * np.nan_to_num(milestones_of(phase)[position, entity]) / 100
    progress = progress_of(phase)[position, entity]
    parts, ceilings = written(points, whole)
    rows = [
        Contribution(
            milestone=number_,
            name=name,
            note=note,
            weight=float(whole[place]),
            fraction=float(fractions[place]),
            points=float(points[place]),
            shown=_words(parts[place]),
            shown_weight=_words(ceilings[place]),
        )
        for place, (number_, name, note) in enumerate(titles(phase))
    ]
    stages = phase.milestones["stage"].to_numpy()
    return Decomposition(
        stages=tuple(
            _stage(stage, name, stages == stage, rows, parts, ceilings)
            for stage, name in stage_names(phase).items()
        ),
        reported=not bool(np.isnan(progress)),
        points=float(np.nan_to_num(progress)),
        shown=_words(int(parts.sum())),
    )


@kept_with()
def titles(phase: Phase) -> tuple[tuple[int, str, str], ...]:
    """Return number, name and note of each milestone, in the order of the catalogue."""
    milestones = phase.milestones
    notes = milestones["note"] if "note" in milestones else [""] * len(milestones)
    rows = zip(milestones.index, milestones["milestone_name"], notes, strict=True)
    return tuple((int(number_), str(name), str(note)) for number_, name, note in rows)


def stage_names(phase: Phase) -> dict[int, str]:
    """Return the name of each stage by number, in order."""
    numbers = (int(number_) for number_ in phase.milestones["stage"])
    return dict(zip(numbers, map(str, phase.milestones["stage_name"]), strict=True))


def _stage(
    stage: int,
    name: str,
    inside: np.ndarray,
    rows: Sequence[Contribution],
    parts: np.ndarray,
    ceilings: np.ndarray,
) -> StagePart:
    own = tuple(row for row, chosen in zip(rows, inside, strict=True) if chosen)
    return StagePart(
        stage=stage,
        name=name,
        weight=math.fsum(row.weight for row in own),
        points=math.fsum(row.points for row in own),
        shown=_words(int(parts[inside].sum())),
        shown_weight=_words(int(ceilings[inside].sum())),
        milestones=own,
    )


def written(points: np.ndarray, whole: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return points and weights in whole hundredths whose sums are the rounded sums (largest remainder).

    A part takes a hundredth above its written weight only when no other part can take it.
    """
    ceilings = _apportioned(whole, np.full(len(whole), np.iinfo(np.int64).max))
    return _apportioned(points, ceilings), ceilings


def _apportioned(values: np.ndarray, most: np.ndarray) -> np.ndarray:
    exact = values * HUNDREDTHS
    floors = np.floor(np.round(exact, 6)).astype(np.int64)
    left = round(float(exact.sum())) - int(floors.sum())
    rest = exact - floors
    claim = np.where(rest < TINY, -2.0, np.where(floors < most, rest, rest - 1))
    for place in np.argsort(-claim, kind="stable")[: max(left, 0)]:
        floors[place] += 1
    return floors


def _words(hundredths: int) -> str:
    """Write hundredths without final zeros: 450 is «4,5»."""
    text = number(int(hundredths) / HUNDREDTHS, 2)
    return text.rstrip("0").rstrip(",") if "," in text else text


def next_milestone(decomposition: Decomposition) -> Contribution | None:
    """Return the milestone of most weight that is not complete, the first of them; None when all are."""
    pending = [item for item in decomposition.milestones if not item.is_complete]
    return max(pending, key=lambda item: item.weight, default=None)


def named(item: Contribution) -> str:
    """Return number and name: «18, «Entrega del PDT»»; an illegible name already says its number."""
    illegible = item.name.removeprefix(f"Hito {item.milestone} ")
    return f"{item.milestone} {illegible}" if illegible != item.name else f"{item.milestone}, «{item.name}»"


def next_step(decomposition: Decomposition, phase_name: str) -> str:
    """Say in a sentence which milestone to complete next and what that would give."""
    following = next_milestone(decomposition)
    if following is None:
        return f"Todos los hitos de la {phase_name} están completos."
    stage = next(part for part in decomposition.stages if following in part.milestones)
    reached = decomposition.points - following.points + following.weight
    pending = sum(not item.is_complete for item in decomposition.milestones)
    others = "Es el único pendiente." if pending == 1 else f"Quedan {pending} hitos por completar."
    return (
        f"El hito pendiente de más peso es el {named(following)}, de la etapa {stage.stage}: "
        f"aporta {following.shown} de {following.shown_weight}; al completarlo, el avance llegaría "
        f"a {percent(reached)}. {others}"
    )
