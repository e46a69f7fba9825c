"""Ways from one entity's profile to others: next of the selection, or what a wrong code may mean."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from dashboard.core.pages import FINDINGS, PROFILE, WORK_LIST, PageAddress
from dashboard.core.state import Listed, ViewState, to_query
from dashboard.core.wording import number
from dashboard.indicators.rules import by_urgency, picked_findings
from dashboard.indicators.selection import describe_filters, selected
from dashboard.indicators.snapshot import Snapshot
from data.model import Model
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
    """Where an entity stands in the list that it was opened from, or in the selection in order of code.

    Attributes:
        before, after: the entities beside it; None at the ends.
        place: «3 de 45 en la selección (región Caribe)», «1 de 45 en la lista de trabajo, por urgencia (…)».
        list_href: address of the list; empty where it was opened from none.
    """

    before: EntityLink | None
    after: EntityLink | None
    place: str
    list_href: str = ""


@dataclass(frozen=True)
class _Walk:
    """An order to walk through entities.

    Attributes:
        name: «la lista de trabajo, por urgencia». page: that shows it; None for the selection.
        codes: of a view's entities, in order.
    """

    name: str
    page: PageAddress | None
    codes: Callable[[Model, ViewState], Sequence[str]]


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
    """Return the entities before and after one in its list, even when the filters leave it out."""
    view = of_its_kind(snapshot, state, code)
    walk = WALKS[state.listed]
    codes = walk.codes(snapshot.model, view)
    at = codes.index(code) if code in codes else None
    before, after = _beside(codes, code, at, is_sorted=walk.page is None)
    words, total = describe_filters(snapshot.model, view), number(len(codes))
    place = (
        f"fuera de {walk.name} ({words}: {total})"
        if at is None
        else f"{number(at + 1)} de {total} en {walk.name} ({words})"
    )
    return Neighbours(
        before=link_to(snapshot, view, before) if before else None,
        after=link_to(snapshot, view, after) if after else None,
        place=place,
        list_href="" if walk.page is None else walk.page.showing(view),
    )


def _beside(codes: Sequence[str], code: str, at: int | None, *, is_sorted: bool) -> tuple[str, str]:
    """Return the codes before and after one; of one not there, those around it by code, or the first."""
    if at is None:
        at = bisect_left(codes, code) if is_sorted else 0
        ahead = at
    else:
        ahead = at + 1
    return codes[at - 1] if at else "", codes[ahead] if ahead < len(codes) else ""


def _selected_codes(model: Model, state: ViewState) -> list[str]:
    return [str(code) for code in model.entities.index[selected(model, state)]]


def _urgent_codes(model: Model, state: ViewState) -> list[str]:
    return [one.code for one in by_urgency(model, state)]


def _found_codes(model: Model, state: ViewState) -> list[str]:
    return [str(code) for code in dict.fromkeys(picked_findings(model, state)["entity"])]


WALKS: Final[Mapping[str, _Walk]] = MappingProxyType(
    {
        "": _Walk("la selección", None, _selected_codes),
        Listed.WORK_LIST: _Walk("la lista de trabajo, por urgencia", WORK_LIST, _urgent_codes),
        Listed.FINDINGS: _Walk("los hallazgos, por severidad", FINDINGS, _found_codes),
    }
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
            f"{snapshot.official_name(code)} ({code}) es un área no municipalizada: la estrategia "
            f"no la asiste "
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
