"""Survey answers of one entity: shown with enough answers, else said to be too few."""

from datetime import date

from dashboard.indicators.entity_survey import survey_of
from dashboard.indicators.survey_release import MINIMUM_ANSWERS

END = date(2020, 12, 31)


def test_two_answers_are_too_few(tiny):
    """Medellín has two answers to the general question."""
    found = survey_of(tiny.snapshot, "05001", END)
    assert found.ratings == ()
    assert found.sentence == "Muy pocas respuestas a la encuesta: no se muestra su calificación."


def test_enough_answers_are_shown_with_their_n(snapshot):
    """The mean of an entity with three answers is theirs."""
    answers = snapshot.model.survey
    general = answers[answers["question"] == "general"]
    counts = general.groupby("entity_code").size()
    code = counts[counts >= MINIMUM_ANSWERS].index[0]
    found = survey_of(snapshot, code, END).ratings[0]
    assert found.question == "Calificación general"
    assert found.n == counts[code]
    assert found.score == general.loc[general["entity_code"] == code, "score"].mean()
    assert found.region_n > found.n


def test_no_rating_of_few_answers_is_ever_shown(snapshot):
    """Whatever entity and question."""
    every = [survey_of(snapshot, code, END) for code in snapshot.model.entities.index[::60]]
    assert all(rating.n >= MINIMUM_ANSWERS for found in every for rating in found.ratings)


def test_answers_after_the_cutoff_do_not_count(snapshot):
    """Before the first wave nobody had answered."""
    assert survey_of(snapshot, "13620", date(2020, 2, 29)).ratings == ()
