"""The rows of a file as typed cells; each format writes them its own way."""

import math
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from dashboard.core.cells import Cell
from dashboard.core.scales import State
from dashboard.core.state import Level
from dashboard.exports.files import Request
from dashboard.indicators.snapshot import Board
from dashboard.views.summary import state_label

COLUMNS: Final = (
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


def table(request: Request) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of each row in the order of `COLUMNS`; missing is None, never zero."""
    known_places = places(request.board, request.state.level)
    for row in request.rows.reset_index(names="code").to_dict("records"):
        yield (*known_places[row["code"]], *_numbers(request, row))


@lru_cache(maxsize=16)
def places(board: Board, level: Level) -> Mapping[str, tuple[str, ...]]:
    """Return code, name, department and region of every unit of a level, kept while the board is in use."""
    if level is Level.ENTITY:
        owners = board.model.entities["department_code"]
        return {str(code): _place(board, str(code), str(owner)) for code, owner in owners.items()}
    if level is Level.DEPARTMENT:
        return {code: _place(board, code, code) for code in board.model.catalogue.departments.index}
    if level is Level.REGION:
        names = board.model.catalogue.regions["name"]
        return {str(slug): (str(slug), str(name), "", "", str(name)) for slug, name in names.items()}
    return {level.value: (level.value, board.unit_name(level.value), "", "", "")}


def _place(board: Board, code: str, department: str) -> tuple[str, ...]:
    departments, regions = board.model.catalogue.departments, board.model.catalogue.regions
    region = departments.at[department, "region"]
    return (
        code,
        board.unit_name(code),
        department,
        str(departments.at[department, "name"]),
        str(regions.at[region, "name"]),
    )


def _numbers(request: Request, row: dict[str, object]) -> tuple[Cell, ...]:
    lens = request.lens
    return (
        str(row["category"]) or _known(row["value"]),
        _known(row["numerator"]),
        _known(row["denominator"]),
        int(str(row["n"])),
        int(str(row["missing"])),
        state_label(lens, State(int(str(row["state"])))),
        lens.indicator.origin,
        lens.context.cutoff,
    )


def _known(value: object) -> float | None:
    """Return a number without float dust; None when it is missing."""
    number = float(str(value))
    return None if math.isnan(number) else round(number, DECIMALS)


def json_row(cells: tuple[Cell, ...]) -> dict[str, object]:
    """Return a row for JSON: whole numbers without point, the cut-off as an ISO day, missing null."""
    return dict(zip(COLUMNS, map(_json_value, cells), strict=True))


def _json_value(value: Cell) -> object:
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value.isoformat() if isinstance(value, date) else value
