"""The table sorts and filters what is in view, in Spanish."""

import pytest
from selenium.webdriver.common.keys import Keys

SORTED = "return document.querySelector('#tabla .ag-header-cell[col-id=\"valor\"]').ariaSort"


def _number(text):
    return float(text.removesuffix("\xa0%").replace(".", "").replace(",", "."))


@pytest.fixture
def antioquia(page):
    """A fresh table of one department: sort and filter of an earlier test are gone."""
    page.load("depto=05")
    return page


def test_values_come_largest_first(antioquia):
    """The table opens with those ahead on top."""
    values = [_number(text) for text in antioquia.column("valor") if text != "sin dato"]
    assert len(values) > 3
    assert values == sorted(values, reverse=True)


def test_values_sort_ascending(antioquia):
    """Missing values aside, the smallest comes first."""
    for wanted in ("none", "ascending"):
        antioquia.click('#tabla .ag-header-cell[col-id="valor"] .ag-header-cell-label')
        antioquia.until_equal(SORTED, wanted)
    values = [_number(text) for text in antioquia.column("valor") if text != "sin dato"]
    assert values == sorted(values)


@pytest.mark.parametrize("direction", ["desc", "asc"])
def test_what_is_missing_comes_last(antioquia, direction):
    """In either direction: who has no value is not the lowest."""
    sort = "const state = [{colId: 'valor', sort: arguments[0]}];"
    antioquia.js(f"{sort} window.dash_ag_grid.getApi('tabla').applyColumnState({{state}})", direction)
    order = """
    const values = [];
    window.dash_ag_grid.getApi('tabla').forEachNodeAfterFilterAndSort((node) => values.push(node.data.valor));
    return values;
    """
    values = antioquia.js(order)
    known = [value for value in values if value is not None]
    assert 0 < len(known) < len(values)
    assert values[: len(known)] == sorted(known, reverse=direction == "desc")


def test_names_with_accents_sort_among_the_others(page):
    """Ábrego stands among the names with A, not after Zulia."""
    page.load("depto=54")
    page.click('#tabla .ag-header-cell[col-id="nombre"] .ag-header-cell-label')
    page.until_equal(
        "return document.querySelector('#tabla .ag-header-cell[col-id=\"nombre\"]').ariaSort", "ascending"
    )
    assert page.column("nombre")[0] == "Ábrego"


def test_a_text_filter_narrows_the_rows(antioquia):
    """«Contiene» leaves the rows with the text."""
    antioquia.click('#tabla .ag-header-cell[col-id="nombre"] .ag-header-cell-filter-button')
    antioquia.one(".ag-filter input[type='text']").send_keys("San ")
    antioquia.until("return Number(document.querySelector('#tabla .ag-root').ariaRowCount) < 40")
    names = antioquia.column("nombre")
    assert names
    assert all("san" in name.lower() for name in names)
    antioquia.press(Keys.ESCAPE)


def test_a_number_is_written_as_in_colombia(antioquia):
    """A comma before the decimal."""
    assert any("," in text and text.endswith("\xa0%") for text in antioquia.column("valor"))


def test_the_rows_of_gobernaciones(page, expected_rows):
    """The table of the other type has its rows, none twice."""
    page.show("tipo=gobernacion")
    page.until_equal("return Number(document.querySelector('#tabla .ag-root').ariaRowCount) - 1", 32)
    assert expected_rows("tipo=gobernacion") == 32


@pytest.mark.parametrize(
    ("typed", "name"), [("medellin", "Medellín"), ("5001", "Medellín"), ("ABRIAQUI", "Abriaquí")]
)
def test_a_name_is_found_as_it_is_typed(antioquia, typed, name):
    """Without accents, in capitals, or by its code without the zero."""
    antioquia.click('#tabla .ag-header-cell[col-id="nombre"] .ag-header-cell-filter-button')
    antioquia.one(".ag-filter input[type='text']").send_keys(typed)
    antioquia.until("return Number(document.querySelector('#tabla .ag-root').ariaRowCount) < 5")
    assert name in antioquia.column("nombre")
    antioquia.press(Keys.ESCAPE)
