"""Ways from one entity's profile to others: next of the selection, or what a wrong code may mean."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from dashboard.core.pages import PROFILE
from dashboard.core.state import ViewState, to_query
from dashboard.core.wording import number
from dashboard.indicators.selection import describe_filters, selected
from dashboard.indicators.snapshot import Snapshot
from geo.divipola import AREA_KIND, normalise_name

MOST_SUGGESTIONS: Final = 6
NEAR: Final = 0.62  # of difflib's ratio: one or two letters of a name


@dataclass(frozen=True)
class EntityLink:
    """An entity by name, and the address of its profile."""

    code: str
    name: str
    href: str


@dataclass(frozen=True)
class Neighbours:
    """Where an entity stands in the selection, in order of code.

    Attributes:
        before, after: the entities beside it; None at the ends.
        place: «3 de 45 en la selección (región Caribe)».
    """

    before: EntityLink | None
    after: EntityLink | None
    place: str


@dataclass(frozen=True)
class NotAnEntity:
    """What the page says of a code that names no entity, and the entities that may be meant."""

    code: str
    sentence: str
    suggestions: tuple[EntityLink, ...]


def profile_href(state: ViewState, code: str) -> str:
    """Return the address of an entity's profile within a view: its filters and cut-off, without the pick."""
    query = _query_of_view(state)
    return f"{PROFILE.root}{code}?{query}" if query else f"{PROFILE.root}{code}"


@lru_cache(maxsize=64)
def _query_of_view(state: ViewState) -> str:
    return to_query(state.without("entity"))


def entity_name(snapshot: Snapshot, code: str) -> str:
    """Return the name of an entity as a title: a gobernación is not its department."""
    return snapshot.directory[code].name


def of_its_kind(snapshot: Snapshot, state: ViewState, code: str) -> ViewState:
    """Return the view among entities of the same kind: municipalities and gobernaciones never mix."""
    return replace(state, entity_type=str(snapshot.model.entities.at[code, "kind"]))


def neighbours_of(snapshot: Snapshot, state: ViewState, code: str) -> Neighbours:
    """Return the entities before and after one in the selection, even when the filters leave it out."""
    view = of_its_kind(snapshot, state, code)
    codes = snapshot.model.entities.index[selected(snapshot.model, view)].tolist()
    before = [other for other in codes if other < code]
    after = [other for other in codes if other > code]
    words = describe_filters(snapshot.model, view)
    if code in codes:
        place = f"{number(len(before) + 1)} de {number(len(codes))} en la selección ({words})"
    else:
        place = f"fuera de la selección ({words}: {number(len(codes))})"
    return Neighbours(
        before=link_to(snapshot, view, before[-1]) if before else None,
        after=link_to(snapshot, view, after[0]) if after else None,
        place=place,
    )


def link_to(snapshot: Snapshot, state: ViewState, code: str) -> EntityLink:
    """Return the link to an entity's profile that keeps the view."""
    return EntityLink(
        code, entity_name(snapshot, code), profile_href(of_its_kind(snapshot, state, code), code)
    )


def not_an_entity(snapshot: Snapshot, state: ViewState, code: str) -> NotAnEntity:
    """Say that a code names no entity, and which ones are near in code or in name."""
    units = snapshot.model.catalogue.units
    if code in units.index and units.at[code, "kind"] == AREA_KIND:
        sentence = (
            f"{snapshot.unit_name(code)} ({code}) es un área no municipalizada: la estrategia no la asiste "
            "y no tiene perfil."
        )
    else:
        sentence = f"No hay ninguna entidad con el código «{code}» en los datos activos."
    near = near_codes(snapshot, code)
    return NotAnEntity(code, sentence, tuple(link_to(snapshot, state, other) for other in near))


def near_codes(snapshot: Snapshot, wrong: str) -> tuple[str, ...]:
    """Return the entities that a wrong code or a name may mean, the likeliest first."""
    entities = snapshot.model.entities
    codes = entities.index.tolist()
    names: dict[str, list[str]] = {}
    for code, name in entities["name"].items():
        names.setdefault(normalise_name(str(name)), []).append(str(code))
    text = normalise_name(wrong)
    digits = text.replace(" ", "")
    found = _by_code(digits, codes) if digits.isdigit() else _by_name(text, names)
    return tuple(dict.fromkeys(found))[:MOST_SUGGESTIONS]


def _by_code(digits: str, codes: list[str]) -> list[str]:
    """Return the codes one digit away or without their zero, nearest first; last, the gobernación."""
    whole = digits.zfill(2 if len(digits) <= 2 else 5)
    alike = [code for code in codes if len(code) == len(whole) and _differing(code, whole) <= 1]
    nearest = sorted(alike, key=lambda code: abs(int(code) - int(whole)))
    return [*nearest[: MOST_SUGGESTIONS - 1], *(code for code in codes if code == whole[:2])]


def _differing(code: str, other: str) -> int:
    return sum(one != two for one, two in zip(code, other, strict=True))


def _by_name(text: str, names: dict[str, list[str]]) -> list[str]:
    """Return the codes of the names that hold a text, then of those a letter or two away."""
    if not text:
        return []
    starting = [name for name in names if name.startswith(text)]
    holding = [name for name in names if text in name and name not in starting]
    near = get_close_matches(text, list(names), MOST_SUGGESTIONS, NEAR)
    return _codes([*sorted(starting, key=len), *holding, *near], names)


def _codes(found: Iterable[str], names: dict[str, list[str]]) -> list[str]:
    return [code for name in found for code in names[name]]
