"""The page of perception: its headline, and how a mean is written."""

from datetime import date

import pytest

from dashboard.core.state import ViewState
from dashboard.core.wording import GAP
from dashboard.indicators.intervals import Interval
from dashboard.indicators.survey_means import Mean
from dashboard.views.perception.page import build_perception, score_words

NAN = float("nan")


def plain(text):
    """A text with common spaces: those that keep a number and its unit together are wording's own."""
    return text.replace(GAP, " ")


def mean(score, n=9, population=20):
    """One mean of the general question."""
    return Mean(group="", question="general", wave=1, score=score, n=n, population=population)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (mean(Interval(4.26, 4.1, 4.42)), "4,3 (4,1 a 4,4; n = 9 de 20)"),
        (mean(Interval(4.8, 4.4, 5.2)), "4,8 (4,4 a 5,0; n = 9 de 20)"),
        (mean(Interval(4.8, 4.4, 4.9), population=None), "4,8 (4,4 a 4,9; n = 9)"),
        (mean(Interval(NAN, NAN, NAN), n=2), "muy pocas respuestas (n = 2 de 20)"),
    ],
)
def test_a_mean_is_written_with_its_interval_and_n(found, words):
    """No interval leaves the scale; a mean that is withheld says how many answered."""
    assert plain(score_words(found)) == words


def test_the_headline_by_hand(tiny):
    """Three answers in the one wave; no dimension was asked, so none is best."""
    assert plain(build_perception(tiny.snapshot, ViewState()).finding) == (
        "Todo el país: los usuarios califican la asistencia con 4,0 de 5 en la ola 1 (entre 3,2 y 4,8 "
        "con 90 % de confianza; n = 3)."
    )


def test_the_published_rating_is_met_in_the_three_waves(snapshot):
    """ENC-MEDICIONES and ENC-GENERAL: three waves, each above 4."""
    general = [m for m in build_perception(snapshot, ViewState()).waves if m.question == "general"]
    assert len(general) == int(snapshot.model.published.at["ENC-MEDICIONES", "number"])
    assert all(m.score.value > snapshot.model.published.at["ENC-GENERAL", "number"] for m in general)


def test_before_the_survey_there_is_nothing_to_say(snapshot):
    """In March nobody had been asked."""
    view = build_perception(snapshot, ViewState(cutoff=date(2020, 3, 31)))
    assert view.waves == ()
    assert "no hay respuestas suficientes" in view.finding
