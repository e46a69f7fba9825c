"""First paint: the map, its sentence, the mark, the legend; the table comes afterwards."""

import pytest

OUTLINES = """
const paths = document.querySelectorAll('.choroplethlocation');
return Array.from(paths, (path) => (path.getAttribute('d') || '').length);
"""
MOMENTS = """
const files = performance.getEntriesByType('resource');
const library = files.find((item) => item.name.includes('dash_ag_grid'));
return [performance.getEntriesByName('mapa-pintado')[0].startTime, library.startTime];
"""


@pytest.fixture
def opened(page):
    """The page as a first visit leaves it."""
    page.show()
    return page


def test_every_unit_of_the_map_is_drawn(opened):
    """1,121 paths, each with an outline."""
    outlines = opened.js(OUTLINES)
    assert len(outlines) == 1121
    assert min(outlines) > 0


def test_the_map_is_painted_before_the_table_is_asked_for(page):
    """The table's library is fetched only once the map is there."""
    page.load()
    painted, asked = page.js(MOMENTS)
    assert painted < asked


def test_the_finding_is_the_model_s_sentence(opened, view):
    """A sentence in Spanish stands above the map."""
    assert opened.text("#hallazgo") == view("").finding
    assert "en promedio al " in opened.text("#hallazgo")


def test_the_demonstration_mark_is_in_view(opened):
    """Nobody takes simulated values for real ones."""
    mark = opened.one(".demostracion")
    assert mark.is_displayed()
    assert mark.text == "Datos de demostración"


def test_the_table_has_a_row_per_municipality(opened):
    """1.103 rows, of which the first ones are drawn."""
    assert opened.rows() == 1103
    assert len(opened.column("nombre")) > 5


def test_the_legend_counts_every_unit(opened):
    """Classes and states add up to 1.121 units."""
    counts = opened.texts(".leyenda-numero")
    assert sum(int(count.replace(".", "")) for count in counts) == 1121


def test_the_five_cards_are_the_model_s(opened, view):
    """Cards show label, value and note of the model."""
    wanted = [part for card in view("").cards for part in (card.label, card.value, card.note)]
    assert opened.texts("#tarjetas .tarjeta > *") == wanted


def test_the_map_has_the_colours_of_the_model(opened, expected_fills):
    """Each unit is filled by its class or state."""
    assert opened.fills() == expected_fills("")


def test_the_regions_have_a_table_behind_them(opened, view):
    """The figure of the regions can be read as a table."""
    opened.js("document.querySelector('#regiones-tabla').closest('details').open = true")
    opened.until("return document.querySelectorAll('#regiones-tabla tr').length", what="the rows are written")
    rows = view("").region_rows
    cells = opened.texts("#regiones-tabla tr > *")
    assert cells == [cell for row in rows for cell in row]
