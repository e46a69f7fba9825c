"""The survey over a selection: means and answers by question and wave."""

from datetime import date

import pytest

from dashboard.core.state import Level, ViewState
from dashboard.indicators.evaluate import country_row, evaluate
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.survey_waves import RATING, WaveMean, answers_in, waves_of, waves_sentence


def test_means_by_hand(tiny):
    """General: 4, 5 and 3; one answer about usefulness says nothing, and is counted."""
    general, useful = waves_of(tiny.snapshot, ViewState())
    assert (general.question, general.wave, general.score, general.n) == ("general", 1, 4.0, 3)
    assert (useful.question, useful.n) == ("utilidad", 1)
    assert useful.score != useful.score


def test_filters_and_cut_off_count(tiny):
    """Only the answers of the selection, up to the day."""
    assert len(answers_in(tiny.snapshot, ViewState(regions=("andina",)))) == 2
    assert answers_in(tiny.snapshot, ViewState(cutoff=tiny.model.cutoffs[0])).empty == (
        tiny.model.cutoffs[0].isoformat() < "2020-03-30"
    )


def test_all_waves_of_the_general_question_make_the_indicator(snapshot):
    """The mean of the answers is the rating that the map shows for the country."""
    state = ViewState(indicator=RATING)
    general = [row for row in waves_of(snapshot, state) if row.question == "general"]
    mean = sum(row.score * row.n for row in general) / sum(row.n for row in general)
    whole = country_row(
        evaluate(
            resolve_view(snapshot.indicators, snapshot.model, state), snapshot.model, state, Level.COUNTRY
        )
    )
    assert mean == pytest.approx(whole["value"])


def test_the_sentence_says_the_last_wave_best_and_worst(snapshot):
    """With n and the day on which the wave ends."""
    sentence = waves_sentence("todo el país", waves_of(snapshot, ViewState()))
    assert sentence.startswith(
        "Encuesta a los usuarios (todo el país): calificación general 4,3 de 5 en la ola 3"
    )
    assert "Lo mejor calificado, calidad (4,4); lo más bajo, asistencia virtual (3,5)." in sentence


def test_without_answers_it_says_so(tiny):
    """Nobody answered in the selection."""
    waves = waves_of(tiny.snapshot, ViewState(departments=("11",)))
    assert waves == ()
    assert waves_sentence("Bogotá", waves) == (
        "Encuesta a los usuarios (Bogotá): no hay preguntas con respuestas suficientes."
    )


def wave(question, score, n):
    """One question in the third wave."""
    return WaveMean(
        question=question,
        label=question.capitalize(),
        wave=3,
        first=date(2020, 6, 1),
        last=date(2020, 6, 30),
        score=score,
        n=n,
    )


def test_questions_that_tie_are_all_named():
    """4,52 and 4,48 are both 4,5."""
    rows = (wave("general", 4.0, 9), wave("claridad", 4.52, 9), wave("utilidad", 4.48, 9))
    assert waves_sentence("todo el país", rows).endswith(
        "Lo mejor calificado, claridad y utilidad (4,5); lo más bajo, general (4,0)."
    )


def test_a_question_of_few_answers_is_not_crowned():
    """Four answers of 5,0 are no best; with one question left there is none to compare."""
    rows = (wave("general", 4.0, 9), wave("claridad", 3.0, 9), wave("utilidad", 5.0, 4))
    assert waves_sentence("todo el país", rows).endswith(
        "Lo mejor calificado, general (4,0); lo más bajo, claridad (3,0), "
        "entre las preguntas con al menos 5 respuestas."
    )
    assert "mejor" not in waves_sentence("todo el país", (rows[0], rows[2]))
