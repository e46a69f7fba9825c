"""The sheet of a profile as components: what it says, whatever the entity."""

from datetime import date

import pytest

from dashboard.profile import profile_of_query
from layouts.ids import ProfileIds
from layouts.pages import page_at
from layouts.profile import layout, sheet


def texts(part):
    """Every text inside a component, in order."""
    if part is None:
        return []
    if isinstance(part, (list, tuple)):
        return [text for item in part for text in texts(item)]
    if isinstance(part, (str, int, float)):
        return [str(part)]
    return texts(getattr(part, "children", None))


def said(board, code, query=""):
    """What the sheet of an address says."""
    return " ".join(texts(sheet(profile_of_query(board, code, query))))


def test_the_path_takes_a_code():
    """The page is found by its path; the code is the rest."""
    page, rest = page_at("/entidad/05001")
    assert (page.layout, rest) == (layout, "05001")


def test_the_layout_carries_the_code(board):
    """The callback reads it there, so that one change of entity is one request."""
    store = layout(board, "05001").children[0]
    assert (store.id, store.data) == (ProfileIds.CODE, "05001")


def test_the_sheet_says_everything(board):
    """Identity, phases, milestones, next step, curve, peers, findings, survey, mark and source."""
    words = said(board, "52694")
    for expected in (
        "San Pedro de Cartago",
        "Universo",
        "Fase I (31 jul 2020)",
        "Fase II (31 dic 2020), 40,2 %",
        "El hito pendiente de más peso",
        "6 de 10",
        "40,18 de 100",
        "Su curva, corte a corte",
        "Puesto 42 de 75",
        "Hallazgos",
        "Encuesta a los usuarios",
        "Datos de demostración",
        f"Versión de datos {board.model.version}",
    ):
        assert expected in words


def test_a_silent_entity_has_no_zero(board):
    """A gobernación without report in phase II: weights are shown, contributions are not."""
    words = said(board, "88")
    assert "— de 15" in words
    assert "0 de 15" not in words
    assert "Sin reporte: no tiene puesto" in words


def test_an_unknown_code_offers_near_ones(board):
    """The page says what is wrong, in Spanish, and where to go."""
    words = said(board, "5001")
    assert "No hay un perfil en esta dirección" in words
    assert "Medellín" in words


@pytest.mark.parametrize("cutoff", [date(2020, 1, 31), date(2020, 8, 15), None])
def test_every_entity_can_be_shown(board, cutoff):
    """Nothing is written as «nan» or «None»."""
    query = f"corte={cutoff}" if cutoff else ""
    for code in board.model.entities.index[::97]:
        words = said(board, code, query).split()
        assert not {"nan", "None", "NaT"}.intersection(words)
