"""One entity beside others: the means of the groups it belongs to, its place among its peers, its history.

Group means are those of `dashboard.indicators.evaluate`; nothing is averaged twice.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np

from dashboard.core.kept import kept_with
from dashboard.core.scales import State
from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.core.wording import counted, day, joined, measure, number, percent, roman, rounded, signed
from dashboard.indicators.evaluate import country_row, read
from dashboard.indicators.measures import BoolArray, FloatArray, cutoff_position
from dashboard.indicators.milestones.series import IntArray
from dashboard.indicators.movement import change_between
from dashboard.indicators.progress import is_complete, progress_of
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.selection import selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.neighbours import EntityLink, link_to

DECIMALS: Final = 1  # with which progress is printed
AROUND: Final = 4  # peers listed above and below the entity


@dataclass(frozen=True)
class Mean:
    """A group's mean progress: percentage (NaN without data), entities with data and without.

    `label` names the group in a figure, `words` inside a sentence: «su departamento».
    """

    label: str
    words: str
    value: float
    n: int
    missing: int


@dataclass(frozen=True)
class Standing:
    """An entity's progress in one phase beside the groups it belongs to.

    Attributes:
        value: percentage; NaN when there is none. words: the same, or why there is none.
        is_open: whether the phase assists the entity and had begun: what a figure can show.
        means: department, region, universe and country, those that apply.
    """

    phase: str
    name: str
    value: float
    words: str
    cutoff: str
    is_open: bool
    means: tuple[Mean, ...]


@dataclass(frozen=True)
class Peer:
    """A row of the list of peers."""

    position: int
    link: EntityLink
    value: float


@dataclass(frozen=True)
class Position:
    """An entity's place among the entities of its universe with data.

    Attributes:
        position: 1 is the highest; 0 when the entity has no data. Ties share the best place.
        n: peers with data, itself included. missing: assisted peers without.
        tied: others with the same value.
        sentence: «Puesto 12 de 47 entre …».
        values, names: every peer, highest first. near: the peers around it.
    """

    position: int
    n: int
    missing: int
    tied: int
    sentence: str
    median: float
    values: tuple[float, ...]
    names: tuple[str, ...]
    near: tuple[Peer, ...]


@dataclass(frozen=True)
class Curve:
    """The progress of one phase over its cut-offs: the entity's, and its group's mean behind it."""

    phase: str
    name: str
    days: tuple[date, ...]
    own: tuple[float, ...]
    behind: tuple[float, ...]
    counts: tuple[int, ...]


def own_groups(snapshot: Snapshot, code: str) -> Iterator[tuple[str, str, ViewState]]:
    """Yield the groups an entity belongs to, from near to far: name, words, and a view of the same kind."""
    row = snapshot.model.entities.loc[code]
    kind = str(row["kind"])
    if kind != GOBERNACION:
        view = ViewState(entity_type=kind, departments=(str(row["department_code"]),))
        yield str(row["department"]), "su departamento", view
    region = snapshot.unit_name(str(row["region"]))
    yield f"Región {region}", "su región", ViewState(entity_type=kind, regions=(str(row["region"]),))
    if has_universe(snapshot, code):
        universe = str(row["universe"])
        yield f"Universo {universe}", "su universo", ViewState(entity_type=kind, universes=(universe,))
    yield "País", "el país", ViewState(entity_type=kind)


def has_universe(snapshot: Snapshot, code: str) -> bool:
    """Return whether the entity has a universe of focalisation; gobernaciones have none."""
    return bool(snapshot.model.entities["universe"].notna()[code])


def standings(snapshot: Snapshot, code: str, cutoff: date | None) -> tuple[Standing, ...]:
    """Return the entity's progress in every phase of the model at a cut-off, beside its groups."""
    return tuple(_standing(snapshot, code, key, cutoff) for key in sorted(snapshot.model.phases))


def _standing(snapshot: Snapshot, code: str, key: str, cutoff: date | None) -> Standing:
    model, phase = snapshot.model, snapshot.model.phases[key]
    entity = model.entities.index.get_loc(code)
    begun = bool(phase.cutoffs) and (cutoff is None or phase.cutoffs[0] <= cutoff)
    name = f"Fase {roman(key)}"
    if not phase.assisted[entity]:
        return Standing(key, name, math.nan, State.NO_ASISTIDO.label, "", False, ())
    if not begun:
        when = f" al {day(cutoff)}" if cutoff else ""
        return Standing(key, name, math.nan, f"no había empezado{when}", "", False, ())
    resolved = resolve_view(
        snapshot.indicators, model, ViewState(indicator=f"avance-fase-{key}", cutoff=cutoff)
    )
    value = float(progress_of(phase)[cutoff_position(phase, resolved.context.cutoff), entity])
    return Standing(
        phase=key,
        name=name,
        value=value,
        words=State.SIN_REPORTE.label if math.isnan(value) else percent(value),
        cutoff=day(phase.cutoffs[cutoff_position(phase, resolved.context.cutoff)]),
        is_open=True,
        means=tuple(
            Mean(label, words, *group_mean(snapshot, key, resolved.context.cutoff, view))
            for label, words, view in own_groups(snapshot, code)
        ),
    )


@kept_with(1024)
def group_mean(snapshot: Snapshot, phase: str, cutoff: date, view: ViewState) -> tuple[float, int, int]:
    """Return a group's mean progress (percent, NaN without data), its n and its missing.

    Kept: the next entity of a selection belongs to the same region and country, and often to more.
    """
    resolved = resolve_view(
        snapshot.indicators, snapshot.model, replace(view, indicator=f"avance-fase-{phase}", cutoff=cutoff)
    )
    row = country_row(read(resolved, snapshot.model, view).rows(Level.COUNTRY))
    return float(row["value"]), int(row["n"]), int(row["missing"])


def standing_sentence(standing: Standing) -> str:
    """Say which means an entity is above and below: «Fase II, 62,5 %: por encima de su región y …»."""
    when = f" ({standing.cutoff})" if standing.cutoff else ""
    head = f"{standing.name}{when}, {standing.words}"
    if math.isnan(standing.value):
        return f"{head}."
    known = [mean for mean in standing.means if mean.n > 1]
    above = [f"de {mean.words}" for mean in known if change_between(mean.value, standing.value) > 0]
    below = [f"de {mean.words}" for mean in known if change_between(mean.value, standing.value) < 0]
    parts = [
        f"por {where} {contracted(joined(words))}"
        for where, words in (("encima", above), ("debajo", below))
        if words
    ]
    return f"{head}: {'; '.join(parts) or 'igual que los promedios'}."


def contracted(text: str) -> str:
    """Write «de el» as Spanish does: «del»."""
    return text.replace("de el ", "del ")


def curve_sentence(curve: Curve, words: str) -> str:
    """Say how far an entity moved in the last cut-off and since when it stands still."""
    known = [value for value in curve.own if not math.isnan(value)]
    if not known:
        return f"{curve.name}: sin reporte hasta el {day(curve.days[-1])}."
    if len(known) == 1:
        return f"{curve.name}: primer reporte, {percent(known[-1])}, en el corte del {day(curve.days[-1])}."
    still = _cutoffs_alike(known)
    if is_complete(known[-1]):
        return f"{curve.name}: completa desde el {day(curve.days[-1 - still])}."
    if still:
        length = counted(still, "corte", "cortes")
        return f"{curve.name}: sin cambio desde el {day(curve.days[-1 - still])} ({length})."
    gain = change_between(known[-2], known[-1])
    mean = f"; el promedio de {words}, {signed(change_between(curve.behind[-2], curve.behind[-1]))}"
    return (
        f"{curve.name}: {measure(signed(gain), 'puntos')} desde el {day(curve.days[-2])}{contracted(mean)}."
    )


def _cutoffs_alike(values: list[float]) -> int:
    """Return how many of the last steps brought no change."""
    steps = 0
    while steps < len(values) - 1 and change_between(values[-2 - steps], values[-1]) == 0:
        steps += 1
    return steps


def peer_group(snapshot: Snapshot, code: str) -> tuple[str, BoolArray] | None:
    """Return the words and the mask of an entity's peers: its universe, or the other gobernaciones."""
    model = snapshot.model
    if model.entities.at[code, "kind"] == GOBERNACION:
        return "las gobernaciones", selected(model, ViewState(entity_type=GOBERNACION))
    if not has_universe(snapshot, code):
        return None
    universe = str(model.entities.at[code, "universe"])
    return f"los municipios del universo {universe}", selected(model, ViewState(universes=(universe,)))


def position_among_peers(
    snapshot: Snapshot, state: ViewState, code: str, phase: str, cutoff: date
) -> Position | None:
    """Return an entity's place among its peers with data in a phase; None when it has no peers."""
    found = peer_group(snapshot, code)
    if found is None:
        return None
    model = snapshot.model
    words, inside = found
    values = progress_of(model.phases[phase])[cutoff_position(model.phases[phase], cutoff)]
    known = np.flatnonzero(inside & ~np.isnan(values))
    order = known[np.argsort(-values[known], kind="stable")]
    missing = int((inside & model.phases[phase].assisted).sum()) - len(order)
    own = values[model.entities.index.get_loc(code)]
    return _position(snapshot, state, code, words, order, values, own, missing)


def _position(
    snapshot: Snapshot,
    state: ViewState,
    code: str,
    words: str,
    order: np.ndarray,
    values: FloatArray,
    own: float,
    missing: int,
) -> Position:
    ranked = values[order]
    codes = snapshot.model.entities.index[order]
    positions = places_of(ranked)
    position = 0 if math.isnan(own) else int(positions[codes.get_loc(code)])
    tied = max(int((positions == position).sum()) - 1, 0)
    median = float(np.median(ranked)) if len(ranked) else math.nan
    place = int(codes.get_loc(code)) if position else 0
    window = range(max(place - AROUND, 0), min(place + AROUND + 1, len(order))) if position else ()
    return Position(
        position=position,
        n=len(order),
        missing=missing,
        tied=tied,
        sentence=_position_sentence(position, len(order), tied, words, median),
        median=median,
        values=tuple(ranked.tolist()),
        names=tuple(snapshot.unit_name(str(code)) for code in codes),
        near=tuple(
            Peer(
                int(positions[row]),
                link_to(snapshot, state, str(codes[row])),
                float(ranked[row]),
            )
            for row in window
        ),
    )


def places_of(ranked: FloatArray) -> IntArray:
    """Return the place of each value among all, 1 the highest; those that print alike share the best one."""
    printed = rounded(ranked, DECIMALS)
    return 1 + (printed[None, :] > printed[:, None]).sum(axis=1)


def _position_sentence(position: int, n: int, tied: int, words: str, median: float) -> str:
    if not position:
        return f"Sin reporte: no tiene puesto entre {words} ({number(n)} con reporte)."
    shared = f", compartido con {number(tied)}" if tied else ""
    return (
        f"Puesto {number(position)} de {number(n)} entre {words} con reporte{shared}; "
        f"la mediana es {percent(median)}."
    )


def curve_of(snapshot: Snapshot, code: str, phase: str, cutoff: date) -> Curve:
    """Return the curve of an entity up to a cut-off, with the mean of the nearest group behind it."""
    model = snapshot.model
    last = cutoff_position(model.phases[phase], cutoff) + 1
    history = progress_of(model.phases[phase])[:last]
    *_, group = next(own_groups(snapshot, code))
    inside = history[:, selected(model, group)]
    known = ~np.isnan(inside)
    counts = known.sum(axis=1)
    means = np.nansum(inside, axis=1) / np.where(counts, counts, np.nan)
    own = history[:, model.entities.index.get_loc(code)]
    return Curve(
        phase=phase,
        name=f"Fase {roman(phase)}",
        days=model.phases[phase].cutoffs[:last],
        own=tuple(own.tolist()),
        behind=tuple(means.tolist()),
        counts=tuple(counts.tolist()),
    )
