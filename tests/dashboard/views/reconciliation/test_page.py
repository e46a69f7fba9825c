"""The page of reconciliation: every figure with its verdict and page, and the register of contradictions."""

from dataclasses import replace
from math import isnan

import pytest

from dashboard.core import pages
from dashboard.core.state import ViewState, parse_state
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.reconciliation.comparison import compare_published
from dashboard.views.reconciliation.listing import reconciliation_listing, register_listing
from dashboard.views.reconciliation.page import VIEWS, build_reconciliation, contradictions_words


@pytest.fixture(scope="module")
def view(snapshot):
    """The page of the shipped data."""
    return build_reconciliation(snapshot)


@pytest.fixture(scope="module")
def by_key(view):
    """Its figures by id."""
    return {one.key: one for one in view.figures}


def test_every_published_figure_is_there_once(view, snapshot):
    """In the order of the report, with a formula and a verdict."""
    assert [one.key for one in view.figures] == list(snapshot.model.published.index)
    assert all(one.formula for one in view.figures)
    assert {one.verdict for one in view.figures} == {"coincide", "difiere", "no calculable"}


def test_verdicts_are_those_of_the_command_line(view, snapshot):
    """38 agree, the two that contradict their own parts differ, 14 are of no table."""
    counts = {
        verdict: sum(one.verdict == verdict for one in view.figures)
        for verdict in ("coincide", "difiere", "no calculable")
    }
    assert counts == {"coincide": 38, "difiere": 2, "no calculable": 14}
    assert [one.key for one in view.figures if one.verdict == "difiere"] == ["F1-MUN-ASESOR", "F2-AVANCE"]
    assert [line.published for line in compare_published(snapshot.model)] == [
        one.published for one in view.figures
    ]


@pytest.mark.parametrize(
    ("key", "gap", "parts"),
    [
        ("F1-DNP", "0", ""),
        ("KPT-MUN-DNP", "0", "294 ÷ 300"),
        ("F1-MUN-ASESOR", "−0,63", "300 ÷ 32"),
        ("ENC-GENERAL", "", None),
        ("YES-TALLERES", "", ""),
    ],
)
def test_a_difference_is_ours_less_the_published(by_key, key, gap, parts):
    """Exact, with numerator and denominator; of a bound, or of what is not computed, there is none."""
    assert by_key[key].gap == gap
    assert parts is None or by_key[key].parts == parts


def test_every_topic_has_a_page(snapshot, by_key):
    """And its address is read without complaint."""
    assert set(snapshot.model.published["tema"]) <= set(VIEWS)
    assert by_key["D683-MUN-N"].href == pages.DECREE.path
    for one in by_key.values():
        _, _, query = one.href.partition("?")
        assert parse_state(query, snapshot.vocabulary)[1] == ()


def test_a_figure_that_stops_agreeing_differs_and_is_no_contradiction(snapshot):
    """With other data the verdict follows."""
    model = snapshot.model
    values = model.published["valor"].where(model.published.index != "F1-DNP", "301")
    numbers = model.published["number"].where(model.published.index != "F1-DNP", 301.0)
    wrong = Snapshot(
        replace(model, published=model.published.assign(valor=values, number=numbers)), snapshot.boundaries
    )
    found = {one.key: one for one in build_reconciliation(wrong).figures}["F1-DNP"]
    assert (found.verdict, found.is_contradicted, found.gap) == ("difiere", False, "−1")


def test_a_loaded_figure_that_nobody_declared_is_shown(tiny):
    """The tiny country has one such."""
    (one,) = build_reconciliation(tiny.snapshot).figures
    assert (one.verdict, one.ours, isnan(one.difference)) == ("no calculable", "—", True)


def test_the_register_has_both_sides_and_their_figures(view, snapshot):
    """617 and 675, 365 and 316, 1.102 and 1.103, 98 delivered and 100 approved, Santanderes."""
    register = {one.key: one for one in view.contradictions}
    assert {
        "municipios-fase-1",
        "municipios-fase-2",
        "gobernaciones-fase-2",
        "avance-fase-2",
        "universos",
        "entrega-aprobacion",
        "santanderes",
    } <= set(register)
    assert all(one.says and one.also_says and one.reading and one.place for one in register.values())
    named = {figure.key for one in register.values() for figure in one.figures}
    contradicted = {one.key for one in view.figures if one.is_contradicted}
    assert contradicted <= named
    assert contradictions_words(view).startswith("El registro tiene 14 contradicciones")


def test_the_lists_have_every_row(view, snapshot):
    """Of figures and of contradictions."""
    state = ViewState()
    assert len(reconciliation_listing(snapshot, state).rows) == len(view.figures)
    assert len(register_listing(snapshot, state).rows) == len(view.contradictions)
