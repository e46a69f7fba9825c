"""The rows of a file as typed cells; each format writes them its own way."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

import pandas as pd

from dashboard.core.cells import Cell
from dashboard.core.kept import kept_with
from dashboard.core.scales import State
from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.indicators.classes import state_label
from dashboard.indicators.evaluate import evaluate
from dashboard.indicators.provenance import origins_of
from dashboard.indicators.resolved import ResolvedView
from dashboard.indicators.selection import whole_name
from dashboard.indicators.snapshot import Snapshot
from data.contracts import CERTAINTY

EXPORT_COLUMNS: Final = (
    "codigo",
    "nombre",
    "departamento_codigo",
    "departamento",
    "region",
    "valor",
    "numerador",
    "denominador",
    "n",
    "sin_dato",
    "estado",
    "origen",
    "corte",
)
DECIMALS: Final = 6  # single precision leaves no dust, and every share can be told apart


@dataclass(frozen=True, kw_only=True)
class ViewRows:
    """The view made definite, and its rows."""

    snapshot: Snapshot
    resolved: ResolvedView
    state: ViewState

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows of the file, evaluated."""
        return evaluate(self.resolved, self.snapshot.model, self.state)

    @property
    def origins(self) -> tuple[str, ...]:
        """The different origins of the rows, the least certain first."""
        return origins_of(self.rows)

    @property
    def level_name(self) -> str:
        """What one row is, as the address writes it."""
        state = self.state
        is_gobernacion = state.level is Level.ENTITY and state.entity_type == GOBERNACION
        return GOBERNACION if is_gobernacion else state.level.value


def table(view: ViewRows) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of each row in the order of `EXPORT_COLUMNS`; missing is None, never zero."""
    known_places = places(view.snapshot, view.state.level, whole_name(view.state))
    for row in view.rows.reset_index(names="code").to_dict("records"):
        yield (*known_places[row["code"]], *_numbers(view, row))


@kept_with(16)
def places(snapshot: Snapshot, level: Level, whole: str) -> Mapping[str, tuple[str, ...]]:
    """Return code, name, department and region of every unit of a level, kept with the snapshot.

    `whole` names the one unit of the level of the country (see `whole_name`).
    """
    if level is Level.ENTITY:
        owners = snapshot.model.entities["department_code"]
        return {str(code): _place(snapshot, str(code), str(owner)) for code, owner in owners.items()}
    if level is Level.DEPARTMENT:
        return {code: _place(snapshot, code, code) for code in snapshot.model.catalogue.departments.index}
    if level is Level.REGION:
        names = snapshot.model.catalogue.regions["name"]
        return {str(slug): (str(slug), str(name), "", "", str(name)) for slug, name in names.items()}
    return {level.value: (level.value, whole, "", "", "")}


def _place(snapshot: Snapshot, code: str, department: str) -> tuple[str, ...]:
    departments, regions = snapshot.model.catalogue.departments, snapshot.model.catalogue.regions
    region = departments.at[department, "region"]
    return (
        code,
        snapshot.official_name(code),
        department,
        str(departments.at[department, "name"]),
        str(regions.at[region, "name"]),
    )


def _numbers(view: ViewRows, row: dict[str, object]) -> tuple[Cell, ...]:
    resolved, status = view.resolved, State(int(str(row["state"])))
    return (
        str(row["category"]) or (None if status is State.SIN_REPORTE else _known(row["value"])),
        _known(row["numerator"]),
        _known(row["denominator"]),
        int(str(row["n"])),
        int(str(row["missing"])),
        state_label(resolved, status),
        CERTAINTY[int(str(row["origin"]))],
        resolved.context.cutoff,
    )


def _known(value: object) -> float | None:
    """Return a number without float dust; None when it is missing."""
    number = float(str(value))
    return None if math.isnan(number) else round(number, DECIMALS)


def json_row(cells: tuple[Cell, ...]) -> dict[str, object]:
    """Return a row for JSON: whole numbers without point, the cut-off as an ISO day, missing null."""
    return dict(zip(EXPORT_COLUMNS, map(_json_value, cells), strict=True))


def _json_value(value: Cell) -> object:
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value.isoformat() if isinstance(value, date) else value
