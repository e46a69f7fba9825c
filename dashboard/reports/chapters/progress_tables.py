"""Tables of what was reported: progress by group and by entity, stages, milestones, who moved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from dashboard.core.cells import Cell
from dashboard.core.scales import State
from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.figures.printed.printed_figure import Table
from dashboard.indicators.evaluate import country_row
from dashboard.indicators.groups import group_keys
from dashboard.indicators.milestones.funnel import funnel_of
from dashboard.indicators.milestones.tree import Milestone, Stage, tree_of
from dashboard.indicators.rules.declaration import PhaseStatus, phase_status_at
from dashboard.indicators.selection import selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.blocks import TOTAL
from dashboard.reports.chapters.tables import (
    GROUP_HEAD,
    ONE,
    WHOLE,
    cell,
    group_level,
    of_columns,
    reading_of,
)
from dashboard.views.milestones.focus import resolve_focus
from dashboard.views.neighbours import entity_name
from dashboard.views.worklist.changes import Move
from dashboard.views.worklist.tasks import days_since_report

PROGRESS_COLUMNS: Final = (
    ("Con reporte", WHOLE),
    ("Sin reporte", WHOLE),
    ("Promedio (%)", ONE),
    ("Mínimo (%)", ONE),
    ("Mediana (%)", ONE),
    ("Máximo (%)", ONE),
    ("Cambio (puntos)", ONE),
)


def progress_by_group(snapshot: Snapshot, state: ViewState, phase: str) -> Table:
    """Return, by group, n, missing, mean progress of a phase, its reach and change, with the total."""
    level = group_level(state)
    reading = reading_of(snapshot, state, f"avance-fase-{phase}")
    known = reading.rows(Level.ENTITY)["value"].dropna()
    keys, index = group_keys(snapshot.model, level)
    owners = index[keys[snapshot.model.entities.index.get_indexer(known.index)]]
    groups, change = reading.rows(level), reading.changes(level)["change"]
    rows = [
        _progress_row(snapshot.unit_name(str(code)), own, known[owners == code], change[code])
        for code, own in groups[groups["n"] + groups["missing"] > 0].iterrows()
    ]
    whole = country_row(reading.rows(Level.COUNTRY))
    total = _progress_row(
        TOTAL, whole, known, float(reading.changes(Level.COUNTRY)["change"].sum(min_count=1))
    )
    columns = [(GROUP_HEAD[level], ""), *PROGRESS_COLUMNS]
    return of_columns(columns, [*rows, total] if len(rows) > 1 else rows)


def _progress_row(name: str, own: pd.Series, values: pd.Series, change: float) -> tuple[Cell, ...]:
    reach = (values.min(), values.median(), values.max()) if len(values) else (np.nan,) * 3
    numbers = (own["value"], *reach, change)
    return (name, int(own["n"]), int(own["missing"]), *(cell(float(one)) for one in numbers))


@dataclass(frozen=True, eq=False)
class Ranking:
    """The assisted entities of a place in one phase, the highest progress first; NaN without report, last.

    Attributes:
        values: progress (0-100) by entity code.
        change: since the cut-off before.
        days: since the last report, at the phase's cut-off; None without report.
    """

    values: pd.Series
    change: pd.Series
    days: dict[str, int | None]

    @property
    def known(self) -> pd.Series:
        """Those with a report."""
        return self.values.dropna()

    @property
    def silent(self) -> tuple[str, ...]:
        """Codes of those without any report."""
        return tuple(str(code) for code in self.values.index[self.values.isna()])


def ranking(snapshot: Snapshot, state: ViewState, phase: str) -> Ranking:
    """Return the entities that a phase assists in a place, by progress; equals by code."""
    reading = reading_of(snapshot, state, f"avance-fase-{phase}")
    rows = reading.rows(Level.ENTITY)
    values = rows.loc[rows["state"] != State.NO_ASISTIDO, "value"]
    values = values.sort_values(ascending=False, kind="stable", na_position="last")
    status = phase_status_at(snapshot.model, phase, reading.resolved.context.cutoff)
    change = reading.changes(Level.ENTITY)["change"].reindex(values.index)
    return Ranking(values, change, {str(code): _days(status, str(code)) for code in values.index})


def _days(status: PhaseStatus | None, code: str) -> int | None:
    return (
        None if status is None else days_since_report(status, int(status.model.entities.index.get_loc(code)))
    )


def ranked(snapshot: Snapshot, state: ViewState, found: Ranking, codes: Sequence[object]) -> Table:
    """Return a table of some entities of a ranking, in the order given."""
    is_gobernacion = state.entity_type == GOBERNACION
    place = [] if is_gobernacion or state.departments else [("Departamento", "")]

    def row(code: str) -> tuple[Cell, ...]:
        owner = [str(snapshot.model.entities.at[code, "department"])] if place else []
        numbers = (cell(float(found.values[code])), cell(float(found.change[code])))
        return (entity_name(snapshot, code), *owner, *numbers, found.days[code])

    columns = [
        ("Gobernación" if is_gobernacion else "Municipio", ""),
        *place,
        ("Avance (%)", ONE),
        ("Cambio (puntos)", ONE),
        ("Días sin reporte", WHOLE),
    ]
    return of_columns(columns, [row(str(code)) for code in codes])


def stages(snapshot: Snapshot, state: ViewState, phase: str) -> Table:
    """Return the steps of a phase: when each counts as closed, who closed it, mean completion."""
    focus = resolve_focus(snapshot.model, snapshot.indicators[f"avance-fase-{phase}"], of_phase(state, phase))
    steps = funnel_of(focus.phase, focus.position, selected(snapshot.model, state))
    rows = [(s.name, s.rule, s.done, s.n, cell(s.share), cell(s.progress)) for s in steps]
    columns = [
        ("Paso", ""),
        ("Se cumple con", ""),
        ("Cumplen", WHOLE),
        ("Con reporte", WHOLE),
        ("Proporción (%)", ONE),
        ("Avance (%)", ONE),
    ]
    return of_columns(columns, rows)


def milestones(snapshot: Snapshot, state: ViewState, phase: str) -> Table:
    """Return every milestone of a phase with its weight, mean completion and who completed it."""
    focus = resolve_focus(snapshot.model, snapshot.indicators[f"avance-fase-{phase}"], of_phase(state, phase))
    tree = tree_of(focus.phase, focus.position, selected(snapshot.model, state))

    def row(stage: Stage, item: Milestone) -> tuple[Cell, ...]:
        name = stage.name if item is stage.milestones[0] else ""  # said once, over the others
        return (item.number, name, item.name, cell(item.weight, 2), cell(item.shown), item.done)

    columns = [
        ("Hito", WHOLE),
        ("Etapa", ""),
        ("Qué se espera", ""),
        ("Peso (puntos)", "#,##0.00"),
        ("Avance (%)", ONE),
        ("Lo completan", WHOLE),
    ]
    return of_columns(columns, [row(stage, item) for stage in tree.stages for item in stage.milestones])


def of_phase(state: ViewState, phase: str) -> ViewState:
    """Return the view of a place that looks at a whole phase."""
    return replace(state, indicator=f"avance-fase-{phase}", milestone="", since=None)


def moves(listed: Sequence[Move], snapshot: Snapshot) -> Table:
    """Return who moved, from where to where."""
    rows = [
        (move.name, str(snapshot.model.entities.at[move.code, "department"]), cell(move.points), move.path)
        for move in listed
    ]
    columns = [("Entidad", ""), ("Departamento", ""), ("Cambio (puntos)", ONE), ("Avance", "")]
    return of_columns(columns, rows)
