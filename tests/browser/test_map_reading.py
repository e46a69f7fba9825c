"""The map under the hand: buttons, wheel, fingers, keys, what it says and what it lights."""

import pytest
from selenium.webdriver.common.keys import Keys

SCALE = "return document.querySelector('#mapa .js-plotly-plot').layout.geo.projection.scale || 1"
READING = "return document.querySelector('#mapa-lectura').innerText.split('\\n')"
FADED = """
const paths = [...document.querySelectorAll('#mapa .choroplethlocation')];
return paths.filter((path) => !path.classList.contains('apagada')).map((path) => path.__data__.loc);
"""
TOP = "return document.querySelector('.mapa-caja').getBoundingClientRect().top + scrollY"
AREA = "91460"  # Mirití - Paraná, Amazonas
PUERTO_CARRENO = "99001"


@pytest.fixture
def mapped(page):
    """The whole country, entire and nothing picked."""
    page.load()
    return page


def test_buttons_bring_nearer_farther_and_back(mapped):
    """Each is named, and obeys the keyboard."""
    names = mapped.js("return [...document.querySelectorAll('[data-mapa]')].map((one) => one.ariaLabel)")
    assert names == ["Acercar", "Alejar", "Ver todo el mapa", "Pantalla completa"]
    mapped.js("document.querySelector('[data-mapa=acercar]').focus()")
    mapped.press(Keys.ENTER, Keys.ENTER)
    mapped.until_equal(SCALE, 2.25)
    mapped.click("[data-mapa=alejar]")
    mapped.until_equal(SCALE, 1.5)
    mapped.click("[data-mapa=entero]")
    mapped.until_equal(SCALE, 1)


def test_full_screen_and_back(mapped):
    """The card of the map fills the screen, its legend with it."""
    mapped.click("[data-mapa=pantalla]")
    mapped.until("return document.fullscreenElement && document.fullscreenElement.id === 'mapa-panel'")
    assert mapped.js("return document.fullscreenElement.contains(document.querySelector('#leyenda'))")
    name = "return document.querySelector('[data-mapa=pantalla]').ariaLabel"
    mapped.until_equal(name, "Salir de pantalla completa")
    mapped.js("document.querySelector('[data-mapa=pantalla]').click()")
    mapped.until_equal(name, "Pantalla completa")


def test_the_wheel_alone_scrolls_the_page_and_says_how_to_zoom(mapped):
    """A reader on the way down is not caught by the map."""
    middle = mapped.map_middle()
    mapped.move_to(*middle)
    before = mapped.js("return scrollY")
    mapped.wheel(*middle, steps=1)
    mapped.until("return scrollY > arguments[0]", before, what="the page scrolls")
    assert mapped.js(SCALE) == 1
    assert "Ctrl" in mapped.js("return document.querySelector('#mapa-pista').innerText")


def test_the_wheel_zooms_with_ctrl(mapped):
    """And does not scroll."""
    middle = mapped.map_middle()
    before = mapped.js("return scrollY")
    mapped.wheel(*middle, with_ctrl=True)
    mapped.until(f"{SCALE} > 1", what="the map is nearer")
    assert mapped.js("return scrollY") == before


def test_the_wheel_zooms_after_a_press_on_the_map(mapped):
    """Until the pointer leaves it."""
    point = mapped.unit_at(PUERTO_CARRENO)
    mapped.click_at(*point)
    mapped.wheel(*point)
    mapped.until(f"{SCALE} > 1", what="the map is nearer")


def test_a_drag_picks_nothing(mapped):
    """It moves the map, wherever it is let go."""
    x, y = mapped.unit_at(PUERTO_CARRENO)
    mapped.move_to(x - 40, y + 10)
    mapped.press_pointer()
    mapped.move_to(x, y)
    mapped.release_pointer()
    mapped.until("return document.querySelector('#mapa .js-plotly-plot').layout.geo.center", what="it moved")
    assert mapped.query == ""


def test_two_fingers_move_the_map_and_one_the_page(mapped):
    """A thumb that scrolls past it is not caught."""
    x, y = mapped.map_middle()
    mapped.touch([(x, y), (x, y - 20), (x, y - 60)])
    assert mapped.js(SCALE) == 1
    x, y = mapped.map_middle()
    mapped.touch([(x - 20, y), (x - 40, y), (x - 80, y)], [(x + 20, y), (x + 40, y), (x + 80, y)])
    mapped.until(f"{SCALE} > 1", what="the map is nearer")


def test_arrows_read_the_units_and_enter_picks_one(mapped):
    """Name, department, value and change; from one unit to the one beside it."""
    mapped.js("document.querySelector('.mapa-lienzo').focus()")
    mapped.press(Keys.ARROW_DOWN)
    first = mapped.js(READING)
    assert len(first) >= 3
    mapped.press(Keys.ARROW_RIGHT)
    mapped.until("return document.querySelector('#mapa-lectura strong').innerText !== arguments[0]", first[0])
    name = mapped.js(READING)[0]
    mapped.press(Keys.ENTER)
    mapped.until("return location.search.includes('entidad=')", what="the unit is picked")
    mapped.settle()
    assert name in mapped.text("#ficha h2")


def test_a_region_says_its_n(page):
    """A mean says of how many."""
    page.load("nivel=region")
    page.js("document.querySelector('.mapa-lienzo').focus()")
    page.press(Keys.ARROW_DOWN)
    assert any(line.replace("\xa0", " ").startswith("n = ") for line in page.js(READING))


def test_an_area_that_is_no_municipality_says_what_it_is(mapped):
    """It is no error and picks nothing."""
    mapped.click_unit(AREA)
    mapped.until("return !document.querySelector('#mapa-lectura').hidden")
    assert "Área no municipalizada" in mapped.text("#mapa-lectura")
    assert mapped.query == ""
    assert mapped.texts("#avisos li") == []


def test_a_bar_lights_its_region(mapped, snapshot):
    """The others step back, without a request."""
    mapped.take_requests()
    mapped.move_to(*mapped.bar("caribe"))
    departments = snapshot.model.catalogue.departments["region"]
    units = snapshot.model.catalogue.units["department_code"].map(departments)
    wanted = set(units.index[units == "caribe"])
    mapped.until("return document.querySelector('.choroplethlocation.apagada')", what="the others fade")
    assert set(mapped.js(FADED)) == wanted
    mapped.move_to(5, 300)
    mapped.until("return !document.querySelector('.choroplethlocation.apagada')", what="all are back")
    assert mapped.take_requests() == []


def test_a_class_lights_its_units(mapped, view):
    """Pointed at or focused."""
    mapped.js("document.querySelector('#leyenda button[data-clase=\"-2\"]').focus()")
    silent = sum(kind == -2 for kind in view("").payload["clases"])
    assert len(mapped.js(FADED)) == silent
    mapped.js("document.activeElement.blur()")
    assert len(mapped.js(FADED)) == len(view("").payload["clases"])


def tops(page, *queries):
    """Where the map begins in each view."""
    found = set()
    for query in queries:
        page.show(query)
        found.add(round(page.js(TOP)))
    return found


def test_the_map_stays_where_it_is(page):
    """Whatever the headline, the chips, the title and the player."""
    page.load()
    views = (
        "",
        "indicador=universo",
        "clase=avance-fase-2.sin-reporte",
        "depto=05&desde=2020-11-30",
        "hito=x",
    )
    assert len(tops(page, *views)) == 1


@pytest.mark.parametrize(("size", "share"), [((1440, 900), 0.5), ((1366, 768), 0.45), ((1920, 1080), 0.45)])
def test_the_map_takes_most_of_the_first_screen(page, size, share):
    """Of the height of a laptop and a projector; it begins in the upper half."""
    page.resize(*size)
    page.load()
    top, bottom, high = page.js(
        "const box = document.querySelector('.mapa-caja').getBoundingClientRect();"
        "return [box.top, Math.min(box.bottom, innerHeight), innerHeight]"
    )
    assert top < high / 2
    assert bottom - top > share * high


def test_chips_leave_the_map_where_it_is_on_a_phone(page):
    """They stand in a row that is there without them too."""
    page.resize(390, 844)
    page.load()
    assert len(tops(page, "", "region=caribe", "region=caribe&universo=A&pdet=si&decreto683=si")) == 1


def test_only_the_table_is_below_the_screen_of_a_projector(page):
    """What is said under the map too is in sight."""
    page.resize(1920, 1080)
    page.load()
    assert page.js(
        "return document.querySelector('#mapa-panel').getBoundingClientRect().bottom <= innerHeight"
    )


def test_the_map_stays_where_it_is_on_a_phone(page):
    """Whatever the headline and the player; chips take the lines that they need."""
    page.load()
    page.resize(390, 844)
    assert len(tops(page, "", "indicador=universo", "indicador=dias-sin-reporte")) == 1
