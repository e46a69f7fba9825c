"""The components of the monthly ranking of Monitoreo 360, their declared weights, and those of an address.

The report says only that the ranking comes of the activity reports and, in July, of advisories, reports,
tasks and schedules. No table records tasks or schedules; the formula is made of what can be measured, and is
ours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

STEP: Final = 5
WHOLE: Final = 100


@dataclass(frozen=True)
class Component:
    """One component of the ranking, from 0 to 100: its name, what it measures, and its declared weight."""

    key: str
    name: str
    measures: str
    weight: int


COMPONENTS: Final = (
    Component(
        "asesorias",
        "Asesorías",
        "asesorías del mes por entidad a cargo, sobre el código que más dio (100)",
        40,
    ),
    Component(
        "cobertura", "Entidades atendidas", "% de las entidades a cargo con asesoría o reporte del mes", 30
    ),
    Component(
        "puntualidad", "Puntualidad", "% de los reportes del mes que no esperan a sus tres últimos días", 30
    ),
)
NOT_RECORDED: Final = "Ninguna tabla registra las tareas ni los cronogramas que el informe también menciona."


def weight_vocabulary() -> tuple[str, ...]:
    """Return every weight that an address can have, as `component.points`, in text order."""
    points = range(0, WHOLE + STEP, STEP)
    return tuple(sorted(f"{one.key}.{point}" for one in COMPONENTS for point in points))


def weights_asked(asked: Sequence[str]) -> Mapping[str, int]:
    """Return the weight of each component over the declared ones; of two for one the first counts."""
    moved: dict[str, int] = {}
    for text in asked:
        key, _, points = text.partition(".")
        moved.setdefault(key, int(points))
    return MappingProxyType({one.key: moved.get(one.key, one.weight) for one in COMPONENTS})
