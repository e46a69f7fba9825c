"""Use of the Kit de Planeación Territorial: who used it, which modules, and how they progressed.

Where the use is not known an entity is in no share; it is counted apart. The modules are the three parts of a
plan in the KPT.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

import numpy as np

from dashboard.core.state import GOBERNACION, MUNICIPIO
from dashboard.indicators.intervals import Interval, difference_interval
from dashboard.indicators.measures import BoolArray, FloatArray, cutoff_position
from dashboard.indicators.progress import progress_of
from data.model import Model

USED: Final = "kpt_used"
MODULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "kpt_diagnosis": "Diagnóstico",
        "kpt_strategy": "Parte estratégica",
        "kpt_investments": "Plan plurianual de inversiones",
    }
)
ADVISED: Final = "Municipios asesorados por el DNP"
PARTNERS: Final = "Municipios asistidos por el DAFP o la ART"
ALONE: Final = "Municipios no asistidos"
OFFICES: Final = "Gobernaciones"
PUBLISHED: Final[Mapping[str, str]] = MappingProxyType(
    {ADVISED: "KPT-MUN-DNP", ALONE: "KPT-MUN-NO", OFFICES: "KPT-GOB"}
)
"""The published figure of each group."""


@dataclass(frozen=True)
class Use:
    """How many of a group used the KPT or a module, of how many whose use is known.

    Attributes:
        name: of the group. used, known: counts. total: of the group, known or not.
    """

    name: str
    used: int
    known: int
    total: int

    @property
    def value(self) -> float:
        """Percentage (0-100) of the known; NaN where none is."""
        return 100 * self.used / self.known if self.known else float("nan")


@dataclass(frozen=True)
class Cross:
    """Progress in a phase of who used the KPT and of who did not.

    Attributes:
        phase: key. with_it, without: mean progress (0-100). users, rest: how many report.
        difference: with less without, with Welch's interval.
    """

    phase: str
    with_it: float
    without: float
    users: int
    rest: int
    difference: Interval


def groups_of(model: Model) -> dict[str, BoolArray]:
    """Return the groups that the report tells apart, by name."""
    entities = model.entities
    towns = (entities["kind"] == MUNICIPIO).to_numpy(dtype=bool)
    assisted = entities["phase_1"].to_numpy(dtype=bool)
    advised = entities["partner"].eq("DNP").fillna(False).to_numpy(dtype=bool)
    return {
        ADVISED: towns & advised,
        PARTNERS: towns & assisted & ~advised,
        ALONE: towns & ~assisted,
        OFFICES: (entities["kind"] == GOBERNACION).to_numpy(dtype=bool),
    }


def use_of(model: Model, members: BoolArray, name: str, column: str = USED) -> Use:
    """Return the use of the KPT, or of the module of a column, among some entities."""
    used, known = _flags(model, column)
    return Use(name, int((members & used).sum()), int((members & known).sum()), int(members.sum()))


def _flags(model: Model, column: str) -> tuple[BoolArray, BoolArray]:
    """Return who used it, and of whom it is known."""
    raw = model.entities[column]
    return raw.eq(True).fillna(False).to_numpy(dtype=bool), raw.notna().to_numpy(dtype=bool)


def cross(model: Model, members: BoolArray, phase: str, cutoff: date) -> Cross:
    """Return the progress in a phase at a day of those who used the KPT against those who did not."""
    used, known = _flags(model, USED)
    progress = _progress(model, phase, cutoff)
    reports = members & known & ~np.isnan(progress)
    first, second = progress[reports & used], progress[reports & ~used]
    return Cross(
        phase, _mean(first), _mean(second), len(first), len(second), difference_interval(first, second)
    )


def _progress(model: Model, key: str, cutoff: date) -> FloatArray:
    phase = model.phases[key]
    place = cutoff_position(phase, cutoff)
    return progress_of(phase)[place] if place >= 0 else np.full(len(model.entities), np.nan)


def _mean(values: FloatArray) -> float:
    return float(values.mean()) if len(values) else float("nan")
