"""Rows of bars: places, missing values, tracks, and lengths that begin at zero."""

from dashboard.figures.bars import BAR_AT, LABEL_AT, Bar, bars_figure

BARS = (
    Bar(label="Etapa", text="peso 10", is_head=True),
    Bar(label="Uno", text="4 de 10", value=4.0, track=10.0, dot=6.0),
    Bar(label="Dos", text="sin dato", track=10.0),
)


def drawn(bars, low=0.0, high=10.0):
    """The traces of a figure."""
    return bars_figure(bars, low, high, [low, high]).data


def test_a_bar_stands_under_its_label():
    """Each row has its words above and its bar below."""
    track, bar, dot, labels, texts = drawn(BARS)
    assert (bar.y, bar.x) == ((1 + BAR_AT,), (4.0,))
    assert (track.y, track.x) == ((1 + BAR_AT, 2 + BAR_AT), (10.0, 10.0))
    assert dot.x == (6.0,)
    assert labels.y == texts.y == (LABEL_AT, 1 + LABEL_AT, 2 + LABEL_AT)


def test_missing_has_no_bar_and_zero_has_one():
    """Zero is a value."""
    bar = drawn([Bar(label="a", text="0", value=0.0), Bar(label="b", text="sin dato")])[0]
    assert bar.x == (0.0,)


def test_heads_are_bold():
    """Label and value of a head."""
    *_, labels, texts = drawn(BARS)
    assert labels.text == ("<b>Etapa</b>", "Uno", "Dos")
    assert texts.text[0] == "<b>peso 10</b>"


def test_bars_of_both_signs_begin_at_zero():
    """A stroke at zero through each bar, none through the labels."""
    figure = bars_figure(
        [Bar(label="a", text="", value=-3.0), Bar(label="b", text="", value=5.0)], -3.0, 5.0, [0]
    )
    bar = figure.data[0]
    assert (bar.x, bar.base) == ((-3.0, 5.0), (0.0, 0.0))
    assert [shape.x0 for shape in figure.layout.shapes] == [0, 0]


def test_a_scale_without_zero_begins_at_its_end():
    """Scores run from 1 to 5."""
    bar = drawn([Bar(label="a", text="", value=4.2)], 1.0, 5.0)[0]
    assert (bar.base, bar.x) == ((1.0,), (3.2,))


def test_a_long_label_is_whole():
    """Whoever draws it measures how much of it there is room for."""
    assert drawn([Bar(label="x" * 80, text="", value=1.0)])[1].text[0] == "x" * 80


def test_an_interval_is_a_line_over_its_bar_and_ends_with_the_axis():
    """From end to end, with a gap after each; what passes the axis is cut."""
    bars = [Bar(label="a", text="4", value=4.0, span=(3.5, 12.0)), Bar(label="b", text="sin dato")]
    lines = [trace for trace in drawn(bars) if getattr(trace, "mode", "") == "lines"]
    assert [(line.x, line.y) for line in lines] == [((3.5, 10.0, None), (BAR_AT, BAR_AT, None))]


def test_without_intervals_there_is_no_line():
    """Nothing empty travels."""
    assert all(getattr(trace, "mode", "") != "lines" for trace in drawn(BARS))
