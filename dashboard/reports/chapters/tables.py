"""The tables of the report: rows of typed cells with heads as readers see them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from dashboard.core.cells import Cell
from dashboard.core.state import Level, ViewState
from dashboard.core.wording import roman, rounded
from dashboard.figures.printed.printed_figure import Table
from dashboard.indicators.evaluate import Reading, country_row, read
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.blocks import TOTAL

WHOLE: Final = "#,##0"
ONE: Final = "#,##0.0"
TWO: Final = "#,##0.00"
GROUP_HEAD: Final = {Level.REGION: "Región", Level.DEPARTMENT: "Departamento"}


def group_level(state: ViewState) -> Level:
    """Return what the groups of a place are: its departments, or the regions of the country."""
    return Level.DEPARTMENT if state.regions or state.departments else Level.REGION


def reading_of(snapshot: Snapshot, state: ViewState, indicator: str) -> Reading:
    """Return the reading of an indicator in a place, whatever indicator its view has."""
    view = replace(state, indicator=indicator, milestone="", since=None)
    return read(resolve_view(snapshot.indicators, snapshot.model, view), snapshot.model, view)


def cell(value: float, decimals: int = 1) -> Cell:
    """Return a number as a cell, rounded as it is written; unknown is empty."""
    return None if np.isnan(value) else float(rounded(np.array([float(value)]), decimals)[0])


def yes(value: object) -> Cell:
    """Return a flag in words; unknown is empty."""
    return None if pd.isna(value) else ("sí" if value else "no")


def of_columns(columns: Sequence[tuple[str, str]], rows: Iterable[tuple[Cell, ...]]) -> Table:
    """Return a table from (head, format) of each column; a text column has no format."""
    return Table(
        head=tuple(head for head, _ in columns),
        rows=tuple(rows),
        formats={head: written for head, written in columns if written},
    )


def coverage(snapshot: Snapshot, state: ViewState) -> Table:
    """Return, by group, its municipalities and how many each phase assists, with the total."""
    level = group_level(state)
    readings = [reading_of(snapshot, state, f"cobertura-fase-{key}") for key in sorted(snapshot.model.phases)]
    groups = readings[0].rows(level).index
    phases = [f"Fase {roman(key)}" for key in sorted(snapshot.model.phases)]

    def row(name: str, of: Sequence[pd.Series]) -> tuple[Cell, ...]:
        pairs = ((int(own["numerator"]), cell(own["value"])) for own in of)
        return (name, int(of[0]["denominator"]), *(item for pair in pairs for item in pair))

    rows = [
        row(snapshot.unit_name(str(code)), [reading.rows(level).loc[code] for reading in readings])
        for code in groups
    ]
    total = row(TOTAL, [country_row(reading.rows(Level.COUNTRY)) for reading in readings])
    columns = [(GROUP_HEAD[level], ""), ("Municipios", WHOLE)]
    columns += [pair for name in phases for pair in ((name, WHOLE), (f"{name} (%)", ONE))]
    return of_columns(columns, [*rows, total] if len(rows) > 1 else rows)


def members(snapshot: Snapshot, state: ViewState) -> Table:
    """Return the municipalities of a place with what the strategy is to each."""
    codes = reading_of(snapshot, state, "pdet").rows(Level.ENTITY).index
    entities, phases = snapshot.model.entities, sorted(snapshot.model.phases)
    assisted = {key: snapshot.model.phases[key].assisted for key in phases}

    def row(code: str) -> tuple[Cell, ...]:
        own, place = entities.loc[code], int(entities.index.get_loc(code))
        inside = (yes(bool(assisted[key][place])) for key in phases)
        partner = None if pd.isna(own["partner"]) else str(own["partner"])
        universe = None if pd.isna(own["universe"]) else str(own["universe"])
        known = partner or ("no asistido" if not own["phase_1"] else None)
        return (
            code,
            snapshot.unit_name(code),
            universe,
            known,
            *inside,
            yes(own["decree_683"]),
            yes(own["pdet"]),
            yes(own["kpt_used"]),
        )

    heads = ["Código", "Municipio", "Universo", "Socio (fase I)"]
    heads += [f"Fase {roman(key)}" for key in phases] + ["Decreto 683", "PDET", "Usó el KPT"]
    return of_columns([(head, "") for head in heads], [row(str(code)) for code in codes])


def universes(snapshot: Snapshot, state: ViewState) -> Table:
    """Return how many municipalities each universe has in a place."""
    reading = reading_of(snapshot, state, "universo")
    rows = reading.rows(Level.ENTITY)
    codes = rows.loc[rows["category"] != "", "category"]
    counts = codes.value_counts()
    scale = reading.resolved.indicator.scale
    bands = [
        (band.label, int(counts.get(band.code, 0)), cell(_share(counts.get(band.code, 0), len(codes))))
        for band in scale.bands
    ]
    columns = [("Universo de focalización", ""), ("Municipios", WHOLE), ("Proporción (%)", ONE)]
    total = (TOTAL, len(codes), cell(_share(len(codes), len(codes))))
    return of_columns(columns, [*bands, total])


def _share(part: float, whole: float) -> float:
    return 100 * part / whole if whole else float("nan")


def shares(snapshot: Snapshot, state: ViewState, indicator: str, head: str) -> Table:
    """Return, by group, how many municipalities have an attribute, of how many, with the total."""
    level = group_level(state)
    reading = reading_of(snapshot, state, indicator)

    def row(name: str, own: pd.Series) -> tuple[Cell, ...]:
        known = [None if np.isnan(own[key]) else int(own[key]) for key in ("numerator", "denominator")]
        return (name, *known, cell(own["value"]))

    rows = [row(snapshot.unit_name(str(code)), own) for code, own in reading.rows(level).iterrows()]
    total = row(TOTAL, country_row(reading.rows(Level.COUNTRY)))
    columns = [(GROUP_HEAD[level], ""), (head, WHOLE), ("De", WHOLE), ("Proporción (%)", ONE)]
    return of_columns(columns, [*rows, total] if len(rows) > 1 else rows)
