"""What a set holds: the request as it is given, checked, and the files that follow from it."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Final
from urllib.parse import parse_qsl, urlencode

from dashboard.core.state import ViewState, parse_state, to_query
from dashboard.exports.files import DownloadError
from dashboard.exports.formats import WRITERS
from dashboard.exports.look import LOOKS, parse_look
from dashboard.figures.drawing.presets import DEFAULT_PRESET, DEFAULT_RESOLUTION, PRESETS, RESOLUTIONS
from dashboard.figures.printed.catalogue import DEFAULT_FIGURE, FIGURES
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.snapshot import Snapshot

REGION: Final = "region"
DEPARTMENT: Final = "departamento"
GROUPINGS: Final = (REGION, DEPARTMENT)
COUNTRY: Final = "colombia"  # as a place; «pais» is a level
DRAWN: Final = ("svg", "pdf", "png")
OUTLINED: Final = "svg"  # the ending that has every look
OF_THE_MAP: Final = "geojson"
LONGEST_NAME: Final = 120  # characters before the ending
UNSAFE: Final = re.compile(r"[^A-Za-z0-9.-]+")
OWN_KEYS: Final = {
    "indicador": "--indicador",
    "figura": "--figura",
    "tamano": "--tamano",
    "resolucion": "--resolucion",
    **{key: f"--{key}" for key in LOOKS},
}


class SetRequestError(Exception):
    """A request that is refused; the Spanish message says what there is instead."""


@dataclass(frozen=True, kw_only=True)
class SetRequest:
    """A set as it is asked for.

    Attributes:
        indicators, figures, formats, sizes, resolutions: keys; one file per combination that exists.
        by: "region" or "departamento" for one set per place; empty for the view as it is.
        query: filters and cut-off, as the address of a page writes them.
        looks: what else is asked of pictures (`LOOKS`), as addresses write it.
    """

    indicators: Sequence[str]
    formats: Sequence[str]
    figures: Sequence[str] = (DEFAULT_FIGURE,)
    by: str = ""
    query: str = ""
    sizes: Sequence[str] = (DEFAULT_PRESET,)
    resolutions: Sequence[str] = (DEFAULT_RESOLUTION,)
    looks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """Whom a file is about: how a file name writes it, its name, and the view narrowed to it."""

    key: str
    name: str
    state: ViewState


@dataclass(frozen=True, kw_only=True)
class Item:
    """One file of a set.

    Attributes:
        name: of the file.
        indicator, figure, ending: keys.
        place: whom it is about.
        query: of the download's address.
        cutoff: ISO day.
        size, resolution: keys, empty where they don't apply.
    """

    name: str
    indicator: str
    figure: str
    ending: str
    place: Place
    query: str
    cutoff: str
    size: str = ""
    resolution: str = ""


def plan(snapshot: Snapshot, request: SetRequest) -> tuple[Item, ...]:
    """Return the files of a request, none twice.

    Raises:
        SetRequestError: something asked for does not exist.
    """
    state = _check(snapshot, request)
    places = tuple(_places(snapshot, state, request.by))
    items = (
        item
        for indicator in request.indicators
        for place in places
        for figure in request.figures
        for ending in request.formats
        for item in _items(snapshot, request, indicator, place, figure, ending)
    )
    return tuple({item.name: item for item in items}.values())


def _check(snapshot: Snapshot, request: SetRequest) -> ViewState:
    for given, known, what in (
        (request.indicators, tuple(snapshot.indicators), "el indicador"),
        (request.figures, tuple(FIGURES), "la figura"),
        (request.formats, tuple(dict.fromkeys((*DRAWN, *WRITERS))), "el formato"),
        (request.sizes, tuple(PRESETS), "el tamaño"),
        (request.resolutions, tuple(RESOLUTIONS), "la resolución"),
        ((request.by,) if request.by else (), GROUPINGS, "el lugar de --por"),
    ):
        _check_known(given, known, what)
    _check_looks(request)
    state = _view(snapshot, request.query)
    lonely = [key for key in request.figures if FIGURES[key].needs_entity]
    if lonely and not state.entity:
        raise SetRequestError(
            f"La figura «{lonely[0]}» es de una entidad: diga cuál en --consulta, como «entidad=05001»."
        )
    return state


def _check_looks(request: SetRequest) -> None:
    try:
        parse_look({**LOOKS, **request.looks}, OUTLINED, is_sized=tuple(request.sizes) != (DEFAULT_PRESET,))
    except DownloadError as refusal:
        raise SetRequestError(str(refusal)) from refusal


def _check_known(given: Sequence[str], known: Sequence[str], what: str) -> None:
    unknown = [value for value in given if value not in known]
    if unknown:
        raise SetRequestError(f"No existe {what} «{unknown[0]}». Hay: {', '.join(known)}.")
    if not given and not what.endswith("--por"):
        raise SetRequestError(f"Falta decir {what}. Hay: {', '.join(known)}.")


def _view(snapshot: Snapshot, query: str) -> ViewState:
    """Return the view of a query; what a page would ignore is refused here."""
    for key, _ in parse_qsl(query.lstrip("?")):
        if key in OWN_KEYS:
            raise SetRequestError(f"«{key}» no va en --consulta: use {OWN_KEYS[key]}.")
    state, ignored = parse_state(query, snapshot.vocabulary)
    if ignored:
        raise SetRequestError(f"La consulta no se entiende: {' '.join(ignored)}")
    return state


def _places(snapshot: Snapshot, state: ViewState, by: str) -> Iterator[Place]:
    """Yield the places of a set; those of a filter where it has them, or else all of the country's."""
    if not by:
        yield _one_place(snapshot, state)
        return
    given = state.regions if by == REGION else state.departments
    for key in given or _inside(snapshot, state, by):
        narrow = replace(state, regions=(key,)) if by == REGION else replace(state, departments=(key,))
        yield Place(key, snapshot.unit_name(key), narrow)


def _inside(snapshot: Snapshot, state: ViewState, by: str) -> tuple[str, ...]:
    """Return the regions or departments of the country, or those that the other filter leaves."""
    catalogue = snapshot.model.catalogue
    owners = catalogue.departments["region"]
    if by == DEPARTMENT:
        kept = owners[owners.isin(state.regions)] if state.regions else owners
        return tuple(str(code) for code in kept.index)
    kept = owners[owners.index.isin(state.departments)] if state.departments else owners
    return tuple(slug for slug in catalogue.regions.index if slug in set(kept))


def _one_place(snapshot: Snapshot, state: ViewState) -> Place:
    chosen = (*state.regions, *state.departments)
    if not chosen:
        return Place(COUNTRY, snapshot.unit_name(COUNTRY), state)
    return Place("_".join(chosen), ", ".join(snapshot.unit_name(key) for key in chosen), state)


def _items(
    snapshot: Snapshot, request: SetRequest, indicator: str, place: Place, figure: str, ending: str
) -> Iterator[Item]:
    """Yield the files of one format: one per size where it is drawn, and per resolution of a PNG."""
    if ending == OF_THE_MAP and figure != DEFAULT_FIGURE:
        return
    cutoff = resolve_view(
        snapshot.indicators, snapshot.model, replace(place.state, indicator=indicator)
    ).context.cutoff
    state = replace(place.state, cutoff=cutoff).without("indicator")
    stem = (indicator, figure, place.key, *_filters(state), cutoff.isoformat())
    look = parse_look({**LOOKS, **request.looks}, ending, is_sized=False)
    sizes = ("",) if look.ancho else request.sizes if ending in DRAWN else ("",)
    resolutions = request.resolutions if ending == "png" else ("",)
    for size, resolution in product(sizes, resolutions):
        extra = {"figura": figure, "tamano": size, "resolucion": resolution, **look.entries}
        named = (*stem, size, look.ancho and f"{look.ancho}mm", resolution, *look.name_parts)
        yield Item(
            name=f"{_short('_'.join(part for part in named if part))}.{ending}",
            indicator=indicator,
            figure=figure,
            ending=ending,
            place=place,
            query="&".join(
                (to_query(state), urlencode({key: value for key, value in extra.items() if value}))
            ),
            cutoff=cutoff.isoformat(),
            size=size,
            resolution=resolution,
        )


def _filters(state: ViewState) -> Iterator[str]:
    """Yield the filters that are neither place nor cut-off, as a file name writes them."""
    bare = replace(state, regions=(), departments=(), cutoff=None)
    for key, value in parse_qsl(to_query(bare)):
        yield f"{key}-{UNSAFE.sub('-', value)}"


def _short(stem: str) -> str:
    """Return a name that every file system takes: a long one ends in a checksum of the whole."""
    if len(stem) <= LONGEST_NAME:
        return stem
    return f"{stem[: LONGEST_NAME - 9]}-{hashlib.sha256(stem.encode()).hexdigest()[:8]}"
