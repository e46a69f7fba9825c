"""The printed figures of the work list: punctuality of reports, load of each adviser, reasons to call."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.core.cells import Cell
from dashboard.core.pages import WORK_LIST
from dashboard.core.state import ViewState, to_query
from dashboard.core.theme import ALERT_HIGH, ALERT_LOW, ALERT_MEDIUM, SERIES, TRACK
from dashboard.core.wording import capitalised, counted, day, joined, measure, number, percent, sample
from dashboard.figures.bars import Bar, bars_figure
from dashboard.figures.blank import blank_figure
from dashboard.figures.printed.addresses import address_of
from dashboard.figures.printed.cells import SOURCE, TENTH, WHOLE, known, source_meanings
from dashboard.figures.printed.printed_figure import Key, PrintedFigure, Table
from dashboard.figures.ticks import QUARTERS, ticks
from dashboard.indicators.extremes import CROWNED_FROM, extremes
from dashboard.indicators.provenance import REPORTS, origins_in
from dashboard.indicators.rules import Rule, Severity, current_phase, cutoff_of
from dashboard.indicators.selection import describe_filters, selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.finding import empty_sentence, nouns
from dashboard.views.worklist.page import CALL_RULES, assisted_count, caption, sentence
from dashboard.views.worklist.tasks import Task, current_status, tasks
from dashboard.views.worklist.team import (
    ADVISED_DAYS,
    LAST_DAYS,
    Load,
    Part,
    Punctuality,
    loads,
    punctuality,
)

MOST_BARS: Final = 32  # of one page of paper
SEVERITY_COLOURS: Final = {Severity.HIGH: ALERT_HIGH, Severity.MEDIUM: ALERT_MEDIUM, Severity.LOW: ALERT_LOW}
SEVERITY_HATCHES: Final = {Severity.HIGH: "cruz", Severity.MEDIUM: "diagonal", Severity.LOW: ""}


@dataclass(frozen=True, eq=False)
class _WorkList:
    """The work list of a view and what its figures are computed from; `asked` is the view as asked for."""

    snapshot: Snapshot
    asked: ViewState

    @cached_property
    def state(self) -> ViewState:
        """The view made definite: with its cut-off, and the progress of the phase in course as indicator."""
        cutoff = cutoff_of(self.snapshot.model, self.asked)
        return replace(
            self.asked, cutoff=cutoff, indicator=f"avance-fase-{current_phase(self.snapshot.model, cutoff)}"
        )

    @cached_property
    def listed(self) -> tuple[Task, ...]:
        return tasks(self.snapshot, self.state)

    @property
    def source(self) -> tuple[Cell, ...]:
        """Origin and cut-off, the last cells of every row."""
        return self.snapshot.model.origins[REPORTS], cutoff_of(self.snapshot.model, self.state)

    @property
    def assisted(self) -> int:
        return assisted_count(self.snapshot, self.state)

    def nothing(self, otherwise: str) -> str:
        """Say why there is nothing to show: the filters clash, no phase had begun, or the reason given."""
        if empty := empty_sentence(self.snapshot, self.state):
            return empty
        if current_status(self.snapshot, self.state) is None:
            return f"Al {day(cutoff_of(self.snapshot.model, self.state))} ninguna fase había empezado."
        return otherwise

    def printed(self, **parts: Any) -> PrintedFigure:  # noqa: ANN401
        """Return a printed figure of this page: what all of them share, and the parts of one.

        `n` of the parts is the sentence of who counts, with which the caption ends.
        """
        cutoff = cutoff_of(self.snapshot.model, self.state)
        n = parts.pop("n")
        shared: dict[str, Any] = {
            "indicator": self.state.indicator,
            "address": address_of(self.snapshot, WORK_LIST, self.state, cutoff),
            "query": to_query(self.state),
            "caption": f"{caption(self.snapshot, self.state)} {n}",
            "cutoff": cutoff.isoformat(),
            "origins": origins_in(self.snapshot.model, REPORTS),
        }
        made = shared | parts
        return PrintedFigure(**{"alt": f"{made['title']}. {made['finding']}", **made})


# ---- punctuality ----------------------------------------------------------------------------------------


def punctuality_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return which part of the reports of each region or zone comes in the last days of the month."""
    worklist = _WorkList(snapshot, state)
    rows = () if empty_sentence(snapshot, worklist.state) else punctuality(snapshot, worklist.state)
    whole = next((row for row in rows if row.kind is Part.WHOLE), None)
    return worklist.printed(
        key="puntualidad",
        title=f"Puntualidad: reportes que llegan en los {LAST_DAYS} últimos días del mes",
        finding=_punctuality_finding(worklist, rows, whole),
        reading="Un reporte es una entidad que reporta en un corte, con la fecha del último que hizo en él; "
        "se cuentan los de la fase en curso hasta el corte. Los filtros de territorio no quitan regiones: "
        "cada una se lee junto a las demás.",
        figure=_punctuality_figure(rows) if rows else blank_figure(_no_reports(worklist)),
        legend=(
            Key(f"en los {LAST_DAYS} últimos días del mes (%)", SERIES),
            Key("todos los reportes", TRACK),
        ),
        table=_punctuality_table(worklist, rows),
        level="zona",
        n=f"{sample(0 if whole is None else whole.reports)} reportes.",
    )


def _no_reports(worklist: _WorkList) -> str:
    return worklist.nothing("No hay reportes de la fase en curso en la selección.")


def _punctuality_finding(worklist: _WorkList, rows: Sequence[Punctuality], whole: Punctuality | None) -> str:
    if whole is None:
        return _no_reports(worklist)
    return (
        f"El {percent(whole.share, 0)} de los reportes ({number(whole.late)} de {number(whole.reports)}) "
        f"llega en los {LAST_DAYS} últimos días del mes{_latest(rows)}."
    )


def _latest(rows: Sequence[Punctuality]) -> str:
    """Name the regions where most reports come late; a zone is its regions again."""
    regions = [row for row in rows if row.kind is Part.REGION]
    found = extremes(
        [row.name for row in regions],
        [row.share for row in regions],
        0,
        [row.reports for row in regions],
    )
    if found is None:
        return ""
    among = f", entre las regiones con al menos {CROWNED_FROM} reportes" if found.high.is_outdone else ""
    return f"; donde más, en {joined(found.high.keys)} ({percent(found.high.value, 0)}){among}"


def _punctuality_figure(rows: Sequence[Punctuality]) -> go.Figure:
    bars = [
        Bar(
            label=f"{row.name} (esta)" if row.is_here and row.kind is not Part.WHOLE else row.name,
            value=row.share,
            track=100.0,
            text=f"{percent(row.share, 0)} ({number(row.late)} de {number(row.reports)})",
        )
        for row in rows
    ]
    return bars_figure(bars, 0.0, 100.0, QUARTERS)


def _punctuality_table(worklist: _WorkList, rows: Sequence[Punctuality]) -> Table:
    return Table(
        head=("territorio", "en_ultimos_dias", "reportes", "porcentaje", *SOURCE),
        rows=tuple((row.name, row.late, row.reports, known(row.share), *worklist.source) for row in rows),
        formats={"en_ultimos_dias": WHOLE, "reportes": WHOLE, "porcentaje": TENTH},
        meanings=source_meanings(
            territorio="Región, zona de coordinación, o todas las regiones: el país, si no hay filtros.",
            en_ultimos_dias=f"Reportes en los {LAST_DAYS} últimos días del mes.",
            reportes="Reportes de la fase en curso hasta el corte: uno por entidad y corte.",
            porcentaje="en_ultimos_dias / reportes, de 0 a 100.",
        ),
    )


# ---- load -----------------------------------------------------------------------------------------------


def load_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return what each adviser code carries in a view, the most points first."""
    worklist = _WorkList(snapshot, state)
    rows = loads(snapshot, worklist.state, worklist.listed)
    return worklist.printed(
        key="carga",
        title="Carga por código de asesor: entidades asistidas y con motivo de llamada",
        finding=_load_finding(worklist, rows),
        reading=_load_reading(len(rows)),
        figure=_load_figure(rows[:MOST_BARS]) if rows else blank_figure(_load_finding(worklist, rows)),
        legend=(Key("entidades con motivo de llamada", SERIES), Key("entidades asistidas", TRACK)),
        table=_load_table(worklist, rows),
        level="asesor",
        n=_load_counts(worklist, rows),
    )


def _load_finding(worklist: _WorkList, rows: Sequence[Load]) -> str:
    where = capitalised(describe_filters(worklist.snapshot.model, worklist.state))
    if not rows:
        return worklist.nothing(f"{where}: ningún código de asesor tiene entidades asistidas.")
    codes = counted(len(rows), "código de asesor", "códigos de asesor")
    return f"{where}: {codes}.{_heaviest(rows)}"


def _heaviest(rows: Sequence[Load]) -> str:
    """Name the codes with most points, when there are two to compare."""
    found = extremes(rows, [load.points for load in rows], 0)
    if found is None:
        return ""
    first, points = found.high.keys, counted(int(found.high.value), "punto", "puntos")
    if len(first) > 1:
        return (
            f" Las listas más pesadas son las de {joined(load.adviser for load in first)}: {points} cada una."
        )
    return (
        f" La lista más pesada es la de {first[0].adviser}: "
        f"{counted(first[0].listed, 'entidad', 'entidades')} con motivo de llamada, {points}."
    )


def _load_counts(worklist: _WorkList, rows: Sequence[Load]) -> str:
    """Count the entities of the bars, and those assisted in the phase in course that have no adviser."""
    status = current_status(worklist.snapshot, worklist.state)
    shown = sum(load.entities for load in rows)
    assisted = selected(worklist.snapshot.model, worklist.state)
    everyone = 0 if status is None else int((assisted & status.phase.assisted).sum())
    left = f", y {number(everyone - shown)} sin código de asesor" if everyone > shown else ""
    return f"{sample(shown)} entidades que asiste la fase en curso{left}."


def _load_reading(rows: int) -> str:
    left = rows - MOST_BARS
    cut = (
        f" Se muestran los primeros {MOST_BARS} de {number(rows)} códigos: quedan fuera {number(left)}, y el "
        "archivo de datos los trae todos."
        if left > 0
        else ""
    )
    return (
        "Asistidas: las de la selección en la fase en curso. La lista trae además las que quedaron con "
        f"asuntos de una fase anterior. Orden: de más a menos puntos.{cut}"
    )


def _load_figure(rows: Sequence[Load]) -> go.Figure:
    bars = [
        Bar(
            label=load.adviser,
            value=float(load.listed),
            track=float(load.entities),
            text=f"{number(load.listed)} en lista, {number(load.entities)} asistidas, "
            f"{measure(number(load.points), 'puntos')}",
        )
        for load in rows
    ]
    most = max(1.0, *(max(bar.track, bar.value or 0.0) for bar in bars))
    return bars_figure(bars, 0.0, most, ticks(0.0, most))


def _load_table(worklist: _WorkList, rows: Sequence[Load]) -> Table:
    counts = ("entidades", "sin_ningun_reporte", "en_lista", "puntos", "asesorias")
    return Table(
        head=("asesor", *counts[:4], "avance_medio", counts[4], *SOURCE),
        rows=tuple(
            (
                load.adviser,
                load.entities,
                load.silent,
                load.listed,
                load.points,
                known(load.progress),
                load.advisories,
                *worklist.source,
            )
            for load in rows
        ),
        formats={**dict.fromkeys(counts, WHOLE), "avance_medio": TENTH},
        meanings=source_meanings(
            asesor="Código del asesor; nunca un nombre.",
            entidades="Entidades de la selección que la fase en curso asiste.",
            sin_ningun_reporte="De ellas, las que nunca han reportado en la fase.",
            en_lista="Entidades con motivo de llamada.",
            puntos="Suma de los puntos de sus motivos.",
            avance_medio="Promedio de las que tienen reporte (0 a 100).",
            asesorias=f"Asesorías de los {ADVISED_DAYS}\xa0días anteriores al corte, en todo el país.",
        ),
    )


# ---- reasons to call ------------------------------------------------------------------------------------


def urgencies_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return how many entities of a view have each reason to call."""
    worklist = _WorkList(snapshot, state)
    found = Counter(key for task in worklist.listed for key in {reason.rule.key for reason in task.reasons})
    rules = sorted(CALL_RULES, key=lambda rule: -rule.points)
    return worklist.printed(
        key="urgencias",
        title="Motivos de llamada: entidades con cada uno",
        finding=sentence(snapshot, worklist.state, worklist.listed),
        reading="Una entidad puede tener varios motivos. Los puntos ordenan la lista de trabajo.",
        figure=_urgencies_figure(worklist, rules, found)
        if worklist.listed
        else blank_figure(sentence(snapshot, worklist.state, ())),
        legend=tuple(
            Key(f"severidad {item.label}", SEVERITY_COLOURS[item], SEVERITY_HATCHES[item])
            for item in SEVERITY_COLOURS
        ),
        table=_urgencies_table(worklist, rules, found),
        level="regla",
        n=f"{sample(worklist.assisted)} entidades asistidas, {number(len(worklist.listed))} con motivo.",
    )


def _urgencies_figure(worklist: _WorkList, rules: Sequence[Rule], found: Counter[str]) -> go.Figure:
    bars = [
        Bar(
            label=rule.label,
            value=float(found[rule.key]),
            colour=SEVERITY_COLOURS[rule.severity],
            text=f"{counted(found[rule.key], *nouns(worklist.state))} · {rule.points}\xa0puntos",
        )
        for rule in rules
    ]
    most = float(max(found.values()))
    return bars_figure(bars, 0.0, most, ticks(0.0, most))


def _urgencies_table(worklist: _WorkList, rules: Sequence[Rule], found: Counter[str]) -> Table:
    head = ("regla", "motivo", "severidad", "puntos", "cuando", "que_hacer", "entidades", "asistidas")
    return Table(
        head=(*head, *SOURCE),
        rows=tuple(
            (
                rule.key,
                rule.label,
                rule.severity.label,
                rule.points,
                rule.condition_words,
                rule.action,
                found[rule.key],
                worklist.assisted,
                *worklist.source,
            )
            for rule in rules
        ),
        formats=dict.fromkeys(("puntos", "entidades", "asistidas"), WHOLE),
        meanings=source_meanings(
            regla="Clave de la regla.",
            motivo="Nombre del motivo de llamada.",
            severidad="alta, media o baja.",
            puntos="Puntos que da en el orden de la lista de trabajo.",
            cuando="Cuándo se cumple, con su umbral.",
            que_hacer="Qué hacer.",
            entidades="Entidades de la selección que la cumplen.",
            asistidas="Entidades de la selección asistidas en alguna fase empezada.",
        ),
    )
