"""Downloads: the data of a view as a file, at the address of the view plus an ending.

One row per unit of the level that the filters leave, every number with numerator, denominator, n and missing.
"""

import csv
import hashlib
import io
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import pandas as pd

from dashboard.board import Board
from dashboard.evaluate import Lens, country_row, evaluate, focus
from dashboard.scales import State
from dashboard.selection import describe_filters
from dashboard.state import GOBERNACION, Level, ViewState, parse_state, to_query
from dashboard.summary import state_label, title_of

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
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


class DownloadError(Exception):
    """A file that does not exist or can't be made; `status` is the HTTP status."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Download:
    """A finished file: bytes, media type, name that says what and when, and entity tag."""

    content: bytes
    media_type: str
    file_name: str
    etag: str


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a file is made from: the view made definite, its rows and what was ignored of the address."""

    board: Board
    lens: Lens
    state: ViewState
    ignored: tuple[str, ...]

    @property
    def rows(self) -> pd.DataFrame:
        """The rows of the file, evaluated."""
        return evaluate(self.lens, self.board.model, self.state)


def download(board: Board, indicator: str, ending: str, query: str) -> Download:
    """Make the file of an address.

    Raises:
        DownloadError: no such indicator (404) or ending (404); the Spanish message lists what there is.
    """
    if indicator not in board.indicators:
        raise DownloadError(
            f"No existe el indicador «{indicator}». Los indicadores son: {', '.join(board.indicators)}.", 404
        )
    if ending not in WRITERS:
        raise DownloadError(
            f"No existe el formato «{ending}» para descargas. Los formatos son: {', '.join(WRITERS)}.", 404
        )
    state, ignored = parse_state(query, board.vocabulary)
    state = replace(state, indicator=indicator)
    request = Request(
        board=board, lens=focus(board.indicators, board.model, state), state=state, ignored=ignored
    )
    media_type, write = WRITERS[ending]
    name = f"{indicator}_{_level_name(state)}_{request.lens.context.cutoff.isoformat()}.{ending}"
    return Download(write(request), media_type, name, _etag(board, state, ending, ignored))


def _level_name(state: ViewState) -> str:
    is_gobernacion = state.level is Level.ENTITY and state.entity_type == GOBERNACION
    return GOBERNACION if is_gobernacion else state.level.value


def _etag(board: Board, state: ViewState, ending: str, ignored: tuple[str, ...]) -> str:
    text = "|".join((board.model.version, board.boundaries.version, to_query(state), ending, *ignored))
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _csv(request: Request) -> bytes:
    """Write UTF-8 CSV with a decimal point; missing cells are empty, never zero."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    cutoff = request.lens.context.cutoff
    for code, row in request.rows.iterrows():
        place = _place(request.board, str(code), request.state.level)
        writer.writerow(
            {key: _cell(value) for key, value in {**place, **_numbers(request, row, cutoff)}.items()}
        )
    return buffer.getvalue().encode()


def _place(board: Board, code: str, level: Level) -> dict[str, str]:
    """Return the unit's code, name, department and region (empty where a group has none)."""
    catalogue = board.model.catalogue
    department = ""
    region = code if level is Level.REGION else ""
    if level is Level.ENTITY:
        department = str(board.model.entities.at[code, "department_code"])
    elif level is Level.DEPARTMENT:
        department = code
    if department:
        region = str(catalogue.departments.at[department, "region"])
    return {
        "codigo": code,
        "nombre": board.unit_name(code),
        "departamento_codigo": department,
        "departamento": str(catalogue.departments.at[department, "name"]) if department else "",
        "region": str(catalogue.regions.at[region, "name"]) if region else "",
    }


def _numbers(request: Request, row: pd.Series, cutoff: date) -> dict[str, object]:
    return {
        "valor": row["category"] or row["value"],
        "numerador": row["numerator"],
        "denominador": row["denominator"],
        "n": int(row["n"]),
        "sin_dato": int(row["missing"]),
        "estado": state_label(request.lens, State(int(row["state"]))),
        "origen": request.lens.indicator.origin,
        "corte": cutoff.isoformat(),
    }


def _cell(value: object) -> str:
    """Write a cell: missing is empty, whole numbers have no point, and text never begins a formula."""
    if isinstance(value, float):
        return "" if math.isnan(value) else f"{value:.6f}".rstrip("0").rstrip(".")
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _json(request: Request) -> bytes:
    """Write the metadata of the view: what, of whom, when, from where, with which n."""
    board, lens, state = request.board, request.lens, request.state
    whole = country_row(evaluate(lens, board.model, state, Level.COUNTRY))
    content = {
        "indicador": lens.indicator.key,
        "titulo": title_of(board, lens, state),
        "pregunta": lens.indicator.question,
        "numerador": lens.indicator.numerator,
        "denominador": lens.indicator.denominator,
        "unidad": lens.indicator.unit.value,
        "origen": lens.indicator.origin,
        "fuente": list(lens.indicator.source),
        "advertencias": list(lens.indicator.caveats),
        "nivel": _level_name(state),
        "corte": lens.context.cutoff.isoformat(),
        "fase": lens.context.phase,
        "filtros": describe_filters(board.model, state),
        "filas": len(request.rows),
        "total": _total(whole),
        "direccion": f"/?{to_query(state)}",
        "ignorado": list(request.ignored),
        "version_datos": board.model.version,
        "limites": board.boundaries.label,
        "version_limites": board.boundaries.version,
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def _total(whole: pd.Series) -> Mapping[str, object]:
    """Return the whole selection's numbers; missing is null."""
    number = {
        key: None if math.isnan(whole[key]) else float(whole[key])
        for key in ("value", "numerator", "denominator")
    }
    return {
        "valor": number["value"],
        "numerador": number["numerator"],
        "denominador": number["denominator"],
        "n": int(whole["n"]),
        "sin_dato": int(whole["missing"]),
    }


Writer = Callable[[Request], bytes]
WRITERS: Final[Mapping[str, tuple[str, Writer]]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "json": ("application/json; charset=utf-8", _json),
}
