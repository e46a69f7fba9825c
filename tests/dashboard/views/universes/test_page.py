"""The page of universes: what it says, what moves, and what it never says."""

import json

import pytest

from dashboard.core.state import ViewState, parse_state, to_query
from dashboard.core.wording import GAP
from dashboard.indicators.universes import INDICES
from dashboard.views.territory import territory_bytes
from dashboard.views.universes.listing import universes_listing
from dashboard.views.universes.page import build_universes
from dashboard.views.universes.payload import indices_bytes


def plain(text):
    """A text with common spaces: those that keep a number and its unit together are wording's own."""
    return text.replace(GAP, " ")


def test_the_headline_of_the_country(snapshot):
    """685 of 1.102 in the universes of the focus."""
    view = build_universes(snapshot, ViewState())
    assert plain(view.finding) == (
        "Todo el país: 685 de 1.102 municipios clasificados (62 %) están en los universos A a D, de "
        "resultados bajos, foco de la asistencia. El mayor es el C, con 231."
    )
    assert view.changed == "Con los promedios nacionales, todos quedan en la clase que traen los datos."
    assert not view.is_moved
    assert all(cell.gap == 0 for cell in view.cells)


def test_the_sum_that_is_not_the_country_is_explained(snapshot):
    """1.102 of 1.103, and who has no universe in the data."""
    words = build_universes(snapshot, ViewState()).total_words
    assert "suman 1.102 y el país tiene 1.103" in words
    assert words.endswith("En los datos activos, sin universo: Barrancominas.")


def test_what_if_has_its_address_and_says_what_changes(snapshot):
    """The thresholds travel in the address and come back."""
    state, ignored = parse_state("umbral=fiscal.60&umbral=resultados.45", snapshot.vocabulary)
    assert ignored == ()
    assert to_query(state) == "umbral=fiscal.60&umbral=resultados.45"
    view = build_universes(snapshot, state)
    assert view.is_moved
    assert view.moved > 0
    assert view.changed.startswith(
        "Con desempeño fiscal en 60 (promedio, 50,0) y resultados en 45 (promedio, 50,0), "
    )
    assert sum(cell.at_cuts for cell in view.cells) == 1102


def test_filters_count(tiny):
    """Of Andina: A, B and H; no indices, so no threshold moves anything."""
    view = build_universes(tiny.snapshot, ViewState(regions=("andina",)))
    assert {cell.published.letter: cell.in_data for cell in view.cells if cell.in_data} == {
        "A": 1,
        "B": 1,
        "H": 1,
    }
    assert view.changed == "Los datos no traen los índices: no se puede mover ningún umbral."


def test_outcomes_are_those_of_the_indicators(tiny):
    """Universe A: Medellín and Barranquilla, both in phase I, with 70 and 100."""
    (cell, *_) = build_universes(tiny.snapshot, ViewState()).cells
    found = {one.key: (one.value, one.n) for one in cell.outcomes}
    assert found["cobertura-fase-1"] == (100.0, 2)
    assert found["avance-fase-1"] == (85.0, 2)


def test_the_label_of_a_universe_is_on_no_municipality(snapshot):
    """The report calls one group inefficient: no screen, no file says it of anybody."""
    view = build_universes(snapshot, ViewState())
    texts = (view.finding, view.changed, view.total_words, *(cell.sides for cell in view.cells), *view.method)
    assert not any("ineficien" in text.lower() for text in texts)
    assert b"neficien" not in territory_bytes(snapshot) + indices_bytes(snapshot)
    listing = universes_listing(snapshot, ViewState())
    assert not any("neficien" in str(cell) for row in listing.rows for cell in row)


def test_the_browser_gets_what_it_needs_to_move_thresholds(snapshot):
    """The same classes come out of the payload, with the rule that it says."""
    content = json.loads(indices_bytes(snapshot))
    for place, given in enumerate(content["clase"]):
        values = [content[key][place] for key in INDICES]
        if None in values:
            assert given == ""
            continue
        sides = [value >= content["umbral"][key] for key, value in zip(INDICES, values, strict=True)]
        assert content["letras"][4 * sides[0] + 2 * sides[1] + sides[2]] == given


@pytest.mark.parametrize(
    ("query", "changed"), [("", {"no", None}), ("umbral=fiscal.100", {"sí", "no", None})]
)
def test_the_list_says_who_changes(snapshot, query, changed):
    """Nobody at the national means; Barrancominas has no indices and is not known."""
    state, _ = parse_state(query, snapshot.vocabulary)
    listing = universes_listing(snapshot, state)
    place = listing.columns.index("cambia")
    assert len(listing.rows) == 1103
    assert {row[place] for row in listing.rows} == changed
    assert dict(listing.facts)["Umbrales"].startswith("ejecución de recursos: 50,0")
