"""Lines over days with legal dates: gaps where nothing is known, and only the days in view."""

from datetime import date

from dashboard.figures.timeline import Line, Upright, timeline_figure

DAYS = (date(2020, 4, 30), date(2020, 5, 31), date(2020, 6, 15))
LINE = Line("aprobado", (0.0, float("nan"), 50.0), "#000000", "dot")


def test_what_is_not_known_is_a_gap():
    """Missing is not zero."""
    (line,) = timeline_figure(DAYS, [LINE], []).data
    assert line.y == (0.0, None, 50.0)
    assert line.x == ("2020-04-30", "2020-05-31", "2020-06-15")
    assert line.line.dash == "dot"


def test_only_the_dates_in_view_are_marked():
    """One after the last day is left out; each mark has its name."""
    marks = [Upright(date(2020, 5, 31), "aprobado: 31 may"), Upright(date(2020, 7, 15), "aprobado: 15 jul")]
    figure = timeline_figure(DAYS, [LINE], marks)
    assert [shape.x0 for shape in figure.layout.shapes] == ["2020-05-31"]
    assert [note.text for note in figure.layout.annotations] == ["aprobado: 31 may"]


def test_neighbouring_names_stand_in_two_heights():
    """So that they do not meet."""
    marks = [Upright(day, str(place)) for place, day in enumerate(DAYS)]
    heights = [note.y for note in timeline_figure(DAYS, [LINE], marks).layout.annotations]
    assert heights[0] != heights[1]
    assert heights[0] == heights[2]
