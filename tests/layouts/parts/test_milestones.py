"""Tree and funnel of a phase: what no filter changes, marked up with a place for every number."""

import re
from pathlib import Path

import pytest

from dashboard.core.scales import PROGRESS, STATE_COLOURS, State
from layouts.parts.milestones import funnel, tree, weight


@pytest.fixture(scope="module")
def first(snapshot):
    """The markup of the tree of phase I."""
    return tree(snapshot.model.phases["1"])


def test_the_tree_folds_by_stage(first):
    """Five stages with native folds, 22 milestones with a link each."""
    assert first.count("<details open>") == 5
    assert re.findall(r"data-hito=(\d+)", first) == [str(number) for number in range(1, 23)]


def test_the_tree_says_that_weights_sum_to_100(first):
    """At the phase and at each stage."""
    assert "las etapas suman 100<" in first
    assert first.count("Los pesos de sus hitos en la etapa suman 100<") == 5


def test_every_number_of_the_tree_has_a_place(first):
    """One bar for the phase, one per stage and milestone, and who completed each."""
    places = [first.count(f"data-valor={key}") for key in ("fase", "etapa", "hito")]
    assert (places, first.count("data-cuenta=completo")) == ([1, 5, 22], 22)


def test_the_funnel_is_a_table(snapshot):
    """A caption, heads with scope, a row per step with its rule."""
    made = funnel(snapshot.model.phases["1"])
    assert made.startswith("<caption>Entre las entidades con reporte</caption>")
    assert made.count("scope=col") == 3
    assert made.count("Se cierra con") == made.count("data-valor=parte") == 5


@pytest.mark.parametrize(("value", "text"), [(100, "100"), (7.5, "7,5"), (3.333, "3,333"), (20, "20")])
def test_weights_have_the_decimals_they_need(value, text):
    """Three at most."""
    assert weight(value) == text


def test_cells_have_the_colours_of_the_scale():
    """The style sheet writes each class as the scale declares it, so that a colour means one thing."""
    sheet = (Path(__file__).parents[3] / "assets" / "hitos.css").read_text(encoding="utf-8")
    for place, band in enumerate(PROGRESS.bands):
        assert f".calor-tabla .c{place} {{ background: {band.colour}" in sheet
    assert f".calor-tabla .cero {{ background: {STATE_COLOURS[State.CERO]}" in sheet
    assert f"{STATE_COLOURS[State.SIN_REPORTE]} 0 3px" in sheet
