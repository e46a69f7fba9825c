"""The work list as one value: everything that «Mi región» shows of an address."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from dashboard.core.cells import Cell
from dashboard.core.pages import WORK_LIST
from dashboard.core.paging import ListPage, paginate
from dashboard.core.provenance import caption_mark
from dashboard.core.state import GOBERNACION, MUNICIPIO, ViewState, parse_state
from dashboard.core.wording import (
    capitalised,
    counted,
    day,
    joined,
    lowered,
    measure,
    number,
    roman,
    short_day,
)
from dashboard.indicators.movement import Movement
from dashboard.indicators.provenance import REPORTS, origins_in, source_words
from dashboard.indicators.rules import RULES, Severity, cutoff_of, judged, reasons_in
from dashboard.indicators.rules.declaration import phase_status_at
from dashboard.indicators.selection import describe_filters
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.empty import WayOut, ways_out
from dashboard.views.finding import empty_sentence, nouns
from dashboard.views.findings import files_of, place_cells, rule_facts
from dashboard.views.listing import Listing, common_facts
from dashboard.views.summary import Card, ChipLink, chip_links
from dashboard.views.worklist.calls import EVERY_CALL, CallFilter
from dashboard.views.worklist.changes import Changes, changes, uncompared
from dashboard.views.worklist.tasks import Task, current_status, tasks
from dashboard.views.worklist.team import Load, Punctuality, loads, punctuality, zones

CALL_RULES: Final = tuple(rule for rule in RULES.values() if rule.points)
WORK_LIST_COLUMNS: Final = (
    "orden",
    "codigo",
    "nombre",
    "departamento_codigo",
    "departamento",
    "region",
    "puntos",
    "motivos",
    "que_hacer",
    "avance",
    "estado",
    "dias_sin_reporte",
    "hito_siguiente",
    "hito_peso",
    "asesor",
    "origen",
    "corte",
)


ROWS_SHOWN: Final = 18  # of the list on a screen; files have all rows
MOST_REASONS: Final = 1  # in the headline; the list has all
MOST_NAMED: Final = 4  # entities that a sentence names one by one
NO_PAGE: Final = paginate(1, 0, ROWS_SHOWN)


@dataclass(frozen=True)
class RegionChoice:
    """A work list to open: region or zone, what waits there, and its address."""

    name: str
    note: str
    href: str


@dataclass(frozen=True, kw_only=True)
class WorkList:
    """What the page shows.

    Attributes:
        ways: out of an empty selection.
        finding: sentence above. caption: below the list.
        zones, regions: work lists to choose from; filled only when the address names no region.
        cards, tasks, changes, punctuality, loads: the panels; empty while a region is asked for.
        cutoff: day and words of the cut-off that calls are about. calls: which of them are listed.
        listed: the tasks that are. list_page: which page of those is shown.
        files: ending and address of the list as it stands.
        other_kind: words and address of the same work list for gobernaciones (or back to municipalities).
    """

    finding: str
    caption: str
    notices: tuple[str, ...]
    chips: tuple[ChipLink, ...]
    ways: tuple[WayOut, ...] = ()
    zones: tuple[RegionChoice, ...] = ()
    regions: tuple[RegionChoice, ...] = ()
    cards: tuple[Card, ...] = ()
    tasks: tuple[Task, ...] = ()
    cutoff: tuple[str, str] = ("", "")
    calls: CallFilter = EVERY_CALL
    listed: tuple[Task, ...] = ()
    list_page: ListPage = NO_PAGE
    changes: Changes | None = None
    punctuality: tuple[Punctuality, ...] = ()
    loads: tuple[Load, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    other_kind: tuple[str, str] = ("", "")


def worklist_of_query(
    snapshot: Snapshot, query: str, page: int = 1, calls: CallFilter = EVERY_CALL
) -> WorkList:
    """Build the work list of an address, at a page of its list; without a region in it, ask which."""
    state, ignored = parse_state(query, snapshot.vocabulary)
    return (
        build_worklist(snapshot, state, ignored, page, calls)
        if state.regions
        else ask_region(snapshot, state, ignored)
    )


def ask_region(snapshot: Snapshot, state: ViewState, ignored: tuple[str, ...] = ()) -> WorkList:
    """Return the work list that asks for a region: zones and regions, with what waits."""
    names = snapshot.model.catalogue.regions["name"]
    waiting = reasons_in(snapshot.model, state)["entity"].unique()
    counts = snapshot.model.entities.loc[waiting, "region"].value_counts()

    def choice(name: str, slugs: tuple[str, ...]) -> RegionChoice:
        count = sum(int(counts.get(slug, 0)) for slug in slugs)
        note = f"{counted(count, *nouns(state))} con motivo de llamada"
        return RegionChoice(name, note, WORK_LIST.showing(replace(state, regions=tuple(sorted(slugs)))))

    return WorkList(
        finding=empty_sentence(snapshot, state)
        or "¿Qué región coordina? Abra su escritorio y guarde el enlace: se abrirá siempre ahí.",
        caption=caption(snapshot, state),
        notices=ignored,
        ways=ways_out(snapshot, state, WORK_LIST.showing),
        chips=chip_links(snapshot, state, WORK_LIST.showing),
        zones=tuple(
            choice(f"{code} · {joined(str(names[slug]) for slug in slugs)}", slugs)
            for code, slugs in zones(snapshot.model).items()
        ),
        regions=tuple(choice(str(name), (str(slug),)) for slug, name in names.items()),
    )


def build_worklist(
    snapshot: Snapshot,
    state: ViewState,
    ignored: tuple[str, ...] = (),
    page: int = 1,
    calls: CallFilter = EVERY_CALL,
) -> WorkList:
    """Build the work list of a view, at a page of the calls to be listed."""
    if empty := empty_sentence(snapshot, state):
        return WorkList(
            finding=empty,
            caption=caption(snapshot, state),
            notices=ignored,
            ways=ways_out(snapshot, state, WORK_LIST.showing),
            chips=chip_links(snapshot, state, WORK_LIST.showing),
            files=files_of("mi-region", state),
            other_kind=other_kind(state),
        )
    listed, moved = tasks(snapshot, state), changes(snapshot, state)
    cutoff, passing = cutoff_of(snapshot.model, state), calls.passing(listed)
    return WorkList(
        finding=sentence(snapshot, state, listed),
        caption=caption(snapshot, state),
        notices=(*ignored, *uncompared(snapshot, state)),
        chips=chip_links(snapshot, state, WORK_LIST.showing),
        cards=cards(listed, moved),
        tasks=listed,
        cutoff=(cutoff.isoformat(), short_day(cutoff)),
        calls=calls,
        listed=passing,
        list_page=paginate(page, len(passing), ROWS_SHOWN),
        changes=moved,
        punctuality=punctuality(snapshot, state),
        loads=loads(snapshot, state, listed),
        files=files_of("mi-region", state),
        other_kind=other_kind(state),
    )


def sentence(snapshot: Snapshot, state: ViewState, listed: tuple[Task, ...]) -> str:
    """Say how many entities need a call, of how many, which first and why."""
    if empty := empty_sentence(snapshot, state):
        return empty
    where = capitalised(describe_filters(snapshot.model, state))
    singular, plural = nouns(state)
    everyone = counted(assisted_count(snapshot, state), f"{singular} asistido", f"{plural} asistidos")
    if state.entity_type == GOBERNACION:
        everyone = everyone.replace("asistido", "asistida")
    if not listed:
        nobody = "ninguna fase que hubiera empezado asiste a nadie de la selección"
        is_assisted = assisted_count(snapshot, state)
        return f"{where}: {f'nadie tiene motivo de llamada, de {everyone}' if is_assisted else nobody}."
    needing = "tiene" if len(listed) == 1 else "tienen"
    return f"{where}: {number(len(listed))} de {everyone} {needing} motivo de llamada. {_first(listed)}"


def _first(listed: tuple[Task, ...]) -> str:
    """Say whom to call first and why; who is as urgent is named too, or counted where they are many."""
    first = listed[0]
    alike = [task for task in listed if _urgency(task) == _urgency(first)]
    if len(alike) == 1:
        return f"Empiece por {first.name}: {_reasons(first)}."
    if len(alike) > MOST_NAMED:
        return (
            f"Empiece por cualquiera de las {number(len(alike))} primeras entidades de la lista, "
            f"que empatan con {counted(first.points, 'punto', 'puntos')}."
        )
    names = joined(task.name for task in alike)
    return f"Empiece por {names}, que empatan con {counted(first.points, 'punto', 'puntos')}."


def _urgency(task: Task) -> tuple[int, str]:
    """Return what orders the list, as a reader sees it."""
    return task.points, task.progress_words


def _reasons(task: Task) -> str:
    return joined(lowered(reason.sentence) for reason in task.reasons[:MOST_REASONS])


def assisted_count(snapshot: Snapshot, state: ViewState) -> int:
    """Return how many entities of a view some phase begun by its cut-off assists."""
    cutoff = cutoff_of(snapshot.model, state)
    statuses = [phase_status_at(snapshot.model, key, cutoff) for key in snapshot.model.phases]
    inside = [status.phase.assisted for status in statuses if status is not None]
    return int((judged(snapshot.model, state) & np.logical_or.reduce(inside)).sum()) if inside else 0


def caption(snapshot: Snapshot, state: ViewState) -> str:
    """Say phase, filters, cut-off, order, source, demonstration mark and version."""
    status = current_status(snapshot, state)
    phase = "" if status is None else f"Fase en curso: {roman(status.phase.key)}. "
    return (
        f"Filtros: {describe_filters(snapshot.model, state)}. {phase}"
        f"Corte: {day(cutoff_of(snapshot.model, state))}. "
        "Orden: suma de los puntos de los motivos; a igual suma, menor avance. "
        f"{source_words(snapshot.model, REPORTS)} {caption_mark(origins_in(snapshot.model, REPORTS))} "
        f"Versión {snapshot.model.version}."
    )


def cards(listed: tuple[Task, ...], moved: Changes) -> tuple[Card, ...]:
    """Return the headline numbers of the work list."""

    def having(*keys: str) -> int:
        return sum(any(reason.rule.key in keys for reason in task.reasons) for task in listed)

    serious = sum(any(r.rule.severity is Severity.HIGH for r in task.reasons) for task in listed)
    since = f"desde el {day(moved.since)}" if moved.since else "sin corte anterior"
    silent = RULES["sin-reporte"]
    return (
        Card("Con motivo de llamada", number(len(listed)), "en la lista de abajo"),
        Card("Severidad alta", number(serious), "con al menos un motivo grave"),
        Card(
            "Sin reporte",
            number(having("sin-reporte", "nunca-reporto")),
            f"hace más de {measure(number(silent.limits['days']), 'días')}, o nunca",
        ),
        Card("Avanzaron", number(moved.counts[Movement.UP]), since),
        Card("Retrocedieron", number(moved.counts[Movement.DOWN]), since),
    )


def other_kind(state: ViewState) -> tuple[str, str]:
    """Return words and address of the same work list for the other kind of entity: the two never mix."""
    if state.entity_type == GOBERNACION:
        return "Ver los municipios", WORK_LIST.showing(replace(state, entity_type=MUNICIPIO))
    return "Ver las gobernaciones", WORK_LIST.showing(replace(state, entity_type=GOBERNACION))


def worklist_listing(snapshot: Snapshot, state: ViewState) -> Listing:
    """Return the work list as the page has it."""
    title = "Mi región: lista de trabajo, por urgencia"
    cutoff = cutoff_of(snapshot.model, state).isoformat()
    return Listing(
        key="mi-region",
        title=title,
        columns=WORK_LIST_COLUMNS,
        rows=tuple(_cells(snapshot, task, cutoff) for task in tasks(snapshot, state)),
        facts=(
            *common_facts(snapshot, state, title, WORK_LIST.showing(state)),
            *rule_facts(CALL_RULES),
        ),
    )


def _cells(snapshot: Snapshot, task: Task, cutoff: str) -> tuple[Cell, ...]:
    is_known = task.progress == task.progress  # NaN is not
    return (
        task.order,
        *place_cells(snapshot, task.code),
        task.points,
        "; ".join(reason.sentence for reason in task.reasons),
        "; ".join(dict.fromkeys(reason.rule.action for reason in task.reasons)),
        round(task.progress, 4) if is_known else None,
        task.progress_words,
        task.days,
        task.milestone,
        task.weight,
        task.adviser,
        snapshot.model.origins[REPORTS],
        cutoff,
    )
