"""Native charts of slides: bars, funnel and curves that PowerPoint edits, with their data inside.

Maps, heat maps and trees have no native kind and stay pictures. What a native chart leaves out of its figure
is said in its note.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.util import Pt

from dashboard.core.cells import Cell
from dashboard.core.wording import NO_VALUE, short_day
from dashboard.exports.workbook import without_time
from dashboard.figures.printed.printed_figure import PrintedFigure, Table

TEXT_SIZE: Final = 11.0
LABEL_FORMAT: Final = "0.0"
AXIS_FORMAT: Final = "0"
BARS: Final = XL_CHART_TYPE.BAR_CLUSTERED
LINES: Final = XL_CHART_TYPE.LINE
MOST: Final = 100.0  # every native chart is of percentages
GRID_INK: Final = "D9DDE2"
SERIES_INKS: Final = ("004884", "9DB4D6", "6F7F95")


@dataclass(frozen=True, kw_only=True)
class Native:
    """How a figure's table becomes a native chart.

    Attributes:
        kind: of chart. categories: column of what is compared.
        series: name of each series and its column; the column alone where `by` names the series.
        by: column whose values are one series each; empty for none.
        note: what the figure shows and the chart doesn't.
    """

    kind: Any
    categories: str
    series: Mapping[str, str]
    by: str = ""
    note: str = ""


CHARTS: Final[Mapping[str, Native]] = MappingProxyType(
    {
        "regiones": Native(
            kind=BARS,
            categories="nombre",
            series={"Promedio": "valor", "Mínimo": "minimo", "Máximo": "maximo"},
            note="El gráfico editable muestra promedio, mínimo y máximo; la mitad central está en la figura "
            "del tablero.",
        ),
        "embudo": Native(
            kind=BARS, categories="etapa", series={"Entidades que la cerraron (%)": "porcentaje"}
        ),
        "curvas": Native(
            kind=LINES,
            categories="fecha",
            series={"": "promedio"},
            by="nombre",
            note="El gráfico editable muestra los promedios; la mitad central está en la figura del tablero.",
        ),
        "puntualidad": Native(
            kind=BARS, categories="territorio", series={"En los últimos días (%)": "porcentaje"}
        ),
    }
)


def native_of(printed: PrintedFigure) -> Native | None:
    """Return how a figure is charted; None for one that stays a picture, or that has nothing to chart."""
    return CHARTS.get(printed.key) if printed.table.rows else None


def add_chart(slide: Any, native: Native, table: Table, place: tuple[Any, Any, Any, Any]) -> Any:  # noqa: ANN401
    """Add the chart of a table to a slide; return its shape. The same table is the same bytes."""
    shape = slide.shapes.add_chart(native.kind, *place, chart_data(native, table))
    book = shape.chart.part.chart_workbook.xlsx_part
    book._blob = without_time(book.blob)
    _dress(shape.chart, native)
    return shape


def chart_data(native: Native, table: Table) -> Any:  # noqa: ANN401
    """Return categories and series; a value that is missing is a gap."""
    rows = [dict(zip(table.head, row, strict=True)) for row in table.rows]
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


def _bar_label(native: Native, row: Mapping[str, Cell]) -> str:
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
    axis.minimum_scale, axis.maximum_scale = 0, MOST
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = AXIS_FORMAT, False
    axis.major_gridlines.format.line.color.rgb = _ink(GRID_INK)
    if native.kind is BARS:
        _dress_bars(chart)


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
