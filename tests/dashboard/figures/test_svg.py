"""Figures as text: every value at its place, gaps as gaps, words escaped."""

import re
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest

from dashboard.core.state import ViewState
from dashboard.figures.profile import curve_figure, standing_figure, strip_figure
from dashboard.figures.svg import svg_of
from dashboard.views.peers import curve_of, position_among_peers, standings

AXIS = {
    "range": [0, 100],
    "tickvals": [0, 50, 100],
    "gridcolor": "#eee",
    "color": "#555",
    "tickfont": {"size": 10},
}


def figure(*traces, **more):
    """A figure of 100 by 100 pixels of values, without margins."""
    layout = {
        "width": 100,
        "height": 100,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": AXIS,
        "yaxis": AXIS,
        "font": {"size": 11, "color": "#111"},
    }
    return go.Figure(traces, {**layout, **more})


def line(values):
    """A trace of lines over 0, 50 and 100."""
    return go.Scatter(mode="lines", x=[0, 50, 100], y=values, line={"color": "#00f", "width": 2})


def path_of(text, colour):
    """The steps of the path of a colour."""
    return re.search(rf"<path d='([^']*)' fill=none stroke='{colour}'", text).group(1)


def test_values_go_up():
    """Zero is at the bottom left, a hundred at the top right."""
    assert path_of(svg_of(figure(line([0, 50, 100])), ""), "#00f") == "M0.0 100.0L50.0 50.0L100.0 0.0"


def test_a_missing_value_is_a_gap():
    """The line begins again after it; nothing is drawn as zero."""
    assert path_of(svg_of(figure(line([0, None, 100])), ""), "#00f") == "M0.0 100.0M100.0 0.0"


def test_a_bar_ends_at_its_value():
    """From zero, and centred on its row."""
    edge = {"color": "#000", "width": 1}
    bar = go.Bar(x=[40], y=[50], width=20, marker={"color": "#0a0", "line": edge})
    assert "<rect x=0.0 y=40.0 width=40.0 height=20.0 fill='#0a0'" in svg_of(figure(bar), "")


def test_words_are_escaped():
    """A name cannot open an element."""
    text = go.Scatter(mode="text", x=[1], y=[1], text=["<i>a & b"])
    made = svg_of(figure(text), "<it's>")
    assert "&lt;i&gt;a &amp; b" in made
    assert "aria-label='&lt;it&#x27;s&gt;'" in made


@pytest.mark.parametrize("name", ["standing", "curve", "strip"])
def test_the_figures_of_a_profile_are_drawn_inside_their_frame(snapshot, name):
    """Florencia: every number is finite, and no mark is left or right of the figure."""
    made = {
        "standing": lambda: standing_figure(standings(snapshot, "18001", None)[1]),
        "curve": lambda: curve_figure(
            [curve_of(snapshot, "18001", key, snapshot.model.cutoffs[-1]) for key in "12"], "x"
        ),
        "strip": lambda: strip_figure(
            position_among_peers(snapshot, ViewState(), "18001", "2", snapshot.model.cutoffs[-1]), 70.4
        ),
    }[name]()
    text = svg_of(made, "una figura")
    assert "nan" not in re.sub(r"<title>[^<]*</title>", "", text)
    quoted = re.sub(r"=([^\s'>]+)", r"='\1'", text)
    root = ElementTree.fromstring(quoted)
    places = [float(node.get("cx", 0)) for node in root.iter("circle")]
    assert all(0 <= x <= made.layout.width for x in places)


def test_a_mark_says_what_it_is():
    """Under the pointer: a dot, and the points of a line that has no dots."""
    dots = go.Scatter(mode="markers", x=[10], y=[10], marker={"size": 4, "color": "#00f"}, hovertext=["uno"])
    mean = line([0, None, 100]).update(hovertext=["cero", "nada", "cien"])
    said = re.findall(r"<circle[^>]*><title>([^<]*)</title>", svg_of(figure(dots, mean), ""))
    assert said == ["uno", "cero", "cien"]


def test_a_named_line_of_the_layout_says_its_name():
    """The median, in a band that a pointer can hit."""
    median = {"type": "line", "x0": 5, "x1": 5, "y0": 0, "y1": 9, "name": "Mediana: 5,0 %  n = 3"}
    assert "<title>Mediana: 5,0 %  n = 3</title>" in svg_of(figure(shapes=[median]), "")
