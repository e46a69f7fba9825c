"""CSV: with a point for programs, and as Excel in Spanish (Colombia) opens it."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Final

from dashboard.cells import Cell, safe_text
from dashboard.download.request import Request
from dashboard.download.rows import COLUMNS, DECIMALS, table

BOM: Final = "\ufeff"


def to_csv(request: Request) -> bytes:
    """Write UTF-8 CSV with a decimal point; missing cells are empty, never zero."""
    lines = ([text_of(value, ".") for value in row] for row in table(request))
    return _delimited(lines, ",", "\n").encode()


def to_excel_csv(request: Request) -> bytes:
    """Write what Excel es-CO opens with a double click: byte order mark, semicolon, decimal comma."""
    lines = ([text_of(value, ",") for value in row] for row in table(request))
    return (BOM + _delimited(lines, ";", "\r\n")).encode()


def text_of(value: Cell, point: str) -> str:
    """Write a cell: missing is empty, whole numbers have no point, and text never begins a formula."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".").replace(".", point)
    return value.isoformat() if isinstance(value, date) else str(safe_text(value))


def _delimited(lines: Iterable[list[str]], delimiter: str, end: str) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=end)
    writer.writerow(COLUMNS)
    writer.writerows(lines)
    return buffer.getvalue()
