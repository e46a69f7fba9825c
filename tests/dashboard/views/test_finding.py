"""The sentences over the map, word by word, on the tiny country."""

from datetime import date

import pytest

from dashboard.core.state import Level, ViewState
from dashboard.views.finding import value_text
from dashboard.views.home import build_view


def said(snapshot, **state):
    """The finding of a view."""
    return build_view(snapshot, ViewState(**state)).finding


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (
            {},
            "Avance de la fase II: 25,8 % en promedio a 15 oct 2020 (3 municipios con dato; 1 sin dato). "
            "Sube 12,5 puntos desde 30 sep 2020. Adelante, Andina (62,5 %); atrás, Caribe (7,5 %).",
        ),
        (
            {"regions": ("caribe",)},
            "Avance de la fase II (región Caribe): 7,5 % en promedio a 15 oct 2020 "
            "(2 municipios con dato). No cambia desde 30 sep 2020.",
        ),
        (
            {"entity_type": "gobernacion"},
            "Avance de la fase II (gobernaciones): 100,0 % en promedio a 15 oct 2020 "
            "(1 gobernación con dato; 1 sin dato). No cambia desde 30 sep 2020.",
        ),
        (
            {"cutoff": date(2020, 10, 15), "since": date(2020, 9, 15), "departments": ("05",)},
            "Avance de la fase II (Antioquia): 62,5 % en promedio a 15 oct 2020 (1 municipio con dato). "
            "Sube 37,5 puntos desde 15 sep 2020. 1 municipio avanza, 0 siguen igual y 0 retroceden.",
        ),
        (
            {"cutoff": date(2020, 9, 15), "regions": ("caribe",)},
            "Avance de la fase II (región Caribe): 0,0 % en promedio a 15 sep 2020 "
            "(1 municipio con dato; 1 sin dato).",
        ),
        (
            {"departments": ("11",)},
            "Avance de la fase II (Bogotá, D.C.): a 15 oct 2020 ninguna entidad asistida tiene dato.",
        ),
        (
            {"departments": ("05",), "universes": ("B",)},
            "Avance de la fase II (Antioquia, universo B): "
            "la fase II no asiste a ninguna entidad de la selección.",
        ),
    ],
)
def test_progress(tiny, state, sentence):
    """Value, day, n and missing; then the trend; then who leads and who lags."""
    assert said(tiny.snapshot, **state) == sentence


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (
            {"indicator": "hito", "milestone": "1.2"},
            "Hito 2 de la fase I: Diagnóstico: 50,0 % en promedio a 15 abr 2020 (4 municipios con dato). "
            "No cambia desde 31 mar 2020. Adelante, Caribe (100,0 %); atrás, Andina (33,3 %).",
        ),
        (
            {"indicator": "avance-etapa", "milestone": "1.3", "regions": ("caribe",)},
            "Etapa 2 de la fase I: Aprobación (región Caribe): 100,0 % en promedio a 15 abr 2020 "
            "(1 municipio con dato).",
        ),
        (
            {"indicator": "dias-sin-reporte"},
            "Días desde el último reporte: 21 días en promedio a 15 oct 2020 "
            "(3 municipios con dato; 1 sin dato). Sube 6,7 días desde 30 sep 2020. "
            "El más alto, Caribe (26 días); el más bajo, Andina (10 días).",
        ),
        (
            {"indicator": "calificacion-encuesta"},
            "Calificación de los usuarios: 4,00 en promedio a 15 abr 2020 "
            "(2 municipios con dato; 2 sin dato).",
        ),
    ],
)
def test_other_numbers(tiny, state, sentence):
    """Milestone and stage name themselves; days and ratings have their own unit and direction."""
    assert said(tiny.snapshot, **state) == sentence


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ({"indicator": "decreto-683"}, "Decreto 683 de 2020: 2 de 6 municipios (33,3 %)."),
        (
            {"indicator": "pdet"},
            "Municipios PDET: 1 de 6 municipios (16,7 %). "
            "El más alto, Andina (33,3 %); el más bajo, Caribe (0,0 %).",
        ),
        (
            {"indicator": "decreto-683", "entity_type": "gobernacion", "regions": ("andina",)},
            "Decreto 683 de 2020 (gobernaciones, región Andina): 1 de 1 gobernación (100,0 %).",
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
        "A: inversión alta, fiscal alto, resultados bajos, con 2 de 5 municipios (40,0 %)."
    )


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
            "Ninguna entidad cumple todos los filtros. La selección queda vacía por «PDET» (PDET). "
            "Quite ese filtro para ver datos.",
        ),
        (
            {"regions": ("caribe",), "departments": ("05",)},
            "Ninguna entidad cumple todos los filtros. La selección queda vacía por «Región» (región Caribe) "
            "y «Departamento» (Antioquia). Quite uno de ellos para ver datos.",
        ),
        (
            {"regions": ("caribe",), "departments": ("05",), "phases": ("1",)},
            "Ninguna entidad cumple todos los filtros. La selección queda vacía por «Región» (región Caribe) "
            "y «Departamento» (Antioquia). Quite uno de ellos para ver datos.",
        ),
        (
            {"entity_type": "gobernacion", "universes": ("A",), "pdet": "si"},
            "Ninguna entidad cumple todos los filtros. La selección queda vacía por «Universo» (universo A) "
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
    assert value_text(indicators["avance-fase-2"], 43.1) == "43,1 %"
    assert value_text(indicators["dias-sin-reporte"], 17.0) == "17 días"
    assert value_text(indicators["calificacion-encuesta"], 4.2) == "4,20"
    assert value_text(indicators["avance-fase-2"], float("nan")) == "sin dato"


def test_one_day_is_singular(tiny):
    """A day is «1 día»."""
    assert value_text(tiny.snapshot.indicators["dias-sin-reporte"], 1.0) == "1 día"


def test_the_sentence_does_not_depend_on_the_level(tiny):
    """The finding is of the selection: departments or towns on the map, the same sentence."""
    assert len({said(tiny.snapshot, level=level) for level in Level}) == 1


def test_too_few_answers_are_said_to_be_withheld(tiny):
    """Two people of Andina answered: there is data, and it is not told."""
    assert said(tiny.snapshot, indicator="calificacion-encuesta", regions=("andina",)) == (
        "Calificación de los usuarios (región Andina): a 15 abr 2020 1 municipio con dato; "
        "el valor se reserva por sus pocas respuestas."
    )
