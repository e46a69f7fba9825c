"""Map, bars, table and search pick the same entity or the same group."""

import pytest
from selenium.webdriver.common.keys import Keys

PUERTO_CARRENO = "99001"
TURBO = "05837"
OUTLINED = """
const copy = document.querySelector('#mapa .elegida');
const paths = Array.from(document.querySelectorAll('#mapa .choroplethlocation'));
const same = copy && paths.find((path) => path.getAttribute('d') === copy.getAttribute('d'));
return same ? same.__data__.loc : '';
"""
MARKED = """
const row = document.querySelector(`#tabla .ag-row[row-id='${arguments[0]}']`);
return row && row.classList.contains('ag-row-selected');
"""


def test_a_click_on_the_map_picks_the_municipality(page, view):
    """Address and card have it."""
    page.show()
    page.click_unit(PUERTO_CARRENO)
    page.settle_at(f"entidad={PUERTO_CARRENO}")
    card = view(f"entidad={PUERTO_CARRENO}").entity
    assert page.text("#ficha h2") == f"{card.name} {card.code}"
    assert page.text("#ficha .ficha-valor strong") == card.value


def test_the_picked_municipality_is_outlined(page):
    """The outline is that of the unit itself, above everything."""
    page.show(f"entidad={PUERTO_CARRENO}")
    page.until_equal(OUTLINED, PUERTO_CARRENO)


def test_the_outline_follows_the_pick(page):
    """One outline at a time."""
    page.show(f"entidad={PUERTO_CARRENO}")
    page.show("entidad=05001")
    page.until_equal(OUTLINED, "05001")
    assert len(page.texts("#mapa .elegida")) == 1


def test_a_second_click_lets_go(page):
    """Card and outline go away (of a unit that the card does not cover)."""
    page.show(f"entidad={TURBO}")
    page.click_unit(TURBO)
    page.settle_at("")
    assert page.text("#ficha") == ""
    assert page.js(OUTLINED) == ""


def test_the_card_is_closed_by_its_cross(page):
    """Only the entity leaves the address."""
    page.show(f"region=llanos-orinoquia&entidad={PUERTO_CARRENO}")
    page.click("#ficha .cerrar")
    page.settle_at("region=llanos-orinoquia")
    assert page.text("#ficha") == ""


def test_a_click_on_a_department_filters(page):
    """At the level of departments the map narrows the view."""
    page.show("nivel=departamento")
    page.click_unit("99")
    page.settle_at("nivel=departamento&depto=99")


def test_a_click_on_a_region_filters(page):
    """At the level of regions the map narrows the view to the region of the unit."""
    page.show("nivel=region")
    page.click_unit("99")
    page.settle_at("nivel=region&region=llanos-orinoquia")


def test_a_click_on_a_bar_filters(page, view):
    """The bar of a region is its filter."""
    page.show()
    page.click_bar("caribe")
    page.settle_at("region=caribe")
    assert page.text("#conteo") == view("region=caribe").counts
    assert page.controls()["region"] == ["Caribe"]


def test_a_second_click_on_the_bar_takes_the_filter_off(page):
    """The bar is a switch."""
    page.show("region=caribe")
    page.click_bar("caribe")
    page.settle_at("")


def test_a_click_outlives_the_figure_under_it(page):
    """A filter draws the bars anew between press and release: the region is picked all the same."""
    page.show()
    page.move_to(*page.bar("caribe"))
    page.press_pointer()
    page.js("window.dash_clientside.set_props('direccion', {search: '?decreto683=no'})")
    page.settle_at("decreto683=no")
    page.release_pointer()
    page.settle_at("decreto683=no&region=caribe")


def test_a_click_on_a_row_picks_the_entity(page):
    """The row of the table and the card are the same entity."""
    page.show("depto=99")
    page.click(f'#tabla .ag-row[row-id="{PUERTO_CARRENO}"] [col-id="valor"]')
    page.settle_at(f"depto=99&entidad={PUERTO_CARRENO}")
    assert PUERTO_CARRENO in page.text("#ficha h2")


def test_a_click_on_a_department_row_filters(page):
    """A row of a group narrows the view to it."""
    page.show("nivel=departamento")
    code = page.one('#tabla .ag-row[row-index="0"]').get_attribute("row-id")
    page.click(f'#tabla .ag-row[row-id="{code}"] [col-id="valor"]')
    page.settle_at(f"nivel=departamento&depto={code}")


def test_the_row_of_the_picked_entity_is_marked(page):
    """What the map outlines the table marks."""
    page.show("depto=99")
    page.click_unit(PUERTO_CARRENO)
    page.until(
        MARKED,
        PUERTO_CARRENO,
        what="the row is marked",
    )


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Puerto Carreño", PUERTO_CARRENO), ("99001", PUERTO_CARRENO), ("Gobernación de Vichada", "99")],
)
def test_the_search_picks_by_keyboard(page, typed, code):
    """A name or a code, then Enter."""
    page.show()
    page.search_entity(typed)
    page.until_equal("return document.querySelectorAll('#entidades-halladas > [data-codigo]').length", 1)
    page.press(Keys.ENTER)
    page.settle_at(f"entidad={code}")
    assert f" {code}" in page.text("#ficha h2")


@pytest.mark.parametrize("typed", ["puerto carreno", "PUERTO CARREÑO", "carreno vichada"])
def test_the_search_finds_without_accents_or_capitals(page, typed):
    """Few keyboards at hand type «ñ»; the list finds «Puerto Carreño» all the same."""
    page.show()
    page.search_entity(typed)
    page.until_equal("return document.querySelectorAll('#entidades-halladas > [data-codigo]').length", 1)
    assert page.found()[0].startswith("Puerto Carreño")
    page.press(Keys.ESCAPE)
    assert page.found() == []
