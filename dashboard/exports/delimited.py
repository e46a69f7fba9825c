"""CSV: with a point for programs, and as Excel in Spanish (Colombia) opens it."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from dashboard.core.cells import Cell, safe_text
from dashboard.figures.printed.printed_figure import Table
from dashboard.views.rows import DECIMALS

BOM: Final = "\ufeff"
CODE: Final = re.compile(r"[0-9]+(\.[0-9]+)*")  # ASCII digits and points, and nothing that could be run


def to_csv(table: Table) -> bytes:
    """Write UTF-8 CSV with a decimal point; missing cells are empty, never zero."""
    lines = ([text_of(value, ".") for value in row] for row in table.rows)
    return _delimited(table.head, lines, ",", "\n").encode()


def to_excel_csv(table: Table) -> bytes:
    """Write what Excel es-CO opens with a double click: byte order mark, semicolon, decimal comma.

    A spreadsheet would take the text 05001 for the number 5001, and save that: codes are `="05001"`, which
    Excel and LibreOffice show and save as the text 05001.
    """
    lines = ([_kept_text(value) for value in row] for row in table.rows)
    return (BOM + _delimited(table.head, lines, ";", "\r\n")).encode()


def text_of(value: Cell, point: str) -> str:
    """Write a cell: missing is empty, whole numbers have no point, and text never begins a formula."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".").replace(".", point)
    return value.isoformat() if isinstance(value, date) else str(safe_text(value))


def _kept_text(value: Cell) -> str:
    """Write a cell for a double click; a text made of digits stays a text."""
    is_code = isinstance(value, str) and CODE.fullmatch(value)
    return f'="{value}"' if is_code else text_of(value, ",")


def _delimited(head: Iterable[str], lines: Iterable[list[str]], delimiter: str, end: str) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=end)
    writer.writerow(head)
    writer.writerows(lines)
    return buffer.getvalue()
