"""The parts of the milestones page: tree, funnel, links and who moved, as the view has them."""

import numpy as np
import pytest
from dash._utils import to_json

from dashboard.core.scales import DIFFERENCE, MOVED_COLOURS
from dashboard.core.state import ViewState
from dashboard.core.wording import percent
from dashboard.indicators.movement import Movement
from dashboard.views.milestones.links import LinkChoice
from dashboard.views.milestones.page import build_milestones, milestones_of_query
from layouts.parts.milestones import bar, changes, choices, funnel, page_parts, tree, weight


def nodes_of(tree_):
    """Every element of a plain tree, from the top."""
    if isinstance(tree_, list):
        for item in tree_:
            yield from nodes_of(item)
    elif isinstance(tree_, dict):
        yield tree_
        yield from nodes_of(tree_["c"] or [])


def texts_of(tree_):
    """Every text of a plain tree, from the top."""
    if isinstance(tree_, list):
        return [text for item in tree_ for text in texts_of(item)]
    return texts_of(tree_["c"] or []) if isinstance(tree_, dict) else [tree_]


def test_a_bar_says_its_percentage():
    """Its length is the value's; without one it is hatched and says so."""
    drawn, text = bar(43.06)
    assert (drawn["p"]["className"], text["c"]) == ("barra-hito", "43,1\xa0%")
    assert drawn["c"]["p"]["style"] == {"width": "43.1%"}
    drawn, text = bar(np.nan)
    assert (drawn["p"]["className"], text["c"]) == ("barra-hito sin-dato", "sin dato")


def test_what_nobody_reported_has_no_bar():
    """It counts zero, and is said to be without report."""
    drawn, text = bar(0.0, is_reported=False)
    assert (drawn["p"]["className"], text["c"]) == ("barra-hito sin-dato", "sin reporte")


@pytest.mark.parametrize(("value", "text"), [(10.0, "10"), (4.5, "4,5"), (0.1234, "0,123")])
def test_a_weight_has_the_decimals_it_has(value, text):
    """Three at most."""
    assert weight(value) == text


def test_who_moved_has_the_colours_of_the_map_of_changes(snapshot):
    """One scale of changes: who advances and who goes back look alike on every page."""
    drawn = nodes_of(changes(build_milestones(snapshot, ViewState())).tree)
    samples = [node["p"]["style"]["backgroundColor"] for node in drawn if node["t"] == "i"]
    assert samples == [MOVED_COLOURS[item] for item in Movement]
    of_scale = {band.label: band.colour for band in DIFFERENCE.bands}
    assert MOVED_COLOURS[Movement.DOWN] == of_scale["retrocede"]
    assert MOVED_COLOURS[Movement.STILL] == of_scale["sigue igual"]
    assert MOVED_COLOURS[Movement.UP] in of_scale.values()


def test_what_the_page_shows_is_no_link():
    """The others are."""
    here, there = choices(
        [LinkChoice(text="Fase I", href="/a", is_on=True), LinkChoice(text="Fase II", href="/b")]
    )
    assert not hasattr(here, "href")
    assert there.href == "/b"


@pytest.fixture(scope="module")
def first(snapshot):
    """The page of phase I."""
    return milestones_of_query(snapshot, "indicador=avance-fase-1")


def test_the_tree_folds_by_stage(first):
    """Five stages with native folds, and 22 milestones with the link that the view has for each."""
    nodes = list(nodes_of(tree(first).tree))
    folds = [node for node in nodes if node["t"] == "details"]
    assert [node["p"]["open"] for node in folds] == [True] * 5
    links = [node["p"]["href"] for node in nodes if node["t"] == "a"]
    assert links == [first.milestone_links[number] for number in range(1, 23)]


def test_the_tree_says_that_weights_sum_to_100(first):
    """At the phase and at each stage."""
    said = texts_of(tree(first).tree)
    assert said.count("las etapas suman 100") == 1
    assert said.count("Los pesos de sus hitos en la etapa suman 100") == 5


def test_the_funnel_is_a_table(first):
    """A caption, heads with scope, a row per step with its rule and its numbers."""
    made = funnel(first.funnel).tree
    heads = [node for node in nodes_of(made) if node["t"] == "th"]
    assert [node["p"]["scope"] for node in heads] == ["col"] * 3 + ["row"] * 5
    assert sum("Se cierra con" in node["p"].get("title", "") for node in heads) == 5
    assert {percent(step.share) for step in first.funnel} <= set(texts_of(made))


def test_a_milestone_that_is_picked_is_marked(tiny):
    """And its link lets it go."""
    number = tiny.snapshot.model.phases["2"].milestones.index[0]
    view = milestones_of_query(tiny.snapshot, f"hito=2.{number}")
    rows = [node for node in nodes_of(tree(view).tree) if node.get("p", {}).get("className") == "elegido"]
    link = next(node for node in nodes_of(rows) if node["t"] == "a")
    assert (len(rows), link["p"]["title"]) == (1, "Quitar este hito")


def test_every_movement_has_its_place(tiny):
    """Those that nobody made are hidden, so that what was opened stays open."""
    view = build_milestones(tiny.snapshot, ViewState())
    lists = changes(view).tree["c"][1:]
    assert [item["p"]["data-grupo"] for item in lists] == [str(movement) for movement in view.movements]
    assert [item["p"]["hidden"] for item in lists] == [not count for count in view.movements.values()]


def test_nothing_to_compare_has_no_bar(tiny):
    """At the first cut-off."""
    first = ViewState(cutoff=tiny.snapshot.model.phases["2"].cutoffs[0])
    assert changes(build_milestones(tiny.snapshot, first)) is None


def test_a_page_is_made_of_an_empty_selection(tiny):
    """No part fails where nobody passes."""
    parts = page_parts(build_milestones(tiny.snapshot, ViewState(departments=("11",), regions=("caribe",))))
    assert parts["finding"].startswith("Ninguna entidad")
    to_json(parts)
