"""Axes of a definition as numbers."""

import math
from datetime import date

import plotly.graph_objects as go

from dashboard.figures.definition import definition_of
from dashboard.figures.drawing.axis import axis_of


def figure(trace, **layout):
    return definition_of(go.Figure(go.Bar(**trace), layout))


def test_categories_stand_in_the_order_in_which_they_come():
    """The first category is 0, the next 1."""
    axis = axis_of(figure({"x": [1, 2], "y": ["Caribe", "Central"]}), "y", "")
    assert (axis.at("Caribe"), axis.at("Central")) == (0.0, 1.0)
    assert (axis.low, axis.high) == (-0.5, 1.5)


def test_a_category_that_looks_like_a_day_stays_a_category():
    """Only an axis of days reads days."""
    axis = axis_of(figure({"x": ["2020-01-31"], "y": [1]}, xaxis={}), "x", "")
    assert axis.at("2020-01-31") == 0.0


def test_days_are_day_numbers():
    """On an axis of days, a day after is one more."""
    axis = axis_of(figure({"x": ["2020-01-31", "2020-02-01"], "y": [1, 2]}, xaxis={"type": "date"}), "x", "")
    assert axis.at("2020-02-01") - axis.at("2020-01-31") == 1.0
    assert axis.at("2020-01-31") == date(2020, 1, 31).toordinal()


def test_missing_is_no_place():
    """Missing is NaN, never zero."""
    axis = axis_of(figure({"x": [1.0, None], "y": [1, 2]}), "x", "")
    assert math.isnan(axis.at(None))


def test_the_range_of_the_definition_decides():
    """What the screen shows, paper shows."""
    axis = axis_of(figure({"x": [1, 2], "y": [1, 2]}, xaxis={"range": [0, 162]}), "x", "")
    assert (axis.share(0), axis.share(81)) == (0.0, 0.5)


def test_a_turned_axis_begins_at_its_end():
    """Reversed categories are read from the top."""
    axis = axis_of(figure({"x": [1, 2], "y": ["a", "b"]}, yaxis={"autorange": "reversed"}), "y", "")
    assert axis.share("b") < axis.share("a")


def test_ticks_say_what_the_definition_says():
    """Given texts win; numbers are written in Spanish."""
    named = axis_of(
        figure({"x": [0], "y": [0]}, yaxis={"tickvals": [0], "ticktext": ["Esta entidad"]}), "y", ""
    )
    plain = axis_of(figure({"x": [0], "y": [0]}, xaxis={"tickvals": [0, 2.5, 1000]}), "x", "")
    assert named.ticks == [(0.0, "Esta entidad")]
    assert [text for _, text in plain.ticks] == ["0", "2,5", "1.000"]


def test_a_hidden_axis_has_no_ticks():
    """Nothing is written beside an axis that is not shown."""
    assert axis_of(figure({"x": [0], "y": ["a"]}, yaxis={"visible": False}), "y", "").ticks == []


def test_marks_below_zero_have_a_true_minus_sign():
    """Paper writes the marks of an axis as the words around it write numbers."""
    axis = axis_of(figure({"x": [-1.6, 32.0], "y": [1, 2]}, xaxis={"tickvals": [-1.6, 0, 32]}), "x", "")
    assert [text for _, text in axis.ticks] == ["−1,6", "0", "32"]
