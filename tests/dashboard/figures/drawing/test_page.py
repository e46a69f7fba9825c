"""The page of a printed figure: what stands on it, and how high it is."""

from dataclasses import replace

import pytest

from dashboard.core.state import parse_state
from dashboard.figures.drawing.ink import POINTS_PER_MM
from dashboard.figures.drawing.page import compose
from dashboard.figures.drawing.presets import PRESETS, REPORT_PAGE
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.figures.printed.printed_figure import Key


@pytest.fixture(scope="module")
def printed(snapshot):
    state, _ = parse_state("region=caribe", snapshot.vocabulary)
    return FIGURES["regiones"].build(snapshot, state)


def texts(sheet):
    return " ".join(item.get_text() for item in sheet.page.texts).replace("\N{NO-BREAK SPACE}", " ")


def test_a_demonstration_is_marked_on_the_page(printed):
    """Nothing simulated leaves unmarked, and nothing else is marked."""
    assert "DATOS DE DEMOSTRACIÓN" in texts(compose(printed, PRESETS["columna"]))
    published = replace(printed, origins=("informe",))
    assert "DATOS DE DEMOSTRACIÓN" not in texts(compose(published, PRESETS["columna"]))


def test_inside_a_report_only_the_mark_stays_of_the_words(printed):
    """A report prints title, finding and source itself; the mark stays on the figure."""
    inside = texts(compose(printed, REPORT_PAGE))
    assert printed.title.split()[0] not in inside
    assert "Fuente" not in inside
    assert "DATOS DE DEMOSTRACIÓN" in inside


def test_a_column_ends_where_the_figure_does(printed):
    """A page whose height is not fixed has no empty end."""
    assert compose(printed, PRESETS["columna"]).height < PRESETS["columna"].height * POINTS_PER_MM


@pytest.mark.parametrize("size", ["a4", "diapositiva", "cuadrado"])
def test_a_fixed_page_has_its_height(printed, size):
    """A sheet, a slide and a square are what they are."""
    assert compose(printed, PRESETS[size]).height == pytest.approx(PRESETS[size].height * POINTS_PER_MM)


def test_the_legend_counts_its_units(printed):
    """A count is written in Spanish, and where there is none nothing is."""
    counted = replace(
        printed, legend=(Key("sin reporte", "#9aa0a6", "diagonal", 1102), Key("otra", "#abd6a2"))
    )
    assert "1.102" in texts(compose(counted, PRESETS["columna"]))


def test_a_long_label_of_the_legend_is_wrapped_not_cut(printed):
    """Every word of a long label is on the page."""
    label = "inversión alta, fiscal alto, resultados bajos y otras palabras que no caben en una sola línea"
    page = texts(compose(replace(printed, legend=(Key(label, "#abd6a2"),)), PRESETS["columna"]))
    assert all(word in page for word in label.split())
