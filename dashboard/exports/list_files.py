"""Lists as files: the rows that a page shows, as they stand, in CSV or in an Excel workbook.

A workbook has two sheets: the list, and what it is (filters, cut-off, source, demonstration mark, version).
Codes are text; a text that a spreadsheet would take for a formula is led by an apostrophe.
"""

import csv
import io
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dashboard.core.cells import safe_text
from dashboard.exports.files import Download, DownloadError
from dashboard.exports.media import MEDIA_TYPES
from dashboard.views.listing import Listing

LIST_SHEET: Final = "Lista"
FACTS_SHEET: Final = "Acerca de"


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
