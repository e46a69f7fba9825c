"""Curves and heat map on paper: numbers by hand and of the page, order, and what is left out."""

from datetime import date

import numpy as np
import pytest

from dashboard.core.scales import PALETTE, STATE_COLOURS, State
from dashboard.core.state import Level, ViewState
from dashboard.figures.curves import view_curves
from dashboard.figures.printed.milestones import MOST_ROWS
from dashboard.indicators.milestones.series import rows_of
from dashboard.indicators.progress import completion
from dashboard.indicators.selection import selected
from dashboard.views.milestones.page import build_milestones


def rows_in_view(model, phase, state):
    """The rows of a view's level among the entities that its filters leave."""
    return rows_of(model, phase, selected(model, state), state.level)


def test_the_curves_are_those_of_the_screen(tiny, tiny_printed):
    """One definition serves both."""
    assert tiny_printed("curvas").figure == view_curves(build_milestones(tiny.snapshot, ViewState()))


def test_each_point_of_a_curve_has_its_row(tiny_printed, records):
    """By hand, at the last cut-off: Andina has one report and one silent; Caribe 15 and 0; all, three."""
    rows = records(
        tiny_printed("curvas"), "codigo", "fecha", "promedio", "cuartil_1", "cuartil_3", "n", "sin_dato"
    )
    last = [(code, *row) for code, when, *row in rows if when == date(2020, 10, 15)]
    assert last == [
        ("andina", 62.5, 62.5, 62.5, 1, 1),
        ("caribe", 7.5, 3.75, 11.25, 2, 0),
        ("conjunto", pytest.approx(77.5 / 3), 7.5, 38.75, 3, 1),
    ]
    assert len(rows) == 3 * 3


def test_before_the_first_report_a_point_is_missing(tiny_printed, records):
    """No report is an empty cell, never zero."""
    rows = records(tiny_printed("curvas", "indicador=avance-fase-1&region=caribe"), "fecha", "promedio", "n")
    assert (date(2020, 3, 31), None, 0) in rows


def test_a_picked_milestone_is_what_the_curves_measure(tiny_printed, records):
    """Half, nothing reported of it in Caribe: as the page says."""
    printed = tiny_printed("curvas", "hito=2.2&corte=2020-10-15")
    assert printed.indicator == "hito"
    assert printed.title.startswith("Hito 2: Tablero de control (fase II)")
    rows = records(printed, "codigo", "fecha", "promedio")
    assert ("andina", date(2020, 10, 15), 50.0) in rows


def test_the_cells_of_the_heat_map_by_hand(tiny_printed, records):
    """Lowest first, the silent last, and first of all the whole selection."""
    rows = records(tiny_printed("calor"), "codigo", "avance", "hito_1", "hito_2", "n", "sin_dato", "estado")
    assert rows == [
        (
            "conjunto",
            pytest.approx(25.833333),
            pytest.approx(53.333333),
            pytest.approx(16.666667),
            3,
            1,
            "con avance",
        ),
        ("08078", 0.0, 0.0, None, 1, 0, "0 %"),
        ("08001", 15.0, 60.0, None, 1, 0, "con avance"),
        ("05001", 62.5, 100.0, 50.0, 1, 0, "con avance"),
        ("11001", None, None, None, 0, 1, "sin reporte"),
    ]


def test_the_heat_map_draws_what_its_table_holds(tiny_printed):
    """Names, words and fills of the same rows."""
    (cells,) = tiny_printed("calor").figure.data
    assert cells.y == ("Conjunto", "Baranoa", "Barranquilla", "Medellín", "Bogotá, D.C.")
    assert cells.x == ("Fase", "1", "2")
    assert list(cells.text[0]) == ["26", "53", "17"]
    assert list(cells.text[-1]) == ["—"] * 3
    assert PALETTE[cells.z[1][0]] == STATE_COLOURS[State.CERO]
    assert PALETTE[cells.z[-1][0]] == STATE_COLOURS[State.SIN_REPORTE]


@pytest.mark.parametrize("level", ["region", "departamento", "municipio"])
def test_every_level_of_the_shipped_data_equals_the_model(snapshot, real_printed, records, level):
    """Code by code, percent by percent."""
    printed = real_printed("calor", f"nivel={level}&indicador=avance-fase-1")
    phase = snapshot.model.phases["1"]
    series = rows_in_view(snapshot.model, phase, ViewState(indicator="avance-fase-1", level=Level(level)))
    columns = ["avance", *(f"hito_{number}" for number in phase.milestones.index)]
    found = {row["codigo"]: [row[column] for column in columns] for row in records(printed)[1:]}
    assert set(found) == set(series.codes)
    for code, values in zip(series.codes, series.shown_at(len(phase.cutoffs) - 1), strict=True):
        shown = [np.nan if cell is None else cell for cell in found[code]]
        np.testing.assert_allclose(shown, values, atol=1e-5)


def test_the_whole_is_the_mean_of_those_with_a_report(snapshot, real_printed, records):
    """The first row against the array of the model."""
    first = records(real_printed("calor"))[0]
    phase = snapshot.model.phases["2"]
    towns = (snapshot.model.entities["kind"] == "municipio").to_numpy() & phase.assisted
    values = completion(phase)[-1, towns, 0]
    assert first["avance"] == pytest.approx(np.nanmean(values), abs=1e-5)
    assert (first["n"], first["sin_dato"]) == ((~np.isnan(values)).sum(), np.isnan(values).sum())


def test_a_long_heat_map_says_what_it_leaves_out(real_printed):
    """A page has forty rows and the whole; the data have all."""
    printed = real_printed("calor", "indicador=avance-fase-2")
    assert len(printed.figure.data[0].y) == 1 + MOST_ROWS
    assert len(printed.table.rows) == 1 + 365
    assert "Se muestran las primeras 40 filas de 365: quedan fuera 325" in printed.reading
    assert "quedan fuera" not in real_printed("calor", "nivel=region").reading


def test_no_two_rows_of_a_heat_map_have_the_same_name(real_printed):
    """Towns with the same name say their department: a figure would put them in one row."""
    for query in ("indicador=avance-fase-1", "indicador=avance-fase-2", "region=caribe"):
        names = real_printed("calor", query).figure.data[0].y
        assert len(set(names)) == len(names)


def test_milestones_are_named_in_the_meanings(tiny_printed):
    """A column head is a number; the glossary has its name and stage."""
    assert (
        tiny_printed("calor")
        .table.meanings["hito_2"]
        .startswith("Hito 2: Tablero de control, de la etapa 2 (Seguimiento)")
    )


def test_gobernaciones_have_their_own_level(real_printed):
    """They are never mixed with municipalities."""
    printed = real_printed("calor", "tipo=gobernacion")
    assert printed.level == "gobernacion"
    assert len(printed.table.rows) == 1 + 32
