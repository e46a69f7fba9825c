"""Filters through their controls: address, chips, count, map and table say the same as the model."""

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

LISTS = [
    ("region", "caribe", "region=caribe"),
    ("depto", "05", "depto=05"),
    ("corte", "2020-09-30", "corte=2020-09-30"),
]
BUTTONS = [
    ("fase", "2", "fase=2"),
    ("universo", "A", "universo=A"),
    ("decreto683", "si", "decreto683=si"),
    ("decreto683", "no", "decreto683=no"),
    ("socio", "ART", "socio=ART"),
    ("pdet", "si", "pdet=si"),
    ("tipo", "gobernacion", "tipo=gobernacion"),
]
COMBINED = "region=caribe&universo=A&universo=B&decreto683=si"
EMPTY = "depto=88&pdet=si"


@pytest.fixture(scope="session")
def assert_shows(view, expected_fills, expected_rows):
    """A check that every panel shows a query as the model has it."""

    def check(page, query):
        page.settle_at(query)
        wanted = view(query)
        assert wanted.query == query
        assert page.text("#conteo") == wanted.counts
        assert page.text("#hallazgo") == wanted.finding
        assert page.texts("#filtros-vigentes a") == [c.text for c in wanted.chips]
        assert page.fills() == expected_fills(query)
        page.until_equal(
            "return Number(document.querySelector('#tabla .ag-root').ariaRowCount) - 1", expected_rows(query)
        )

    return check


@pytest.mark.parametrize(("control", "value", "query"), LISTS)
def test_a_list_filters(page, assert_shows, control, value, query):
    """A value picked in a list is in force everywhere."""
    page.show()
    page.pick(control, value)
    assert_shows(page, query)


@pytest.mark.parametrize(("control", "value", "query"), BUTTONS)
def test_a_button_filters(page, assert_shows, control, value, query):
    """A value of the joined buttons is in force everywhere."""
    page.show()
    page.press_button(control, value)
    assert_shows(page, query)


@pytest.mark.parametrize(
    ("control", "value", "query"), [("universo", "H", "universo=H"), ("socio", "DNP", "socio=DNP")]
)
def test_a_pressed_button_comes_off_by_a_second_click(page, assert_shows, control, value, query):
    """Several choices are switches."""
    page.show(query)
    page.press_button(control, value)
    assert_shows(page, "")


def test_filters_combine(page, assert_shows):
    """Values of one filter widen it; filters narrow each other."""
    page.show()
    page.pick("region", "caribe")
    page.press_button("universo", "B")
    page.press_button("universo", "A")
    page.press_button("decreto683", "si")
    assert_shows(page, COMBINED)


def test_the_button_of_the_filters_counts_them(page):
    """Three filters in force are a 3 on the button."""
    page.show(COMBINED)
    assert page.text("#filtros-numero") == "3"


def test_a_chip_takes_off_its_filter(page, assert_shows):
    """The other filters stay."""
    page.show(COMBINED)
    page.click('.ficha-filtro[title*="Caribe"]')
    assert_shows(page, COMBINED.replace("region=caribe&", ""))


def test_clear_all_takes_off_every_filter(page, assert_shows):
    """The indicator is no filter and stays."""
    page.show(f"indicador=avance-fase-1&{COMBINED}")
    page.click(".fichas > .small")
    assert_shows(page, "indicador=avance-fase-1")
    assert page.text("#filtros-numero") == ""


def test_clear_all_empties_the_controls(page):
    """No control goes on showing a filter that is off."""
    page.show(COMBINED)
    page.click(".fichas > .small")
    page.settle_at("")
    controls = page.controls()
    assert (controls["region"], controls["universo"], controls["decreto683"]) == ([], [], [""])


def test_an_empty_selection_names_the_filter(page, assert_shows):
    """San Andrés has no PDET municipality: the sentence says so."""
    page.show("depto=88")
    page.press_button("pdet", "si")
    assert_shows(page, EMPTY)
    assert "PDET" in page.text("#hallazgo")
    assert page.text("#hallazgo").startswith("Ninguna entidad cumple")


def test_an_empty_selection_has_an_empty_table_that_says_so(page):
    """The table is not left blank."""
    page.show(EMPTY)
    page.until_equal(
        "return (document.querySelector('#tabla .ag-overlay') || {}).innerText",
        "Ninguna entidad en la selección",
    )


def test_a_list_picks_by_typing(page, assert_shows):
    """The search inside a list leaves the department that is meant, without accents; a key picks it."""
    page.show()
    page.unfold("depto")
    page.one("#control-depto-buscar").send_keys("narino")
    page.until_equal("return document.querySelectorAll('#control-depto .form-check:not([hidden])').length", 1)
    page.press(Keys.TAB, Keys.SPACE)
    assert_shows(page, "depto=52")


def test_a_chosen_button_is_read_while_the_mouse_is_on_it(page):
    """Its words never have the colour of its ground."""
    page.show("pdet=si")
    label = page.one('#control-pdet label[for$="_input_si"]')
    ActionChains(page.driver).move_to_element(label).perform()
    colours = page.js(
        "const look = getComputedStyle(arguments[0]); return [look.color, look.backgroundColor]", label
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 72, 132)"]
