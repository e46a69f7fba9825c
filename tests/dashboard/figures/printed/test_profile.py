"""The figures of a profile on paper: numbers by hand, and what is said when there is nothing to draw."""

from datetime import date

import pytest

from dashboard.core.state import ViewState
from dashboard.figures.profile import standing_figure
from dashboard.views.profile import build_profile

MEDELLIN = "entidad=05001"


def test_phases_by_hand(tiny_printed, records):
    """The entity and the groups it belongs to, in phase II."""
    rows = records(tiny_printed("fases", MEDELLIN), "fase", "grupo", "valor", "n", "sin_dato")
    assert [row[1:] for row in rows if row[0] == "2"] == [
        ("Esta entidad", 62.5, 1, 0),
        ("Antioquia", 62.5, 1, 0),
        ("Región Andina", 62.5, 1, 1),
        ("Universo A", 38.75, 2, 0),
        ("País", pytest.approx(25.833333), 3, 1),
    ]


def test_phases_are_drawn_as_on_the_page(tiny, tiny_printed):
    """The bars of each phase are the page's; the first phase is above."""
    printed = tiny_printed("fases", MEDELLIN)
    standings = build_profile(tiny.snapshot, ViewState(), "05001").standings
    own = [bar.x for bar in printed.figure.data if bar.type == "bar"]
    assert own == [standing_figure(item).data[0].x for item in reversed(standings)]
    assert printed.figure.layout.yaxis.ticktext[-1] == "<b>Fase I</b>"


def test_a_phase_that_does_not_assist_it_is_said(tiny_printed, records):
    """Abejorral is not in phase II: a row without a value and no bar."""
    printed = tiny_printed("fases", "entidad=05002")
    rows = records(printed, "fase", "grupo", "valor", "estado")
    assert rows[-1] == ("2", "Esta entidad", None, "no asistido")
    assert "Fase II, no asistido." in printed.finding
    assert sum(trace.type == "bar" for trace in printed.figure.data) == 1


def test_what_each_milestone_adds_by_hand(tiny_printed, records):
    """25 of 25 and 37,5 of 75."""
    printed = tiny_printed("hitos", MEDELLIN)
    assert records(printed, "fase", "hito", "reportado", "aporta", "peso") == [
        ("2", 1, 100.0, 25.0, 25.0),
        ("2", 2, 50.0, 37.5, 75.0),
    ]
    words = [text for trace in printed.figure.data if trace.type == "scatter" for text in trace.text or ()]
    assert "aporta 37,5 de 75" in words
    assert printed.indicator == "avance-fase-2"


def test_without_a_report_nothing_is_added(tiny_printed, records):
    """Bogotá never reported phase II: missing, not zero, and no bar but the weights."""
    printed = tiny_printed("hitos", "entidad=11001&indicador=avance-fase-2")
    assert records(printed, "reportado", "aporta", "peso") == [(None, None, 25.0), (None, None, 75.0)]
    words = [text for trace in printed.figure.data if trace.type == "scatter" for text in trace.text or ()]
    assert "aporta — de 75" in words


def test_the_curve_by_hand(tiny_printed, records):
    """The entity and the mean of its department at each cut-off."""
    rows = records(tiny_printed("curva", MEDELLIN), "fase", "fecha", "valor", "promedio_grupo", "n")
    assert rows == [
        ("1", date(2020, 3, 31), 70.0, 70.0, 1),
        ("1", date(2020, 4, 15), 70.0, 40.0, 2),
        ("2", date(2020, 9, 15), 25.0, 25.0, 1),
        ("2", date(2020, 9, 30), 25.0, 25.0, 1),
        ("2", date(2020, 10, 15), 62.5, 62.5, 1),
    ]


def test_peers_by_hand(tiny_printed, records):
    """Two towns of universe A with a report."""
    printed = tiny_printed("pares", MEDELLIN)
    assert records(printed, "puesto", "nombre_par", "valor") == [
        (1, "Medellín", 62.5),
        (2, "Barranquilla", 15.0),
    ]
    assert "n\xa0=\xa02 con reporte, 0 sin reporte" in printed.caption


def test_a_town_without_universe_has_no_peers(tiny_printed):
    """It is said where the strokes would be."""
    snapshot_printed = tiny_printed("pares", "entidad=08137")
    assert snapshot_printed.figure.data == ()
    assert snapshot_printed.table.rows == ()


def test_too_few_answers_are_not_shown(tiny_printed):
    """Two answers say more about who answered than about the entity."""
    printed = tiny_printed("encuesta", MEDELLIN)
    assert printed.finding == "Muy pocas respuestas a la encuesta: no se muestra su calificación."
    assert printed.table.rows == ()
    assert printed.figure.data == ()


def test_enough_answers_are_those_of_the_page(snapshot, real_printed, records):
    """Score and answers of the entity and of its region, question by question."""
    counts = snapshot.model.survey.groupby(["entity_code", "question"]).size()
    code = counts.idxmax()[0]
    printed = real_printed("encuesta", f"entidad={code}")
    survey = build_profile(snapshot, ViewState(), code).survey
    assert survey.ratings
    assert records(printed, "pregunta", "calificacion", "n", "n_region") == [
        (item.question, pytest.approx(item.score, abs=1e-6), item.n, item.region_n) for item in survey.ratings
    ]


def test_the_caption_names_the_entity_and_its_group(tiny_printed):
    """Who, where, n of the nearest group, cut-off, source, version."""
    assert tiny_printed("curva", f"{MEDELLIN}&corte=2020-10-15").caption.startswith(
        "Medellín (05001), Antioquia · región Andina. Antioquia: n\xa0=\xa01 con reporte, 0 sin reporte. "
        "Corte: 15 de octubre de 2020. Datos de demostración."
    )


def test_the_address_is_that_of_the_profile(tiny_printed):
    """With the cut-off and the phase written out."""
    assert tiny_printed("hitos", MEDELLIN).address == "/entidad/05001?corte=2020-10-15"
    assert (
        tiny_printed("hitos", f"{MEDELLIN}&indicador=avance-fase-1").address
        == "/entidad/05001?indicador=avance-fase-1&corte=2020-10-15"
    )
