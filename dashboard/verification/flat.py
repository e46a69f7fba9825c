"""Files as values by row and column, so that what differs can be named."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final
from xml.etree.ElementTree import Element

from dashboard.exports.seals.safe import parse_json, parse_xml
from dashboard.exports.seals.sheets import FOOT, Cells, own_sheets, read_sheets
from dashboard.verification.differences import Flat, Value

GEOMETRY: Final = "geometry"
DRAWN: Final = ("d", "style", "transform", "href", "points", "x", "y", "width", "height", "fill")


def of_book(content: bytes) -> Flat:
    """Return our sheets of a workbook: rows are the sheet and a row's first cell, columns the heads."""
    sheets = own_sheets(read_sheets(content))
    return {place: value for name, cells in sheets.items() for place, value in _sheet(name, cells)}


def _sheet(name: str, cells: Cells) -> Iterator[tuple[tuple[str, str], Value]]:
    named = Counter(value for (_, column), value in cells.items() if column == 1)
    heads = {column: str(value) for (row, column), value in cells.items() if row == 1}
    for (row, column), value in sorted(cells.items()):
        if (row, column) == FOOT:
            yield (f"{name}, lo que se imprime en cada página", "texto"), value
            continue
        first = cells.get((row, 1), "")
        own = str(first) if row > 1 and named[first] == 1 and first != "" else f"fila {row}"
        yield (f"{name}, {own}", heads.get(column, f"columna {column}")), value


def of_json(content: bytes) -> Flat:
    """Return a JSON object: rows are the features by id, columns the path inside them."""
    return dict(_members("", "", parse_json(content)))


def _members(row: str, path: str, value: Any) -> Iterator[tuple[tuple[str, str], Value]]:  # noqa: ANN401
    if isinstance(value, dict) and path.endswith(GEOMETRY):
        yield (row, path), json.dumps(value, sort_keys=True)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _members(row, f"{path}.{key}" if path else str(key), inner)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _item(row, f"{path}[{place}]", inner)
    else:
        yield (row, path), _scalar(value)


def _item(row: str, path: str, value: Any) -> Iterator[tuple[tuple[str, str], Value]]:  # noqa: ANN401
    """Yield an item of a list: a feature is a row of its own."""
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        yield from _members(value["id"], "", value)
    else:
        yield from _members(row, path, value)


def _scalar(value: Any) -> Value:  # noqa: ANN401
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).lower()
    return float(value) if isinstance(value, (int, float)) else str(value)


def of_svg(content: bytes) -> Flat:
    """Return a drawing: rows are the elements with a name (a territory's is its code)."""
    return dict(_drawing(parse_xml(content)))


def _drawing(root: Element) -> Iterator[tuple[tuple[str, str], Value]]:
    waiting: list[tuple[Element, str]] = [(root, "")]
    met: Counter[tuple[str, str]] = Counter()
    while waiting:
        element, above = waiting.pop()
        own = element.get("id") or above
        for column, value in _parts(element):
            met[own, column] += 1
            yield (own, f"{column} {met[own, column]}" if met[own, column] > 1 else column), value
        waiting.extend((child, own) for child in reversed(element))


def _parts(element: Element) -> Iterator[tuple[str, str]]:
    text = (element.text or "").strip()
    if text:
        yield {"text": "texto", "tspan": "texto"}.get(element.tag, element.tag), text
    for name in DRAWN:
        value = element.get(name)
        if value is not None:
            yield f"{element.tag}.{name}", value


FLAT: Final[Mapping[str, Callable[[bytes], Flat]]] = MappingProxyType(
    {"xlsx": of_book, "json": of_json, "geojson": of_json, "svg": of_svg}
)
"""How a format is read by row and column; pictures and pages are not."""
