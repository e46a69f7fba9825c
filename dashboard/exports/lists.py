"""Which lists there are, and the file of each for an address."""

import hashlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dashboard.core.state import ViewState, parse_state, to_query
from dashboard.exports.files import Download, DownloadError
from dashboard.exports.list_files import write_list
from dashboard.indicators.rules import cutoff_of
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.findings import findings_listing
from dashboard.views.listing import Listing
from dashboard.views.worklist import worklist_listing

LISTS: Final[Mapping[str, Callable[[Snapshot, ViewState], Listing]]] = MappingProxyType(
    {"hallazgos": findings_listing, "mi-region": worklist_listing}
)
ETAG_LENGTH: Final = 24


def list_file(snapshot: Snapshot, key: str, ending: str, query: str) -> Download:
    """Make the file of a list as an address has it.

    Raises:
        DownloadError: no such list or ending (404); the Spanish message lists what there is.
    """
    if key not in LISTS:
        raise DownloadError(f"No existe la lista «{key}». Las listas son: {', '.join(LISTS)}.", 404)
    state, _ = parse_state(query, snapshot.vocabulary)
    stamp = cutoff_of(snapshot.model, state).isoformat()
    text = f"{snapshot.model.version}|{key}|{to_query(state)}|{ending}"
    etag = hashlib.sha256(text.encode()).hexdigest()[:ETAG_LENGTH]
    return write_list(LISTS[key](snapshot, state), ending, stamp, etag)
