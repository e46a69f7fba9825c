"""A class of the legend, or a card, filters to exactly the units that it counts."""

import pytest

PRESSED = (
    "return [...document.querySelectorAll('#leyenda [aria-pressed=true]')].map((one) => one.dataset.clase)"
)


def _row(kind):
    return f'#leyenda button[data-clase="{kind}"]'


def test_a_class_is_a_switch(page, view, expected_fills):
    """In the address, with a chip; a second press takes it off."""
    page.show()
    page.click(_row(-2))
    query = "clase=avance-fase-2.sin-reporte"
    page.settle_at(query)
    assert page.fills() == expected_fills(query)
    assert page.text("#conteo") == view(query).counts
    assert page.js(PRESSED) == ["-2"]
    assert "sin reporte" in page.texts("#filtros-vigentes a")[0]
    page.click(_row(-2))
    page.settle_at("")
    assert page.js(PRESSED) == []


def test_classes_add_up(page, view):
    """A second one of the same indicator widens the selection."""
    page.show("clase=avance-fase-2.0-a-20")
    page.click(_row(1))
    query = "clase=avance-fase-2.0-a-20&clase=avance-fase-2.20-a-40"
    page.settle_at(query)
    assert page.text("#conteo") == view(query).counts
    assert page.js(PRESSED) == ["0", "1"]


def test_a_class_of_regions_filters_by_region(page):
    """At the level of groups the units are the groups."""
    page.show("nivel=region")
    page.click(_row(0))
    page.settle_at("nivel=region&region=santanderes")
    assert page.js(PRESSED) == ["0"]


@pytest.mark.parametrize("place", [0, 1, 2], ids=["lagging", "silent", "decree"])
def test_a_card_leads_to_those_that_it_counts(page, snapshot, view, place):
    """As many rows in the table as the card says; the same card takes the filter off."""
    page.load()
    link = f".tarjeta:nth-child({place + 3}) a"
    page.click(link)
    page.until("return location.search.length > 1", what="the address has the filter")
    page.settle()
    card = view("").cards[2 + place]
    counted = int(card.note.split(" de ")[0] if place == 2 else card.value)
    page.until_equal("return Number(document.querySelector('#tabla .ag-root').ariaRowCount) - 1", counted)
    assert page.texts("#filtros-vigentes a")
    page.click(link)
    page.settle_at("")


def test_the_laggards_are_one_click_away_and_the_latest_first(page):
    """From the home page, sorted by how late they are."""
    page.load()
    page.click(".tarjeta:nth-child(3) a")
    page.until("return location.search.includes('clase')")
    page.settle()
    page.until_equal(
        "return document.querySelector('#tabla .ag-header-cell[col-id=\"valor\"]').ariaSort", "ascending"
    )
    values = [float(text.split("\xa0")[0].replace(",", ".")) for text in page.column("valor")]
    assert values == sorted(values)
    assert values[-1] < 20
