"""Where a number comes from, in words: its origin, its mark and what the mark means.

An origin is one of `data.contracts.ORIGINS`. Where rows of several origins make one number, the least
certain names it (`CERTAINTY`); what shows several numbers is marked for the least certain of them.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from data.contracts import CERTAINTY, DEMOSTRACION, INFORME, REAL

MARKS: Final[Mapping[str, str]] = MappingProxyType(
    {DEMOSTRACION: "Datos de demostración", REAL: "Datos reales", INFORME: "Datos publicados"}
)
DEMONSTRATION_MARK: Final = MARKS[DEMOSTRACION]
FILE_MARKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        DEMOSTRACION: "Datos de demostración: no sirven para juzgar a una entidad.",
        REAL: "Datos reales.",
        INFORME: "Datos publicados en el informe.",
    }
)
MEANINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        INFORME: "«informe»: la cifra viene del informe del DNP, o de la norma que la fija.",
        REAL: "«real»: la cifra viene de los datos cargados.",
        DEMOSTRACION: "«demostración»: simulada y calibrada con los totales publicados.",
    }
)
LEAST_WINS: Final = "Un número hecho de filas de varios orígenes lleva el menos cierto."
HELP: Final = (
    "Los valores que el informe publica son exactos; lo que no lista se simula y se calibra con sus totales."
)
REPORT_HELP: Final = (
    "Datos de demostración: los valores que el informe de 2020 publica son exactos; lo que no lista se "
    "simula y se calibra con sus totales. Sirven para mostrar el informe, no para juzgar a una entidad."
)
LOUD_MARK: Final = "DATOS DE DEMOSTRACIÓN: no sirven para juzgar a una entidad."
LIST_MARK: Final = (
    "Datos de demostración: los valores que el informe no lista se simulan y se calibran con sus totales."
)
EXCEPT: Final[Mapping[str, str]] = MappingProxyType(
    {INFORME: "los que publica el informe", REAL: "los que se cargaron"}
)


def certain(origins: Iterable[str]) -> tuple[str, ...]:
    """Return the different origins, the least certain first."""
    present = set(origins)
    return tuple(origin for origin in CERTAINTY if origin in present)


def least(origins: Iterable[str]) -> str:
    """Return the origin that names a number made of several: the least certain.

    Raises:
        ValueError: there is none.
    """
    return CERTAINTY[min(CERTAINTY.index(origin) for origin in origins)]


def is_demonstration(origins: Iterable[str]) -> bool:
    """Return whether any of the numbers is simulated."""
    return DEMOSTRACION in origins


def caption_mark(origins: Iterable[str]) -> str:
    """Write the mark of a caption: of the least certain numbers, and which ones are better than it."""
    present = certain(origins)
    first, *others = present or (INFORME,)
    if first != DEMOSTRACION or not others:
        return f"{MARKS[first]}."
    return f"{MARKS[first]}, salvo {' y '.join(EXCEPT[origin] for origin in others)}."


def file_mark(origins: Iterable[str]) -> str:
    """Write the mark of a file."""
    present = certain(origins)
    return FILE_MARKS[present[0] if present else INFORME]


def list_mark(origins: Iterable[str]) -> str:
    """Write the mark of a list."""
    present = certain(origins)
    return LIST_MARK if DEMOSTRACION in present else file_mark(present)


def loud_mark(origins: Iterable[str]) -> str:
    """Write the mark that stands large on paper; empty when nothing is simulated."""
    return LOUD_MARK if is_demonstration(origins) else ""


def meaning(origins: Iterable[str]) -> str:
    """Explain the column of origins of a file: the words it may hold, and what several make."""
    return " ".join([*(MEANINGS[origin] for origin in reversed(certain(origins))), LEAST_WINS])


def words(origins: Iterable[str]) -> str:
    """List the different origins, the most certain first: «informe, demostración»."""
    return ", ".join(reversed(certain(origins)))
