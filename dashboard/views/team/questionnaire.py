"""The July questionnaire of the report: ten questions and their answers by zone, without anybody's name."""

from dataclasses import dataclass
from itertools import groupby

from data.published.strategy import load_strategy


@dataclass(frozen=True)
class Answer:
    """One answer: of a zone (empty for all of them), in words, with its score (1 to 5; None without one)."""

    zone: str
    text: str
    score: int | None


@dataclass(frozen=True)
class Question:
    """One question with its answers and its place in the report."""

    number: int
    text: str
    answers: tuple[Answer, ...]
    place: str


def questionnaire() -> tuple[Question, ...]:
    """Return the questions in order."""
    found = []
    for number, rows in groupby(load_strategy("cuestionario"), key=lambda item: int(item["pregunta"])):
        own = list(rows)
        answers = tuple(
            Answer(item["zona"], item["respuesta"], int(item["puntaje"]) if item["puntaje"] else None)
            for item in own
        )
        found.append(Question(number, own[0]["texto"], answers, own[0]["lugar"]))
    return tuple(found)
