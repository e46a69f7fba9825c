"""Excel workbooks: the one writer of everything that leaves as `.xlsx`.

Import it where a workbook is written, not at the top: openpyxl takes longer to load than a start can spare.
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.core.cells import Cell, safe_text

WIDEST: Final = 60
HEAD_FILL: Final = "004884"
TEXT_FORMAT: Final = "@"  # a code keeps its leading zero when the cell is edited
DAY_FORMAT: Final = "yyyy-mm-dd"
PROPERTIES: Final = "docProps/core.xml"
SAVED: Final = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


@dataclass(frozen=True, kw_only=True)
class SheetContent:
    """A sheet ready to be written.

    Attributes:
        name: on its tab.
        head: of the columns.
        rows: in order; None is missing and stays empty.
        formats: Excel number format of the numbers of a column, by head; general where none is given.
        filters: whether the head can filter.
        mark: printed at the foot of every page of paper.
    """

    name: str
    head: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    formats: Mapping[str, str] = field(default_factory=dict)
    filters: bool = False
    mark: str = ""


def workbook(sheets: Sequence[SheetContent]) -> bytes:
    """Write the sheets under frozen heads; texts that look like formulas are led by an apostrophe."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return without_time(buffer.getvalue())


def without_time(content: bytes) -> bytes:
    """Return a workbook without the time at which it was written: the same sheets are the same bytes.

    openpyxl stamps the parts of the archive, and the properties of the book, with the time of saving.
    """
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as stamped, ZipFile(buffer, "w", ZIP_DEFLATED) as plain:
        for name in stamped.namelist():
            part = stamped.read(name)
            plain.writestr(ZipInfo(name), SAVED.sub(b"", part) if name == PROPERTIES else part, ZIP_DEFLATED)
    return buffer.getvalue()


def _write(page: Worksheet, sheet: SheetContent) -> None:
    page.append([safe_text(head) for head in sheet.head])
    for row in sheet.rows:
        page.append([safe_text(value) for value in row])
    _dress_head(page)
    _dress_body(page, sheet)
    _set_widths(page, sheet)
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.oddFooter.left.text = sheet.mark or None
    if sheet.filters:
        page.auto_filter.ref = page.dimensions


def _dress_head(page: Worksheet) -> None:
    for cell in page[1]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color=HEAD_FILL)


def _dress_body(page: Worksheet, sheet: SheetContent) -> None:
    wrapped = Alignment(wrap_text=True, vertical="top")
    formats = [sheet.formats.get(head, "") for head in sheet.head]
    for cells in page.iter_rows(min_row=2):
        for cell, given in zip(cells, formats, strict=True):
            if isinstance(cell.value, str):
                cell.number_format = TEXT_FORMAT
                cell.alignment = wrapped
            elif isinstance(cell.value, date):
                cell.number_format = DAY_FORMAT
            elif given and cell.value is not None:
                cell.number_format = given


def _set_widths(page: Worksheet, sheet: SheetContent) -> None:
    for place, column in enumerate(zip(sheet.head, *sheet.rows, strict=True), start=1):
        longest = max(len(str(value)) for value in column if value is not None)
        page.column_dimensions[get_column_letter(place)].width = min(WIDEST, longest + 3)
