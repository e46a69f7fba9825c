"""The chapters of results: who leads and who lags, ties told."""

import pandas as pd
import pytest

from dashboard.core.state import ViewState
from dashboard.reports.chapters.progress_tables import Ranking
from dashboard.reports.chapters.results import _left_out, _spread_sentence, phase

TOWNS = ("05001", "05002", "08001", "08078", "11001")


def ranking(*values):
    """A ranking of the towns of the tiny country with these values, the highest first."""
    own = pd.Series(values, index=list(TOWNS[: len(values)]), dtype=float)
    return Ranking(own, own, {})


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            (90.0, 50.0, 10.0),
            "En la fase II, de 3 municipios con reporte, el mayor avance es de Medellín (90,0\xa0%) y el "
            "menor, de Barranquilla (10,0\xa0%). La mediana es 50,0\xa0%.",
        ),
        (
            (90.04, 89.96, 50.0, 10.0),
            "En la fase II, de 4 municipios con reporte, el mayor avance es de Medellín y Abejorral "
            "(90,0\xa0%) y el menor, de Baranoa (10,0\xa0%). La mediana es 70,0\xa0%.",
        ),
        ((50.0, 50.0), "En la fase II, 2 municipios con reporte: tienen todos 50,0\xa0%."),
        ((50.0,), "En la fase II, 1 municipio con reporte: tiene 50,0\xa0%."),
        ((), "Ningún municipio asistido de la fase II ha reportado."),
    ],
)
def test_who_leads_and_who_lags(tiny, values, sentence):
    """One at each end, two that print alike, all alike, one alone, nobody."""
    assert _spread_sentence(tiny.snapshot, "2", ranking(*values)) == sentence


def test_many_who_share_an_end_are_counted(snapshot):
    """358 municipalities are complete at the close of phase I."""
    codes = snapshot.model.entities.index[snapshot.model.entities["kind"] == "municipio"][:7]
    own = pd.Series([100.0] * 6 + [1.0], index=codes)
    said = _spread_sentence(snapshot, "1", Ranking(own, own, {}))
    assert "el mayor avance es de 6 municipios (100,0\xa0%) y el menor, de " in said


def test_a_list_says_whom_it_cuts_off():
    """Of three at 50,0 a list of two leaves one out; a list that ends between values leaves none."""
    found = ranking(90.0, 50.04, 50.0, 49.96, 10.0)
    assert _left_out(found, found.known.index[:3]) == (
        "Con 50,0\xa0% hay 1 municipio más que no está en la lista."
    )
    assert _left_out(found, found.known.index[:4]) == ""


def test_the_national_chapter_explains_the_published_value(snapshot):
    """Once, and only of phase II in the whole country."""
    lines = [getattr(block, "text", "") for block in phase(snapshot, ViewState(), "2")]
    assert sum("El informe publica 43,1\xa0%" in line for line in lines) == 1
    caribe = [getattr(block, "text", "") for block in phase(snapshot, ViewState(regions=("caribe",)), "2")]
    assert not any("43,1" in line for line in caribe)
