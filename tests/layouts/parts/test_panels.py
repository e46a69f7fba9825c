"""The panels as components: what the view says is what is shown, marked up for everyone."""

import json

import plotly
import pytest
from dash.development.base_component import Component

from dashboard.core.state import ViewState
from dashboard.core.wording import number
from dashboard.indicators.declarations import declare
from dashboard.views.home import build_view, view_of_query
from layouts.parts import panels


@pytest.fixture(scope="module")
def view(snapshot):
    """A view with filters, a picked entity and something ignored."""
    return view_of_query(snapshot, "?region=caribe&decreto683=si&entidad=05001&color=rojo")


def texts(component):
    """Every text of a component, in order."""
    if isinstance(component, (str, int)):
        return [str(component)]
    if isinstance(component, (list, tuple)):
        return [text for item in component for text in texts(item)]
    return texts(getattr(component, "children", None) or [])


def properties(component):
    """The component as it travels: a plain dictionary."""
    return json.loads(json.dumps(component, cls=plotly.utils.PlotlyJSONEncoder))


def test_cards_pair_names_and_values(view):
    """Each card is a term with its descriptions, in reading order."""
    assert [texts(card) for card in panels.cards(view.cards)] == [
        [item.label, item.value, item.note] for item in view.cards
    ]
    assert [type(part).__name__ for part in panels.cards(view.cards)[0].children] == ["Dt", "Dd", "Dd"]


def test_the_home_page_gets_cards_and_legend_as_plain_values(view):
    """What the browser writes is what the view says, counts in Spanish."""
    assert panels.plain_cards(view.cards) == [(card.label, card.value, card.note) for card in view.cards]
    lines = panels.plain_legend(view.legend)
    assert [line[:2] for line in lines] == [(item.label, item.colour) for item in view.legend]
    assert [line[2] for line in lines] == [number(item.count) for item in view.legend]
    assert [line[3] for line in lines] == [item.state for item in view.legend]


def test_chips_are_links_that_say_what_they_do(view):
    """Each filter's chip leads to the view without it."""
    chips = panels.chips(view.chips)
    assert [chip.href for chip in chips] == [link.href for link in view.chips]
    assert [chip.title for chip in chips[:-1]] == [
        f"Quitar el filtro: {link.text}" for link in view.chips[:-1]
    ]


def test_no_filters_no_chips():
    """Nothing is drawn."""
    assert panels.chips(()) == []


def test_notices_say_what_was_ignored(view):
    """The address had a parameter that does not exist."""
    text = " ".join(texts(panels.notices(view.notices)))
    assert "Se ignoró parte de la dirección" in text
    assert "«color»" in text
    assert panels.notices(()) == []


def test_the_picked_entity_has_a_way_out(view):
    """Name, code, value, and a link that closes it."""
    found = panels.entity(view.entity)
    assert {"Medellín", view.entity.value} <= set(texts(found))
    assert view.entity.close_href in str(properties(found))
    assert panels.entity(None) == []


def test_facts_alternate_terms_and_words(view):
    """A list of definitions: term, description, term, description."""
    facts = next(item for part in panels.entity(view.entity) for item in _traverse(part) if _is(item, "Dl"))
    assert [type(item).__name__ for item in facts.children] == ["Dt", "Dd"] * len(view.entity.facts)


def _traverse(component):
    yield component
    yield from (item for item in component._traverse() if isinstance(item, Component))


def _is(component, name):
    return type(component).__name__ == name


@pytest.mark.parametrize("key", declare(("1", "2")))
def test_every_page_part_travels(snapshot, key):
    """All parts of every indicator's page are plain JSON, without NaN."""
    parts = panels.page_parts(build_view(snapshot, ViewState(indicator=key)))
    assert all(properties({name: part}) is not None for name, part in parts.items())
    json.dumps(properties(parts), allow_nan=False)
