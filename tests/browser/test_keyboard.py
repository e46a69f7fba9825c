"""Without a mouse: every control is reached by Tab, shows its focus and works by keys."""

import pytest
from selenium.webdriver.common.keys import Keys

CONTROLS = (
    *("indicador", "nivel", "corte", "desde", "fase", "region-rotulo", "depto-rotulo"),
    *("universo", "decreto683", "socio", "pdet", "tipo", "entidad"),
)
THICK = 2  # CSS pixels of an outline that is seen


def _is(control):
    return lambda focus: focus["id"] == f"control-{control}"


def test_the_skip_link_comes_first(page):
    """The first Tab shows it; Enter goes to the content."""
    page.show()
    page.rewind()
    page.press(Keys.TAB)
    assert page.focus()["text"] == "Saltar al contenido"
    assert page.js("return document.activeElement.getBoundingClientRect().left >= 0")
    page.press(Keys.ENTER)
    page.until_equal("return document.activeElement.id", "contenido")


@pytest.mark.parametrize("query", ["", "region=caribe&universo=A"])
def test_few_stops_lead_to_the_first_figure(page, query):
    """By the second skip link the map is two stops away, whatever is filtered."""
    page.show(query)
    page.rewind()
    page.press(Keys.TAB, Keys.TAB)
    assert page.focus()["text"] == "Saltar a la figura"
    page.press(Keys.ENTER)
    page.until("return document.activeElement.matches('.mapa-lienzo')", what="the map has the focus")


def test_a_department_and_an_entity_by_keys_alone(page, view):
    """From the address bar to the map of one department and one of its municipalities."""
    page.show()
    page.rewind()
    page.tab_to(_is("entidad"))
    page.press(*"puerto carreño", Keys.ENTER)
    page.settle_at("entidad=99001")
    page.tab_to(lambda focus: focus["id"] == "control-depto-rotulo")
    page.press(Keys.ENTER, Keys.TAB, *"vichada", Keys.TAB, Keys.SPACE)
    page.settle_at("depto=99&entidad=99001")
    assert page.text("#conteo") == view("depto=99").counts
    assert "99001" in page.text("#ficha h2")


def test_joined_buttons_by_keys(page):
    """Space presses a switch."""
    page.show()
    page.rewind()
    page.tab_to(lambda focus: focus["name"] == "control-universo" and focus["value"] == "B")
    page.press(Keys.SPACE)
    page.settle_at("universo=B")


def test_one_choice_of_few_by_arrows(page):
    """An arrow moves the choice of a level."""
    page.show()
    page.rewind()
    page.tab_to(lambda focus: focus["name"] == "control-nivel")
    page.press(Keys.ARROW_RIGHT)
    page.settle_at("nivel=departamento")


def test_every_control_is_reached_and_shows_its_focus(page):
    """An outline of two pixels at least, or a shadow, on each stop of Tab up to the table."""
    page.show()
    page.rewind()
    stops, faint = [], []
    for _ in range(60):
        page.press(Keys.TAB)
        focus = page.focus()
        stops.append(focus["name"] if "_input_" in focus["id"] else focus["id"])
        outlined = focus["outline"] != "none" and focus["width"] >= THICK
        if not outlined and focus["shadow"] == "none":
            faint.append(focus["id"] or focus["name"] or focus["text"])
        if focus["tag"] == "DIV":
            break
    assert {f"control-{name}" for name in CONTROLS} - set(stops) == set()
    assert faint == []


def test_a_row_is_picked_by_keys(page):
    """The table is reached by Tab, walked by arrows and picked by Space or Enter."""
    page.show("depto=99")
    page.rewind()
    page.tab_to(lambda focus: focus["row"])
    page.press(Keys.ARROW_DOWN)
    row = page.focus()["row"]
    page.press(Keys.SPACE)
    page.settle_at(f"depto=99&entidad={row}")


def test_a_chip_is_taken_off_by_keys(page):
    """Enter on a chip takes its filter off."""
    page.show("pdet=si")
    page.rewind()
    page.tab_to(lambda focus: focus["text"].startswith("PDET"))
    page.press(Keys.ENTER)
    page.settle_at("")
