"""The rows of a csv as spreadsheets write it: separator and encoding are told from the content."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from data.readers.cells import RawSheet, frame_of
from data.readers.limits import MAX_CELL_TEXT, UploadError

SEPARATORS: Final = (";", "\t", ",", "|")
SAMPLE: Final = 60
PIECE: Final = 1 << 20
UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
HINT: Final = "sep="


def read_delimited(path: Path, file: str) -> tuple[RawSheet, ...]:
    """Return the one sheet of a csv; its row numbers count records, as a spreadsheet does.

    Raises:
        UploadError: a quote is never closed, or it is larger than a sheet may be.
    """
    encoding = encoding_of(path)
    try:
        with path.open(newline="", encoding=encoding) as source:
            separator = separator_of(list(islice(source, SAMPLE)))
        with path.open(newline="", encoding=encoding) as source:
            cells = frame_of(_records(source, separator), file)
    except (csv.Error, UnicodeError) as failure:
        action = "Revise que cada comilla que se abre se cierre, y guárdelo como CSV UTF-8."
        raise UploadError(file, "no se puede leer como CSV", action) from failure
    return (RawSheet("", cells.set_axis(range(1, len(cells) + 1), axis=0)),)


def encoding_of(path: Path) -> str:
    """Return the encoding of a text: by its mark, UTF-8 when all of it is, else what Windows writes."""
    with path.open("rb") as source:
        if source.read(2) in UTF_16:
            return "utf-16"
    return next((name for name in ("utf-8-sig", "cp1252") if _decodes(path, name)), "latin-1")


def separator_of(lines: list[str]) -> str:
    """Return the separator that cuts most lines into the same number of cells, and into most."""
    first = lines[0].strip().strip('"') if lines else ""
    if first.lower().startswith(HINT) and len(first) > len(HINT):
        return first[len(HINT)]
    return max(SEPARATORS, key=lambda separator: _regularity(lines, separator))


def _regularity(lines: list[str], separator: str) -> tuple[int, int]:
    widths = Counter(_width(record) for record in _sampled(lines, separator))
    widths.pop(0, None)
    widths.pop(1, None)
    if not widths:
        return (0, 0)
    width, times = max(widths.items(), key=lambda item: (item[1] * (item[0] - 1), item[0]))
    return (times * (width - 1), width)


def _sampled(lines: list[str], separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=separator))
    except csv.Error:
        return []


def _width(record: list[str]) -> int:
    return len(record) if any(cell.strip() for cell in record) else 0


def _decodes(path: Path, encoding: str) -> bool:
    try:
        with path.open(encoding=encoding) as source:
            while source.read(PIECE):
                pass
    except UnicodeError:
        return False
    return True


def _records(source: Iterable[str], separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(10 * MAX_CELL_TEXT)
    for place, record in enumerate(csv.reader(source, delimiter=separator)):
        is_hint = place == 0 and record and record[0].lower().startswith(HINT)
        yield [] if is_hint else record
