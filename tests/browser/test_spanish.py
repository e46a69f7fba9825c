"""Spanish of Colombia throughout: nothing that a library says in English is left."""

import re

import pytest
from selenium.webdriver.common.keys import Keys

ENGLISH = re.compile(
    r"\b(loading|select(ed|ing)?|no rows|search|filter|clear|apply|reset|cancel|close|equals|contains|"
    r"blank|between|and|or|the|sort|column|menu|download|zoom|error|choose|of|row|page|toggle|open|press|"
    r"ascending|descending|missing|not)\b",
    re.IGNORECASE,
)
NAMES = ("Natural Earth", "Creative Commons", "AG Grid")


def _english(page):
    text = page.words()
    for name in NAMES:
        text = text.replace(name, "")
    return sorted({found.group(0) for found in ENGLISH.finditer(text)})


def test_the_document_is_in_spanish_of_colombia(page):
    """Screen readers choose their voice by it."""
    page.show()
    assert page.js("return document.documentElement.lang") == "es-CO"


@pytest.mark.parametrize("query", ["", "entidad=05001", "nivel=departamento", "depto=88&pdet=si", "region=x"])
def test_no_english_is_left(page, query):
    """Texts, names of the window, titles, hints and names for screen readers."""
    page.show(query)
    assert _english(page) == []


def test_an_open_fold_is_in_spanish(page):
    """The words of a list and of what narrows it."""
    page.show()
    page.unfold("depto")
    assert _english(page) == []


@pytest.mark.parametrize("typed", ["san", "zzzz"])
def test_the_search_is_in_spanish(page, typed):
    """Names found, how many more there are, and «nothing fits»."""
    page.show()
    page.search_entity(typed)
    found = _english(page)
    page.press(Keys.ESCAPE)
    assert found == []


def test_the_filter_of_the_table_is_in_spanish(page):
    """Operators, hints and the names that screen readers say."""
    page.load()
    for field in ("nombre", "valor"):
        page.click(f'#tabla .ag-header-cell[col-id="{field}"] .ag-header-cell-filter-button')
        page.one(".ag-filter input")
        assert _english(page) == [], field
        page.click(".ag-filter .ag-picker-field-wrapper")
        page.one(".ag-select-list .ag-list-item")
        assert _english(page) == [], field
        page.press(Keys.ESCAPE, Keys.ESCAPE)


def test_the_methodology_is_in_spanish(page):
    """The page of data and methodology as well."""
    page.load(path="/metodologia")
    page.until("return document.querySelector('h1')")
    assert _english(page) == []


def test_numbers_and_dates_are_written_as_in_colombia(page):
    """1.103, not 1,103; 15 dic 2020, not 2020-12-15."""
    page.show()
    text = page.text("main")
    assert "1.103" in text
    assert not re.search(r"\b2020-\d\d-\d\d\b", text)
