"""The sentences of the milestones page: ties, milestones that nobody reported, phases not begun."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.core.state import Level, ViewState
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.indicators.milestones.curves import Laggard
from dashboard.views.milestones.page import build_milestones
from dashboard.views.milestones.sentences import _laggard

EARLY = ViewState(indicator="avance-fase-2", cutoff=date(2020, 3, 31))
UNTOLD = ViewState(milestone="2.2", regions=("caribe",))


def laggard(*codes, **changes):
    """Who lags at 47,0 % since 15 September, for three cut-offs."""
    own = Laggard(codes=codes, value=47.0, since=date(2020, 9, 15), count=3)
    return replace(own, **changes)


@pytest.mark.parametrize(
    ("level", "found", "sentence"),
    [
        (
            Level.REGION,
            laggard("caribe"),
            "La región más atrás es Caribe (47,0\xa0%): es la última desde el 15 de septiembre de "
            "2020 (3 cortes).",
        ),
        (
            Level.REGION,
            laggard("andina", "caribe", count=1),
            "Las regiones más atrás son Andina y Caribe (47,0\xa0%): son las últimas desde este corte.",
        ),
        (
            Level.DEPARTMENT,
            laggard("05", "08", is_outdone=True),
            "Los departamentos más atrás son Antioquia y Atlántico (47,0\xa0%): son los últimos desde el "
            "15 de septiembre de 2020 (3 cortes), entre los territorios con al menos 5 entidades "
            "con reporte.",
        ),
        (Level.REGION, None, ""),
    ],
)
def test_who_lags(tiny, level, found, sentence):
    """One, several that print alike, some with a smaller group behind them, nobody."""
    assert _laggard(tiny.snapshot, level, found) == sentence


def test_milestones_that_would_give_as_much_are_all_named(tiny):
    """Bogotá in phase I lacks milestones 1 and 2, of 20 points each."""
    said = build_milestones(tiny.snapshot, ViewState(indicator="avance-fase-1", departments=("11",))).finding
    assert said.endswith("Lo que más suma por cumplir son los hitos 1 y 2: 20,0\xa0puntos cada uno.")


def test_before_the_phase_nobody_is_silent(tiny):
    """Finding, caption and count of reports say it; no row is in view, and paper draws none."""
    view = build_milestones(tiny.snapshot, replace(EARLY, level=Level.REGION))
    words = (
        "la fase II no había empezado al 31 de marzo de 2020; su primer corte es el 15 de septiembre de 2020"
    )
    assert view.finding == f"Avance de la fase II: {words}."
    assert f"n\xa0=\xa00: {words}." in view.caption
    assert (view.reports, view.heat["filas"]) == (words, [])
    assert build_milestones(tiny.snapshot, EARLY).heat["filas"] == []
    for figure in ("calor", "embudo", "arbol"):
        printed = FIGURES[figure].build(tiny.snapshot, EARLY)
        assert (printed.figure.data, words in printed.finding) == ((), True)


def test_a_milestone_that_nobody_reported_is_said_so(tiny):
    """Caribe never reported milestone 2 of phase II."""
    view = build_milestones(tiny.snapshot, UNTOLD)
    assert view.finding == (
        "Hito 2: Tablero de control (fase II) (región Caribe): al 15 de octubre de 2020 nadie lo "
        "ha reportado "
        "(2 municipios con reporte)."
    )
    told = [
        [stage.is_reported, *(item.is_reported for item in stage.milestones)] for stage in view.tree.stages
    ]
    assert told == [[True, True], [False, False]]


def test_on_paper_it_is_without_report_too(tiny_printed, records):
    """In the words of the tree and in its data."""
    printed = tiny_printed("arbol", "region=caribe")
    assert records(printed, "etapa_cumplimiento", "cumplimiento") == [(30.0, 30.0), (None, None)]
    assert "sin reporte · peso 75" in str(printed.figure.data)


def test_the_one_row_of_a_selection_is_not_the_country(tiny):
    """The browser is told its name."""
    names = [
        build_milestones(tiny.snapshot, ViewState(level=Level.COUNTRY, universes=codes)).heat["nombre"]
        for codes in ((), ("A",))
    ]
    assert names == ["Colombia", "Conjunto de la selección"]
