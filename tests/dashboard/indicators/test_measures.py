"""What each entity contributes, against numbers worked out by hand (the table in conftest)."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators import measures
from dashboard.indicators.measures import Context, cutoff_position

LAST = date(2020, 10, 15)
fractions = st.lists(st.floats(0, 1, width=32), min_size=3, max_size=3)


def of(model, measure, **context):
    """The ratio of a measure by entity code."""
    measured = measure(model, Context(**{"cutoff": LAST, "phase": "2"} | context))
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = measured.numerator / measured.denominator
    return dict(zip(model.entities.index, ratio, strict=True))


@pytest.mark.parametrize(
    ("code", "phase", "expected"),
    [
        ("05001", "1", 0.20 + 0.20 + 0.60 * 0.5),
        ("05002", "1", 0.20 * 0.5),
        ("08001", "1", 1.0),
        ("11001", "1", 0.60),
        ("05001", "2", 0.25 + 0.75 * 0.5),
        ("05", "2", 1.0),
    ],
)
def test_progress_is_the_weighted_sum_of_fractions(tiny, code, phase, expected):
    """Σ stage weight × Σ weight in the stage × fraction."""
    assert of(tiny.model, measures.progress, phase=phase)[code] == pytest.approx(expected)


def test_weights_of_the_measure_are_stage_weight_times_weight_in_stage(tiny):
    """The weight of a milestone in its phase is the product of both levels."""
    milestones = tiny.model.phases["1"].milestones
    products = milestones["stage_weight"] * milestones["weight_in_stage"] / 100
    assert products.tolist() == milestones["weight"].tolist()


def test_an_entity_without_report_is_missing(tiny):
    """An assisted entity that never reported has no progress: not zero."""
    progress = of(tiny.model, measures.progress)
    assert np.isnan(progress["11001"])
    assert np.isnan(progress["08"])


def test_a_reported_zero_is_zero(tiny):
    """An entity that reported 0 has data."""
    assert of(tiny.model, measures.progress)["08078"] == 0


def test_a_milestone_without_report_contributes_nothing(tiny):
    """Barranquilla reported one milestone of two: the other counts 0, with its weight in the denominator."""
    assert of(tiny.model, measures.progress)["08001"] == pytest.approx(0.25 * 0.6)


def test_an_entity_outside_the_phase_is_out_of_scope(tiny):
    """Abejorral is not in phase II: neither zero nor missing, but out of scope."""
    measured = measures.progress(tiny.model, Context(cutoff=LAST, phase="2"))
    in_scope = dict(zip(tiny.model.entities.index, measured.in_scope, strict=True))
    assert not in_scope["05002"]
    assert in_scope["11001"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 9, 15), 0.25),
        (date(2020, 10, 14), 0.25),
        (date(2020, 10, 15), 0.625),
        (date(2021, 3, 1), 0.625),
    ],
)
def test_the_last_report_at_or_before_the_cutoff_counts(tiny, day, expected):
    """A day between two cut-offs has the values of the one before it."""
    assert of(tiny.model, measures.progress, cutoff=day)["05001"] == pytest.approx(expected)


def test_within_a_cutoff_the_later_report_replaces_the_earlier(tiny):
    """Barranquilla reported 0,9 and then 0,6 in one fortnight: the second counts, though it is lower."""
    assert of(tiny.model, measures.progress, cutoff=date(2020, 9, 30))["08001"] == pytest.approx(0.15)


def test_before_the_first_cutoff_everything_is_missing(tiny):
    """Nothing is known before the phase began, also of those who report later."""
    measured = measures.progress(tiny.model, Context(cutoff=date(2020, 9, 14), phase="2"))
    assert np.isnan(measured.numerator).all()
    assert measured.in_scope.sum() == 6


@pytest.mark.parametrize(
    ("day", "place"),
    [(date(2020, 9, 14), -1), (date(2020, 9, 15), 0), (date(2020, 10, 14), 1), (date(2021, 1, 1), 2)],
)
def test_cutoff_position(tiny, day, place):
    """The position of the last cut-off at or before a day; -1 before the first."""
    assert cutoff_position(tiny.model.phases["2"], day) == place


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (1, {"05001": 1.0, "05002": 0.25, "08001": 1.0, "11001": 0.0}),
        (2, {"05001": 0.5, "05002": 0.0, "08001": 1.0, "11001": 1.0}),
    ],
)
def test_stage_progress_weighs_within_the_stage(tiny, stage, expected):
    """The weights of a stage's milestones sum to its whole."""
    found = of(tiny.model, measures.stage_progress, phase="1", stage=stage)
    assert {code: found[code] for code in expected} == pytest.approx(expected)


def test_milestone_completion_is_the_reported_fraction(tiny):
    """The fraction itself; 0 for an entity that reports, but not this milestone."""
    found = of(tiny.model, measures.milestone_completion, phase="1", milestone=3)
    towns = {"05001": 0.5, "05002": 0.0, "08001": 1.0, "11001": 1.0}
    assert {code: found[code] for code in towns} == pytest.approx(towns)


def test_days_count_from_the_last_report_to_the_cutoff(tiny):
    """Any report of any milestone counts; who never reported is unknown."""
    days = of(tiny.model, measures.days_since_report)
    assert {code: days[code] for code in ("05001", "08001", "08078")} == {
        "05001": 10,
        "08001": 17,
        "08078": 35,
    }
    assert np.isnan(days["11001"])


def test_coverage_speaks_of_every_entity(tiny):
    """Everyone is in scope, the assisted are yes."""
    measured = measures.coverage(tiny.model, Context(cutoff=LAST, phase="2"))
    assert measured.in_scope.all()
    answers = dict(zip(tiny.model.entities.index, measured.category, strict=True))
    assert {code for code, answer in answers.items() if answer == "no"} == {"05002", "08137"}


def test_unmeasured_kpt_is_unknown(tiny):
    """Nobody measured it: neither yes nor no."""
    measured = measures.kpt_used(tiny.model, Context(cutoff=LAST, phase="2"))
    answers = dict(zip(tiny.model.entities.index, measured.category, strict=True))
    assert (answers["05001"], answers["08001"], answers["05002"]) == ("si", "no", "")


def test_continuity_tells_the_three_ways(tiny):
    """Only in phase I, in both, new in phase II; who is in none is out of scope."""
    measured = measures.continuity(tiny.model, Context(cutoff=LAST, phase="2"))
    codes = dict(zip(tiny.model.entities.index, measured.category, strict=True))
    assert codes == {
        "05": "1-y-2",
        "05001": "1-y-2",
        "05002": "solo-1",
        "08": "1-y-2",
        "08001": "1-y-2",
        "08078": "solo-2",
        "08137": "",
        "11001": "1-y-2",
    }
    assert measured.in_scope.tolist() == [bool(code) for code in codes.values()]


def test_rating_sums_the_general_question_only(tiny):
    """Medellín answered 4 and 5; another question of Barranquilla does not count."""
    measured = measures.rating(tiny.model, Context(cutoff=LAST, phase="1"))
    sums = dict(zip(tiny.model.entities.index, measured.numerator, strict=True))
    counts = dict(zip(tiny.model.entities.index, measured.denominator, strict=True))
    assert (sums["05001"], counts["05001"], sums["08001"], counts["08001"]) == (9, 2, 3, 1)
    assert np.isnan(sums["05002"])


def test_rating_does_not_see_the_future(tiny):
    """Answers after the cut-off do not count."""
    measured = measures.rating(tiny.model, Context(cutoff=date(2020, 3, 29), phase="1"))
    assert np.isnan(measured.numerator).all()


def _reported(model, values):
    """Medellín's progress in phase I when it reports these fractions."""
    phase = model.phases["1"]
    fractions = np.array(phase.fractions)
    fractions[:, model.entities.index.get_loc("05001"), :] = values
    phases = {**model.phases, "1": replace(phase, fractions=fractions)}
    return of(replace(model, phases=phases), measures.progress, phase="1", cutoff=LAST)["05001"]


@given(values=fractions)
def test_progress_stays_between_nothing_and_all(tiny, values):
    """Whatever is reported, progress is from 0 to 1 and equals the sum written out."""
    found = _reported(tiny.model, values)
    assert 0 <= found <= 1
    assert found == pytest.approx(0.2 * values[0] + 0.2 * values[1] + 0.6 * values[2], abs=1e-6)


@given(values=fractions, place=st.integers(0, 2), more=st.floats(0, 1, width=32))
def test_progress_grows_with_each_fraction(tiny, values, place, more):
    """More of any milestone is never less of the phase."""
    raised = [max(value, more) if at == place else value for at, value in enumerate(values)]
    assert _reported(tiny.model, raised) >= _reported(tiny.model, values)


def test_progress_of_the_shipped_data_is_a_share(snapshot):
    """No entity of any phase at any cut-off leaves 0-100 %."""
    for key, phase in snapshot.model.phases.items():
        for day in phase.cutoffs:
            measured = measures.progress(snapshot.model, Context(cutoff=day, phase=key))
            known = ~np.isnan(measured.numerator)
            assert (measured.numerator[known] >= 0).all()
            assert (measured.numerator[known] <= measured.denominator[known]).all()


def test_all_milestones_done_is_exactly_complete(snapshot):
    """Rounding never keeps an entity with every milestone at 1 out of the class «100 %: completo»."""
    for key, phase in snapshot.model.phases.items():
        measured = measures.progress(snapshot.model, Context(cutoff=phase.cutoffs[-1], phase=key))
        done = (phase.fractions[-1] == 1).all(axis=1)
        assert (measured.numerator[done] == measured.denominator[done]).all()
