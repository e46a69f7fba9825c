"""The short texts around a figure: cards, legend, caption, counts, chips and the picked entity."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from dashboard.core.pages import HOME
from dashboard.core.provenance import caption_mark
from dashboard.core.scales import STATE_COLOURS, State
from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.core.theme import GROUND
from dashboard.core.wording import (
    NO_VALUE,
    capitalised,
    counted,
    day,
    joined,
    number,
    percent,
    roman,
    sample,
    span,
    unbroken,
)
from dashboard.indicators.classes import (
    SEPARATOR,
    class_address,
    class_positions,
    drawn_scale,
    narrowed_classes,
    shown_states,
)
from dashboard.indicators.declarations import Kind
from dashboard.indicators.evaluate import Reading, country_row, evaluate
from dashboard.indicators.movement import change_between
from dashboard.indicators.provenance import origins_of, source_words
from dashboard.indicators.resolved import ResolvedView
from dashboard.indicators.selection import describe_filters, in_force, whole_name
from dashboard.indicators.snapshot import Snapshot
from dashboard.views import finding as words
from dashboard.views.map_values import framed_departments, off_map
from dashboard.views.neighbours import profile_href
from dashboard.views.reconciliation.comparison import national_gap
from dashboard.views.state_words import state_words
from data.model import Model

PROGRESS_CARDS = ("Avance promedio", unbroken("Rezagados (< 20 %)"), "Sin reporte")
LAGGING = (int(State.CERO), 0)
SILENT = (int(State.SIN_REPORTE),)
OFF_MAP = "sin polígono en el mapa"
MOST_NAMED = 3
SHOWN_STATES = (State.RESERVADO, State.SIN_REPORTE, State.NO_ASISTIDO, State.AREA, State.FUERA)


@dataclass(frozen=True)
class Card:
    """One headline number: what it is, the number, and the small print under it.

    `href` is the address of the view of exactly those that it counts (of the view without that filter, where
    it is in force); empty where there are none, or nobody to tell apart.
    """

    label: str
    value: str
    note: str
    href: str = ""


@dataclass(frozen=True)
class LegendItem:
    """One class of the legend with its count of units.

    Attributes:
        state: names the hatch; empty for a class.
        shown: the class as it travels: position in the scale, or negative code of the state; None for what is
            no class.
        address: how an address asks for its entities; empty where it counts no entities.
        is_picked: whether the view is filtered by it.
    """

    label: str
    colour: str
    count: int
    state: str = ""
    shown: int | None = None
    address: str = ""
    is_picked: bool = False


@dataclass(frozen=True)
class ChipLink:
    """A filter in force in words, and the address of the view without it."""

    text: str
    href: str


@dataclass(frozen=True)
class EntitySummary:
    """The picked entity in a few facts.

    Attributes:
        place: department and region. value: of the indicator, in words. measure: what the value is, and when.
        facts: attribute and words. close_href: address of the view without it. profile_href: of its profile.
    """

    code: str
    name: str
    place: str
    value: str
    measure: str
    facts: tuple[tuple[str, str], ...]
    close_href: str
    profile_href: str


def chip_links(
    snapshot: Snapshot, state: ViewState, address: Callable[[ViewState], str] = HOME.showing
) -> tuple[ChipLink, ...]:
    """Return each filter in force with the way to take it off, and last the way to take off all.

    `address` writes the address of a view on the page of the links; the home page unless told.
    """
    active = in_force(state)
    if not active:
        return ()
    bare = state
    for item in active:
        bare = bare.without(item.field)
    each = (
        ChipLink(capitalised(item.describe(snapshot.model, state)), address(state.without(item.field)))
        for item in active
    )
    return (*each, ChipLink("Quitar todos los filtros", address(bare)))


def title_of(snapshot: Snapshot, resolved: ResolvedView, state: ViewState) -> str:
    """Name a view: indicator, stage or milestone, level; with the dates when it shows a change."""
    subject = words.subject(snapshot, resolved)
    if state.level is Level.COUNTRY:
        title = f"{subject}: {whole_name(state)}"
    else:
        title = f"{subject} por {level_noun(state)}"
    if not resolved.shows_change or resolved.previous is None:
        return title
    return f"Cambio: {title}, {span(resolved.previous, resolved.context.cutoff)}"


def regions_title(resolved: ResolvedView, state: ViewState) -> str:
    """Name what the bars of the regions show."""
    plural = words.nouns(state)[1]
    if resolved.indicator.kind is Kind.CATEGORY:
        return "Regiones: clase predominante y su proporción"
    if resolved.indicator.kind is Kind.ATTRIBUTE:
        return f"Regiones: proporción de sus {plural}"
    return f"Regiones: promedio, y recorrido de sus {plural} (línea) con su mitad central (barra)"


def level_noun(state: ViewState) -> str:
    """Return the singular noun of what one row of the view is."""
    if state.level is Level.ENTITY:
        return words.nouns(state)[0]
    return {"departamento": "departamento", "region": "región", "pais": "conjunto"}[state.level.value]


def legend_items(
    snapshot: Snapshot, resolved: ResolvedView, state: ViewState, units: pd.DataFrame
) -> tuple[LegendItem, ...]:
    """Return every class of the map's scale with its count of units, then the states with theirs.

    It counts what is drawn; last and apart, the units of the selection that the map has no polygon of.
    """
    absent = off_map(units)
    units = units[units["on_map"].to_numpy(bool)]
    shown = shown_states(resolved, units)
    bands = drawn_scale(resolved, state.level).bands
    positions = class_positions(resolved, state.level, units)
    counted_classes = np.bincount(positions[positions >= 0], minlength=len(bands)).tolist()
    classes = (
        LegendItem(band.label, band.colour, count, shown=place, **_asked(resolved, state, place))
        for place, (band, count) in enumerate(zip(bands, counted_classes, strict=True))
    )
    counts = Counter(shown.tolist())
    states = {
        item: LegendItem(
            state_words(snapshot, resolved, item),
            colour,
            counts[int(item)],
            item.name.lower(),
            int(item),
            **_asked(resolved, state, int(item)),
        )
        for item, colour in STATE_COLOURS.items()
    }
    zero = (states[State.CERO],) if resolved.indicator.has_zero_state and not resolved.shows_change else ()
    always = (State.SIN_REPORTE, State.NO_ASISTIDO) if resolved.indicator.kind is Kind.PROGRESS else ()
    rest = (states[item] for item in SHOWN_STATES if states[item].count or item in always)
    apart = (LegendItem(OFF_MAP, GROUND, len(absent), "sin_poligono"),) if len(absent) else ()
    return (*zero, *classes, *rest, *apart)


def legend_rows(items: Sequence[LegendItem]) -> list[list[object]]:
    """Return the legend as it travels: class (name, of what is none), units, and code for an address."""
    return [
        [item.label if item.shown is None else item.shown, item.count, item.address.partition(SEPARATOR)[2]]
        for item in items
    ]


def _asked(resolved: ResolvedView, state: ViewState, shown: int) -> dict[str, Any]:
    """Return how an address asks for a class of the legend, and whether this view does."""
    address = class_address(resolved, shown) if state.level is Level.ENTITY else ""
    return {"address": address, "is_picked": address in state.classes}


def off_map_sentence(snapshot: Snapshot, state: ViewState, units: pd.DataFrame) -> str:
    """Say how many units of the selection are not on the map, naming up to a few; empty for none.

    Of a map of groups also how many units the outlines of those that are drawn lack.
    """
    absent, lacking = off_map(units), _lacking(snapshot, state)
    sentences = []
    if len(absent):
        count = counted(
            len(absent),
            "unidad de la selección no está en el mapa",
            "unidades de la selección no están en el mapa",
        )
        sentences.append(f"{count}: {_few_names(snapshot, absent)}. Sus valores están en la tabla.")
    if len(lacking):
        count = counted(len(lacking), "unidad sin polígono", "unidades sin polígono")
        sentences.append(f"Contornos incompletos, con {count}: {_few_names(snapshot, lacking)}.")
    return " ".join(sentences)


def _lacking(snapshot: Snapshot, state: ViewState) -> pd.Index:
    """Return the units without polygon of the groups in view that are drawn; none of a map of units."""
    missing = pd.Index(snapshot.boundaries.missing, dtype=object)
    if state.level is Level.ENTITY and state.entity_type != GOBERNACION:
        return missing[:0]
    framed = framed_departments(snapshot, state)
    groups = snapshot.map_units(state.level, state.entity_type)
    drawn = groups[snapshot.on_map(state.level, state.entity_type)]
    if state.level is Level.REGION:
        framed = framed[snapshot.model.catalogue.departments["region"].loc[framed].isin(drawn)]
    elif state.level is not Level.COUNTRY:
        framed = framed.intersection(drawn)
    owners = snapshot.model.catalogue.units["department_code"]
    return missing[owners.loc[missing].isin(framed).to_numpy(bool)]


def _few_names(snapshot: Snapshot, codes: pd.Index) -> str:
    """Name a few units with their codes, and say how many more there are."""
    names = [
        f"{snapshot.official_name(code)} ({code})" if str(code).isdigit() else snapshot.unit_name(code)
        for code in codes[:MOST_NAMED]
    ]
    more = [f"{number(len(codes) - MOST_NAMED)} más"] if len(codes) > MOST_NAMED else []
    return joined([*names, *more])


def counts_sentence(state: ViewState, entities: pd.DataFrame) -> str:
    """Count who passes the filters, who has data, and of them who never reported what is shown."""
    singular, plural = words.nouns(state)
    untold = int(((entities["n"] > 0) & (entities["state"] == State.SIN_REPORTE)).sum())
    zero = f", {number(untold)} sin reporte de lo que se muestra, que cuentan 0" if untold else ""
    return (
        f"{counted(len(entities), f'{singular} pasa', f'{plural} pasan')} los filtros; "
        f"{number(int(entities['n'].sum()))} con dato{zero}."
    )


def caption(
    snapshot: Snapshot, resolved: ResolvedView, state: ViewState, rows: pd.DataFrame, whole: pd.Series
) -> str:
    """Write what stands under every figure: filters, cut-off, n, sources, boundaries, origin of its rows."""
    early, gap = words.reading_not_begun(snapshot, resolved), national_gap(snapshot, state)
    n = f"{sample(int(whole['n']))}, sin dato: {number(int(whole['missing']))}"
    return (
        f"{capitalised(describe_filters(snapshot.model, state))}. "
        f"Corte: {day(resolved.context.cutoff)}. {f'{sample(0)}: {early}' if early else n}. "
        f"{gap + ' ' if gap else ''}"
        f"{caption_mark(origins_of(rows))} {source_words(snapshot.model, resolved.indicator.source[0])} "
        f"Mapa: {snapshot.boundaries.label}. Versión de datos {snapshot.model.version}."
    )


def cards(snapshot: Snapshot, reading: Reading, state: ViewState) -> tuple[Card, ...]:
    """Return the five headline numbers of the phase of reference, for the selection that `state` leaves."""
    now = reading.of(snapshot.indicators[f"avance-fase-{reading.resolved.context.phase}"])
    change = np.nan if now.before is None else change_between(now.before.mean, now.mean)
    whole = country_row(now.rows(Level.COUNTRY))
    return _card_texts(snapshot, now.resolved, state, now.rows(Level.ENTITY), whole, change)


def _card_texts(
    snapshot: Snapshot,
    resolved: ResolvedView,
    state: ViewState,
    entities: pd.DataFrame,
    whole: pd.Series,
    change: float,
) -> tuple[Card, ...]:
    phase = f"fase {roman(resolved.context.phase)}"
    assisted = int((entities["state"] != State.NO_ASISTIDO).sum())
    everyone = snapshot.model.entities
    adopted = int(everyone["decree_683"].to_numpy(bool)[everyone.index.get_indexer(entities.index)].sum())
    share = percent(100 * adopted / len(entities)) if len(entities) else NO_VALUE
    return (
        Card(
            f"Asistidos, {phase}",
            number(assisted) if len(entities) else NO_VALUE,
            f"de {number(len(entities))} en la selección",
        ),
        *_progress_cards(snapshot, resolved, state, entities, whole, change, assisted),
        Card(
            "Decreto 683",
            share,
            f"{number(adopted)} de {number(len(entities))} lo acogieron",
            _switch(state, replace(state, level=Level.ENTITY, decree_683="si"), "decree_683", adopted),
        ),
    )


def _progress_cards(
    snapshot: Snapshot,
    resolved: ResolvedView,
    state: ViewState,
    entities: pd.DataFrame,
    whole: pd.Series,
    change: float,
    assisted: int,
) -> tuple[Card, ...]:
    """Return the cards of what was reported; of nobody, and of a phase not begun, they count nothing."""
    phase = snapshot.model.phases[resolved.context.phase]
    behind, n, missing = (
        words.lagging(entities["value"].to_numpy(float)),
        int(whole["n"]),
        int(whole["missing"]),
    )
    if words.not_begun(phase, resolved.context.cutoff):
        note = f"primer corte: {day(phase.cutoffs[0])}" if phase.cutoffs else "nadie ha reportado"
        return tuple(Card(label, "sin empezar", note) for label in PROGRESS_CARDS)
    values = (
        percent(whole["value"]),
        number(behind) if n else NO_VALUE,
        number(missing) if assisted else NO_VALUE,
    )
    notes = (
        words.change_note(resolved, change),
        f"de {number(n)} con reporte",
        f"de {number(assisted)} asistidos",
    )
    hrefs = (
        "",
        _class_switch(resolved, state, LAGGING, behind),
        _class_switch(resolved, state, SILENT, missing),
    )
    return tuple(map(Card, PROGRESS_CARDS, values, notes, hrefs))


def _class_switch(resolved: ResolvedView, state: ViewState, shown: Sequence[int], count: int) -> str:
    """Return the address of the entities of some classes of a phase's progress, on the map of it."""
    classes = narrowed_classes(resolved, state.classes, shown)
    if classes is None:
        return ""
    key = resolved.indicator.key
    target = replace(state, indicator=key, level=Level.ENTITY, since=None, classes=classes)
    return _switch(state, target, "classes", count)


def _switch(state: ViewState, target: ViewState, field: str, count: int) -> str:
    """Return the address of a view that filters; of the view without the filter, where it is this one."""
    if not count:
        return ""
    return HOME.showing(target.without(field) if target == state else target)


def entity_summary(snapshot: Snapshot, resolved: ResolvedView, state: ViewState) -> EntitySummary | None:
    """Return the facts of the picked entity, even when the filters leave it out."""
    if not state.entity:
        return None
    model = snapshot.model
    row = model.entities.loc[state.entity]
    alone = ViewState(indicator=state.indicator, entity_type=str(row["kind"]), milestone=state.milestone)
    value = evaluate(resolved, model, alone, Level.ENTITY).loc[state.entity]
    department = str(model.catalogue.departments.at[row["department_code"], "name"])
    region = str(model.catalogue.regions.at[row["region"], "name"])
    return EntitySummary(
        code=state.entity,
        name=str(row["name"]),
        place=f"{department} · región {region}",
        value=_entity_value(snapshot, resolved, value),
        measure=f"{words.subject(snapshot, resolved)}, corte del {day(resolved.context.cutoff)}",
        facts=_facts(model, state.entity),
        close_href=HOME.showing(state.without("entity")),
        profile_href=profile_href(state, state.entity),
    )


def _entity_value(snapshot: Snapshot, resolved: ResolvedView, row: pd.Series) -> str:
    status = State(int(row["state"]))
    if status is not State.CON_AVANCE:
        return state_words(snapshot, resolved, status)
    if row["category"]:
        return resolved.indicator.scale.bands[resolved.indicator.scale.position(row["category"])].label
    return words.value_text(resolved.indicator, row["value"])


def _facts(model: Model, code: str) -> tuple[tuple[str, str], ...]:
    """Return the attributes of an entity as label and words; unknown ones are said."""
    row, place = model.entities.loc[code], model.entities.index.get_loc(code)

    def known(value: object) -> str:
        if pd.isna(value):
            return "sin dato"
        return ("sí" if value else "no") if isinstance(value, (bool, np.bool_)) else str(value)

    inside = ((f"Fase {roman(key)}", phase.assisted[place]) for key, phase in model.phases.items())
    return (
        ("Universo", known(row["universe"])),
        ("Socio (fase I)", known(row["partner"]) if row["phase_1"] else "no asistido"),
        *((label, "asistida" if assisted else "no asistida") for label, assisted in inside),
        ("Decreto 683", known(row["decree_683"])),
        ("PDET", known(row["pdet"])),
        ("Usó el KPT", known(row["kpt_used"])),
    )
