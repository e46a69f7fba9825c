"""Cells of the heat map: the words and the classes of the page."""

import numpy as np
import pytest

from dashboard.core.scales import PALETTE, PROGRESS, STATE_COLOURS, State
from dashboard.figures.heat import brief, fill_of, heat_figure


@pytest.mark.parametrize(
    ("value", "text"),
    [(np.nan, "—"), (0.0, "0"), (0.4, "0,4"), (45.2, "45"), (99.6, "99,6"), (100.0, "100"), (0.04, "0")],
)
def test_a_cell_is_brief_and_honest(value, text):
    """Whole percent, but never «0» of something begun nor «100» of something unfinished."""
    assert brief(value) == text


def test_fills_are_those_of_states_and_classes():
    """Silent, zero, and the classes of progress by their lower bound."""
    assert fill_of(np.nan) == STATE_COLOURS[State.SIN_REPORTE]
    assert fill_of(0.0) == STATE_COLOURS[State.CERO]
    assert [fill_of(band.lower or 0.1) for band in PROGRESS.bands] == [band.colour for band in PROGRESS.bands]


def test_cells_are_positions_in_the_palette():
    """Row by row from the top, with a line before each stage."""
    figure = heat_figure(["a", "b"], ["Fase", "1"], np.array([[50.0, np.nan], [0.0, 100.0]]), [1])
    (cells,) = figure.data
    assert [[PALETTE[position] for position in row] for row in cells.z] == [
        [fill_of(50.0), fill_of(np.nan)],
        [fill_of(0.0), fill_of(100.0)],
    ]
    assert figure.layout.yaxis.autorange == "reversed"
    assert [shape.x0 for shape in figure.layout.shapes] == [0.5]
