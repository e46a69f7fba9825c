"""Survey answers of one entity, told only where there are enough of them."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from dashboard.core.kept import kept_with
from dashboard.core.wording import capitalised, number
from dashboard.indicators.snapshot import Snapshot
from data.model import Model

MINIMUM_ANSWERS: Final = 3  # with fewer, a mean says more about who answered than about the entity
QUESTIONS: Final = {
    "general": "Calificación general",
    "utilidad": "Utilidad",
    "atencion": "Atención",
    "oportunidad": "Oportunidad",
    "virtualidad": "Asistencia virtual",
    "kpt": "Kit de Planeación Territorial",
}


@dataclass(frozen=True)
class Rating:
    """One question: mean score (1 to 5) and number of answers, of the entity and of its region."""

    question: str
    score: float
    n: int
    region_score: float
    region_n: int


@dataclass(frozen=True)
class SurveyAnswers:
    """What the survey says of an entity up to a cut-off; `ratings` has only questions with enough answers."""

    ratings: tuple[Rating, ...]
    sentence: str


def survey_of(snapshot: Snapshot, code: str, cutoff: date) -> SurveyAnswers:
    """Return the entity's ratings by question, those with at least `MINIMUM_ANSWERS` answers."""
    until = _answers_until(snapshot.model, cutoff)
    own = _means(until[until["entity_code"] == code])
    beside = _region_means(snapshot.model, cutoff, str(snapshot.model.entities.at[code, "region"]))
    enough = own[own["count"] >= MINIMUM_ANSWERS]
    ratings = tuple(
        Rating(
            question=question_label(key),
            score=float(enough.at[key, "mean"]),
            n=int(enough.at[key, "count"]),
            region_score=float(beside.at[key, "mean"]),
            region_n=int(beside.at[key, "count"]),
        )
        for key in sorted(enough.index, key=question_order)
    )
    return SurveyAnswers(ratings, _sentence(ratings))


@kept_with(32)
def _answers_until(model: Model, cutoff: date) -> pd.DataFrame:
    answers = model.survey
    return answers[answers["date"] <= np.datetime64(cutoff)]


@kept_with(256)
def _region_means(model: Model, cutoff: date, region: str) -> pd.DataFrame:
    until = _answers_until(model, cutoff)
    return _means(until[until["entity_code"].map(model.entities["region"]) == region])


def _means(answers: pd.DataFrame) -> pd.DataFrame:
    return answers.groupby("question")["score"].agg(["mean", "count"])


def question_label(key: object) -> str:
    """Return a question in words; one that nobody named here shows its key."""
    return QUESTIONS.get(str(key), capitalised(str(key)))


def question_order(key: object) -> tuple[int, str]:
    """Return the place of a question: those with a name in their order, then the others by key."""
    known = list(QUESTIONS)
    return (known.index(str(key)) if key in QUESTIONS else len(known), str(key))


def _sentence(ratings: tuple[Rating, ...]) -> str:
    if not ratings:
        return f"Menos de {MINIMUM_ANSWERS} respuestas a la encuesta: no se muestra su calificación."
    first = ratings[0]
    return (
        f"{first.question}: {number(first.score, 1)} de 5 ({number(first.n)} respuestas); "
        f"en su región, {number(first.region_score, 1)} ({number(first.region_n)})."
    )
