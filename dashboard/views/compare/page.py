"""What the page that compares two selections says: sentence, table, overlap, caption, presets."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from dashboard.core.pages import COMPARE
from dashboard.core.provenance import caption_mark, is_demonstration
from dashboard.core.state import ViewState, parse_state, selection_query
from dashboard.core.wording import (
    capitalised,
    counted,
    day,
    joined,
    lowered,
    magnitude,
    measure,
    number,
    percent,
    roman,
    sample,
    short_day,
    signed,
)
from dashboard.indicators.movement import Movement, change_between
from dashboard.indicators.provenance import ENTITIES, REPORTS, origins_in, source_words
from dashboard.indicators.selection import emptied_by
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.compare.sides import Measure, Side, phase_name, share, side_queries, sides_of
from dashboard.views.finding import nouns
from dashboard.views.summary import ChipLink, chip_links

TABLES: Final = (REPORTS, ENTITIES)
MOVES: Final = (Movement.UP, Movement.STILL, Movement.DOWN, Movement.NEW, Movement.SILENT)


@dataclass(frozen=True)
class Choice:
    """A selection that a side can take: its words, and its query."""

    label: str
    query: str


@dataclass(frozen=True)
class Preset:
    """A comparison to open."""

    label: str
    href: str
    is_shown: bool


@dataclass(frozen=True)
class Row:
    """A line of the table: what is measured, each side in words, and the difference of A and B."""

    label: str
    sides: tuple[str, str, str]
    difference: str


@dataclass(frozen=True, kw_only=True)
class CompareView:
    """What the page shows.

    Attributes:
        finding: sentence above. overlap: who is on both sides; empty for nobody. caption: below.
        chips: filters that hold on both sides. sides: A, B and the country. rows: the table.
        choices: selections that a side can take, those of the sides in view among them.
        presets: comparisons to open.
    """

    finding: str
    overlap: str
    caption: str
    notices: tuple[str, ...]
    chips: tuple[ChipLink, ...]
    sides: tuple[Side, Side, Side]
    rows: tuple[Row, ...]
    choices: tuple[Choice, ...]
    presets: tuple[Preset, ...]
    is_demonstration: bool


def compare_of_query(snapshot: Snapshot, query: str) -> CompareView:
    """Build the comparison of an address; what it has wrong is ignored and said."""
    state, ignored = parse_state(query, snapshot.vocabulary)
    return replace(build_compare(snapshot, state), notices=ignored)


def build_compare(snapshot: Snapshot, state: ViewState) -> CompareView:
    """Build everything that the page shows of a view."""
    sides = sides_of(snapshot, state)
    return CompareView(
        finding=sentence(snapshot, sides),
        overlap=overlap_sentence(sides),
        caption=caption(snapshot, sides),
        notices=(),
        chips=chip_links(snapshot, state, COMPARE.showing),
        sides=sides,
        rows=(*_measure_rows(sides), *_move_rows(sides)),
        choices=choices(snapshot, sides),
        presets=presets(snapshot, state),
        is_demonstration=is_demonstration(origins_in(snapshot.model, *TABLES)),
    )


def sentence(snapshot: Snapshot, sides: tuple[Side, Side, Side]) -> str:
    """Say both means and their difference, and what the country has; why a side has no mean."""
    first, second, whole = sides
    for side in (first, second):
        if said := _without_mean(snapshot, side):
            return said
    gap = change_between(second.progress.value, first.progress.value)
    known = f"{percent(first.progress.value)} de avance en la {phase_name(first)}"
    head = f"{first.name}: {known} ({sample(first.progress.n)})"
    if gap == 0:
        compared = f"igual que {_inside(second)} ({sample(second.progress.n)})"
    else:
        way = "más" if gap > 0 else "menos"
        points = measure(magnitude(gap), "puntos")
        value = percent(second.progress.value)
        compared = f"{points} {way} que {_inside(second)} ({value}, {sample(second.progress.n)})"
    return f"{head}, {compared}. El país tiene {_mean(whole)}."


def _inside(side: Side) -> str:
    return lowered(side.name)


def _mean(side: Side) -> str:
    return f"{percent(side.progress.value)} ({sample(side.progress.n)})"


def _without_mean(snapshot: Snapshot, side: Side) -> str:
    """Say why a side has no mean: no entity passes its filters, none is assisted, none has reported."""
    label = f"El lado {side.key.upper()} ({_inside(side)})"
    if not side.entities:
        clashing, _ = emptied_by(snapshot.model, side.state)
        names = joined(f"«{item.label}»" for item in clashing)
        why = f": chocan {names}" if names else ""
        return f"{label} no tiene ninguna entidad{why}. Elija otro."
    if not side.assisted:
        return f"{label} no tiene entidades asistidas en la {phase_name(side)}: no hay qué comparar."
    if math.isnan(side.progress.value):
        return f"{label} no tiene reportes de la {phase_name(side)}: no hay qué comparar."
    return ""


def overlap_sentence(sides: tuple[Side, Side, Side]) -> str:
    """Say how many entities are on both sides, which are then not apart; empty for none."""
    first, second, _ = sides
    both = int((first.chosen & second.chosen).sum())
    if not both:
        return ""
    if both == first.entities == second.entities:
        return "Los dos lados son las mismas entidades."
    singular, plural = nouns(first.state)
    verbs = ("está", "cuenta") if both == 1 else ("están", "cuentan")
    return f"{counted(both, singular, plural)} {verbs[0]} en los dos lados y {verbs[1]} en cada uno."


def _measure_rows(sides: tuple[Side, Side, Side]) -> tuple[Row, ...]:
    """Return the rows of entities, coverage and mean progress."""
    entities = Row("Entidades", _each(number(side.entities) for side in sides), "")
    keys = sides[0].measures
    return (entities, *(_measure_row(sides, key) for key in keys))


def _each(texts: Iterable[str]) -> tuple[str, str, str]:
    first, second, third = texts
    return first, second, third


def _measure_row(sides: tuple[Side, Side, Side], key: str) -> Row:
    first, second, _ = (side.measures[key] for side in sides)
    gap = change_between(second.value, first.value)
    difference = "sin dato" if math.isnan(gap) else measure(signed(gap), "puntos")
    return Row(first.indicator.label, _each(measure_words(side.measures[key]) for side in sides), difference)


def measure_words(item: Measure) -> str:
    """Write a measure with its n and who is missing: «43,1 % (n = 120; 4 sin reporte)»."""
    if item.indicator.key.startswith("cobertura"):
        whole = number(float(item.row["denominator"])) if item.n else "0"
        have = number(float(item.row["numerator"])) if item.n else "0"
        return f"{percent(item.value)} ({have} de {whole})"
    return f"{percent(item.value)} ({sample(item.n)}; {number(item.missing)} sin reporte)"


def _move_rows(sides: tuple[Side, Side, Side]) -> tuple[Row, ...]:
    """Return one row per movement since the earlier cut-off: how many of the assisted, and which share."""
    previous = sides[0].resolved.previous
    if previous is None:
        return ()
    return tuple(
        Row(
            f"{capitalised(str(move))} desde {short_day(previous)}",
            _each(_share_words(side.movement[move], side.assisted) for side in sides),
            _share_gap(sides[0], sides[1], move),
        )
        for move in MOVES
        if any(side.movement[move] for side in sides)
    )


def _share_words(count: int, whole: int) -> str:
    return f"{percent(share(count, whole))} ({number(count)} de {number(whole)})"


def _share_gap(first: Side, second: Side, move: Movement) -> str:
    gap = change_between(
        share(second.movement[move], second.assisted), share(first.movement[move], first.assisted)
    )
    return "sin dato" if math.isnan(gap) else measure(signed(gap), "puntos")


def caption(snapshot: Snapshot, sides: tuple[Side, Side, Side]) -> str:
    """Say the sides, phase, cut-off, n and missing, source, mark and version."""
    first, second, whole = sides
    model = snapshot.model
    each = "; ".join(
        f"{name}: {_inside(side)}, {sample(side.progress.n)}, {number(side.progress.missing)} sin reporte"
        for name, side in (("A", first), ("B", second), ("país", whole))
    )
    return (
        f"{each}. Avance: {phase_name(first)}, promedio de las entidades con reporte. "
        f"Corte: {day(first.resolved.context.cutoff)}. "
        f"{source_words(model, *TABLES)} {caption_mark(origins_in(model, *TABLES))} Versión {model.version}."
    )


def choices(snapshot: Snapshot, sides: tuple[Side, Side, Side]) -> tuple[Choice, ...]:
    """Return the selections that a side can take: everybody, one value of each filter, those in view."""
    names = snapshot.place_names
    regions, departments = snapshot.vocabulary["region"], snapshot.vocabulary["depto"]
    plain = [
        Choice("Todo el país", ""),
        Choice("Decreto 683: lo acogió", "decreto683=si"),
        Choice("Decreto 683: no lo acogió", "decreto683=no"),
        *(Choice(f"Región: {names[slug]}", f"region={slug}") for slug in regions),
        *(Choice(f"Universo: {code}", f"universo={code}") for code in snapshot.vocabulary["universo"]),
        *(Choice(f"Socio: {code}", f"socio={code}") for code in snapshot.vocabulary["socio"]),
        Choice("PDET: sí", "pdet=si"),
        Choice("PDET: no", "pdet=no"),
        *(Choice(f"Fase {roman(key)}: asistidas", f"fase={key}") for key in snapshot.vocabulary["fase"]),
        *(Choice(f"Departamento: {names[code]}", f"depto={code}") for code in departments),
    ]
    known = {choice.query for choice in plain}
    own = {side.query: Choice(side.name, side.query) for side in sides[:2] if side.query not in known}
    return (*own.values(), *plain)


PRESETS: Final = (
    ("Decreto 683: sí y no", "decreto683=si", "decreto683=no"),
    ("Dos regiones", "region=caribe", "region=pacifico"),
    ("Dos universos", "universo=A", "universo=H"),
    ("PDET y no PDET", "pdet=si", "pdet=no"),
)
"""Comparisons of the page, with both sides; their values are those of the official lists."""


def presets(snapshot: Snapshot, state: ViewState) -> tuple[Preset, ...]:
    """Return the comparisons to open, of the kind of entity and the cut-off in view."""
    bare = ViewState(
        indicator=state.indicator, cutoff=state.cutoff, since=state.since, entity_type=state.entity_type
    )
    shown = side_queries(state)
    return tuple(
        Preset(label, COMPARE.showing(replace(bare, side_a=one, side_b=other)), shown == (one, other))
        for label, one, other in PRESETS
        if _is_known(snapshot, one) and _is_known(snapshot, other)
    )


def _is_known(snapshot: Snapshot, query: str) -> bool:
    """Return whether the active data have a selection: a catalogue may lack a region."""
    state, refused = parse_state(query, snapshot.vocabulary)
    return not refused and selection_query(state) == query
