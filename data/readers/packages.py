"""What is inside a zipped workbook, looked at before it is opened: sizes, entities, marks of its sheets.

Sizes are counted by unpacking, in pieces and up to a limit, because the directory of a zip may lie. Of an
xlsx the same pass finds what calamine does not tell: hidden rows, percent formats, formulas without value; of
an ods, hidden rows.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from data.readers.kinds import SAVE_AGAIN
from data.readers.limits import MAX_COLUMNS, MAX_PARTS, MAX_UNPACKED, UploadError, whole

PIECE: Final = 1 << 20
LONGEST_ROW: Final = 32 << 20
TOO_LARGE: Final = "Divídalo en archivos más pequeños."
_ENTITY: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ROW: Final = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_NUMBER: Final = re.compile(rb'\br="(\d{1,7})"')
_HIDDEN: Final = re.compile(rb'\bhidden="(?:1|true)"')
_FAR_CELL: Final = re.compile(rb'<(?:\w+:)?c r="(?:[B-Z][A-Z]{2}|A[M-Z][A-Z])\d')  # past column AMA
_NO_VALUE: Final = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3}\d{1,7})"[^>]*><f[^>]*(?:/>|>[^<]*</f>)(?:<v></v>|<v\s*/>)?</(?:\w+:)?c>'
)
_FORMAT: Final = re.compile(rb"<numFmt\b([^>]*)/?>")
_FORMAT_ID: Final = re.compile(rb'numFmtId="(\d+)"')
_CODE: Final = re.compile(rb'formatCode="([^"]*)"')
_STYLES: Final = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_STYLE: Final = re.compile(rb"<xf\b([^>]*)>")
_ODS_ROWS: Final = re.compile(rb'<table:table\b[^>]*?\btable:name="([^"]*)"[^>]*>|<table:table-row\b([^>]*)>')
_REPEATED: Final = re.compile(rb'\btable:number-rows-repeated="(\d{1,7})"')
_NOT_VISIBLE: Final = re.compile(rb'\btable:visibility="(?:collapse|filter)"')
MAX_HIDDEN: Final = 100_000  # that one row of the text may stand for
_SHEET: Final = re.compile(r"<(?:\w+:)?sheet\b([^>]*)/?>")
_NAME: Final = re.compile(r'\bname="([^"]*)"')
_SHEET_KEY: Final = re.compile(r'\br:id="([^"]*)"')
_RELATION: Final = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)/?>")
_KEY: Final = re.compile(r'\bId="([^"]*)"')
_TARGET: Final = re.compile(r'\bTarget="([^"]*)"')
_PERCENT_FORMATS: Final = {9, 10}


@dataclass
class SheetMarks:
    """What one sheet of an xlsx says beside its values.

    Attributes:
        hidden: numbers of the hidden rows.
        percents: column letters -> numbers of the rows shown as a percentage.
        unvalued: cells whose formula keeps no value ("C7").
    """

    hidden: list[int] = field(default_factory=list)
    percents: dict[str, list[int]] = field(default_factory=dict)
    unvalued: list[str] = field(default_factory=list)


def inspect(path: Path, file: str) -> dict[str, SheetMarks]:
    """Return the marks of the sheets of an xlsx by name; of an ods, only its hidden rows.

    Raises:
        UploadError: too large once unpacked, with entities, too many columns, or damaged.
    """
    try:
        with ZipFile(path) as package:
            return _inspected(package, file)
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as failure:
        raise UploadError(file, "está dañado o incompleto", SAVE_AGAIN) from failure


def _inspected(package: ZipFile, file: str) -> dict[str, SheetMarks]:
    parts = package.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise _too_large(file)
    percents, names = _percent_styles(package), _sheet_names(package)
    left = MAX_UNPACKED
    marks: dict[str, SheetMarks] = {}
    for part in parts:
        is_sheet = part.filename in names
        if part.filename == "content.xml":
            _mark_ods(package, part.filename, marks, file)
        found = SheetMarks()
        for piece in _pieces(package, part.filename, is_sheet, file):
            left -= len(piece)
            if left < 0:
                raise _too_large(file)
            if part.filename.endswith((".xml", ".rels")) and _ENTITY.search(piece):
                raise UploadError(file, "define entidades de XML, como hace un archivo dañino", SAVE_AGAIN)
            if is_sheet:
                _mark(piece, percents, found, file)
        if is_sheet:
            marks[names[part.filename]] = found
    return marks


def _mark_ods(package: ZipFile, part: str, marks: dict[str, SheetMarks], file: str) -> None:
    """Find the hidden rows of an ods: a row of its text may stand for many."""
    rest, sheet, row = b"", SheetMarks(), 0
    for piece in _pieces(package, part, False, file):
        complete, found, rest = (rest + piece).rpartition(b">")
        if len(rest) > LONGEST_ROW:
            raise _too_large(file)
        for name, attributes in _ODS_ROWS.findall(complete + found):
            if name:
                sheet, row = marks.setdefault(unescape(name.decode("utf-8", "replace")), SheetMarks()), 0
                continue
            repeated = _REPEATED.search(attributes)
            times = int(repeated[1]) if repeated else 1
            if _NOT_VISIBLE.search(attributes):
                sheet.hidden += range(row + 1, row + 1 + min(times, MAX_HIDDEN))
            row += times


def _pieces(package: ZipFile, part: str, by_row: bool, file: str) -> Iterator[bytes]:
    """Yield a part piece by piece; of a sheet, cut behind a row."""
    rest = b""
    with package.open(part) as source:
        while piece := source.read(PIECE):
            whole_rows, found, rest = (rest + piece).rpartition(b"</row>") if by_row else (piece, b"", b"")
            if len(rest) > LONGEST_ROW:
                raise _too_large(file)
            yield whole_rows + found
    yield rest


def _mark(piece: bytes, percents: frozenset[int], found: SheetMarks, file: str) -> None:
    if _FAR_CELL.search(piece):
        raise too_wide(file)
    if b"hidden=" in piece:
        for row in _ROW.findall(piece):
            number = _NUMBER.search(row)
            if number and _HIDDEN.search(row):
                found.hidden.append(int(number[1]))
    if b"<f" in piece:
        found.unvalued += [cell.decode() for cell in _NO_VALUE.findall(piece)]
    if percents:
        for column, number in _percent_cells(percents).findall(piece):
            found.percents.setdefault(column.decode(), []).append(int(number))


def _percent_cells(styles: frozenset[int]) -> re.Pattern[bytes]:
    either = "|".join(str(style) for style in sorted(styles))
    return re.compile(rf'<(?:\w+:)?c r="([A-Z]{{1,3}})(\d{{1,7}})" s="(?:{either})"'.encode())


def _percent_styles(package: ZipFile) -> frozenset[int]:
    """Return the positions of the cell styles that show a percentage."""
    text = _text(package, "xl/styles.xml").encode()
    shown = _PERCENT_FORMATS | {_id(form) for form in _FORMAT.findall(text) if _shows_percent(form)}
    block = _STYLES.search(text)
    styles = _STYLE.findall(block[0]) if block else []
    return frozenset(place for place, style in enumerate(styles) if _id(style) in shown)


def _id(attributes: bytes) -> int:
    found = _FORMAT_ID.search(attributes)
    return int(found[1]) if found else -1


def _shows_percent(attributes: bytes) -> bool:
    code = _CODE.search(attributes)
    return bool(code) and b"%" in code[1]  # type: ignore[index]  # `code` is a match here


def _sheet_names(package: ZipFile) -> dict[str, str]:
    """Return the name of each sheet of an xlsx by its part ("xl/worksheets/sheet1.xml")."""
    book, relations = (_text(package, part) for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"))
    targets = {}
    for relation in _RELATION.findall(relations):
        key, target = _KEY.search(relation), _TARGET.search(relation)
        if key and target:
            targets[key[1]] = target[1].removeprefix("/xl/").removeprefix("xl/")
    names = {}
    for sheet in _SHEET.findall(book):
        name, key = _NAME.search(sheet), _SHEET_KEY.search(sheet)
        if name and key and key[1] in targets:
            names[f"xl/{targets[key[1]]}"] = unescape(name[1])
    return names


def _text(package: ZipFile, part: str) -> str:
    if part not in package.namelist():
        return ""
    with package.open(part) as source:
        return source.read(8 * PIECE).decode("utf-8", "replace")


def too_wide(file: str) -> UploadError:
    """Return the refusal of a sheet with too many columns."""
    return UploadError(
        file, f"tiene más de {whole(MAX_COLUMNS)} columnas", "Deje solo las columnas de la plantilla."
    )


def _too_large(file: str) -> UploadError:
    limit = whole(MAX_UNPACKED >> 20)
    return UploadError(file, f"ocupa más de {limit} MB cuando se descomprime", TOO_LARGE)
