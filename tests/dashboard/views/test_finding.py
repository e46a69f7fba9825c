"""The sentences over the map, word by word, on the tiny country."""

from datetime import date

import pandas as pd
import pytest

from dashboard.core.state import Level, ViewState
from dashboard.core.wording import day
from dashboard.indicators.resolved import resolve_view
from dashboard.views.finding import _category_finding, _extremes, not_begun, not_comparable, value_text
from dashboard.views.home import build_view


def said(snapshot, **state):
    """The finding of a view."""
    return build_view(snapshot, ViewState(**state)).finding


def below(snapshot, **state):
    """The caption of a view, which begins with what the finding has no room for."""
    return build_view(snapshot, ViewState(**state)).caption


def test_a_class_of_the_indicator_does_not_name_it_again(tiny):
    """The sentence begins with the indicator's name; the brackets have the class alone."""
    sentence = said(tiny.snapshot, classes=("avance-fase-2.sin-reporte",))
    assert sentence.startswith("Avance de la fase II (sin reporte): ")


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (
            {},
            "Avance de la fase II: 25,8\xa0% en promedio al 15 de octubre de 2020. "
            "Sube 12,5\xa0puntos desde el 30 de septiembre de 2020.",
        ),
        (
            {"regions": ("caribe",)},
            "Avance de la fase II (región Caribe): 7,5\xa0% en promedio al 15 de octubre de 2020."
            " No cambia desde el 30 de septiembre de 2020.",
        ),
        (
            {"entity_type": "gobernacion"},
            "Avance de la fase II (gobernaciones): 100,0\xa0% en promedio al 15 de octubre de 2020."
            " No cambia desde el 30 de septiembre de 2020.",
        ),
        (
            {"cutoff": date(2020, 10, 15), "since": date(2020, 9, 15), "departments": ("05",)},
            "Avance de la fase II (Antioquia): sube 37,5\xa0puntos desde el 15 de septiembre de "
            "2020. 1 municipio avanza, 0 siguen igual y 0 retroceden.",
        ),
        (
            {"cutoff": date(2020, 9, 15), "regions": ("caribe",)},
            "Avance de la fase II (región Caribe): 0,0\xa0% en promedio al 15 de septiembre de 2020.",
        ),
        (
            {"departments": ("11",)},
            "Avance de la fase II (Bogotá, D.C.): al 15 de octubre de 2020 ninguna entidad "
            "asistida tiene dato.",
        ),
        (
            {"departments": ("05",), "universes": ("B",)},
            "Avance de la fase II (Antioquia, universo B): "
            "la fase II no asiste a ninguna entidad de la selección.",
        ),
    ],
)
def test_progress(tiny, state, sentence):
    """Value and day, then the trend; what changed and who moved. Never a third fact."""
    assert said(tiny.snapshot, **state) == sentence


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (
            {"indicator": "hito", "milestone": "1.2"},
            "Hito 2 de la fase I: Diagnóstico: 50,0\xa0% en promedio al 15 de abril de 2020. "
            "No cambia desde el 31 de marzo de 2020.",
        ),
        (
            {"indicator": "avance-etapa", "milestone": "1.3", "regions": ("caribe",)},
            "Etapa 2 de la fase I: Aprobación (región Caribe): 100,0\xa0% en promedio al 15 de abril de 2020."
            "",
        ),
        (
            {"indicator": "dias-sin-reporte"},
            "Días desde el último reporte: 21\xa0días en promedio al 15 de octubre de 2020."
            " Sube 6,7\xa0días desde el 30 de septiembre de 2020.",
        ),
        (
            {"indicator": "calificacion-encuesta"},
            "Calificación de los usuarios: 4,00 en promedio al 15 de abril de 2020.",
        ),
    ],
)
def test_other_numbers(tiny, state, sentence):
    """Milestone and stage name themselves; days and ratings have their own unit and direction."""
    assert said(tiny.snapshot, **state) == sentence


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ({"indicator": "decreto-683"}, "Decreto 683 de 2020: 2 de 6 municipios (33,3\xa0%)."),
        (
            {"indicator": "pdet"},
            "Municipios PDET: 1 de 6 municipios (16,7\xa0%).",
        ),
        (
            {"indicator": "decreto-683", "entity_type": "gobernacion", "regions": ("andina",)},
            "Decreto 683 de 2020 (gobernaciones, región Andina): 1 de 1 gobernación (100,0\xa0%).",
        ),
        (
            {"indicator": "uso-kpt", "departments": ("11",)},
            "Uso del KPT (Bogotá, D.C.): ninguna entidad de la selección tiene dato.",
        ),
    ],
)
def test_attributes(tiny, state, sentence):
    """How many of how many, and the share."""
    assert said(tiny.snapshot, **state) == sentence


def test_categories(tiny):
    """The most frequent class with its count."""
    assert said(tiny.snapshot, indicator="universo") == (
        "Universo de focalización: la clase más frecuente es "
        "A: inversión alta, fiscal alto, resultados bajos, con 2 de 5 municipios (40,0\xa0%)."
    )


@pytest.fixture(scope="module")
def of_classes(tiny):
    """A function from the universes of some municipalities to the finding of the universe."""

    def found(*codes):
        resolved = resolve_view(tiny.snapshot.indicators, tiny.model, ViewState(indicator="universo"))
        return _category_finding(
            tiny.snapshot, resolved, ViewState(), pd.DataFrame({"category": list(codes)})
        )

    return found


def test_classes_that_tie_are_all_named(of_classes):
    """Two of A, two of B and one of C."""
    assert of_classes("A", "A", "B", "B", "C").endswith(
        "las clases más frecuentes son A: inversión alta, fiscal alto, resultados bajos; "
        "B: inversión alta, fiscal bajo, resultados bajos, con 2 cada una de 5 municipios (40,0\xa0%)."
    )


def test_no_class_is_crowned_where_all_tie(of_classes):
    """One of each."""
    assert "ninguna clase es más frecuente que otra: A:" in of_classes("A", "B", "")
    assert "con 1 cada una de 2 municipios (50,0\xa0%)" in of_classes("A", "B", "")


REGIONS = ["andina", "caribe"]


@pytest.mark.parametrize(
    ("key", "values", "counts", "sentence"),
    [
        ("avance-fase-2", [47.0, 10.0], [5, 9], "Adelante, Andina (47,0\xa0%); atrás, Caribe (10,0\xa0%)."),
        ("avance-fase-2", [46.96, 47.04], [5, 9], ""),
        ("avance-fase-2", [47.0, 10.0], [4, 9], ""),
        (
            "decreto-683",
            [47.0, 10.0],
            [5, 9],
            "El valor más alto, en Andina (47,0\xa0%); el más bajo, en Caribe (10,0\xa0%).",
        ),
    ],
)
def test_who_leads_and_who_lags(tiny, key, values, counts, sentence):
    """As printed; with less than five entities in one of two regions there is nobody to compare with."""
    resolved = resolve_view(tiny.snapshot.indicators, tiny.model, ViewState(indicator=key))
    rows = pd.DataFrame({"value": values, "n": counts, "state": 0}, index=REGIONS)
    assert _extremes(tiny.snapshot, resolved, rows) == sentence


def test_regions_that_print_alike_lead_together(snapshot):
    """47,04 and 46,97 are both 47,0 %."""
    assert below(snapshot).startswith(
        "Adelante, Eje Cafetero y Antioquia y Central (47,0\xa0%); atrás, Santanderes (10,0\xa0%)."
    )


def test_a_small_region_that_goes_further_is_told_apart(snapshot):
    """Seaflower has two municipalities and none of them in phase II; Llanos has four gobernaciones."""
    assert "en Central (23,8\xa0%), entre las regiones con al menos 5 entidades con dato." in said(
        snapshot, indicator="cobertura-fase-2"
    )
    assert (
        "Adelante, Amazonía (41,1\xa0%); atrás, Caribe (23,7\xa0%), entre las regiones con al menos 5"
        in below(snapshot, entity_type="gobernacion")
    )


def test_before_the_phase_it_says_so(tiny):
    """Phase II begins on 15 September."""
    assert said(tiny.snapshot, cutoff=date(2020, 3, 31)) == (
        "Avance de la fase II: la fase II no había empezado al 31 de marzo de 2020; su primer "
        "corte es el 15 de septiembre de 2020."
    )


def test_a_phase_that_nobody_reports_has_not_begun(silent_phase):
    """It is only in the catalogue, and assists whom?"""
    assert not_begun(silent_phase.model.phases["3"], date(2020, 10, 15)) == (
        "la fase III no ha empezado: nadie ha reportado"
    )


def test_what_has_no_beginning_is_never_early(tiny):
    """The universe of an entity is the same at every cut-off."""
    assert "no había empezado" not in said(tiny.snapshot, indicator="universo", cutoff=date(2020, 3, 31))


def test_categories_without_data(tiny):
    """Gobernaciones have no universe."""
    sentence = said(tiny.snapshot, indicator="universo", entity_type="gobernacion")
    assert sentence.endswith("ninguna entidad de la selección tiene dato.")


@pytest.mark.parametrize("key", ["avance-fase-2", "decreto-683", "universo", "dias-sin-reporte", "socio"])
def test_every_sentence_names_the_selection(snapshot, key):
    """A sentence that leaves the filters out reads as if it spoke of the whole country."""
    assert "(región Caribe)" in said(snapshot, indicator=key, regions=("caribe",))


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (
            {"entity_type": "gobernacion", "pdet": "si"},
            "Ninguna entidad cumple todos los filtros: la selección queda vacía por «PDET» (PDET). "
            "Quite ese filtro para ver datos.",
        ),
        (
            {"regions": ("caribe",), "departments": ("05",)},
            "Ninguna entidad cumple todos los filtros: la selección queda vacía por «Región» (región Caribe) "
            "y «Departamento» (Antioquia). Quite uno de ellos para ver datos.",
        ),
        (
            {"regions": ("caribe",), "departments": ("05",), "phases": ("1",)},
            "Ninguna entidad cumple todos los filtros: la selección queda vacía por «Región» (región Caribe) "
            "y «Departamento» (Antioquia). Quite uno de ellos para ver datos.",
        ),
        (
            {"entity_type": "gobernacion", "universes": ("A",), "pdet": "si"},
            "Ninguna entidad cumple todos los filtros: la selección queda vacía por «Universo» (universo A) "
            "y «PDET» (PDET). Quite varios filtros para ver datos.",
        ),
    ],
)
def test_an_empty_selection_says_what_to_do(tiny, state, sentence):
    """One culprit, either of two, or several at once."""
    assert said(tiny.snapshot, **state) == sentence


def test_values_carry_their_unit(tiny):
    """As the indicator writes them; a missing one has no unit."""
    indicators = tiny.snapshot.indicators
    assert value_text(indicators["avance-fase-2"], 43.1) == "43,1\xa0%"
    assert value_text(indicators["dias-sin-reporte"], 17.0) == "17\xa0días"
    assert value_text(indicators["calificacion-encuesta"], 4.2) == "4,20"
    assert value_text(indicators["avance-fase-2"], float("nan")) == "sin dato"


def test_one_day_is_singular(tiny):
    """A day is «1 día»."""
    assert value_text(tiny.snapshot.indicators["dias-sin-reporte"], 1.0) == "1\xa0día"


def test_the_sentence_does_not_depend_on_the_level(tiny):
    """The finding is of the selection: departments or towns on the map, the same sentence."""
    assert len({said(tiny.snapshot, level=level) for level in Level}) == 1


def test_first_reports_are_counted_with_who_moved(tiny):
    """From 15 to 30 September Barranquilla began to report: neither an advance nor nothing."""
    found = said(tiny.snapshot, cutoff=date(2020, 9, 30), since=date(2020, 9, 15))
    assert found.endswith("0 municipios avanzan, 2 siguen igual, 0 retroceden y 1 empieza a reportar.")


@pytest.mark.parametrize(
    ("position", "since", "why"),
    [
        (2, date(2020, 10, 15), "no es anterior al corte del 15 de octubre de 2020"),
        (2, date(2020, 3, 31), "la fase II no había empezado"),
        (-1, date(2020, 3, 31), "la fase II no había empezado"),
    ],
)
def test_a_day_that_cannot_be_compared_with_is_said(tiny, position, since, why):
    """And why not: every page that compares shows it."""
    phase = tiny.model.phases["2"]
    assert not_comparable(phase, position, since) == (f"No se puede comparar con el {day(since)}: {why}.",)


def test_a_day_that_can_be_compared_with_needs_no_notice(tiny):
    """Nor does no day at all."""
    phase = tiny.model.phases["2"]
    assert not_comparable(phase, 2, date(2020, 9, 15)) == not_comparable(phase, 2, None) == ()


def test_too_few_answers_are_said_to_be_withheld(tiny):
    """Two people of Andina answered: there is data, and it is not told."""
    assert said(tiny.snapshot, indicator="calificacion-encuesta", regions=("andina",)) == (
        "Calificación de los usuarios (región Andina): al 15 de abril de 2020 1 municipio con dato; "
        "el valor se reserva por sus pocas respuestas."
    )
