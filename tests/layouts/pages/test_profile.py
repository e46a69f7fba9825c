"""The sheet of a profile: what it says, whatever the entity."""

import re
from datetime import date

import pytest

from dashboard.views.profile import profile_of_query
from layouts.pages.profile import name_of, sheet
from layouts.parts.own import Plain


def said(snapshot, code, query=""):
    """What the sheet of an address says."""
    return " ".join(_words(sheet(profile_of_query(snapshot, code, query))))


def _words(node):
    """The texts of a part of a page, in order."""
    if isinstance(node, str):
        yield node.strip()
    elif isinstance(node, list):
        for item in node:
            yield from _words(item)
    elif isinstance(node, dict):
        yield from _words(node["c"])
    elif node is not None:
        yield from _words(node.tree if isinstance(node, Plain) else getattr(node, "children", None))


def test_the_window_takes_the_name_of_the_entity(snapshot):
    """A code that names none leaves it as it is."""
    assert name_of(profile_of_query(snapshot, "05001", "")) == "Medellín"
    assert name_of(profile_of_query(snapshot, "5001", "")) == ""


def test_every_figure_has_its_cutoff_and_n(snapshot):
    """Under the figures of both phases, the curves and the strip."""
    words = said(snapshot, "52694")
    assert "Corte: 31 de julio de 2020. n: entidades con reporte" in words
    assert "Corte: 31 de diciembre de 2020. n: entidades con reporte" in words
    assert re.search(
        r"el promedio de su departamento \(n\xa0=\xa0\d+\)\. Corte: 31 de diciembre de 2020", words
    )
    assert re.search(
        r"corte del 31 de diciembre de 2020\. Cada raya .* \(n\xa0=\xa075; sin reporte, \d+\)", words
    )


def test_the_sheet_says_everything(snapshot):
    """Identity, phases, milestones, next step, curve, peers, findings, survey, mark and source."""
    words = said(snapshot, "52694")
    for expected in (
        "San Pedro de Cartago",
        "Universo",
        "Fase I (31 de julio de 2020)",
        "Fase II (31 de diciembre de 2020), 40,2\xa0%",
        "El hito pendiente de más peso",
        "6 de 10",
        "40,18 de 100",
        "Su curva, corte a corte",
        "Puesto 42 de 75",
        "Otros hallazgos",
        "Encuesta a los usuarios",
        "Datos de demostración",
        f"Versión de datos {snapshot.model.version}",
    ):
        assert expected in words


def test_a_silent_entity_has_no_zero(snapshot):
    """A gobernación without report in phase II: weights are shown, contributions are not."""
    words = said(snapshot, "88")
    assert "— de 15" in words
    assert "0 de 15" not in words
    assert "Sin reporte: no tiene puesto" in words


def test_an_unknown_code_offers_near_ones(snapshot):
    """The page says what is wrong, in Spanish, and where to go."""
    words = said(snapshot, "5001")
    assert "No hay un perfil en esta dirección" in words
    assert "Medellín" in words


@pytest.mark.parametrize("cutoff", [date(2020, 1, 31), date(2020, 8, 15), None])
def test_every_entity_can_be_shown(snapshot, cutoff):
    """Nothing is written as «nan» or «None»."""
    query = f"corte={cutoff}" if cutoff else ""
    for code in snapshot.model.entities.index[::97]:
        words = said(snapshot, code, query).split()
        assert not {"nan", "None", "NaT"}.intersection(words)
