"""The figures of a profile on paper: numbers by hand, and what is said when there is nothing to draw."""

from datetime import date

import pytest

from dashboard.core.state import ViewState
from dashboard.figures.profile import standing_figure
from dashboard.views.profile import build_profile

MEDELLIN = "entidad=05001"


def test_phases_by_hand(tiny_plate, records):
    """The entity and the groups it belongs to, in phase II."""
    rows = records(tiny_plate("fases", MEDELLIN), "fase", "grupo", "valor", "n", "sin_dato")
    assert [row[1:] for row in rows if row[0] == "2"] == [
        ("Esta entidad", 62.5, 1, 0),
        ("Antioquia", 62.5, 1, 0),
        ("Región Andina", 62.5, 1, 1),
        ("Universo A", 38.75, 2, 0),
        ("País", pytest.approx(25.833333), 3, 1),
    ]


def test_phases_are_drawn_as_on_the_page(tiny, tiny_plate):
    """The bars of each phase are the page's; the first phase is above."""
    plate = tiny_plate("fases", MEDELLIN)
    standings = build_profile(tiny.board, ViewState(), "05001").standings
    own = [bar["x"] for bar in plate.figure["data"] if bar["type"] == "bar"]
    assert own == [standing_figure(item)["data"][0]["x"] for item in reversed(standings)]
    assert plate.figure["layout"]["yaxis"]["ticktext"][-1] == "<b>Fase I</b>"


def test_a_phase_that_does_not_assist_it_is_said(tiny_plate, records):
    """Abejorral is not in phase II: a row without a value and no bar."""
    plate = tiny_plate("fases", "entidad=05002")
    rows = records(plate, "fase", "grupo", "valor", "estado")
    assert rows[-1] == ("2", "Esta entidad", None, "no asistido")
    assert "Fase II, no asistido." in plate.finding
    assert sum(trace["type"] == "bar" for trace in plate.figure["data"]) == 1


def test_what_each_milestone_adds_by_hand(tiny_plate, records):
    """25 of 25 and 37,5 of 75."""
    plate = tiny_plate("hitos", MEDELLIN)
    assert records(plate, "fase", "hito", "reportado", "aporta", "peso") == [
        ("2", 1, 100.0, 25.0, 25.0),
        ("2", 2, 50.0, 37.5, 75.0),
    ]
    words = [text for trace in plate.figure["data"] if trace["type"] == "scatter" for text in trace["text"]]
    assert "aporta 37,5 de 75" in words
    assert plate.indicator == "avance-fase-2"


def test_without_a_report_nothing_is_added(tiny_plate, records):
    """Bogotá never reported phase II: missing, not zero, and no bar but the weights."""
    plate = tiny_plate("hitos", "entidad=11001&indicador=avance-fase-2")
    assert records(plate, "reportado", "aporta", "peso") == [(None, None, 25.0), (None, None, 75.0)]
    words = [text for trace in plate.figure["data"] if trace["type"] == "scatter" for text in trace["text"]]
    assert "aporta — de 75" in words


def test_the_curve_by_hand(tiny_plate, records):
    """The entity and the mean of its department at each cut-off."""
    rows = records(tiny_plate("curva", MEDELLIN), "fase", "fecha", "valor", "promedio_grupo", "n")
    assert rows == [
        ("1", date(2020, 3, 31), 70.0, 70.0, 1),
        ("1", date(2020, 4, 15), 70.0, 40.0, 2),
        ("2", date(2020, 9, 15), 25.0, 25.0, 1),
        ("2", date(2020, 9, 30), 25.0, 25.0, 1),
        ("2", date(2020, 10, 15), 62.5, 62.5, 1),
    ]


def test_peers_by_hand(tiny_plate, records):
    """Two towns of universe A with a report."""
    plate = tiny_plate("pares", MEDELLIN)
    assert records(plate, "puesto", "nombre_par", "valor") == [
        (1, "Medellín", 62.5),
        (2, "Barranquilla", 15.0),
    ]
    assert "n = 2 con reporte, 0 sin reporte" in plate.caption


def test_a_town_without_universe_has_no_peers(tiny_plate):
    """It is said where the strokes would be."""
    board_plate = tiny_plate("pares", "entidad=08137")
    assert board_plate.figure["data"] == []
    assert board_plate.table.rows == ()


def test_too_few_answers_are_not_shown(tiny_plate):
    """Two answers say more about who answered than about the entity."""
    plate = tiny_plate("encuesta", MEDELLIN)
    assert plate.finding == "Menos de 3 respuestas a la encuesta: no se muestra su calificación."
    assert plate.table.rows == ()
    assert plate.figure["data"] == []


def test_enough_answers_are_those_of_the_page(board, real_plate, records):
    """Score and answers of the entity and of its region, question by question."""
    counts = board.model.survey.groupby(["entity_code", "question"]).size()
    code = counts.idxmax()[0]
    plate = real_plate("encuesta", f"entidad={code}")
    survey = build_profile(board, ViewState(), code).survey
    assert survey.ratings
    assert records(plate, "pregunta", "calificacion", "n", "n_region") == [
        (item.question, pytest.approx(item.score, abs=1e-6), item.n, item.region_n) for item in survey.ratings
    ]


def test_the_caption_names_the_entity_and_its_group(tiny_plate):
    """Who, where, n of the nearest group, cut-off, source, version."""
    assert tiny_plate("curva", f"{MEDELLIN}&corte=2020-10-15").caption.startswith(
        "Medellín (05001), Antioquia · región Andina. Antioquia: n = 1 con reporte, 0 sin reporte. "
        "Corte: 15 oct 2020. Datos de demostración."
    )


def test_the_address_is_that_of_the_profile(tiny_plate):
    """With the cut-off and the phase written out."""
    assert tiny_plate("hitos", MEDELLIN).address == "/entidad/05001?corte=2020-10-15"
    assert (
        tiny_plate("hitos", f"{MEDELLIN}&indicador=avance-fase-1").address
        == "/entidad/05001?indicador=avance-fase-1&corte=2020-10-15"
    )
