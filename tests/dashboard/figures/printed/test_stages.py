"""Funnel and tree on paper: numbers by hand and those of the page."""

import pytest

from dashboard.core.state import ViewState
from dashboard.views.milestones.page import build_milestones


def test_the_funnel_by_hand(tiny_printed, records):
    """Of three with a report, one closed the first stage and none the second."""
    rows = records(tiny_printed("embudo"), "etapa", "hitos", "cerraron", "n", "porcentaje", "avance_medio")
    assert rows == [
        ("1. Financiación", "1", 1, 3, pytest.approx(33.333333), pytest.approx(53.333333)),
        ("2. Seguimiento", "2", 0, 3, 0.0, pytest.approx(16.666667)),
    ]


@pytest.mark.parametrize("phase", ["1", "2"])
def test_the_funnel_of_the_shipped_data_is_that_of_the_page(snapshot, real_printed, records, phase):
    """Bars, words and rows come from the same steps."""
    steps = build_milestones(snapshot, ViewState(indicator=f"avance-fase-{phase}")).funnel
    printed = real_printed("embudo", f"indicador=avance-fase-{phase}")
    assert records(printed, "etapa", "cerraron", "n") == [(step.name, step.done, step.n) for step in steps]
    bars = printed.figure.data[1]
    assert bars["x"] == pytest.approx([step.share for step in steps], abs=1e-4)


def test_the_criteria_of_the_report_are_said(real_printed):
    """Where stages are closed by published criteria, the figure says which."""
    assert (
        "«Cumplió el alistamiento», con los siete hitos"
        in real_printed("embudo", "indicador=avance-fase-1").reading
    )
    assert "con todos sus hitos al 100\xa0%" in real_printed("embudo", "indicador=avance-fase-2").reading


def test_the_tree_by_hand(tiny_printed, records):
    """Weight, completion, who completed it, n and silent."""
    rows = records(tiny_printed("arbol"), "hito", "peso", "cumplimiento", "completo_en", "n", "sin_dato")
    assert rows == [
        (1, 25.0, pytest.approx(53.333333), 1, 3, 1),
        (2, 75.0, pytest.approx(16.666667), 0, 3, 1),
    ]


def test_the_dark_bars_of_the_tree_add_up_to_the_progress(tiny_printed, real_printed, records):
    """Weight times completion, summed, is the mean progress that the sentence says."""
    bars = tiny_printed("arbol").figure.data[1]
    assert sum(bars["x"]) == pytest.approx(77.5 / 3, abs=1e-3)
    whole = records(real_printed("calor"), "avance")[0][0]
    assert sum(real_printed("arbol").figure.data[1].x) == pytest.approx(whole, abs=0.01)
