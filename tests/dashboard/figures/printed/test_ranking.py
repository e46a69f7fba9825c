"""The ranking as it leaves: bars of both ends, and a table of all."""

from dashboard.core.scales import PROGRESS, STATE_COLOURS, State


def test_the_table_has_every_unit_with_a_value_in_order(tiny_printed, records):
    """Place and value."""
    rows = records(tiny_printed("orden"), "codigo", "puesto", "valor")
    assert rows == [("05001", 1, 62.5), ("08001", 2, 15.0), ("08078", 3, 0.0)]


def test_a_bar_has_the_colour_of_its_class_on_the_map(tiny_printed):
    """Medellín 60 to 80, Barranquilla lagging; Baranoa is at 0 %, a state."""
    bars = tiny_printed("orden").figure.data[0]
    assert list(bars.x) == [62.5, 15.0, 0.0]
    assert list(bars.marker.color) == [
        PROGRESS.bands[3].colour,
        PROGRESS.bands[0].colour,
        STATE_COLOURS[State.CERO],
    ]


def test_the_axis_suits_the_scale(real_printed):
    """Percentages by quarters, points from 1 to 5."""
    assert list(real_printed("orden").figure.layout.xaxis.tickvals) == [0, 25, 50, 75, 100]
    points = real_printed("orden", "indicador=calificacion-encuesta&nivel=region").figure.layout.xaxis
    assert (points.range, list(points.tickvals)) == ((1, 5), [1, 2, 3, 4, 5])


def test_it_says_how_many_it_leaves_out(real_printed):
    """A row between both ends, and the sentence below."""
    printed = real_printed("orden")
    left = len(printed.table.rows) - 30
    assert any(
        f"… {left} más …" in (text or "") for trace in printed.figure.data for text in (trace.text or ())
    )
    assert "Las 15 primeras y las 15 últimas" in printed.reading
