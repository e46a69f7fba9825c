"""The milestones page of one view: everything it shows, computed once and handed out as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from dashboard.core.pages import MILESTONES
from dashboard.core.scales import PROGRESS
from dashboard.core.state import Level, ViewState, parse_state, to_query
from dashboard.core.wording import day, roman, rounded
from dashboard.indicators.measures import BoolArray
from dashboard.indicators.milestones.curves import Curves, curves_of, laggard_of
from dashboard.indicators.milestones.funnel import FunnelStep, funnel_of
from dashboard.indicators.milestones.series import Series, coded, coded_steps, rows_of
from dashboard.indicators.milestones.tree import Tree, tree_of
from dashboard.indicators.movement import counts, difference
from dashboard.indicators.selection import population, selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.views import finding as words
from dashboard.views import summary
from dashboard.views.milestones import sentences as sentence
from dashboard.views.milestones.focus import Focus, resolve_focus
from dashboard.views.neighbours import profile_href
from dashboard.views.summary import ChipLink

SERIES_PATH = f"{MILESTONES.root}/serie"
Payload = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class LinkChoice:
    """One link of a row of links; `is_on` when it is what the page shows."""

    text: str
    href: str
    is_on: bool = False


@dataclass(frozen=True, kw_only=True)
class MilestonesView:
    """What the milestones page shows.

    Attributes:
        finding, caption, absent, change: sentences.
        notices: what the address had that could not be used.
        chips, phases, levels, trail: links: filters in force, phases, levels of rows, the way back up.
        tree, funnel: of the phase. milestone: number of the picked one.
        heat_title, curves_title: what the figures show.
        heat: rows and values for the heat map and the differences, see `heat_payload`.
        groups, whole, names: the curves of the territories and of the selection, and the territories' names.
        position: place of the cut-off.
    """

    finding: str
    caption: str
    absent: str
    change: str
    notices: tuple[str, ...]
    chips: tuple[ChipLink, ...]
    phases: tuple[LinkChoice, ...]
    levels: tuple[LinkChoice, ...]
    trail: tuple[LinkChoice, ...]
    tree: Tree
    funnel: tuple[FunnelStep, ...]
    milestone: int | None
    heat_title: str
    heat: Payload
    curves_title: str
    groups: Curves
    whole: Curves
    names: tuple[str, ...]
    position: int


def milestones_of_query(snapshot: Snapshot, query: str) -> MilestonesView:
    """Build the page of an address; what the address has wrong is ignored and said in `notices`."""
    state, ignored = parse_state(query, snapshot.vocabulary, MILESTONES.opens_at)
    return build_milestones(snapshot, state, ignored)


def build_milestones(snapshot: Snapshot, state: ViewState, ignored: tuple[str, ...] = ()) -> MilestonesView:
    """Build everything that the milestones page shows of a state."""
    model = snapshot.model
    focus = resolve_focus(model, snapshot.indicators[state.indicator], state)
    chosen = selected(model, state)
    tree = tree_of(focus.phase, focus.position, chosen)
    groups = curves_of(model, focus.phase, chosen, curve_level(state), focus.column)
    whole = curves_of(model, focus.phase, chosen, Level.COUNTRY, focus.column)
    rows = rows_of(model, focus.phase, chosen, state.level)
    changes = changes_of(focus, rows)
    return MilestonesView(
        finding=_finding(snapshot, focus, chosen, tree, groups),
        caption=sentence.caption(snapshot, focus, tree),
        absent=sentence.absent_sentence(focus, state, int((chosen & ~focus.phase.assisted).sum())),
        change=sentence.change_sentence(focus, state, counts(changes)) if len(rows.codes) else "",
        notices=ignored,
        chips=summary.chip_links(snapshot, state, link),
        phases=_phase_choices(snapshot, focus, state),
        levels=_level_choices(state),
        trail=_trail(snapshot, state),
        tree=tree,
        funnel=funnel_of(focus.phase, focus.position, chosen),
        milestone=focus.milestone,
        heat_title=_heat_title(focus, state),
        heat=heat_payload(snapshot, focus, state, rows, changes, chosen),
        curves_title=sentence.curves_title(focus, curve_level(state)),
        groups=groups,
        whole=whole,
        names=tuple(snapshot.place_names[str(code)] for code in groups.codes),
        position=focus.position,
    )


def curve_level(state: ViewState) -> Level:
    """Return what has a curve of its own: regions, or the departments of the place that is picked."""
    return Level.DEPARTMENT if len(state.regions) == 1 or state.departments else Level.REGION


def _finding(snapshot: Snapshot, focus: Focus, chosen: BoolArray, tree: Tree, groups: Curves) -> str:
    if not chosen.any():
        return words.empty_sentence(snapshot, focus.view)
    laggard = laggard_of(groups, focus.position)
    name = "" if laggard is None else snapshot.place_names[laggard.code]
    return sentence.finding(snapshot, focus, tree, curve_level(focus.view), laggard, name)


def changes_of(focus: Focus, rows: Series) -> pd.DataFrame:
    """Return the difference of each row between the two cut-offs, in the column in view."""
    after, before = (
        rounded(rows.at(position)[:, focus.column], 1)  # as they are written: what is not seen is no change
        for position in (focus.position, -1 if focus.since is None else focus.since)
    )
    return difference(rows.codes, before, after)


def heat_payload(
    snapshot: Snapshot, focus: Focus, state: ViewState, rows: Series, changes: pd.DataFrame, chosen: BoolArray
) -> Payload:
    """Return what the browser draws heat map and differences from.

    Keys (Spanish and short, they travel at each change): nivel (which list of names), fase, corte (place in
    the phase), columna, desde (place), entidad (the picked one), conjunto (mean of the selection, changes by
    cut-off), serie (address of all cut-offs after `SERIES_PATH` and version). Groups bring filas (codes, the
    lowest value first), n and sin (reports and silent), valores (tenths of percent by row and column, -1
    unknown) and antes (tenths at `desde`, the column in view). Single entities have all that in the series,
    which they share: mascara says which of its rows are in view, and the browser puts them in order.
    """
    if state.level is Level.ENTITY:
        series = focus.phase.assisted & population(snapshot.model, state)
        own: dict[str, object] = {"mascara": "".join("1" if inside else "0" for inside in chosen[series])}
    else:
        own = _group_values(focus, rows, changes)
    whole = rows_of(snapshot.model, focus.phase, chosen, Level.COUNTRY)
    return {
        "nivel": state.entity_type if state.level is Level.ENTITY else state.level.value,
        "fase": focus.phase.key,
        "corte": focus.position,
        "columna": focus.column,
        "desde": focus.since,
        "serie": series_address(snapshot, focus, state),
        "conjunto": coded_steps(whole.values[:, 0]) if len(whole.codes) else [],
        "entidad": state.entity,
        **own,
    }


def _group_values(focus: Focus, rows: Series, changes: pd.DataFrame) -> dict[str, object]:
    """Return rows, numbers and values of groups, the lowest value first."""
    order = _ordered(rows, focus)
    return {
        "filas": rows.codes[order].tolist(),
        "n": rows.n[focus.position][order].tolist() if focus.position >= 0 else [],
        "sin": rows.missing(focus.position)[order].tolist(),
        "valores": coded(rows.at(focus.position)[order]),
        "antes": coded(changes["before"].to_numpy(float)[order]),
    }


def _ordered(rows: Series, focus: Focus) -> np.ndarray:
    """Return the places of the rows, the lowest value first and the unknown last."""
    return np.argsort(rows.at(focus.position)[:, focus.column], kind="stable")


def series_address(snapshot: Snapshot, focus: Focus, state: ViewState) -> str:
    """Return where all cut-offs of the rows are, after `SERIES_PATH` and the version of the data.

    Single entities share one file whatever the filters.
    """
    bare = ViewState(level=state.level, entity_type=state.entity_type)
    if state.level is not Level.ENTITY:
        kept = ("regions", "departments", "phases", "universes", "decree_683", "partners", "pdet")
        bare = replace(bare, **{field: getattr(state, field) for field in kept})
    query = to_query(bare)
    return f"{focus.phase.key}.json{'?' + query if query else ''}"


def series_of_query(snapshot: Snapshot, phase: str, query: str) -> Payload:
    """Return all cut-offs of the rows of an address.

    Keys: filas (codes), columnas (values per row), pasos (by cut-off: tenths of percent, the first as they
    are and every later one as its change; -1 is unknown).

    Raises:
        KeyError: there is no such phase.
    """
    state, _ = parse_state(query, snapshot.vocabulary)
    found = snapshot.model.phases[phase]
    chosen = selected(snapshot.model, state) & population(snapshot.model, state)
    rows = rows_of(snapshot.model, found, chosen, state.level)
    return {
        "filas": rows.codes.tolist(),
        "columnas": 1 + len(found.milestones),
        "pasos": coded_steps(rows.values),
    }


def catalogue_of(snapshot: Snapshot) -> Payload:
    """Return the milestones of every phase for the browser: number, name, stage; they never change."""
    return {
        key: {
            "nombre": phase.name,
            "romano": roman(key),
            "cortes": [cutoff.isoformat() for cutoff in phase.cutoffs],
            "hitos": [
                [int(number), str(row["milestone_name"]), int(row["stage"]), str(row["stage_name"])]
                for number, row in phase.milestones.iterrows()
            ],
        }
        for key, phase in sorted(snapshot.model.phases.items())
    }


def scale_of_progress() -> Payload:
    """Return the classes of progress for the browser's cells: colour and lower bound."""
    return {"clases": [[band.colour, band.lower, band.label] for band in PROGRESS.bands]}


def _heat_title(focus: Focus, state: ViewState) -> str:
    return (
        f"Cumplimiento de cada hito por {sentence.row_nouns(state)[0]}, fase {roman(focus.phase.key)}, "
        "en porcentaje"
    )


def link(state: ViewState) -> str:
    """Return the address of a view on this page."""
    return MILESTONES.showing(state)


def _phase_choices(snapshot: Snapshot, focus: Focus, state: ViewState) -> tuple[LinkChoice, ...]:
    bare = replace(state, milestone="", cutoff=None, since=None)
    return tuple(
        LinkChoice(
            text=phase.name,
            href=link(replace(bare, indicator=f"avance-fase-{key}")),
            is_on=key == focus.phase.key,
        )
        for key, phase in sorted(snapshot.model.phases.items())
    )


def _level_choices(state: ViewState) -> tuple[LinkChoice, ...]:
    entities = words.nouns(state)[1].capitalize()
    named = {Level.REGION: "Regiones", Level.DEPARTMENT: "Departamentos", Level.ENTITY: entities}
    return tuple(
        LinkChoice(text=text, href=link(replace(state, level=level)), is_on=level is state.level)
        for level, text in named.items()
    )


def _trail(snapshot: Snapshot, state: ViewState) -> tuple[LinkChoice, ...]:
    """Return the way back up from a drill-down (country, region, department), and to the picked entity."""
    if not (state.regions or state.departments):
        return _profile(snapshot, state)
    country = replace(state, regions=(), departments=(), level=Level.REGION, entity="")
    steps = [LinkChoice(text="Colombia", href=link(country))]
    if len(state.regions) == 1:
        region = replace(state, departments=(), level=Level.DEPARTMENT, entity="")
        name = snapshot.unit_name(state.regions[0])
        steps.append(LinkChoice(text=name, href=link(region), is_on=not state.departments))
    if len(state.departments) == 1:
        name = str(snapshot.model.catalogue.departments.at[state.departments[0], "name"])
        steps.append(LinkChoice(text=name, href=link(state.without("entity")), is_on=not state.entity))
    return (*steps, *_profile(snapshot, state))


def _profile(snapshot: Snapshot, state: ViewState) -> tuple[LinkChoice, ...]:
    """Return the way to the profile of the picked entity; nothing when none is picked."""
    if not state.entity:
        return ()
    name = snapshot.model.entities.at[state.entity, "name"]
    return (LinkChoice(text=f"{name}: ver su perfil", href=profile_href(state, state.entity)),)


def cut_words(snapshot: Snapshot) -> Mapping[str, str]:
    """Return every cut-off in words, by its address form."""
    return {cutoff.isoformat(): day(cutoff) for cutoff in snapshot.model.cutoffs}
