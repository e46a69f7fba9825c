"""Native Word tables, written as text: python-docx takes a hundred times as long for the same cells."""

from collections.abc import Sequence
from html import escape
from typing import Any, Final

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dashboard.reports.blocks import Grid
from dashboard.reports.plan import CELL_SIDE

HEAD_FILL: Final = "E8EEF7"
TOTAL_FILL: Final = "F3F5F7"
RULE_INK: Final = "C3C9CF"
TWIPS: Final = 20  # in a point


def table_xml(
    content: Grid, widths: Sequence[float], head: float, rows: Sequence[float], style: str, alt: str
) -> Any:  # noqa: ANN401
    """Return a table: thin rules, its head repeated on every page, rows never cut, numbers at the right.

    Args:
        widths: of the columns, points. head, rows: least heights, points. style: id of the cells' style.
        alt: what it shows, for who can't see it.
    """
    columns = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    lines = [_row(content.head, content, widths, head, style, HEAD_FILL, is_head=True)]
    for place, (texts, height) in enumerate(zip(content.rows, rows, strict=True)):
        fill = TOTAL_FILL if content.is_total(place) else ""
        lines.append(_row(texts, content, widths, height, style, fill))
    return parse_xml(
        f"<w:tbl {nsdecls('w')}>{_properties(sum(widths), alt)}"
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )


def _properties(width: float, alt: str) -> str:
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE_INK}"'
    borders = "".join(f"<w:{side} {rule}/>" for side in ("top", "bottom", "insideH"))
    margins = "".join(f'<w:{side} w:w="{_twips(CELL_SIDE)}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tblPr><w:tblW w:w="{_twips(width)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"/>'
        f'<w:tblCaption w:val="{escape(alt)}"/></w:tblPr>'
    )


def _row(
    texts: Sequence[str],
    content: Grid,
    widths: Sequence[float],
    height: float,
    style: str,
    fill: str,
    *,
    is_head: bool = False,
) -> str:
    repeat = "<w:tblHeader/>" if is_head else ""
    cells = zip(texts, widths, content.is_number, strict=True)
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_twips(height)}" w:hRule="atLeast"/>{repeat}'
        f"</w:trPr>{''.join(_cell(text, width, style, fill, number) for text, width, number in cells)}</w:tr>"
    )


def _cell(text: str, width: float, style: str, fill: str, number: bool) -> str:
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    side = '<w:jc w:val="right"/>' if number else ""
    weight = "<w:rPr><w:b/></w:rPr>" if fill else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{ground}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{side}</w:pPr>'
        f'<w:r>{weight}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
    )


def _twips(points: float) -> int:
    return round(points * TWIPS)
