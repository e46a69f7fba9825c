"""Which endings an address may have, and the file of each."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from dashboard.board import Board
from dashboard.download.book import to_xlsx
from dashboard.download.delimited import to_csv, to_excel_csv
from dashboard.download.geojson import to_geojson
from dashboard.download.metadata import to_json
from dashboard.download.request import Download, DownloadError, Request
from dashboard.evaluate import focus
from dashboard.state import ViewState, parse_state, to_query

Writer = Callable[[Request], bytes]
CSV_TYPE: Final = "text/csv; charset=utf-8"
XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRITERS: Final[Mapping[str, tuple[str, Writer]]] = MappingProxyType(
    {
        "csv": (CSV_TYPE, to_csv),
        "excel.csv": (CSV_TYPE, to_excel_csv),
        "xlsx": (XLSX_TYPE, to_xlsx),
        "geojson": ("application/geo+json", to_geojson),
        "json": ("application/json; charset=utf-8", to_json),
    }
)
ETAG_LENGTH: Final = 24


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
    name = f"{indicator}_{request.level_name}_{request.lens.context.cutoff.isoformat()}.{ending}"
    return Download(write(request), media_type, name, _etag(board, state, ending, ignored))


def _etag(board: Board, state: ViewState, ending: str, ignored: tuple[str, ...]) -> str:
    text = "|".join((board.model.version, board.boundaries.version, to_query(state), ending, *ignored))
    return hashlib.sha256(text.encode()).hexdigest()[:ETAG_LENGTH]
