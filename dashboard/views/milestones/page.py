"""The milestones page of one view: everything it shows, computed once and handed out as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.core.pages import MILESTONES
from dashboard.core.state import Level, ViewState, parse_state
from dashboard.core.wording import aside, headline, roman
from dashboard.indicators.measures import BoolArray
from dashboard.indicators.milestones.curves import Curves, curves_of, laggard_of
from dashboard.indicators.milestones.funnel import FunnelStep, funnel_of
from dashboard.indicators.milestones.series import Series, rows_of
from dashboard.indicators.milestones.tree import Tree, tree_of
from dashboard.indicators.movement import Movement, counts, difference
from dashboard.indicators.selection import selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.views import finding as words
from dashboard.views import summary
from dashboard.views.empty import WayOut, ways_out
from dashboard.views.milestones import sentences as sentence
from dashboard.views.milestones.focus import Focus, resolve_focus
from dashboard.views.milestones.heat import Payload, heat_payload
from dashboard.views.milestones.links import LinkChoice, column_links, link, row_link
from dashboard.views.neighbours import profile_href
from dashboard.views.summary import ChipLink


@dataclass(frozen=True, kw_only=True)
class MilestonesView:
    """What the milestones page shows.

    Attributes:
        finding, caption, absent, change: sentences.
        notices: what the address had that could not be used. ways: out of an empty selection.
        chips, phases, levels, trail: links: filters in force, phases, levels of rows, the way back up.
        tree, funnel: of the phase. reports: who has reported in it, in words.
        milestone: number of the picked one.
        milestone_links: address of each milestone of the phase, by its number; of the picked one, without it.
        movements: how many rows made each movement; empty where there is no cut-off before.
        heat_title, curves_title: what the figures show.
        heat: rows and values for the heat map and the differences, see `heat_payload`.
        groups, whole, names: the curves of the territories and of the selection, and the territories' names.
        curve_link: address into a territory of the curves. picked_curve: that of the picked entity, or empty.
        position: place of the cut-off.
    """

    finding: str
    caption: str
    absent: str
    change: str
    notices: tuple[str, ...]
    ways: tuple[WayOut, ...]
    chips: tuple[ChipLink, ...]
    phases: tuple[LinkChoice, ...]
    levels: tuple[LinkChoice, ...]
    trail: tuple[LinkChoice, ...]
    tree: Tree
    reports: str
    funnel: tuple[FunnelStep, ...]
    milestone: int | None
    milestone_links: Mapping[int, str]
    movements: Mapping[Movement, int]
    heat_title: str
    heat: Payload
    curves_title: str
    groups: Curves
    whole: Curves
    names: tuple[str, ...]
    curve_link: str
    picked_curve: str
    position: int


def milestones_of_query(snapshot: Snapshot, query: str) -> MilestonesView:
    """Build the page of an address; what the address has wrong is ignored and said in `notices`."""
    state, ignored = parse_state(query, snapshot.vocabulary, MILESTONES.opens_at)
    return build_milestones(snapshot, state, ignored)


def build_milestones(snapshot: Snapshot, state: ViewState, ignored: tuple[str, ...] = ()) -> MilestonesView:
    """Build everything that the milestones page shows of a state."""
    model = snapshot.model
    focus = resolve_focus(model, snapshot.indicators[state.indicator], state)
    chosen = selected(model, replace(state, cutoff=focus.cutoff))
    tree = tree_of(focus.phase, focus.position, chosen)
    groups = curves_of(model, focus.phase, chosen, curve_level(state), focus.column)
    whole = curves_of(model, focus.phase, chosen, Level.COUNTRY, focus.column)
    rows = rows_of(model, focus.phase, chosen, state.level)
    changes = changes_of(focus, rows)
    said = _facts(snapshot, focus, chosen, tree, groups)
    return MilestonesView(
        finding=headline(said),
        caption=" ".join(filter(None, (aside(said), sentence.caption(snapshot, focus, tree)))),
        absent=sentence.absent_sentence(focus, state, int((chosen & ~focus.phase.assisted).sum())),
        change=sentence.change_sentence(focus, state, counts(changes)) if len(rows.codes) else "",
        notices=(*ignored, *words.not_comparable(focus.phase, focus.position, state.since)),
        ways=ways_out(snapshot, state, link),
        chips=summary.chip_links(snapshot, state, link),
        phases=_phase_choices(snapshot, focus, state),
        levels=_level_choices(state),
        trail=_trail(snapshot, state),
        tree=tree,
        reports=sentence.reports_of_phase(focus, tree),
        funnel=funnel_of(focus.phase, focus.position, chosen),
        milestone=focus.milestone,
        milestone_links=dict(zip(focus.phase.milestones.index, column_links(focus, state)[1:], strict=True)),
        movements=counts(changes) if focus.since is not None else {},
        heat_title=_heat_title(focus, state),
        heat=heat_payload(snapshot, focus, state, rows, changes, chosen),
        curves_title=sentence.curves_title(focus, curve_level(state)),
        groups=groups,
        whole=whole,
        names=tuple(snapshot.place_names[str(code)] for code in groups.codes),
        curve_link=row_link(state, curve_level(state)),
        picked_curve=_picked_curve(snapshot, state),
        position=focus.position,
    )


def curve_level(state: ViewState) -> Level:
    """Return what has a curve of its own: regions, or the departments of the place that is picked."""
    return Level.DEPARTMENT if len(state.regions) == 1 or state.departments else Level.REGION


def _picked_curve(snapshot: Snapshot, state: ViewState) -> str:
    """Return the code of the curve of the picked entity's territory; empty when none is picked."""
    if not state.entity:
        return ""
    column = "department_code" if curve_level(state) is Level.DEPARTMENT else "region"
    return str(snapshot.model.entities.at[state.entity, column])


def _facts(
    snapshot: Snapshot, focus: Focus, chosen: BoolArray, tree: Tree, groups: Curves
) -> tuple[str, ...]:
    if not chosen.any():
        return (words.empty_sentence(snapshot, focus.view),)
    laggard = laggard_of(groups, focus.position)
    return sentence.facts(snapshot, focus, tree, curve_level(focus.view), laggard)


def changes_of(focus: Focus, rows: Series) -> pd.DataFrame:
    """Return the difference of each row between the two cut-offs, in the column in view."""
    after, before = (
        rows.at(position)[:, focus.column]
        for position in (focus.position, -1 if focus.since is None else focus.since)
    )
    return difference(rows.codes, before, after)


def _heat_title(focus: Focus, state: ViewState) -> str:
    return (
        f"Cumplimiento de cada hito por {sentence.row_nouns(state)[0]}, fase {roman(focus.phase.key)}, "
        "en porcentaje"
    )


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
    name = snapshot.unit_name(state.entity)
    return (LinkChoice(text=f"{name}: ver su perfil", href=profile_href(state, state.entity)),)
