"""Which entity a row speaks of: by its code, or by its name inside its department; never guessed."""

from collections.abc import Callable
from typing import Final

import numpy as np
import pandas as pd

from data.ingest.context import Context
from data.readers.values import CellError, entity_code
from geo.divipola import normalise_name

Resolved = tuple[str | None, str | None]  # code, or the reason why there is none
OFFICE_WORDS: Final = ("GOBERNACION", "DEPARTAMENTO")
_JOIN: Final = "\x1f"


def resolve_places(
    codes: pd.Series, names: pd.Series, departments: pd.Series, context: Context
) -> tuple[np.ndarray, np.ndarray]:
    """Return the entity code of each row (missing where it can't be told) and the reasons why not."""
    joined = codes + _JOIN + names + _JOIN + departments
    places, found = pd.factorize(joined.to_numpy(dtype=object))
    resolved = []
    for key in found:
        code, name, department = str(key).split(_JOIN)
        resolved.append(_resolve(code, name, department, context))
    values, reasons = (np.array(list(column), dtype=object) for column in zip(*resolved, strict=True))
    return values[places], reasons[places]


def _resolve(code: str, name: str, department: str, context: Context) -> Resolved:
    if code:
        return _by_code(code, name, context)
    if not name:
        return None, "falta la entidad: escriba su código, o su nombre y su departamento"
    office = _office(name, department)
    if office is not None:
        return _by_department(office, context)
    return _by_name(name, department, context) if department else _by_lone_name(name, context)


def _by_code(code: str, name: str, context: Context) -> Resolved:
    try:
        found = entity_code(code)
    except CellError as reason:
        return None, str(reason)
    if found not in context.names:
        return None, _unknown_code(found, context)
    other = _other_town(found, name, context) if name else None
    if other:
        said = f"el código {found} es {context.names[found]} y el nombre dice «{name}» ({other})"
        return None, f"{said}: corrija uno de los dos"
    return found, None


def _unknown_code(code: str, context: Context) -> str:
    if code in context.catalogue.areas.index:
        return f"{code} es un área no municipalizada: no es un municipio"
    return f"el código {code} no es de un municipio ni de una gobernación del catálogo DIVIPOLA"


def _other_town(code: str, name: str, context: Context) -> str | None:
    """Return the code of another town of the same department that a name surely is, or `None`."""
    found = context.book.official.get((code[:2], normalise_name(name)))
    return found if found and len(code) == 5 and found != code else None


def _office(name: str, department: str) -> str | None:
    """Return the department of a gobernación written as a name, or `None`."""
    words = normalise_name(name).split()
    if words[:1] not in ([word] for word in OFFICE_WORDS):
        return None
    rest = words[1:]
    while rest and rest[0] in ("DE", "DEL", "LA") and not (rest[0] == "LA" and rest[1:] == ["GUAJIRA"]):
        rest = rest[1:]
    return " ".join(rest) or department


def _by_department(department: str, context: Context) -> Resolved:
    code = context.book.department(department)
    if code in context.catalogue.gobernaciones.index:
        return code, None
    near = ", ".join(context.book.candidates("", department))
    return None, f"«{department}» no es un departamento con gobernación{_near(near)}"


def _by_name(name: str, department: str, context: Context) -> Resolved:
    owner = context.book.department(department)
    if owner is None:
        near = ", ".join(context.book.candidates("", department))
        return None, f"no hay un departamento «{department}»{_near(near)}"
    code = context.book.municipality(name, department)
    if code:
        return code, None
    codes = (context.book.official[owner, near] for near in context.book.candidates(name, department))
    near = ", ".join(f"{context.names[code]} ({code})" for code in codes)
    return None, f"en {department} no hay un municipio «{name}»{_near(near)}"


def _by_lone_name(name: str, context: Context) -> Resolved:
    folded = normalise_name(name)
    found = sorted(code for (_, known), code in context.book.official.items() if known == folded)
    if len(found) == 1:
        return found[0], None
    if not found:
        return None, f"no hay un municipio «{name}»: escriba su código, o su departamento"
    owner: Callable[[str], str] = lambda code: str(context.catalogue.departments["name"][code[:2]])  # noqa: E731
    listed = ", ".join(f"{owner(code)} ({code})" for code in found)
    return None, f"hay {len(found)} municipios «{name}»: {listed}. Escriba el departamento o el código"


def _near(candidates: str) -> str:
    return f"; ¿quiso decir {candidates}?" if candidates else ""
