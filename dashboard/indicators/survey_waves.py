"""The survey over a selection: mean score of each question in each wave, with the number of answers."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from dashboard.core.state import ViewState
from dashboard.core.wording import day, joined, number, sample
from dashboard.indicators.entity_survey import question_label, question_order
from dashboard.indicators.extremes import CROWNED_FROM, extremes
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.selection import selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.survey_release import release_of

RATING: Final = "calificacion-encuesta"


@dataclass(frozen=True, kw_only=True)
class WaveMean:
    """One question in one wave: mean score (1 to 5; NaN when it is withheld) and answers.

    Attributes:
        first, last: days of the first and the last answer of the wave.
    """

    question: str
    label: str
    wave: int
    first: date
    last: date
    score: float
    n: int


def waves_of(snapshot: Snapshot, state: ViewState) -> tuple[WaveMean, ...]:
    """Return every question and wave that the entities of a view answered, up to its cut-off."""
    answers = answers_in(snapshot, state)
    found = answers.groupby(["question", "wave"])
    days = answers.groupby("wave")["date"].agg(["min", "max"])
    rows = [
        WaveMean(
            question=str(question),
            label=question_label(question),
            wave=int(wave),
            first=days.at[wave, "min"].date(),
            last=days.at[wave, "max"].date(),
            score=mean_of(snapshot, state, own, str(question), int(wave)),
            n=len(own),
        )
        for (question, wave), own in found
    ]
    return tuple(sorted(rows, key=lambda row: (*question_order(row.question), row.wave)))


def mean_of(
    snapshot: Snapshot, state: ViewState, answers: pd.DataFrame, question: str, wave: int | None = None
) -> float:
    """Return the mean of the answers of a view to a question (of one wave, when given); NaN when withheld."""
    chosen, cutoff = selected(snapshot.model, state), survey_cutoff(snapshot, state)
    told = release_of(snapshot.model, question).of_selection(chosen, cutoff, wave)
    return float(answers["score"].mean()) if told else np.nan


def answers_in(snapshot: Snapshot, state: ViewState) -> pd.DataFrame:
    """Return the answers of the entities of a view up to its cut-off."""
    answers = snapshot.model.survey
    inside = snapshot.model.entities.index[selected(snapshot.model, state)]
    until = answers["date"] <= np.datetime64(survey_cutoff(snapshot, state))
    return answers[until & answers["entity_code"].isin(inside)]


def survey_cutoff(snapshot: Snapshot, state: ViewState) -> date:
    """Return the last day whose answers count."""
    rated = ViewState(indicator=RATING, cutoff=state.cutoff)
    return resolve_view(snapshot.indicators, snapshot.model, rated).context.cutoff


def waves_sentence(where: str, waves: tuple[WaveMean, ...]) -> str:
    """Say how the assistance is rated in the last wave, and the best and the worst rated questions.

    A question with few answers is neither (see `extremes`).
    """
    head = f"Encuesta a los usuarios ({where})"
    known = [row for row in waves if not np.isnan(row.score)]
    if not known:
        return f"{head}: no hay preguntas con respuestas suficientes."
    last = max(row.wave for row in known)
    own = [row for row in known if row.wave == last]
    first = own[0]
    sentence = (
        f"{head}: {_inside(first)} {number(first.score, 1)} de 5 en la ola {last}, que termina el "
        f"{day(first.last)} ({sample(first.n)})."
    )
    found = extremes(own, [row.score for row in own], 1, [row.n for row in own])
    if found is None:
        return sentence
    best, worst = (
        f"{joined(map(_inside, end.keys))} ({number(end.value, 1)})" for end in (found.high, found.low)
    )
    outdone = found.high.is_outdone or found.low.is_outdone
    among = f", entre las preguntas con al menos {CROWNED_FROM} respuestas" if outdone else ""
    return f"{sentence} Lo mejor calificado, {best}; lo más bajo, {worst}{among}."


def _inside(row: WaveMean) -> str:
    """Write a question inside a sentence; a proper noun keeps its capitals."""
    return row.label if row.question == "kpt" else row.label[:1].lower() + row.label[1:]
