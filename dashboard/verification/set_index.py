"""The index of a set, made again: each file from its address in the table, the page from the table."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from dashboard.core.state import parse_state
from dashboard.exports.files import DownloadError
from dashboard.exports.formats import make_download
from dashboard.exports.media import MEDIA_TYPES
from dashboard.exports.seals.safe import UnreadableError
from dashboard.exports.sets.index import HEAD, to_page, to_table
from dashboard.exports.sets.make import FileMade, Outcome, address, words_of
from dashboard.exports.sets.set_request import (
    DEPARTMENT,
    REGION,
    Item,
    SetRequest,
    SetRequestError,
    plan,
)
from dashboard.figures.drawing.presets import DEFAULT_PRESET, DEFAULT_RESOLUTION
from dashboard.figures.printed.catalogue import DEFAULT_FIGURE
from dashboard.indicators.snapshot import Snapshot
from dashboard.verification.differences import Difference, Flat, differences
from dashboard.verification.tables import Rows, flat_rows, read_rows

FOLDER: Final = "/descargas/"
PLACE: Final = HEAD.index("lugar")
ADDRESS: Final = HEAD.index("direccion")
FAILURES: Final = re.compile(r'\s*<h2 id="sin-hacer">.*?</ul>', re.DOTALL)
"""Files that could not be made are on the page and in no table, so that they can't be made again either."""
TEXT: Final = "texto"


def table_differences(snapshot: Snapshot, content: bytes) -> tuple[Difference, ...]:
    """Return where the table of a set is not what the addresses in it give.

    Raises:
        UnreadableError: it isn't the table of a set.
    """
    table = _read(content)
    expected = read_rows(to_table(_outcome(_as_reached(snapshot, table), table)))
    return differences(_flat(expected), _flat(table))


def page_differences(snapshot: Snapshot, content: bytes, table: bytes) -> tuple[Difference, ...]:
    """Return where the page of a set is not what its table gives.

    Raises:
        UnreadableError: the table isn't one of a set.
    """
    rows = _read(table)
    own = _as_reached(snapshot, rows)
    return differences(_lines(to_page(own, _outcome(own, rows))), _lines(content))


def _read(content: bytes) -> Rows:
    table = read_rows(content)
    if table.head != HEAD:
        raise UnreadableError("no tiene las columnas del índice de un juego")
    return table


def _flat(table: Rows) -> Flat:
    return flat_rows(table, lambda head, cell: cell)


def _lines(page: bytes) -> Flat:
    """Return the lines of a page by their number, without blank ones."""
    text = FAILURES.sub("", page.decode("utf-8", "replace"))
    lines = (line.strip() for line in text.splitlines())
    return {(f"renglón {number}", TEXT): line for number, line in enumerate(filter(None, lines), start=1)}


def _as_reached(snapshot: Snapshot, table: Rows) -> Snapshot:
    """Return the snapshot under the public address of the first file, which all repeat."""
    first = table.rows[0][ADDRESS] if table.rows else ""
    return replace(snapshot, public_url=first.partition(FOLDER)[0])


def _outcome(snapshot: Snapshot, table: Rows) -> Outcome:
    return Outcome(made=[made for row in table.rows for made in _made(snapshot, row)])


def _made(snapshot: Snapshot, row: tuple[str, ...]) -> Iterator[FileMade]:
    """Yield the file of a row, made again; nothing where its address asks for what does not exist."""
    try:
        item = _item(snapshot, row)
        content = make_download(snapshot, item.indicator, item.ending, item.query).content
    except (DownloadError, SetRequestError):
        return
    digest = hashlib.sha256(content).hexdigest()
    yield FileMade(item, words_of(snapshot, item), digest, len(content), address(snapshot, item))


def _item(snapshot: Snapshot, row: tuple[str, ...]) -> Item:
    """Return the file that an address asks for, named as its set named it.

    Raises:
        SetRequestError: it asks for what does not exist.
    """
    parts = urlsplit(row[ADDRESS])
    indicator, _, ending = parts.path.rpartition("/")[2].partition(".")
    if ending not in MEDIA_TYPES:
        raise SetRequestError(f"No existe el formato «{ending}».")
    pairs = parse_qsl(parts.query)
    options = dict(pairs)
    query = urlencode([pair for pair in pairs if pair[0] not in ("figura", "tamano", "resolucion")])
    request = SetRequest(
        indicators=(indicator,),
        formats=(ending,),
        figures=(options.get("figura", DEFAULT_FIGURE),),
        sizes=(options.get("tamano", DEFAULT_PRESET),),
        resolutions=(options.get("resolucion", DEFAULT_RESOLUTION),),
        by=_grouping(snapshot, query, row[PLACE]),
        query=query,
    )
    items = plan(snapshot, request)
    if len(items) != 1:
        raise SetRequestError("La dirección no es de un archivo.")
    return items[0]


def _grouping(snapshot: Snapshot, query: str, place: str) -> str:
    """Return by what a set was split whose file is named by one of the two places it is filtered by."""
    state, _ = parse_state(query, snapshot.vocabulary)
    if not (state.regions and state.departments):
        return ""
    return REGION if (place,) == state.regions else DEPARTMENT if (place,) == state.departments else ""
