"""A figure with its template laid under it, as plotly.js lays it."""

import plotly.graph_objects as go
import pytest

from dashboard.figures.definition import definition_of

TEMPLATE = go.layout.Template(
    layout=go.Layout(
        font={"size": 13, "color": "#111"},
        xaxis={"color": "#555", "zeroline": False},
        annotationdefaults={"showarrow": False},
        shapedefaults={"line": {"color": "#111", "width": 1}},
    ),
    data={"bar": [go.Bar(width=0.5, marker={"color": "#00f"})]},
)


@pytest.fixture
def drawn():
    """A bar with an edge, one axis that says its range, a note and a line that say nothing of their look."""
    layout = go.Layout(
        template=TEMPLATE,
        font={"size": 11},
        xaxis={"range": [0, 9]},
        annotations=[{"text": "a"}],
        shapes=[{"x0": 1, "line": {"width": 2}}],
    )
    return definition_of(go.Figure(go.Bar(x=[1], y=["a"], marker={"opacity": 0.5}), layout))


def test_what_the_figure_says_wins(drawn):
    """Its size of type, with the template's colour."""
    assert drawn.layout["font"] == {"size": 11, "color": "#111"}


def test_a_trace_has_what_the_template_says_of_its_type(drawn):
    """Also inside its mark."""
    (bar,) = drawn.traces
    assert (bar["width"], bar["marker"]) == (0.5, {"color": "#00f", "opacity": 0.5})


def test_every_axis_has_what_the_template_says_of_its_letter(drawn):
    """The axis of a second panel too, of which the figure says nothing."""
    assert drawn.axis("x") == {"range": [0, 9], "color": "#555", "zeroline": False}
    assert drawn.axis("x", "2") == {"color": "#555", "zeroline": False}
    assert drawn.axis("y") == {}


def test_notes_and_lines_have_their_defaults(drawn):
    """Each of them."""
    assert drawn.layout["annotations"] == [{"text": "a", "showarrow": False}]
    assert drawn.layout["shapes"][0]["line"] == {"color": "#111", "width": 2}


def test_an_axis_can_be_said_anew(drawn):
    """The rest of it stays, and so does the figure it is made from."""
    part = drawn.with_axis("xaxis", range=[5, 9])
    assert part.axis("x") == {"range": [5, 9], "color": "#555", "zeroline": False}
    assert drawn.axis("x")["range"] == [0, 9]
