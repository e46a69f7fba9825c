"""Decree 683 by hand: Medellín and Barranquilla took it, Bogotá and Abejorral did not."""

from datetime import date

import pytest

from dashboard.core.state import ViewState
from dashboard.indicators.decree import (
    ADOPTED,
    APPROVED,
    NEVER,
    OTHERS,
    PRESENTED,
    clear_differences,
    comparisons,
    cumulatives,
    first_done,
)
from dashboard.indicators.intervals import Interval

MILESTONES = (
    ("1", 1, "Entrega", 40, 18, "Entrega del PDT", 100, 40),
    ("1", 2, "Aprobación", 60, 22, "PDT aprobado", 100, 60),
    ("2", 1, "Financiación", 100, 1, "Plan indicativo", 100, 100),
)
REPORTS = (  # entity, phase, milestone, day, cut-off, fraction
    ("05001", "1", 18, "2020-06-10", "2020-06-15", 1),
    ("05001", "1", 22, "2020-07-10", "2020-07-15", 1),
    ("08001", "1", 18, "2020-06-10", "2020-06-15", 0.5),
    ("11001", "1", 18, "2020-04-20", "2020-04-30", 1),
    ("11001", "1", 22, "2020-05-30", "2020-05-31", 1),
    ("05002", "1", 18, "2020-04-20", "2020-04-30", 1),
    ("05001", "2", 1, "2020-09-10", "2020-09-15", 1),
)
LAST = date(2020, 7, 15)


@pytest.fixture(scope="module")
def country(tiny):
    """The tiny country with presentation and approval as the only milestones of phase I."""
    return tiny.build(milestones=MILESTONES, reports=REPORTS)


def of(found, group, act):
    """One of the curves."""
    return next(curve for curve in found if (curve.group, curve.act) == (group, act))


def test_an_act_is_done_at_the_first_cut_off_that_has_it_whole(country):
    """Half a delivery is none."""
    places = dict(zip(country.model.entities.index, first_done(country.model, PRESENTED), strict=True))
    days = country.model.phases["1"].cutoffs
    assert days[places["05001"]] == date(2020, 6, 15)
    assert days[places["11001"]] == date(2020, 4, 30)
    assert places["08001"] == places["08078"] == NEVER


def test_both_groups_add_up_cut_off_by_cut_off(country):
    """Of two adopters one is approved on 15 July; of two others one is, on 31 May."""
    found = cumulatives(country, ViewState(), LAST)
    adopted, others = of(found, ADOPTED, APPROVED), of(found, OTHERS, APPROVED)
    assert (adopted.n, adopted.done[-1], adopted.new[-1]) == (2, 1, 1)
    assert (others.n, others.done[-1], others.median) == (2, 1, date(2020, 5, 31))
    assert adopted.shares[-1] == 50.0
    assert of(found, OTHERS, PRESENTED).median == date(2020, 4, 30)


def test_later_cut_offs_are_not_seen(country):
    """On 31 May nobody that took the longer term had reported."""
    found = cumulatives(country, ViewState(), date(2020, 5, 31))
    assert of(found, ADOPTED, APPROVED).n == 0
    assert of(found, ADOPTED, APPROVED).median is None


def test_before_the_phase_there_is_nothing(country):
    """No cut-off, nobody."""
    assert all(curve.cutoffs == () for curve in cumulatives(country, ViewState(), date(2020, 1, 1)))


def test_progress_compares_group_by_group(country):
    """Adopters: Medellín 100 and Barranquilla 20, 60 on average; the others: 100 and 40."""
    found = {one.name: one for one in comparisons(country, ViewState(), LAST)}
    whole = found["Conjunto"]
    assert (whole.adopted, whole.others, whole.difference.value) == (60.0, 70.0, -10.0)
    assert (whole.adopters, whole.rest) == (2, 2)
    assert not whole.difference.leaves_out_zero


def test_a_group_without_anyone_to_compare_with_has_no_difference(country):
    """In Caribe only Barranquilla reports."""
    (caribe,) = (one for one in comparisons(country, ViewState(), LAST) if one.name == "Caribe")
    assert (caribe.adopters, caribe.rest) == (1, 0)
    assert caribe.difference.value != caribe.difference.value


def test_parts_without_a_report_are_left_out(country):
    """Nobody of universe C is in phase I."""
    assert "Universo C" not in {one.name for one in comparisons(country, ViewState(), LAST)}


def test_a_clear_difference_leaves_out_zero(country):
    """An interval on one side."""
    (whole, *_) = comparisons(country, ViewState(), LAST)
    clear = type(whole)("total", "x", 1.0, 0.0, 5, 5, Interval(1.0, 0.2, 1.8))
    assert clear_differences([whole, clear]) == (clear,)


def test_the_published_counts_are_met(snapshot):
    """D683-DEP-PCT: 7 of 32; D683-MUN-N: 308; D683-MUN-PCT: 28 %."""
    from dashboard.views.decree.page import build_decree

    view = build_decree(snapshot, ViewState())
    assert (view.offices.adopted, view.offices.of) == (7, 32)
    assert (view.towns.adopted, view.towns.of) == (308, 1103)
    published = snapshot.model.published["number"]
    assert round(view.offices.value) == published["D683-DEP-PCT"]
    assert round(view.towns.value) == published["D683-MUN-PCT"]
