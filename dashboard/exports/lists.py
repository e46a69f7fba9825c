"""Lists as files: the rows that a page shows, or a table that none shows whole, in CSV or an Excel workbook.

A workbook has two sheets: the list, and what it is (filters, cut-off, source, demonstration mark, version).
Codes are text; a text that a spreadsheet would take for a formula is led by an apostrophe.
"""

import csv
import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dashboard.core.cells import safe_text
from dashboard.core.kept import kept_with
from dashboard.core.state import ViewState, to_query
from dashboard.exports.files import Download, DownloadError
from dashboard.exports.media import MEDIA_TYPES
from dashboard.exports.program import program_version
from dashboard.exports.strict_address import strict_state
from dashboard.indicators.rules import cutoff_of
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.datasets.activity import advisories_listing, survey_listing
from dashboard.views.datasets.printed import decree_listing, figures_listing, phase_2_listing
from dashboard.views.decree.listing import expired_listing
from dashboard.views.findings import findings_listing
from dashboard.views.listing import Listing
from dashboard.views.reconciliation.listing import reconciliation_listing, register_listing
from dashboard.views.strategy.listing import strategy_listing
from dashboard.views.universes.listing import universes_listing
from dashboard.views.worklist import worklist_listing

LISTS: Final[Mapping[str, Callable[[Snapshot, ViewState], Listing]]] = MappingProxyType(
    {
        "hallazgos": findings_listing,
        "mi-region": worklist_listing,
        "cifras-publicadas": figures_listing,
        "asesorias": advisories_listing,
        "encuesta": survey_listing,
        "decreto-683-departamentos": decree_listing,
        "fase-2-municipios": phase_2_listing,
        "decreto-683-vencidos": expired_listing,
        "universos": universes_listing,
        "estrategia": strategy_listing,
        "conciliacion": reconciliation_listing,
        "contradicciones": register_listing,
    }
)
OF_A_PAGE: Final = ("hallazgos", "mi-region")
"""Lists that a page shows, with links of its own."""
ETAG_LENGTH: Final = 24
LIST_SHEET: Final = "Lista"
FACTS_SHEET: Final = "Acerca de"


def make_list_file(snapshot: Snapshot, key: str, ending: str, query: str) -> Download:
    """Make the file of a list as an address has it.

    Raises:
        DownloadError: no such list or ending (404), or a filter that can't be used (400); the Spanish message
            lists what there is.
    """
    if key not in LISTS:
        raise DownloadError(f"No existe la lista «{key}». Las listas son: {', '.join(LISTS)}.", 404)
    state = strict_state(snapshot, query)
    stamp = cutoff_of(snapshot.model, state).isoformat()
    text = f"{program_version()}|{snapshot.model.version}|{key}|{to_query(state)}|{ending}"
    etag = hashlib.sha256(text.encode()).hexdigest()[:ETAG_LENGTH]
    return write_list(LISTS[key](snapshot, state), ending, stamp, etag)


@dataclass(frozen=True)
class ListOffer:
    """A list that no page shows: its title, how many rows the whole country has, and its files by ending."""

    title: str
    rows: int
    files: Mapping[str, str]


@kept_with()
def offered_lists(snapshot: Snapshot) -> tuple[ListOffer, ...]:
    """Return the lists that no page shows, of the whole country at the last cut-off."""
    listings = (make(snapshot, ViewState()) for key, make in LISTS.items() if key not in OF_A_PAGE)
    return tuple(
        ListOffer(
            title=one.title,
            rows=len(one.rows),
            files={ending: f"/descargas-lista/{one.key}.{ending}" for ending in WRITERS},
        )
        for one in listings
    )


def to_csv(listing: Listing) -> bytes:
    """Write UTF-8 CSV with a decimal point; missing cells are empty."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(listing.columns)
    writer.writerows([safe_text(cell) for cell in row] for row in listing.rows)
    return buffer.getvalue().encode()


def to_xlsx(listing: Listing) -> bytes:
    """Write a workbook: the list under a frozen head with filters, and the sheet that says what it is."""
    from dashboard.exports.workbook import SheetContent, workbook  # late: openpyxl is slow to load

    about = (*listing.facts, ("Filas", str(len(listing.rows))))
    return workbook(
        [
            SheetContent(name=LIST_SHEET, head=listing.columns, rows=listing.rows, filters=True),
            SheetContent(name=FACTS_SHEET, head=("Dato", "Valor"), rows=about),
        ]
    )


Writer = Callable[[Listing], bytes]
WRITERS: Final[Mapping[str, Writer]] = MappingProxyType({"csv": to_csv, "xlsx": to_xlsx})


def write_list(listing: Listing, ending: str, stamp: str, etag: str) -> Download:
    """Return a list as a finished file; `stamp` is the cut-off in its name.

    Raises:
        DownloadError: no such ending (404).
    """
    if ending not in WRITERS:
        known = ", ".join(WRITERS)
        raise DownloadError(f"No existe el formato «{ending}» para listas. Los formatos son: {known}.", 404)
    name = f"{listing.key}_{stamp}.{ending}"
    return Download(WRITERS[ending](listing), MEDIA_TYPES[ending], name, etag)
