"""Charts on paper: what the definition holds is what is drawn."""

import numpy as np
import plotly.graph_objects as go
import pytest
from matplotlib.patches import Polygon, Rectangle

from dashboard.core.scales import PALETTE
from dashboard.figures.bars import Bar, bars_figure
from dashboard.figures.definition import definition_of
from dashboard.figures.drawing.charts import UnknownTraceError, chart_height, draw_chart, is_open
from dashboard.figures.drawing.ink import Box, Canvas
from tests.dashboard.figures.drawing.text_boxes import text_boxes

BOX = Box(0, 0, 300, 200)


def drawn(*traces, **layout):
    sheet = Canvas(300, 200)
    draw_chart(sheet, BOX, definition_of(go.Figure(traces, layout)), {}, 8.0)
    return sheet.page


def rectangles(page):
    return [
        item for item in page.axes[0].get_children() if isinstance(item, Rectangle) and item.get_zorder() == 2
    ]


def test_a_lying_bar_is_as_long_as_its_value():
    """Length and place of a bar are the data's."""
    page = drawn(go.Bar(orientation="h", y=["a", "b"], x=[41.0, 10.0], width=0.6))
    assert [bar.get_width() for bar in rectangles(page)] == [41.0, 10.0]
    assert [bar.get_y() for bar in rectangles(page)] == pytest.approx([-0.3, 0.7])


def test_a_bar_starts_at_its_base():
    """The middle half of a region runs from its first quartile."""
    page = drawn(go.Bar(orientation="h", y=["a"], x=[20.0], base=[30.0]))
    assert rectangles(page)[0].get_x() == 30.0


def test_a_missing_bar_is_not_drawn():
    """Missing is not a bar of zero."""
    page = drawn(go.Bar(orientation="h", y=["a", "b"], x=[None, 10.0]))
    assert len(rectangles(page)) == 1


def test_a_line_breaks_where_data_are_missing():
    """A gap stays a gap."""
    page = drawn(go.Scatter(mode="lines", x=[1, 2, 3], y=[1.0, None, 3.0]))
    line = next(item for item in page.axes[0].lines if len(item.get_xdata()) == 3)
    assert np.isnan(line.get_ydata()).tolist() == [False, True, False]


def test_a_band_is_a_closed_outline():
    """What plotly fills to itself is a polygon."""
    page = drawn(go.Scatter(fill="toself", fillcolor="#abd6a2", x=[1, 2, 2, 1], y=[1, 1, 2, 2]))
    assert any(isinstance(item, Polygon) for item in page.axes[0].patches)


def test_labels_are_written_with_their_bold_part():
    """A label keeps its text."""
    label = "<b>41,0</b> %  n = 3"
    page = drawn(
        go.Scatter(mode="text", x=[1], y=["a"], text=[label], textposition="middle right"),
        xaxis={"range": [0, 10]},
    )
    texts = [item.get_text() for item in page.texts]
    assert "41,0" in texts
    assert any("n = 3" in text for text in texts)


def test_a_cell_has_the_fill_of_its_position():
    """Cells are positions in the palette, as on the map; missing ones are not drawn."""
    page = drawn(
        go.Heatmap(x=["1.1", "1.2"], y=["Caribe"], z=[[5, None]], text=[["40", ""]]),
        xaxis={"type": "category"},
    )
    cells = [
        item for item in page.axes[0].get_children() if isinstance(item, Rectangle) and item.get_width() == 1
    ]
    fills = [item.get_facecolor() for item in cells if item.get_linewidth() == 0.4]
    assert [_hexadecimal(colour) for colour in fills] == [PALETTE[5]]


def test_a_trace_that_paper_does_not_know_is_refused():
    """A figure never loses a part in silence."""
    with pytest.raises(UnknownTraceError, match="sunburst"):
        drawn(go.Sunburst())


def test_panels_of_a_grid_have_axes_of_their_own():
    """Small multiples: as many axes as panels."""
    traces = [
        go.Scatter(mode="lines", x=[1, 2], y=[1, 2], xaxis=axis, yaxis=axis.replace("x", "y"))
        for axis in ("x", "x2", "x3")
    ]
    grid = {"rows": 1, "columns": 3, "xgap": 0.1, "ygap": 0.3}
    assert len(drawn(*traces, grid=grid).axes) == 3


def test_a_narrow_grid_is_higher():
    """Where fewer panels fit beside each other, the chart has more rows."""
    traces = [
        go.Scatter(x=[1], y=[1], xaxis=axis, yaxis=axis.replace("x", "y")) for axis in ("x", "x2", "x3", "x4")
    ]
    grid = {"rows": 1, "columns": 4, "xgap": 0.1, "ygap": 0.3}
    figure = definition_of(go.Figure(traces, {"grid": grid, "height": 160}))
    assert chart_height(figure, 200.0, 8.0) > chart_height(figure, 600.0, 8.0)


def _hexadecimal(colour):
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in colour[:3])


def test_rows_that_do_not_fit_go_on_in_a_second_column():
    """A long list of bars keeps a legible type: its rows stand in columns, each once and in their order."""
    rows = [f"fila {place}" for place in range(40)]
    labels = go.Scatter(mode="text", x=[1.0] * 40, y=rows, text=rows)
    bars = go.Bar(orientation="h", x=[1.0] * 40, y=rows)
    sheet = Canvas(900, 260)
    layout = {"height": 40 * 26, "yaxis": {"autorange": "reversed", "showticklabels": False}}
    draw_chart(sheet, Box(0, 0, 900, 260), definition_of(go.Figure([bars, labels], layout)), {}, 8.0)
    assert len(sheet.page.axes) > 1
    assert [item.get_text() for item in sheet.page.texts if item.get_text() in rows] == rows


def test_a_head_is_never_parted_from_its_rows():
    """Where a column would end with a head, the head begins the next one."""
    bars = [Bar(label=f"fila {place}", text="", value=1.0, is_head=place == 12) for place in range(40)]
    sheet = Canvas(900, 260)
    draw_chart(sheet, Box(0, 0, 900, 260), definition_of(bars_figure(bars, 0, 1, [0, 1])), {}, 8.0)
    columns = len(sheet.page.axes)
    head = next(item for item in sheet.page.texts if item.get_text() == "fila 12")
    first_below = next(item for item in sheet.page.texts if item.get_text() == "fila 13")
    assert columns == 3
    assert head.get_position()[0] == first_below.get_position()[0]


def test_only_lines_over_a_scale_may_be_as_high_as_there_is_room():
    """Rows of bars keep to their height, however much room a sheet has."""
    lines = go.Scatter(mode="lines", x=[0, 1], y=[0, 1])
    assert is_open(definition_of(go.Figure([lines], {"yaxis": {"tickvals": [0, 1]}})))
    assert not is_open(definition_of(bars_figure([Bar(label="a", text="", value=1.0)], 0, 1, [0])))


def test_labels_that_would_touch_are_left_out():
    """Under a narrow axis some numbers are skipped rather than written over each other."""
    names = [str(place) for place in range(1, 60)]
    page = drawn(go.Bar(x=names, y=[1.0] * len(names)))
    written = [item.get_text() for item in page.texts]
    assert 1 < len(written) < len(names)
    assert written == sorted(written, key=int)


def test_the_contents_of_columns_are_an_em_apart():
    """The last mark of one axis and the first of the next are not read as one number."""
    bars = [Bar(label=f"fila {place}", text="100,0", value=100.0) for place in range(40)]
    sheet = Canvas(900, 260)
    figure = definition_of(bars_figure(bars, -1.6, 100, [-1.6, 100]))
    draw_chart(sheet, Box(0, 0, 900, 260), figure, {}, 8.0)
    boxes = text_boxes(sheet)
    starts = sorted(box.left for box in boxes if box.text == "−1,6")
    ends = sorted(box.right for box in boxes if box.text == "100")
    assert len(starts) > 1
    em = boxes[0].size
    assert all(start - end >= em for start, end in zip(starts[1:], ends[:-1], strict=True))


def test_a_group_that_goes_on_in_the_next_column_repeats_its_head():
    """Every column begins with the head of its rows, and every row is still there once."""
    bars = [Bar(label=f"fila {place}", text="", value=1.0, is_head=place == 0) for place in range(40)]
    sheet = Canvas(900, 260)
    draw_chart(sheet, Box(0, 0, 900, 260), definition_of(bars_figure(bars, -1, 1, [-1, 1])), {}, 8.0)
    written = [item.get_text() for item in sheet.page.texts if item.get_text().startswith("fila")]
    assert written.count("fila 0") == len(sheet.page.axes) == 3
    assert [text for text in written if text != "fila 0"] == [f"fila {place}" for place in range(1, 40)]
    drawn_bars = sum(
        axes.get_ylim()[1] < item.get_y() + item.get_height() / 2 < axes.get_ylim()[0]
        for axes in sheet.page.axes
        for item in axes.get_children()
        if isinstance(item, Rectangle) and item.get_zorder() == 2
    )
    assert drawn_bars == len(bars)
