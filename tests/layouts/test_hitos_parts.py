"""The parts of the milestones page: what the view says is what is shown, marked up as tables and links."""

from pathlib import Path

import pytest

from dashboard.hitos.page import build_hitos
from dashboard.scales import PROGRESS, STATE_COLOURS, State
from dashboard.state import ViewState
from layouts.hitos_parts import bar, choices, funnel, hitos_parts, trail, tree, weight


@pytest.fixture(scope="module")
def view(board):
    """Phase I in Caribe with a milestone picked."""
    return build_hitos(board, ViewState(milestone="1.18", regions=("caribe",)))


def texts(component):
    """Every text of a component, in order."""
    if isinstance(component, (str, int)):
        return [str(component)]
    if isinstance(component, (list, tuple)):
        return [text for item in component for text in texts(item)]
    return texts(getattr(component, "children", None) or [])


def found(component, kind):
    """Every component of a kind below another."""
    if isinstance(component, (list, tuple)):
        return [item for part in component for item in found(part, kind)]
    own = [component] if type(component).__name__ == kind else []
    children = getattr(component, "children", None)
    return own + (
        found(children if isinstance(children, (list, tuple)) else [children], kind) if children else []
    )


def test_every_part_is_there(view):
    """One value per output of the page's callback."""
    assert None not in hitos_parts(view).values()


def test_the_tree_folds_by_stage(view):
    """Five stages with native folds, 22 milestones with a link each."""
    parts = tree(view)
    assert len(found(parts, "Details")) == 5
    assert [link.href for link in found(parts, "Link")] == list(view.milestone_links.values())


def test_the_tree_says_that_weights_sum_to_100(view):
    """At the phase and at each stage."""
    said = texts(tree(view))
    assert "las etapas suman 100" in said
    assert said.count("Los pesos de sus hitos en la etapa suman 100") == 5


def test_the_picked_milestone_is_marked(view):
    """One row, and its link lets go of it."""
    rows = [row for row in found(tree(view), "Tr") if getattr(row, "className", None) == "elegido"]
    assert len(rows) == 1
    assert found(rows, "Link")[0].href == "/hitos?indicador=avance-fase-1&region=caribe"


def test_the_funnel_is_a_table(view):
    """A caption, heads with scope, a row per step."""
    caption, head, body = funnel(view.funnel)
    assert type(caption).__name__ == "Caption"
    assert {cell.scope for cell in found(head, "Th")} == {"col"}
    assert len(found(body, "Tr")) == len(view.funnel) == 5


def test_a_bar_says_its_number():
    """As wide as the percentage; unknown is said, with no bar."""
    drawn, said = bar(43.06)
    assert (drawn.children.style["width"], said) == ("43.1%", "43,1 %")
    assert bar(float("nan"))[1] == "sin dato"


@pytest.mark.parametrize(("value", "text"), [(100, "100"), (7.5, "7,5"), (3.333, "3,333"), (20, "20")])
def test_weights_have_the_decimals_they_need(value, text):
    """Three at most."""
    assert weight(value) == text


def test_links_lead_to_phases_and_back_up(view):
    """The phase in view is marked; the trail ends at the region."""
    assert [link.className for link in choices(view.phases)] == ["opcion elegida-aqui", "opcion"]
    assert texts(trail(view.trail)) == ["Colombia", "›", "Caribe"]


def test_cells_have_the_colours_of_the_scale():
    """The style sheet writes each class as the scale declares it, so that a colour means one thing."""
    sheet = (Path(__file__).parents[2] / "assets" / "hitos.css").read_text(encoding="utf-8")
    for place, band in enumerate(PROGRESS.bands):
        assert f".calor-tabla .c{place} {{ background: {band.colour}" in sheet
    assert f".calor-tabla .cero {{ background: {STATE_COLOURS[State.CERO]}" in sheet
    assert f"{STATE_COLOURS[State.SIN_REPORTE]} 0 3px" in sheet
