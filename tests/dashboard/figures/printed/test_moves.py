"""What moved, on paper: the largest changes of both directions, every row in the data, stillness said."""

from datetime import date

import pytest

from dashboard.core.state import ViewState
from dashboard.figures.printed.moves import MOST_MOVES
from dashboard.indicators.milestones.series import rows_of
from dashboard.indicators.selection import selected
from dashboard.views.milestones.focus import resolve_focus
from dashboard.views.milestones.page import changes_of


def rows_in_view(model, phase, state):
    """The rows of a view's level among the entities that its filters leave."""
    return rows_of(model, phase, selected(model, state), state.level)


def test_changes_by_hand(tiny_printed, records):
    """Medellín gains 37,5; two stand still; Bogotá never reported."""
    printed = tiny_printed("movimientos")
    rows = records(printed, "codigo", "antes", "ahora", "cambio", "movimiento", "desde")
    since = date(2020, 9, 30)
    assert rows == [
        ("05001", 25.0, 62.5, 37.5, "avanza", since),
        ("08001", 15.0, 15.0, 0.0, "sigue igual", since),
        ("08078", 0.0, 0.0, 0.0, "sigue igual", since),
        ("11001", None, None, None, "sin reporte", since),
    ]
    assert printed.figure.data[0].x == (37.5,)
    assert printed.finding == (
        "Del 30 de septiembre al 15 de octubre de 2020, de 4 municipios: 1 avanza, 2 siguen "
        "igual, 0 retroceden "
        "y 1 sin reporte."
    )


def test_when_nothing_moved_it_says_so(tiny_printed):
    """No bars, a sentence in their place, and the rows all the same."""
    printed = tiny_printed("movimientos", "region=caribe")
    assert printed.figure.data == ()
    (note,) = printed.figure.layout.annotations
    assert (
        note["text"].replace("<br>", " ")
        == "Nada se movió del 30 de septiembre al 15 de octubre de 2020 en la selección."
    )
    assert len(printed.table.rows) == 2


def test_without_an_earlier_cut_off_it_says_so(tiny_printed):
    """The first cut-off has nothing before it."""
    printed = tiny_printed("movimientos", "corte=2020-09-15")
    assert printed.finding == "No hay un corte anterior con el cual comparar."
    assert printed.figure.data == ()


def test_rows_are_those_of_the_page_and_bars_the_largest(snapshot, real_printed, records):
    """Advances from the largest down, then setbacks; what is left out is counted."""
    printed = real_printed("movimientos")
    focus = resolve_focus(snapshot.model, snapshot.indicators["avance-fase-2"], ViewState())
    changes = changes_of(focus, rows_in_view(snapshot.model, focus.phase, ViewState()))
    found = dict(records(printed, "codigo", "cambio"))
    for code, change in changes["change"].items():
        assert found[code] == (None if change != change else pytest.approx(change, abs=1e-6))
    shown = printed.figure.data[0].x
    up, down = [size for size in shown if size > 0], [size for size in shown if size < 0]
    assert up == pytest.approx(changes["change"].nlargest(MOST_MOVES).tolist(), abs=1e-3)
    assert down == sorted(down)
    left = int((changes["change"].abs() > 0).sum()) - len(shown)
    assert f"además {left} con cambios menores" in printed.reading
