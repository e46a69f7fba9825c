"""The means of the survey: by hand, withheld where few answered, the same as elsewhere."""

import math

import pytest

from dashboard.core.state import GOBERNACION, ViewState
from dashboard.indicators.survey_means import (
    Survey,
    by_government,
    by_official,
    by_region,
    by_wave,
    respondents,
)
from dashboard.indicators.survey_waves import waves_of


def test_the_general_mean_by_hand(tiny):
    """4, 5 and 3 of the four of phase I: t with two degrees of freedom times √(1/3 · 1/4)."""
    found = Survey(tiny.snapshot, ViewState()).of("general", 1)
    assert (found.score.value, found.n, found.population) == (4.0, 3, 4)
    assert found.score.high - 4 == pytest.approx(2.919986 * math.sqrt(1 / 12), abs=1e-5)


def test_fewer_than_three_answers_are_counted_and_not_told(tiny):
    """Andina answered twice: neither the mean nor the interval is told."""
    (andina, caribe) = by_region(Survey(tiny.snapshot, ViewState()))
    assert (andina.group, andina.n, andina.is_told, andina.score.is_known) == ("Andina", 2, False, False)
    assert (caribe.n, caribe.is_told) == (1, False)


def test_waves_agree_with_the_figure_of_the_home_page(snapshot):
    """The same means of the same answers."""
    state = ViewState(regions=("caribe",))
    here = {(mean.question, mean.wave): mean for mean in by_wave(Survey(snapshot, state))}
    for row in waves_of(snapshot, state):
        if (row.question, row.wave) in here:
            own = here[row.question, row.wave]
            assert own.n == row.n
            assert own.score.value == pytest.approx(row.score, nan_ok=True)


def test_a_population_counts_the_entities_of_phase_one_once_a_wave(snapshot):
    """675 municipalities and 32 gobernaciones, in three waves."""
    survey = Survey(snapshot, ViewState())
    assert survey.of("general", 1).population == 675
    assert [mean.population for mean in by_government(survey)] == [3 * 675, 3 * 32]


def test_the_levels_of_officials_part_the_answers(snapshot):
    """Every answer of the general question has one level; nobody knows how many officials there are."""
    survey = Survey(snapshot, ViewState())
    levels = by_official(survey)
    assert sum(mean.n for mean in levels) == survey.of("general").n
    assert {mean.population for mean in levels} == {None}


def test_a_level_with_two_answers_is_withheld(snapshot):
    """In every region and kind, what is told has three answers or more."""
    for slug in snapshot.model.catalogue.regions.index:
        for kind in ("municipio", GOBERNACION):
            survey = Survey(snapshot, ViewState(regions=(str(slug),), entity_type=kind))
            assert all(mean.n >= 3 for mean in by_official(survey) if mean.is_told)


def test_where_the_level_was_not_asked_there_are_none(tiny):
    """The tiny survey does not know who answered."""
    assert by_official(Survey(tiny.snapshot, ViewState())) == ()


def test_respondents_are_interviews_and_entities(tiny):
    """Four interviews with two municipalities."""
    assert respondents(Survey(tiny.snapshot, ViewState())) == (4, 2)
