"""Native charts: bars, funnel, curves and ranking that Word and PowerPoint edit, with their data inside.

Maps, heat maps and trees have no native kind and stay pictures. What a native chart leaves out of its figure
is said in its note. Charts are made with python-pptx; Word's are the same parts in another package.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import pptx
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from dashboard.core.cells import Cell
from dashboard.core.wording import NO_VALUE, number, short_day
from dashboard.exports.workbook import without_time
from dashboard.figures.drawing.fonts import FAMILY
from dashboard.figures.printed.moves import MOST_MOVES
from dashboard.figures.printed.printed_figure import PrintedFigure, Table
from dashboard.reports.blocks import Block, Chapter, FigureBlock
from dashboard.views.ranking import EACH_END

Row = Mapping[str, Cell]
TEXT_SIZE: Final = 11.0
LABEL_FORMAT: Final = "0.0"
AXIS_FORMAT: Final = "0"
EMPTY_LAYOUT: Final = 6  # of python-pptx's own template
NO_EDGE: Final = f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
BARS: Final = XL_CHART_TYPE.BAR_CLUSTERED
LINES: Final = XL_CHART_TYPE.LINE
MOST: Final = 100.0
GRID_INK: Final = "D9DDE2"
SERIES_INKS: Final = ("004884", "9DB4D6", "6F7F95")


@dataclass(frozen=True, kw_only=True)
class Native:
    """How a figure's table becomes a native chart.

    Attributes:
        kind: of chart. categories: column of what is compared.
        series: name of each series and its column; the column alone where `by` names the series.
        by: column whose values are one series each; empty for none.
        shows: what the chart shows of the figure; empty where it is all.
        spread: columns of the first and the third quartile, which the note says in words; empty for none.
        most: of a ranking of changes, how many rows of each sign are charted, the largest; 0 for every row.
        ends: of a table in order, how many rows of each end are charted; 0 for every row.
    """

    kind: Any
    categories: str
    series: Mapping[str, str]
    by: str = ""
    shows: str = ""
    spread: tuple[str, ...] = ()
    most: int = 0
    ends: int = 0

    @property
    def is_percent(self) -> bool:
        """Whether its axis goes from 0 to 100."""
        return not (self.most or self.ends)


QUARTILES: Final = ("cuartil_1", "cuartil_3")
CHARTS: Final[Mapping[str, Native]] = MappingProxyType(
    {
        "regiones": Native(
            kind=BARS,
            categories="nombre",
            series={"Promedio": "valor", "Mínimo": "minimo", "Máximo": "maximo"},
            shows="promedio, mínimo y máximo",
            spread=QUARTILES,
        ),
        "embudo": Native(
            kind=BARS, categories="etapa", series={"Entidades que la cerraron (%)": "porcentaje"}
        ),
        "curvas": Native(
            kind=LINES,
            categories="fecha",
            series={"": "promedio"},
            by="nombre",
            shows="los promedios",
            spread=QUARTILES,
        ),
        "puntualidad": Native(
            kind=BARS, categories="territorio", series={"En los últimos días (%)": "porcentaje"}
        ),
        "movimientos": Native(
            kind=BARS,
            categories="nombre",
            series={"Cambio (puntos porcentuales)": "cambio"},
            shows=f"los {MOST_MOVES} cambios más grandes de cada sentido",
            most=MOST_MOVES,
        ),
        "orden": Native(
            kind=BARS,
            categories="nombre",
            series={"Valor": "valor"},
            shows="las primeras y las últimas unidades",
            ends=EACH_END,
        ),
    }
)


def native_of(printed: PrintedFigure) -> Native | None:
    """Return how a figure is charted; None for one that stays a picture, or that has nothing to chart."""
    native = CHARTS.get(printed.key)
    return native if native and _has_numbers(native, printed.table) else None


def _has_numbers(native: Native, table: Table) -> bool:
    """Return whether there is anything to chart: some indicators rank words."""
    cells = (row[column] for row in _rows(native, table) for column in native.series.values())
    return all(cell is None or isinstance(cell, (int, float)) for cell in cells) and bool(table.rows)


def with_native_notes(chapter: Chapter) -> Chapter:
    """Return a chapter whose charted figures say what their chart shows."""
    return replace(chapter, blocks=tuple(map(_with_note, chapter.blocks)))


def _with_note(block: Block) -> Block:
    if not isinstance(block, FigureBlock) or (native := native_of(block.printed)) is None:
        return block
    return replace(block, extra=native_note(native, block.printed.table))


def native_note(native: Native, table: Table) -> str:
    """Say what a chart shows of its figure, and in words the quartiles that it has no mark for."""
    shown = f"El gráfico editable muestra {native.shows}." if native.shows else ""
    spreads = "; ".join(_spreads(native, _rows(native, table))) if native.spread else ""
    middle = f"Mitad central de sus entidades: {spreads}." if spreads else ""
    return " ".join(filter(None, (shown, middle)))


def _spreads(native: Native, rows: Sequence[Row]) -> Iterator[str]:
    """Yield the middle half of each row, or of the last row of each series."""
    last = {row[native.by or native.categories]: row for row in rows}
    for name, row in last.items():
        low, high = (row[column] for column in native.spread)
        if isinstance(low, (int, float)) and isinstance(high, (int, float)):
            yield f"{name}, {number(low, 1)} a {number(high, 1)}"


def _rows(native: Native, table: Table) -> list[Row]:
    """Return the rows that are charted, by head: all, or those at both ends of a ranking."""
    rows: list[Row] = [dict(zip(table.head, row, strict=True)) for row in table.rows]
    if native.ends:
        return rows if len(rows) <= 2 * native.ends else [*rows[: native.ends], *rows[-native.ends :]]
    if not native.most:
        return rows
    (column,) = native.series.values()
    moved = sorted((row for row in rows if row[column]), key=lambda row: -_size(row[column]))
    up = [row for row in moved if _size(row[column]) > 0]
    down = [row for row in moved if _size(row[column]) < 0]
    return [*up[: native.most], *down[-native.most :]]


def _size(cell: Cell) -> float:
    return float(cell) if isinstance(cell, (int, float)) else 0.0


def add_chart(slide: Any, native: Native, table: Table, place: tuple[Any, Any, Any, Any]) -> Any:  # noqa: ANN401
    """Add the chart of a table to a slide; return its shape. The same table is the same bytes."""
    shape = slide.shapes.add_chart(native.kind, *place, chart_data(native, table))
    book = shape.chart.part.chart_workbook.xlsx_part
    book._blob = without_time(book.blob)
    _dress(shape.chart, native)
    return shape


def chart_parts(native: Native, table: Table, text_size: float) -> tuple[bytes, str, bytes]:
    """Return a chart for another package: its XML, how that names the workbook, and the workbook.

    Args:
        text_size: of its words, in points.
    """
    deck: Any = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[EMPTY_LAYOUT])
    part = add_chart(slide, native, table, (0, 0, 0, 0)).chart.part
    part.chart.font.size, part.chart.font.name = Pt(text_size), FAMILY
    part.chart._chartSpace.chart.addnext(parse_xml(NO_EDGE))
    book = part.chart_workbook.xlsx_part
    (relation,) = (key for key, one in part.rels.items() if one.target_part is book)
    return part.blob, relation, book.blob


def chart_data(native: Native, table: Table) -> Any:  # noqa: ANN401
    """Return categories and series; a value that is missing is a gap."""
    rows = _rows(native, table)
    data: Any = CategoryChartData(number_format=LABEL_FORMAT)  # type: ignore[no-untyped-call]
    if not native.by:
        data.categories = [_bar_label(native, row) for row in rows]
        for name, column in native.series.items():
            data.add_series(name, [row[column] for row in rows])
        return data
    data.categories = list(dict.fromkeys(_label(row[native.categories]) for row in rows))
    (column,) = native.series.values()
    for owner in dict.fromkeys(row[native.by] for row in rows):
        own = {_label(row[native.categories]): row[column] for row in rows if row[native.by] == owner}
        data.add_series(str(owner), [own.get(one.label) for one in data.categories])
    return data


def _bar_label(native: Native, row: Row) -> str:
    """Return what stands beside a bar; one that is missing is said, so that it isn't read as zero."""
    label = _label(row[native.categories])
    is_known = any(row[column] is not None for column in native.series.values())
    return label if is_known else f"{label} ({NO_VALUE})"


def _label(cell: Cell) -> str:
    return short_day(cell) if isinstance(cell, date) else str(cell)


def _dress(chart: Any, native: Native) -> None:  # noqa: ANN401
    """Set type, axes, legend and labels; lines keep the colours of the template."""
    chart.font.size = Pt(TEXT_SIZE)
    chart.has_title = False
    chart.has_legend = len(chart.plots[0].series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    axis = chart.value_axis
    if native.is_percent:
        axis.minimum_scale, axis.maximum_scale = 0, MOST
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = AXIS_FORMAT, False
    axis.major_gridlines.format.line.color.rgb = _ink(GRID_INK)
    if native.kind is BARS:
        _dress_bars(chart)
    if native.most:
        chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        chart.plots[0].series[0].invert_if_negative = False


def _dress_bars(chart: Any) -> None:  # noqa: ANN401
    """Put the first bar at the top and its number at its end."""
    chart.category_axis.reverse_order = True
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 60, True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = LABEL_FORMAT, False
    plot.data_labels.font.size = Pt(TEXT_SIZE - 2)
    for series, colour in zip(plot.series, SERIES_INKS, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _ink(colour)


def _ink(colour: str) -> RGBColor:
    return RGBColor.from_string(colour)  # type: ignore[no-untyped-call]
