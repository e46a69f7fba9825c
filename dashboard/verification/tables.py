"""CSV files read back: columns are fixed and there is no place for a record, so rows speak for themselves.

Both kinds are read whatever their name says: comma with point, and semicolon with decimal comma, with or
without byte order mark, and in the encoding, with the dates and the codes, in which Excel saves a CSV.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.exports.seals.safe import UnreadableError
from dashboard.verification.differences import Flat, Value

NUMBER: Final = re.compile(r"-?[0-9]+([.,][0-9]+)?")
CODE: Final = re.compile(r'="([0-9.]+)"')  # as `.excel.csv` writes a code
DAY: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")  # as Excel in Spanish saves 2020-12-31
TEXTUAL: Final = ("codigo", "departamento_codigo")  # digits that are no numbers
MOST_ROWS: Final = 200_000


@dataclass(frozen=True)
class Rows:
    """A CSV: its heads, and its rows as texts."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_rows(content: bytes) -> Rows:
    """Read a CSV.

    Raises:
        UnreadableError: it isn't one, or a row has more or fewer cells than the head.
    """
    text = _decode(content)
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    try:
        lines = list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise UnreadableError("su CSV está dañado") from error
    filled = [tuple(map(_as_left, line)) for line in lines if line]
    if len(filled) > MOST_ROWS or not filled or any(len(line) != len(filled[0]) for line in filled):
        raise UnreadableError("su CSV no tiene las mismas celdas en todas las filas")
    return Rows(filled[0], tuple(filled[1:]))


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _as_left(cell: str) -> str:
    """Return a cell as the plain CSV writes it, whichever program saved it."""
    if code := CODE.fullmatch(cell):
        return code[1]
    if day := DAY.fullmatch(cell):
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    return cell


def value_of(head: str, cell: str) -> Value:
    """Return a cell as a number where it is one; codes keep their zeros."""
    if head in TEXTUAL or not NUMBER.fullmatch(cell):
        return cell
    return float(cell.replace(",", "."))


def flat_rows(table: Rows, read: Callable[[str, str], Value] = value_of) -> Flat:
    """Return a CSV by row and column; a row is named by its first cell, or by its number.

    Args:
        read: from the head of a column and a cell to its value.
    """
    firsts = [row[0] for row in table.rows]
    repeated = {first for first, count in _counts(firsts).items() if count > 1}
    return {
        (first if first not in repeated else f"fila {place}", head): read(head, cell)
        for place, (first, row) in enumerate(zip(firsts, table.rows, strict=True), start=2)
        for head, cell in zip(table.head, row, strict=True)
    }


def _counts(values: list[str]) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts
