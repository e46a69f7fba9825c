"""The view as one value: what is shown, of whom, at which cut-off; and its two-way road to the address.

`parse_state` reads a query string and never fails: what has one meaning it takes for it (`core/written.py`),
what it cannot use it leaves out and says. `read_query` also says what could be used, for who must refuse.
`to_query` writes the one canonical query of a state: declared order, defaults left out, repeated keys for
lists, codes and slugs only. `parse_state(to_query(state))` is `state` again for every state in the
vocabulary.

`nivel=gobernacion` is read as a short form of `tipo=gobernacion` at the level of single entities.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from dashboard.core.written import meant

DEFAULT_INDICATOR: Final = "avance-fase-2"
GOBERNACION: Final = "gobernacion"
MUNICIPIO: Final = "municipio"


class Level(StrEnum):
    """What one row is: a single entity, or a group of entities."""

    ENTITY = "municipio"
    DEPARTMENT = "departamento"
    REGION = "region"
    COUNTRY = "pais"


class Listed(StrEnum):
    """The list that a profile was opened from, which decides who comes next."""

    WORK_LIST = "mi-region"
    FINDINGS = "hallazgos"


@dataclass(frozen=True)
class Parameter:
    """One key of the address.

    Attributes:
        key: as the address writes it.
        field: attribute of ViewState that holds it.
        label: Spanish name, for notices.
        default: value that is left out of the address; empty when the key has none.
        many: whether the key may be repeated.
        is_selection: whether its value is a query itself, of filters only (`SELECTION_FIELDS`).
    """

    key: str
    field: str
    label: str
    default: str = ""
    many: bool = False
    is_selection: bool = False


PARAMETERS: Final = (
    Parameter("indicador", "indicator", "indicador", DEFAULT_INDICATOR),
    Parameter("nivel", "level", "nivel", Level.ENTITY.value),
    Parameter("corte", "cutoff", "fecha de corte"),
    Parameter("desde", "since", "fecha de comparación"),
    Parameter("fase", "phases", "fase", many=True),
    Parameter("region", "regions", "región", many=True),
    Parameter("depto", "departments", "departamento", many=True),
    Parameter("universo", "universes", "universo", many=True),
    Parameter("decreto683", "decree_683", "Decreto 683"),
    Parameter("socio", "partners", "socio", many=True),
    Parameter("pdet", "pdet", "PDET"),
    Parameter("tipo", "entity_type", "tipo de entidad", MUNICIPIO),
    Parameter("hito", "milestone", "hito"),
    Parameter("entidad", "entity", "entidad"),
    Parameter("regla", "rules", "regla", many=True),
    Parameter("lista", "listed", "lista"),
    Parameter("clase", "classes", "clase", many=True),
    Parameter("a", "side_a", "lado A", is_selection=True),
    Parameter("b", "side_b", "lado B", is_selection=True),
    Parameter("umbral", "cuts", "umbral", many=True),
    Parameter("peso", "weights", "peso", many=True),
)


SELECTION_FIELDS: Final = (
    "phases",
    "regions",
    "departments",
    "universes",
    "decree_683",
    "partners",
    "pdet",
    "classes",
)
"""What a selection of entities is made of: the fields of `dashboard.indicators.selection.FILTERS`."""


SHORT_FORMS: Final[Mapping[str, Mapping[str, Mapping[str, str]]]] = MappingProxyType(
    {"nivel": {GOBERNACION: {"nivel": Level.ENTITY.value, "tipo": GOBERNACION}}}
)
"""By key and value of the address, what the value stands for."""


@dataclass(frozen=True, kw_only=True)
class ViewState:
    """Everything that decides what a view shows; a field at its default constrains nothing.

    Attributes:
        indicator: key of the indicator.
        level: what one row is.
        cutoff: last day that counts; None is the last cut-off of the indicator's phase.
        since: earlier cut-off to compare with; None is the cut-off before `cutoff`.
        phases, regions, departments, universes, partners: any of these; empty is all.
        decree_683, pdet: "si", "no", or empty for both.
        entity_type: "municipio" or "gobernacion"; the two never mix in one view.
        milestone: "phase.milestone", as in "1.18"; of a stage, its first milestone.
        entity: code of the entity that is picked, or empty.
        rules: keys of the rules whose findings are listed; empty is all.
        listed: of a profile, the list that it was opened from (`Listed`); empty for none.
        side_a, side_b: of a comparison, each selection as a query of filters (`selection_query`).
        classes: classes that an entity must have, as `indicator.code`; see `dashboard.indicators.classes`.
        cuts: "index.value" of a universe threshold, as in "fiscal.52.5"; empty is the national mean.
        weights: "component.points" of the monthly ranking, as in "asesorias.40"; empty is the declared one.
    """

    indicator: str = DEFAULT_INDICATOR
    level: Level = Level.ENTITY
    cutoff: date | None = None
    since: date | None = None
    phases: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    universes: tuple[str, ...] = ()
    decree_683: str = ""
    partners: tuple[str, ...] = ()
    pdet: str = ""
    entity_type: str = MUNICIPIO
    milestone: str = ""
    entity: str = ""
    rules: tuple[str, ...] = ()
    listed: str = ""
    classes: tuple[str, ...] = ()
    side_a: str = ""
    side_b: str = ""
    cuts: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()

    def without(self, field: str) -> "ViewState":
        """Return the same view with one field back at its default."""
        default: Any = next(f.default for f in fields(self) if f.name == field)
        return replace(self, **{field: default})


Vocabulary = Mapping[str, Sequence[str]]
"""The values that each key of the address may take, in their canonical order."""


@dataclass(frozen=True)
class Refusal:
    """Something of an address that a view cannot use.

    Attributes:
        key, value: as the address has them.
        notice: the Spanish sentence of a page that goes on without it.
        allowed: the values that the key may take; of an unknown key, the keys.
        is_unknown_key: whether there is no such key.
    """

    key: str
    value: str
    notice: str
    allowed: tuple[str, ...]
    is_unknown_key: bool = False


def parse_state(
    query: str, vocabulary: Vocabulary, level: Level = Level.ENTITY
) -> tuple[ViewState, tuple[str, ...]]:
    """Read a query string into a view.

    Args:
        query: with or without its question mark; Spanish keys, codes and slugs as values.
        vocabulary: allowed values per key.
        level: where the query has none: that of the page (see `dashboard.core.pages`).

    Returns:
        The view, and one Spanish sentence for each thing that was ignored.
    """
    state, refused = read_query(query, vocabulary, level)
    return state, tuple(one.notice for one in refused)


def read_query(
    query: str, vocabulary: Vocabulary, level: Level = Level.ENTITY
) -> tuple[ViewState, tuple[Refusal, ...]]:
    """Read a query string into a view as `parse_state` does; what was ignored, with what is allowed."""
    given, refused = _sorted_by_key(query, vocabulary)
    if given.get("nivel") == [GOBERNACION]:
        given |= {"nivel": [Level.ENTITY.value], "tipo": [GOBERNACION]}
    values: dict[str, object] = {"level": level}
    for parameter in PARAMETERS:
        accepted, more = _accept(parameter, given.get(parameter.key, []), vocabulary)
        refused.extend(more)
        if accepted:
            values[parameter.field] = _typed(parameter, accepted)
    return ViewState(**values), tuple(refused)  # type: ignore[arg-type]


def _sorted_by_key(query: str, vocabulary: Vocabulary) -> tuple[dict[str, list[str]], list[Refusal]]:
    """Return the values of each known key, once each and as the vocabulary writes them, and other keys."""
    known = tuple(parameter.key for parameter in PARAMETERS)
    given: dict[str, list[str]] = {}
    refused: list[Refusal] = []
    for key, written in parse_qsl(query.lstrip("?")):
        if key not in known:
            refused.append(Refusal(key, written, f"«{key}» no es un parámetro de esta página.", known, True))
            continue
        allowed = (*vocabulary[key], GOBERNACION) if key == "nivel" else vocabulary[key]
        value = meant(written, allowed)
        if value not in given.setdefault(key, []):
            given[key].append(value)
    return given, refused


def selection_query(state: ViewState) -> str:
    """Write the filters of a view alone, as a side of a comparison has them; empty for all entities."""
    return to_query(ViewState(**{field: getattr(state, field) for field in SELECTION_FIELDS}))


def _accept_selection(
    parameter: Parameter, given: list[str], vocabulary: Vocabulary
) -> tuple[tuple[str, ...], list[Refusal]]:
    """Read the first of the given values as a query of filters, in canonical form; say what is not one."""
    if not given:
        return (), []
    inner, refused = read_query(given[0], vocabulary)
    query = selection_query(inner)
    others = [key for key, _ in parse_qsl(to_query(inner)) if key not in dict(parse_qsl(query))]
    notices = [
        *([] if parse_qsl(given[0]) else [f"«{given[0]}» no es una selección."]),
        *(one.notice for one in refused),
        *(f"«{key}» no elige entidades." for key in dict.fromkeys(others)),
        *(f"admite una sola selección: sobra «{value}»." for value in given[1:]),
    ]
    allowed = tuple(item.key for item in PARAMETERS if item.field in SELECTION_FIELDS)
    said = [Refusal(parameter.key, given[0], f"En el {parameter.label}: {text}", allowed) for text in notices]
    return (query,) if query else (), said


def _accept(
    parameter: Parameter, given: list[str], vocabulary: Vocabulary
) -> tuple[tuple[str, ...], list[Refusal]]:
    """Split the given values in the accepted (canonical order) and those refused."""
    if parameter.is_selection:
        return _accept_selection(parameter, given, vocabulary)
    allowed = vocabulary[parameter.key]
    accepted = tuple(sorted(value for value in set(given) if value in allowed))
    refused = [
        Refusal(
            parameter.key,
            value,
            f"«{value}» no es un valor de {parameter.label} en los datos activos.",
            tuple(allowed),
        )
        for value in given
        if value not in accepted
    ]
    if not parameter.many and len(accepted) > 1:
        first, second = [value for value in given if value in accepted][:2]
        notice = f"{parameter.label} admite un solo valor: se usó «{first}»."
        refused.append(Refusal(parameter.key, second, notice, tuple(allowed)))
        accepted = (first,)
    return accepted, refused


def _typed(parameter: Parameter, accepted: tuple[str, ...]) -> object:
    if parameter.many:
        return accepted
    if parameter.field in ("cutoff", "since"):
        return date.fromisoformat(accepted[0])
    return Level(accepted[0]) if parameter.field == "level" else accepted[0]


def to_query(state: ViewState, level: Level | None = Level.ENTITY) -> str:
    """Write the canonical query string of a view, without question mark; empty for the default view.

    `level` is that of the page without `nivel` in its address (see `dashboard.core.pages`); with None it is
    always written.
    """
    defaults = {"nivel": level or ""}
    return urlencode(
        [
            (parameter.key, value)
            for parameter in PARAMETERS
            for value in _texts(getattr(state, parameter.field))
            if value not in ("", defaults.get(parameter.key, parameter.default))
        ]
    )


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, tuple):
        return value
    return (value.isoformat(),) if isinstance(value, date) else (str(value),)
