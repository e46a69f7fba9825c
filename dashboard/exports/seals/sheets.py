"""The cells of a workbook as values, read without its formats and without running anything.

Excel and LibreOffice write the same book in other bytes when they save it, so books are compared and sealed
by their cells: texts, and numbers with twelve significant digits. A day is its serial number. A formula is
kept as a formula: the dashboard never writes one.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from dashboard.exports.seals.safe import UnreadableError, parse_xml, read_members

Value = str | float
Cells = Mapping[tuple[int, int], Value]
"""Values by row and column, both from 1; empty cells are absent."""
DATA_SHEET: Final = "Datos"
FACTS_SHEET: Final = "Metadatos"
TERMS_SHEET: Final = "Glosario"
OWN_SHEETS: Final = (DATA_SHEET, FACTS_SHEET, TERMS_SHEET)
"""The tabs of a workbook of ours: any other was added."""
FOOT: Final = (0, 1)
"""Where what is printed under a sheet is kept, as if it were a cell above the first row."""
WORKBOOK: Final = "xl/workbook.xml"
RELATIONS: Final = "xl/_rels/workbook.xml.rels"
STRINGS: Final = "xl/sharedStrings.xml"
PLACE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
CARRIAGE: Final = re.compile(r"_x000[dD]_|\r")
PRINT_FORMAT: Final = re.compile(r'&(?:[LCR]|"[^"]*"|K[0-9A-Fa-f]{6}|\d{1,3})')
DIGITS: Final = 12
LETTERS: Final = 26


def read_sheets(content: bytes) -> dict[str, Cells]:
    """Return the cells of every sheet, by the name on its tab, in the order of the tabs.

    Raises:
        UnreadableError: it isn't a workbook.
    """
    members = read_members(content, lambda name: name.startswith("xl/") and name.endswith((".xml", ".rels")))
    try:
        book, relations = parse_xml(members[WORKBOOK]), parse_xml(members[RELATIONS])
        targets = {item.get("Id", ""): item.get("Target", "") for item in relations}
        strings = _strings(members.get(STRINGS))
        return {
            sheet.get("name", ""): _cells(parse_xml(members[_member(targets[sheet.get("id", "")])]), strings)
            for sheet in book.iter("sheet")
        }
    except (KeyError, ValueError, IndexError) as error:
        raise UnreadableError("no es un libro de Excel completo") from error


def own_sheets(sheets: Mapping[str, Cells]) -> dict[str, Cells]:
    """Return the sheets that are ours, without what a reader added to the book."""
    return {name: cells for name, cells in sheets.items() if name in OWN_SHEETS}


def _member(target: str) -> str:
    """Return the member that a relation points to: from the root, or from `xl/`."""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _strings(content: bytes | None) -> list[str]:
    return [_text(item) for item in parse_xml(content).iter("si")] if content else []


def _text(item: Element) -> str:
    """Return a text whatever runs it is set in, without its phonetic guide."""
    parts = [item.findtext("t") or "", *(run.findtext("t") or "" for run in item.iter("r"))]
    return CARRIAGE.sub("", "".join(parts))


def _cells(sheet: Element, strings: list[str]) -> Cells:
    return dict(_filled_cells(sheet, strings))


def _filled_cells(sheet: Element, strings: list[str]) -> Iterator[tuple[tuple[int, int], Value]]:
    foot = _printed(sheet)
    if foot:
        yield FOOT, foot
    for cell in sheet.iter("c"):
        value = _value(cell, strings)
        if value != "":
            yield place_of(cell.get("r", "")), value


def _printed(sheet: Element) -> str:
    """Return the texts that are printed above and under a sheet, without their formats."""
    texts = (item.text or "" for part in sheet.iter("headerFooter") for item in part)
    return " · ".join(plain for plain in (PRINT_FORMAT.sub("", text).strip() for text in texts) if plain)


def place_of(reference: str) -> tuple[int, int]:
    """Return row and column of a reference such as B7.

    Raises:
        ValueError: it isn't one.
    """
    found = PLACE.fullmatch(reference)
    if not found:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * LETTERS + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _value(cell: Element, strings: list[str]) -> Value:
    formula, kind, written = cell.find("f"), cell.get("t", "n"), cell.findtext("v") or ""
    if formula is not None:
        return f"={formula.text or ''}"
    if kind == "s":
        return strings[int(written)] if written else ""
    if kind == "inlineStr":
        inside = cell.find("is")
        return "" if inside is None else _text(inside)
    return number_of(written) if kind == "n" and written else CARRIAGE.sub("", written)


def number_of(text: str) -> float:
    """Return a number with the digits that are compared."""
    return float(f"{float(text):.{DIGITS}g}")
