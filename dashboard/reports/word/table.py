"""Native Word tables, written as text: python-docx takes a hundred times as long for the same cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dashboard.reports.blocks import Grid
from dashboard.reports.plan import Placed

TOTAL_FILL: Final = "F3F5F7"  # a style knows the first row of a table, not the totals among its rows
TWIPS: Final = 20  # in a point


@dataclass(frozen=True)
class TableStyles:
    """Ids of the styles of a table, of its cells, and of those of its head and totals."""

    table: str
    cell: str
    strong_cell: str


def table_xml(content: Grid, widths: Sequence[float], placed: Placed, styles: TableStyles, alt: str) -> Any:  # noqa: ANN401
    """Return a table: its head repeated on every page, rows never cut, numbers at the right.

    Args:
        widths: of the columns, points.
        placed: the least heights of its head and rows.
        alt: what it shows, for who can't see it.
    """
    columns = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    rows = [_row(content.head, content, widths, placed.head, styles.strong_cell, "<w:tblHeader/>")]
    for place, (texts, height) in enumerate(zip(content.rows, placed.rows, strict=True)):
        is_total = content.is_total(place)
        style = styles.strong_cell if is_total else styles.cell
        rows.append(_row(texts, content, widths, height, style, fill=TOTAL_FILL if is_total else ""))
    return parse_xml(
        f"<w:tbl {nsdecls('w')}>{_properties(styles.table, sum(widths), alt)}"
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _properties(style: str, width: float, alt: str) -> str:
    return (
        f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{_twips(width)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"/>'
        f'<w:tblCaption w:val="{escape(alt)}"/></w:tblPr>'
    )


def _row(
    texts: Sequence[str],
    content: Grid,
    widths: Sequence[float],
    height: float,
    style: str,
    repeat: str = "",
    fill: str = "",
) -> str:
    cells = zip(texts, widths, content.is_number, strict=True)
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_twips(height)}" w:hRule="atLeast"/>{repeat}'
        f"</w:trPr>{''.join(_cell(text, width, style, fill, number) for text, width, number in cells)}</w:tr>"
    )


def _cell(text: str, width: float, style: str, fill: str, number: bool) -> str:
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    side = '<w:jc w:val="right"/>' if number else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{ground}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{side}</w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
    )


def _twips(points: float) -> int:
    return round(points * TWIPS)
