"""Which lists there are, and the file of each for an address."""

import hashlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dashboard.core.state import ViewState, parse_state, to_query
from dashboard.exports.files import Download, DownloadError
from dashboard.exports.list_files import Listing, written
from dashboard.indicators.rules import cutoff_of
from dashboard.indicators.snapshot import Board
from dashboard.views.findings import findings_listing
from dashboard.views.worklist import desk_listing

LISTS: Final[Mapping[str, Callable[[Board, ViewState], Listing]]] = MappingProxyType(
    {"hallazgos": findings_listing, "mi-region": desk_listing}
)
ETAG_LENGTH: Final = 24


def list_file(board: Board, key: str, ending: str, query: str) -> Download:
    """Make the file of a list as an address has it.

    Raises:
        DownloadError: no such list or ending (404); the Spanish message lists what there is.
    """
    if key not in LISTS:
        raise DownloadError(f"No existe la lista «{key}». Las listas son: {', '.join(LISTS)}.", 404)
    state, _ = parse_state(query, board.vocabulary)
    stamp = cutoff_of(board.model, state).isoformat()
    text = f"{board.model.version}|{key}|{to_query(state)}|{ending}"
    etag = hashlib.sha256(text.encode()).hexdigest()[:ETAG_LENGTH]
    return written(LISTS[key](board, state), ending, stamp, etag)
