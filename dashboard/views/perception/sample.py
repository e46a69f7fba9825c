"""The calculator of samples: how many entities to ask, and what the words of the report mean by it."""

from dataclasses import dataclass
from typing import Final

from dashboard.core.state import ViewState
from dashboard.core.wording import counted, number, percent, shortest
from dashboard.indicators.intervals import CONFIDENCE, margin_of, sample_size
from dashboard.indicators.selection import selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.survey_means import SURVEYED_PHASE

MARGINS: Final = (5.0, 8.0, 10.0)
CONFIDENCES: Final = (0.90, 0.95, 0.99)
FORMULA: Final = "n = n₀ ÷ (1 + (n₀ − 1) ÷ N), con n₀ = z² × 0,25 ÷ e²"


@dataclass(frozen=True)
class Sample:
    """A sample to be drawn.

    Attributes:
        population: of how many. margin: points of percentage. confidence: 0 to 1. n: how many to ask.
        sentence: the same in words.
    """

    population: int
    margin: float
    confidence: float
    n: int
    sentence: str


def needed(population: int, margin: float, confidence: float = CONFIDENCE) -> Sample:
    """Return the sample that a margin and a confidence ask for."""
    n = sample_size(population, margin, confidence)
    asked = counted(n, "entidad", "entidades")
    sentence = (
        f"Con {asked} al azar de {number(population)}, un porcentaje se conoce con un margen de "
        f"{shortest(margin, 1)}\xa0puntos y {percent(100 * confidence, 0)} de confianza."
    )
    return Sample(population, margin, confidence, n, sentence)


def population_of(snapshot: Snapshot, state: ViewState) -> int:
    """Return how many entities of a view the survey can draw from."""
    assisted = snapshot.model.phases[SURVEYED_PHASE].assisted
    return int((selected(snapshot.model, state) & assisted).sum())


def explained(n: int, population: int) -> str:
    """Say what a sample that was drawn allows, in place of «90 % de significancia»."""
    margin = margin_of(n, population)
    if margin != margin:
        return "Sin respuestas no hay margen que decir."
    return (
        f"{number(n)} respuestas de {number(population)} entidades dan un margen de "
        f"{number(margin, 1)}\xa0puntos con {percent(100 * CONFIDENCE, 0)} de confianza: en 9 de "
        f"cada 10 muestras así, el "
        "porcentaje de todas estaría dentro de ese margen."
    )
