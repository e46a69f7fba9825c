"""The profile: everything the page of one entity shows, computed once and handed out as plain values."""

import math
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import unquote

import numpy as np
import pandas as pd

from dashboard.core.pages import HOME
from dashboard.core.provenance import caption_mark, is_demonstration
from dashboard.core.scales import UNIVERSE
from dashboard.core.state import GOBERNACION, ViewState, parse_state
from dashboard.core.wording import (
    capitalised,
    day,
    joined,
    magnitude,
    measure,
    percent,
    roman,
    sample,
    short_day,
)
from dashboard.indicators.decomposition import Decomposition, decompose, next_step
from dashboard.indicators.entity_survey import SurveyAnswers, survey_of
from dashboard.indicators.measures import cutoff_position
from dashboard.indicators.movement import change_between
from dashboard.indicators.provenance import ANSWERS, ENTITIES, REPORTS, origins_in, source_words
from dashboard.indicators.rules import Finding, cutoff_of, findings_of
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.empty import WayOut, ways_out
from dashboard.views.neighbours import (
    Neighbours,
    NotAnEntity,
    entity_name,
    neighbours_of,
    not_an_entity,
    of_its_kind,
    profile_href,
)
from dashboard.views.peers import (
    Curve,
    Position,
    Standing,
    contracted,
    curve_of,
    position_among_peers,
    standings,
)

TABLES = (REPORTS, ENTITIES, ANSWERS)  # what a profile is made of
FISCAL = {"fiscal alto": "desempeño fiscal alto", "fiscal bajo": "desempeño fiscal bajo"}


@dataclass(frozen=True)
class PhaseTab:
    """A phase of the model: where its decomposition is, empty where it has none, and whether it is shown."""

    label: str
    href: str
    is_shown: bool
    note: str


@dataclass(frozen=True)
class FindingLine:
    """A rule that holds for the entity: name, severity in words, sentence and what to do."""

    label: str
    severity: str
    sentence: str
    action: str


@dataclass(frozen=True, kw_only=True)
class PhaseDetail:
    """What is shown of the phase in focus.

    Attributes:
        name: «fase II». cutoff: the cut-off that counts, in words.
        position: place among peers; None for a municipality without universe.
        next_step: the sentence of the milestone to complete next.
    """

    name: str
    cutoff: str
    decomposition: Decomposition
    next_step: str
    position: Position | None


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What the page of an entity shows.

    Attributes:
        finding: the page's first sentence. notices: what the address had that could not be used.
        ways: out of an empty selection, which has no neighbours.
        identity: label and words, in order.
        detail: None when no phase that had begun assists the entity.
        curves: one per phase that assists it, up to the cut-off. behind: whose mean is behind them.
        reasons: why it is in the work list, the heaviest first. findings: what else the rules say of it.
        judged: the cut-off that the rules look at, in words.
        map_href: the map with the entity picked.
    """

    code: str
    name: str
    place: str
    finding: str
    notices: tuple[str, ...]
    ways: tuple[WayOut, ...]
    identity: tuple[tuple[str, str], ...]
    standings: tuple[Standing, ...]
    tabs: tuple[PhaseTab, ...]
    detail: PhaseDetail | None
    curves: tuple[Curve, ...]
    behind: str
    survey: SurveyAnswers
    reasons: tuple[FindingLine, ...]
    findings: tuple[FindingLine, ...]
    judged: str
    neighbours: Neighbours
    map_href: str
    caption: str
    is_demonstration: bool


def profile_of_query(snapshot: Snapshot, code: str, query: str) -> Profile | NotAnEntity:
    """Build the profile of an address; a code that names no entity gives the entities it may mean."""
    state, ignored = parse_state(query, snapshot.vocabulary)
    code = unquote(code)
    if code not in snapshot.model.entities.index:
        return not_an_entity(snapshot, state, code)
    return replace(build_profile(snapshot, state, code), notices=ignored)


def build_profile(snapshot: Snapshot, state: ViewState, code: str) -> Profile:
    """Build everything the page shows of an entity at the cut-off of a view.

    Raises:
        KeyError: the model has no such entity.
    """
    entry = snapshot.directory[code]
    every = standings(snapshot, code, state.cutoff)
    shown = phase_in_focus(snapshot, state, every)
    detail = None if shown is None else _detail(snapshot, state, code, shown)
    cutoff = state.cutoff or snapshot.model.cutoffs[-1]
    judged = cutoff_of(snapshot.model, state)
    found = findings_of(snapshot.model, judged, code)
    own = of_its_kind(snapshot, state, code)
    return Profile(
        code=code,
        name=entity_name(snapshot, code),
        place=f"{entry.department} · región {entry.region}",
        finding=_finding(entity_name(snapshot, code), shown, detail),
        notices=(),
        ways=ways_out(snapshot, own, lambda view: profile_href(view, code), is_one_kind=True),
        identity=identity(snapshot, code),
        standings=every,
        tabs=tuple(_tab(state, code, item, shown) for item in every),
        detail=detail,
        curves=tuple(
            curve_of(
                snapshot, code, item.phase, state.cutoff or snapshot.model.phases[item.phase].cutoffs[-1]
            )
            for item in every
            if item.is_open
        ),
        behind=_nearest(every),
        survey=survey_of(snapshot, code, cutoff),
        reasons=tuple(_line(item) for item in sorted(found, key=_lightest) if item.rule.points),
        findings=tuple(_line(item) for item in found if not item.rule.points),
        judged=short_day(judged),
        neighbours=neighbours_of(snapshot, state, code),
        map_href=HOME.showing(replace(own, entity=code)),
        caption=caption(snapshot, cutoff, *TABLES),
        is_demonstration=is_demonstration(origins_in(snapshot.model, *TABLES)),
    )


def _nearest(every: tuple[Standing, ...]) -> str:
    return next((item.means[0].words for item in every if item.means), "")


def phase_in_focus(snapshot: Snapshot, state: ViewState, every: tuple[Standing, ...]) -> Standing | None:
    """Return the phase whose milestones are shown.

    That of the view (its indicator's, its milestone's, the last one filtered by) where it assists the entity
    and had begun; else the last that does; None when there is none.
    """
    usable = {item.phase: item for item in every if item.is_open}
    asked = (
        snapshot.indicators[state.indicator].phase,
        state.milestone.split(".")[0],
        *state.phases[-1:],
        max(usable, default=""),
    )
    return next((usable[key] for key in asked if key in usable), None)


def _detail(snapshot: Snapshot, state: ViewState, code: str, shown: Standing) -> PhaseDetail:
    model, phase = snapshot.model, snapshot.model.phases[shown.phase]
    cutoff = state.cutoff or phase.cutoffs[-1]
    parts = decompose(phase, cutoff_position(phase, cutoff), model.entities.index.get_loc(code))
    name = f"fase {roman(shown.phase)}"
    return PhaseDetail(
        name=name,
        cutoff=shown.cutoff,
        decomposition=parts,
        next_step=next_step(parts, name)
        if parts.reported
        else f"No ha reportado ningún hito de la {name}: lo primero es el primer reporte.",
        position=position_among_peers(snapshot, state, code, shown.phase, cutoff),
    )


def _tab(state: ViewState, code: str, item: Standing, shown: Standing | None) -> PhaseTab:
    view = replace(state, indicator=f"avance-fase-{item.phase}", milestone="")
    address = profile_href(view, code) if item.is_open else ""
    return PhaseTab(item.name, address, shown is item, "" if item.is_open else item.words)


def identity(snapshot: Snapshot, code: str) -> tuple[tuple[str, str], ...]:
    """Return who an entity is: place, focalisation, programmes, adviser; what is unknown is said."""
    model = snapshot.model
    row = model.entities.loc[code]
    region = model.catalogue.regions.loc[row["region"]]
    subregion = "" if pd.isna(row["pdet_subregion"]) else f", subregión {row['pdet_subregion']}"
    phases = [f"fase {roman(key)}" for key in sorted(model.phases) if _assists(snapshot, key, code)]
    return (
        ("Región", f"{region['name']} (hub {region['hub']})"),
        ("Universo", "no aplica" if row["kind"] == GOBERNACION else universe_words(row["universe"])),
        ("PDET", f"sí{subregion}" if row["pdet"] else "no"),
        ("Asistida en", joined(phases) or "ninguna fase"),
        ("Socio (fase I)", _known(row["partner"]) if row["phase_1"] else "no asistida en la fase I"),
        ("Decreto 683", "acogió el plazo ampliado" if row["decree_683"] else "no lo acogió"),
        ("Usó el KPT", _known(row["kpt_used"])),
        ("Asesor (código)", _known(row["adviser_code"])),
    )


def _lightest(item: Finding) -> int:
    return -item.rule.points


def _line(item: Finding) -> FindingLine:
    return FindingLine(
        item.rule.label, item.rule.severity.label, f"{capitalised(item.sentence)}.", item.rule.action
    )


def _assists(snapshot: Snapshot, phase: str, code: str) -> bool:
    return bool(snapshot.model.phases[phase].assisted[snapshot.model.entities.index.get_loc(code)])


def universe_words(universe: object) -> str:
    """Decode a universe of focalisation: «G: inversión baja, desempeño fiscal bajo, resultados altos»."""
    if pd.isna(universe):
        return "sin dato"
    label = UNIVERSE.bands[UNIVERSE.position(str(universe))].label
    for short, full in FISCAL.items():
        label = label.replace(short, full)
    return label


def _known(value: object) -> str:
    if pd.isna(value):
        return "sin dato"
    return ("sí" if value else "no") if isinstance(value, (bool, np.bool_)) else str(value)


def _finding(name: str, shown: Standing | None, detail: PhaseDetail | None) -> str:
    if shown is None or detail is None:
        return f"{name} no está en ninguna fase que hubiera empezado a la fecha de corte."
    if math.isnan(shown.value):
        return f"{name} no ha reportado avance de la {detail.name} al {shown.cutoff}."
    return f"{name} lleva {shown.words} de la {detail.name} al {shown.cutoff}. {_beside(shown)}."


def _beside(shown: Standing) -> str:
    """Compare with the nearest group that has others than the entity, in percentage points."""
    group = next((mean for mean in shown.means if mean.n > 1), None)
    if group is None:
        return "Ningún otro de sus grupos tiene reporte"
    gap = change_between(group.value, shown.value)
    mean = contracted(f"del promedio de {group.words} ({percent(group.value)}, {sample(group.n)})")
    if gap == 0:
        return contracted(f"Está igual que el promedio de {group.words} ({sample(group.n)})")
    return f"Está {measure(magnitude(gap), 'puntos')} por {'encima' if gap > 0 else 'debajo'} {mean}"


def caption(snapshot: Snapshot, cutoff: date, *tables: str) -> str:
    """Say cut-off, mark, whose means, sources and version of what is made of some tables."""
    return (
        f"Corte: {day(cutoff)}. {caption_mark(origins_in(snapshot.model, *tables))} "
        f"Promedios de las entidades del mismo tipo con reporte. {source_words(snapshot.model, *tables)} "
        f"Versión de datos {snapshot.model.version}."
    )
