"""The desk as one value: everything that «Mi región» shows of an address."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from dashboard.core.cells import Cell
from dashboard.core.paging import Turn, turned_to
from dashboard.core.state import GOBERNACION, MUNICIPIO, ViewState, parse_state
from dashboard.core.wording import capitalised, counted, day, joined, number, roman
from dashboard.exports.list_files import Listing, common_facts
from dashboard.indicators.rules import RULES, Severity, cutoff_of, findings_in
from dashboard.indicators.rules.declaration import scene_at
from dashboard.indicators.selection import describe_filters, selected
from dashboard.indicators.snapshot import Board
from dashboard.views.finding import nouns
from dashboard.views.findings import address, chips_on, files_of, place_cells, rule_facts
from dashboard.views.summary import Card, ChipLink
from dashboard.views.worklist.changes import Changes, changes
from dashboard.views.worklist.tasks import Task, scene_of, tasks
from dashboard.views.worklist.team import Load, Punctuality, loads, punctuality, zones

PATH: Final = "/mi-region"
DESK_RULES: Final = tuple(rule for rule in RULES.values() if rule.points)
COLUMNS: Final = (
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
NO_TURN: Final = turned_to(1, 0, ROWS_SHOWN)


@dataclass(frozen=True)
class Choice:
    """A desk to open: region or zone, what waits there, and its address."""

    name: str
    note: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What the page shows.

    Attributes:
        finding: sentence above. caption: below the list.
        zones, regions: desks to choose from; filled only when the address names no region.
        cards, tasks, changes, punctuality, loads: the panels; empty while a region is asked for.
        turn: which page of the tasks is shown. files: ending and address of the list as it stands.
        other_kind: words and address of the same desk for gobernaciones (or back to municipalities).
    """

    finding: str
    caption: str
    notices: tuple[str, ...]
    chips: tuple[ChipLink, ...]
    zones: tuple[Choice, ...] = ()
    regions: tuple[Choice, ...] = ()
    cards: tuple[Card, ...] = ()
    tasks: tuple[Task, ...] = ()
    turn: Turn = NO_TURN
    changes: Changes | None = None
    punctuality: tuple[Punctuality, ...] = ()
    loads: tuple[Load, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    other_kind: tuple[str, str] = ("", "")


def desk_of_query(board: Board, query: str, page: int = 1) -> Desk:
    """Build the desk of an address, at a page of its list; without a region in it, ask which."""
    state, ignored = parse_state(query, board.vocabulary)
    return build_desk(board, state, ignored, page) if state.regions else ask_region(board, state, ignored)


def ask_region(board: Board, state: ViewState, ignored: tuple[str, ...] = ()) -> Desk:
    """Return the desk that asks for a region: the coordinators' zones and the regions, with what waits."""
    names = board.model.catalogue.regions["name"]
    found = findings_in(board.model, state)
    waiting = found.loc[found["points"] > 0, "entity"].unique()
    counts = board.model.entities.loc[waiting, "region"].value_counts()

    def choice(name: str, slugs: tuple[str, ...]) -> Choice:
        count = sum(int(counts.get(slug, 0)) for slug in slugs)
        note = f"{counted(count, *nouns(state))} con motivo de llamada"
        return Choice(name, note, address(PATH, replace(state, regions=tuple(sorted(slugs)))))

    return Desk(
        finding="¿Qué región coordina? Abra su escritorio y guarde el enlace: se abrirá siempre ahí.",
        caption=caption(board, state),
        notices=ignored,
        chips=chips_on(PATH, board, state),
        zones=tuple(
            choice(f"{code} · {joined(str(names[slug]) for slug in slugs)}", slugs)
            for code, slugs in zones(board.model).items()
        ),
        regions=tuple(choice(str(name), (str(slug),)) for slug, name in names.items()),
    )


def build_desk(board: Board, state: ViewState, ignored: tuple[str, ...] = (), page: int = 1) -> Desk:
    """Build the desk of a view, at a page of its list."""
    listed, moved = tasks(board, state), changes(board, state)
    return Desk(
        finding=sentence(board, state, listed),
        caption=caption(board, state),
        notices=ignored,
        chips=chips_on(PATH, board, state),
        cards=cards(listed, moved),
        tasks=listed,
        turn=turned_to(page, len(listed), ROWS_SHOWN),
        changes=moved,
        punctuality=punctuality(board, state),
        loads=loads(board, state, listed),
        files=files_of("mi-region", state),
        other_kind=other_kind(state),
    )


def sentence(board: Board, state: ViewState, listed: tuple[Task, ...]) -> str:
    """Say how many entities need a call, of how many, which first and why."""
    where = capitalised(describe_filters(board.model, state))
    singular, plural = nouns(state)
    everyone = counted(assisted_count(board, state), f"{singular} asistido", f"{plural} asistidos")
    if state.entity_type == GOBERNACION:
        everyone = everyone.replace("asistido", "asistida")
    if not listed:
        return f"{where}: nadie tiene motivo de llamada, de {everyone}."
    first = listed[0]
    reasons = joined(_lowered(reason.sentence) for reason in first.reasons[:2])
    needing = "tiene" if len(listed) == 1 else "tienen"
    return (
        f"{where}: {number(len(listed))} de {everyone} {needing} motivo de llamada. "
        f"Empiece por {first.name}: {reasons}."
    )


def assisted_count(board: Board, state: ViewState) -> int:
    """Return how many entities of a view some phase begun by its cut-off assists."""
    cutoff = cutoff_of(board.model, state)
    scenes = [scene_at(board.model, key, cutoff) for key in board.model.phases]
    inside = [scene.phase.assisted for scene in scenes if scene is not None]
    return int((selected(board.model, state) & np.logical_or.reduce(inside)).sum()) if inside else 0


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def caption(board: Board, state: ViewState) -> str:
    """Say phase, filters, cut-off, order, source, demonstration mark and version."""
    scene = scene_of(board, state)
    phase = "" if scene is None else f"Fase en curso: {roman(scene.phase.key)}. "
    mark = "Datos de demostración. " if board.is_demonstration else ""
    return (
        f"Filtros: {describe_filters(board.model, state)}. {phase}"
        f"Corte: {day(cutoff_of(board.model, state))}. "
        "Orden: suma de los puntos de los motivos; a igual suma, menor avance. "
        f"Fuente: reportes de hitos (SETA). {mark}Versión {board.model.version}."
    )


def cards(listed: tuple[Task, ...], moved: Changes) -> tuple[Card, ...]:
    """Return the headline numbers of the desk."""

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
            f"hace más de {silent.limits['days']} días, o nunca",
        ),
        Card("Avanzaron", number(moved.advanced), since),
        Card("Retrocedieron", number(moved.back), since),
    )


def other_kind(state: ViewState) -> tuple[str, str]:
    """Return words and address of the same desk for the other kind of entity: the two never mix."""
    if state.entity_type == GOBERNACION:
        return "Ver los municipios", address(PATH, replace(state, entity_type=MUNICIPIO))
    return "Ver las gobernaciones", address(PATH, replace(state, entity_type=GOBERNACION))


def desk_listing(board: Board, state: ViewState) -> Listing:
    """Return the work list as the page has it."""
    title = "Mi región: lista de trabajo, por urgencia"
    listed = enumerate(tasks(board, state), start=1)
    cutoff = cutoff_of(board.model, state).isoformat()
    return Listing(
        key="mi-region",
        title=title,
        columns=COLUMNS,
        rows=tuple(_cells(board, place, task, cutoff) for place, task in listed),
        facts=(*common_facts(board, state, title, address(PATH, state)), *rule_facts(DESK_RULES)),
    )


def _cells(board: Board, place: int, task: Task, cutoff: str) -> tuple[Cell, ...]:
    is_known = task.progress == task.progress  # NaN is not
    return (
        place,
        *place_cells(board, task.code),
        task.points,
        "; ".join(reason.sentence for reason in task.reasons),
        "; ".join(dict.fromkeys(reason.rule.action for reason in task.reasons)),
        round(task.progress, 4) if is_known else None,
        task.progress_words,
        task.days,
        task.milestone,
        task.weight,
        task.adviser,
        board.model.origins["milestone_reports"],
        cutoff,
    )
