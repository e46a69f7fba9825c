"""The components of our own, and the elements of a large table."""

import json

import pytest
from dash import html
from dash.development.base_component import Component

from layouts.parts import plain
from layouts.parts.aria import aria
from layouts.parts.own import Drawing, Plain


def test_an_element_has_the_arguments_of_dash_html():
    """The same names give the same attributes and children, without a component for each."""
    given = {"className": "cifra", "colSpan": 2, **aria(label="x")}
    element = plain.Td("uno", **given)
    assert element == {"t": "td", "p": given, "c": "uno"}
    assert {"children": element["c"], **element["p"]} == html.Td("uno", **given).to_plotly_json()["props"]


def test_a_text_stays_a_text():
    """What looks like HTML is no element: React writes it as it is."""
    assert plain.Td("<b>x</b> & y")["c"] == "<b>x</b> & y"


@pytest.mark.parametrize(
    ("made", "name", "props"),
    [
        (Plain(plain.Tr([plain.Td("a")])), "Plano", {"tree": plain.Tr([plain.Td("a")])}),
        (Drawing("<svg></svg>", "figura"), "Dibujo", {"svg": "<svg></svg>", "className": "figura"}),
    ],
)
def test_our_components_are_components_of_dash(made, name, props):
    """They travel as a name, which `assets/parts.js` has, and plain JSON."""
    assert isinstance(made, Component)
    sent = json.loads(json.dumps(made.to_plotly_json()))
    assert sent == {"type": name, "namespace": "tablero_partes", "props": props}
