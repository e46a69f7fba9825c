"""The process that opens a workbook: `python -m data.readers.extract FILE KIND FOLDER NAME [SHEET]`.

It writes each sheet as CSV (row number, then the cells as text) and `sheets.json`, and ends. Whatever a
hostile workbook does to the library that opens it, it does to this process, whose memory, time and written
bytes are limited.
"""

import csv
import json
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from data.readers.kinds import SAVE_AGAIN, FileKind
from data.readers.limits import (
    CHILD_MEMORY,
    CHILD_SECONDS,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_SHEETS,
    MAX_UNPACKED,
    UploadError,
    whole,
)
from data.readers.packages import TOO_LARGE, SheetMarks, inspect, too_wide

SHEETS: Final = "sheets.json"
REFUSAL: Final = "refusal.json"
REFUSED: Final = 3
SHOWN: Final = 3
FILLED: Final = 100_000  # cells that merged ranges may fill in a sheet


def main(arguments: list[str]) -> int:
    """Extract a workbook into a folder; a refusal is written there too."""
    path, kind, folder, file, *only = arguments
    _bound()
    try:
        sheets = extract(Path(path), FileKind(kind), Path(folder), file, only[0] if only else None)
    except UploadError as refusal:
        (Path(folder) / REFUSAL).write_text(json.dumps([refusal.reason, refusal.action]))
        return REFUSED
    (Path(folder) / SHEETS).write_text(json.dumps(sheets))
    return 0


def extract(path: Path, kind: FileKind, folder: Path, file: str, only: str | None) -> list[dict[str, Any]]:
    """Write the sheets of a workbook as `0.csv`, `1.csv`… and describe them.

    Raises:
        UploadError: it can't be opened, is too large, or its formulas keep no value.
    """
    marks = {} if kind is FileKind.XLS else inspect(path, file)
    try:
        with CalamineWorkbook.from_path(path) as book:
            return _sheets(book, marks, folder, file, only)
    except UploadError:
        raise
    except Exception as failure:  # calamine raises errors of its own, of I/O and of text
        raise UploadError(file, "está dañado o no se puede abrir", SAVE_AGAIN) from failure


def _sheets(
    book: CalamineWorkbook, marks: dict[str, SheetMarks], folder: Path, file: str, only: str | None
) -> list[dict[str, Any]]:
    kept = [sheet for sheet in book.sheets_metadata if only in (None, sheet.name)]
    if not kept:
        names = ", ".join(f"«{name}»" for name in book.sheet_names[:MAX_SHEETS])
        raise UploadError(file, f"no tiene la hoja «{only}»; tiene {names}", "Revise el nombre de la hoja.")
    if len(kept) > MAX_SHEETS:
        raise UploadError(file, f"tiene más de {MAX_SHEETS} hojas", "Diga cuál es con --hoja.")
    described, left = [], MAX_CELLS
    for place, metadata in enumerate(kept):
        sheet = book.get_sheet_by_name(metadata.name)
        left -= sheet.height * sheet.width
        if sheet.width > MAX_COLUMNS:
            raise too_wide(file)
        if left < 0:
            raise UploadError(file, f"tiene más de {whole(MAX_CELLS)} celdas", TOO_LARGE)
        own = marks.get(metadata.name, SheetMarks())
        _refuse_unvalued(own, metadata.name, file)
        _write(sheet, own, folder / f"{place}.csv")
        described.append(
            {
                "name": metadata.name,
                "is_hidden": metadata.visible != SheetVisibleEnum.Visible,
                "hidden_rows": own.hidden,
            }
        )
    return described


def _refuse_unvalued(marks: SheetMarks, sheet: str, file: str) -> None:
    if marks.unvalued:
        shown = ", ".join(marks.unvalued[:SHOWN])
        count = whole(len(marks.unvalued))
        raise UploadError(
            file, f"la hoja «{sheet}» tiene {count} fórmulas sin valor guardado ({shown}…)", SAVE_AGAIN
        )


def _write(sheet: CalamineSheet, marks: SheetMarks, path: Path) -> None:
    start = sheet.start
    percents = {_column_place(letters): set(rows) for letters, rows in marks.percents.items()}
    first = start[1] if start else 0
    shown = {place - first: rows for place, rows in percents.items() if place >= first}
    with path.open("w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target)
        for number, row in enumerate(_filled(sheet, first), start=1):
            cells = [text_of(cell) for cell in row]
            for place, rows in shown.items():
                if number in rows and place < len(cells) and isinstance(row[place], float | int):
                    cells[place] = f"{100 * row[place]:.10g}%"
            writer.writerow([number, *cells])


def _filled(sheet: CalamineSheet, first: int) -> Iterator[list[Any]]:
    """Yield the rows, a cell merged downwards repeated in each row that it spans."""
    ranges = [(top, bottom) for top, bottom in sheet.merged_cell_ranges or () if bottom[0] > top[0]]
    spans: dict[int, list[tuple[int, int, int]]] = {}
    left = FILLED
    for (top, column), (bottom, _) in ranges:
        left -= bottom - top
        if left > 0:
            spans.setdefault(top, []).append((column - first, top, bottom))
    active: list[tuple[int, int, Any]] = []
    for place, row in enumerate(sheet.iter_rows()):
        active = [span for span in active if span[1] >= place]
        for column, _, value in active:
            if 0 <= column < len(row) and row[column] == "":
                row[column] = value
        for column, _, bottom in spans.get(place, ()):
            if 0 <= column < len(row):
                active.append((column, bottom, row[column]))
        yield row


def text_of(cell: object) -> str:
    """Write a cell as text: numbers with a decimal point and no tail, dates as AAAA-MM-DD."""
    if isinstance(cell, bool):
        return "sí" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _column_place(letters: str) -> int:
    """Return the position of a column from its letters: "A" is 0."""
    place = 0
    for letter in letters:
        place = 26 * place + ord(letter) - ord("A") + 1
    return place - 1


def _bound() -> None:
    """Limit what this process may take, and say nothing when it dies of it."""
    resource.setrlimit(resource.RLIMIT_AS, (CHILD_MEMORY, CHILD_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CHILD_SECONDS, CHILD_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_UNPACKED, MAX_UNPACKED))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
