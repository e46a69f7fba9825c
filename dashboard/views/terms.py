"""The glossary of a file: its columns, the states, the classes and every indicator in words."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from dashboard.core.provenance import meaning as meaning_of_origins
from dashboard.core.scales import State
from dashboard.core.state import Level
from dashboard.indicators.classes import scale_at, state_label
from dashboard.indicators.resolved import ResolvedView
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.survey_release import MINIMUM_ANSWERS
from dashboard.views import glossary

Term = tuple[str, str, str]
ORIGIN: Final = "origen"
COLUMN_MEANINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "codigo": "Código DIVIPOLA como texto: cinco cifras del municipio, dos del departamento o de su "
        "gobernación; de una región, su clave; «pais», todo el país.",
        "nombre": "Nombre oficial de la unidad.",
        "departamento_codigo": "Código DIVIPOLA del departamento, dos cifras; vacío en regiones y país.",
        "departamento": "Nombre del departamento; vacío en regiones y país.",
        "region": "Nombre de la región; vacío en el país.",
        "valor": "Valor del indicador: porcentajes de 0 a 100; en indicadores de clase, la clave de la clase "
        "(en grupos, la predominante). Vacío: no hay dato, que no es cero.",
        "numerador": "Numerador del valor; en grupos, la suma de los de sus entidades.",
        "denominador": "Denominador del valor; en grupos, la suma de los de sus entidades.",
        "n": "Entidades con dato.",
        "sin_dato": "Entidades a las que el indicador aplica y que no tienen dato.",
        "estado": "Qué se sabe de la unidad; vea los estados más abajo.",
        ORIGIN: "De dónde viene la cifra.",
        "corte": "Día hasta el que cuentan los reportes.",
    }
)
STATE_MEANINGS: Final[Mapping[State, str]] = MappingProxyType(
    {
        State.CON_AVANCE: "Tiene dato mayor que cero, o el indicador no distingue el cero.",
        State.CERO: "Reportó, y lo reportado suma cero.",
        State.SIN_REPORTE: "El indicador le aplica y no hay dato de ella.",
        State.NO_ASISTIDO: "El indicador no le aplica: no fue asistida en la fase.",
        State.RESERVADO: f"Tiene dato y no se publica: menos de {MINIMUM_ANSWERS} respuestas, o el valor "
        "permitiría deducir uno así restando otros.",
    }
)


def terms(
    snapshot: Snapshot, columns: Mapping[str, str], resolved: ResolvedView | None, level: Level
) -> Iterator[Term]:
    """Yield what kind of term it is, the term and its meaning, in the order of the file.

    Args:
        columns: meaning of each column of the data. resolved view: of the indicator that the file is of, if
            any.
    """
    origins = meaning_of_origins(snapshot.model.origins.values())
    yield from (
        ("columna", name, f"{meaning} {origins}" if name == ORIGIN else meaning)
        for name, meaning in columns.items()
    )
    if resolved is not None:
        yield from _states_and_classes(resolved, level)
    for entry in glossary.entries(snapshot):
        question, numerator, denominator, *_ = entry.cells
        yield (
            "indicador",
            entry.label,
            f"{question} Numerador: {numerator}. Denominador: {denominator}.",
        )


def _states_and_classes(resolved: ResolvedView, level: Level) -> Iterator[Term]:
    for state, text in STATE_MEANINGS.items():
        if state is not State.RESERVADO or resolved.indicator.release is not None:
            yield ("estado", state_label(resolved, state), text)
    scale = scale_at(resolved.indicator, level)
    if scale.is_categorical:
        yield from (("clase", band.code, band.label) for band in scale.bands)
