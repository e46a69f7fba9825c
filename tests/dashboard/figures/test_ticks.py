"""Marks of an axis: at numbers that people count in."""

import pytest

from dashboard.figures.ticks import ticks


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (0, 100, [0, 25, 50, 75, 100]),
        (1, 5, [1, 2, 3, 4, 5]),
        (0, 61, [0, 20, 40, 60]),
        (0, 15, [0, 5, 10, 15]),
        (0, 7.5, [0, 2, 4, 6]),
        (0, 1, [0, 0.5, 1]),
        (0, 240, [0, 100, 200]),
        (3, 3, [3]),
    ],
)
def test_marks_are_round(low, high, marks):
    """Percentages in quarters, a survey by its points, days and weights by fives and tens."""
    assert ticks(low, high) == marks
