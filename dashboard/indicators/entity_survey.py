"""Survey answers of one entity, told only where there are enough of them."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from dashboard.core.kept import kept_with
from dashboard.core.wording import capitalised, number
from dashboard.indicators.measures import BoolArray
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.survey_release import release_of
from data.model import Model

QUESTIONS: Final = {
    "general": "Calificación general",
    "cumplimiento": "Cumplimiento de objetivos",
    "usabilidad": "Usabilidad",
    "pertinencia": "Pertinencia",
    "calidad": "Calidad",
    "valor-agregado": "Valor agregado",
    "virtualidad": "Asistencia virtual",
    "kpt": "Kit de Planeación Territorial",
}
DIMENSIONS: Final = ("cumplimiento", "usabilidad", "pertinencia", "calidad", "valor-agregado")
"""What Monitoreo 360 asks of the users, beside the general question."""


@dataclass(frozen=True)
class Rating:
    """One question: mean score (1 to 5) and number of answers, of the entity and of its kind in its region.

    The mean of the region is NaN where it would give away what one or two people answered.
    """

    question: str
    score: float
    n: int
    region_score: float
    region_n: int


@dataclass(frozen=True)
class SurveyAnswers:
    """What the survey says of an entity up to a cut-off, in the questions that may be told."""

    ratings: tuple[Rating, ...]
    sentence: str


def survey_of(snapshot: Snapshot, code: str, cutoff: date) -> SurveyAnswers:
    """Return the entity's ratings by question, those that may be told (`indicators/survey_release`)."""
    model = snapshot.model
    itself = model.entities.index == code
    own, beside = _means(model, cutoff, itself), _means(model, cutoff, _beside(model, code))
    ratings = tuple(
        Rating(
            question=question_label(key),
            score=float(own.at[key, "mean"]),
            n=int(own.at[key, "count"]),
            region_score=float(beside.at[key, "mean"]),
            region_n=int(beside.at[key, "count"]),
        )
        for key in sorted(own.index[own["mean"].notna()], key=question_order)
    )
    return SurveyAnswers(ratings, _sentence(ratings))


@kept_with(32)
def _answers_until(model: Model, cutoff: date) -> pd.DataFrame:
    answers = model.survey
    return answers[answers["date"] <= np.datetime64(cutoff)]


def _beside(model: Model, code: str) -> BoolArray:
    """Return the entities of the same kind and region."""
    own = model.entities.loc[code, ["kind", "region"]]
    return (model.entities[["kind", "region"]] == own).all(axis=1).to_numpy(dtype=bool)


def _means(model: Model, cutoff: date, chosen: BoolArray) -> pd.DataFrame:
    """Return mean and count by question of the answers of some entities; a mean that is withheld is NaN."""
    until = _answers_until(model, cutoff)
    inside = until["entity_code"].isin(model.entities.index[chosen])
    means = until[inside].groupby("question")["score"].agg(["mean", "count"])
    told = [release_of(model, str(key)).of_selection(chosen, cutoff) for key in means.index]
    return means.assign(mean=means["mean"].where(told))


def question_label(key: object) -> str:
    """Return a question in words; one that nobody named here shows its key."""
    return QUESTIONS.get(str(key), capitalised(str(key)))


def question_order(key: object) -> tuple[int, str]:
    """Return the place of a question: those with a name in their order, then the others by key."""
    known = list(QUESTIONS)
    return (known.index(str(key)) if key in QUESTIONS else len(known), str(key))


def _sentence(ratings: tuple[Rating, ...]) -> str:
    if not ratings:
        return "Muy pocas respuestas a la encuesta: no se muestra su calificación."
    first = ratings[0]
    beside = "muy pocas respuestas" if np.isnan(first.region_score) else number(first.region_score, 1)
    return (
        f"{first.question}: {number(first.score, 1)} de 5 ({number(first.n)} respuestas); "
        f"en su región, {beside} ({number(first.region_n)})."
    )
