"""The page of Monitoreo 360: the chain, and a link without data that says so."""

from datetime import date

from dashboard.core.state import ViewState
from dashboard.core.wording import GAP
from dashboard.views.monitoring.page import CHAIN, NO_CHECKLIST, build_monitoring


def panels(snapshot, **state):
    """The panels by link."""
    return {panel.link: panel for panel in build_monitoring(snapshot, ViewState(**state)).panels}


def test_the_chain_is_in_its_order(snapshot):
    """From activities to results, and three of the four have data."""
    view = build_monitoring(snapshot, ViewState())
    assert tuple(panel.link for panel in view.panels) == CHAIN
    assert view.finding == (
        "3 de 4 eslabones de la cadena tienen datos: Actividades → Procesos → Productos → Resultados."
    )


def test_products_say_that_there_is_no_checklist(snapshot):
    """An honest empty state, never a zero."""
    products = panels(snapshot)["Productos"]
    assert products.numbers == ()
    assert products.empty == NO_CHECKLIST


def test_numbers_by_hand(tiny):
    """Phase II: 62,5, 15 and 0 of three municipalities; the survey, 4 of 5."""
    found = panels(tiny.snapshot)
    numbers = [words.replace(GAP, " ") for words in found["Procesos"].numbers]
    assert numbers == ["Avance de la fase I: 60,0 % (n = 4).", "Avance de la fase II: 25,8 % (n = 3)."]
    assert found["Resultados"].numbers[0].startswith("Calificación general: 4,0 de 5")
    assert found["Actividades"].numbers[0] == "1 asesoría hasta el corte."


def test_a_link_without_data_yet_says_so(tiny):
    """On 31 March nobody had been advised or had reported in phase II."""
    found = panels(tiny.snapshot, cutoff=date(2020, 3, 31))
    assert found["Actividades"].empty == "No hay datos en la selección."
    assert len(found["Procesos"].numbers) == 1


def test_every_link_says_where_it_is_in_the_report(snapshot):
    """And with what it is measured."""
    assert all(panel.place and panel.instrument and panel.every for panel in panels(snapshot).values())
