"""Strays are told from islets and go to the neighbour they border most."""

import numpy as np
import pytest
import shapely

from geo.pieces import attach_strays, split_pieces

OUTLINE = shapely.multipolygons([shapely.box(0, 0, 90, 30), shapely.box(200, 0, 210, 10)])
MIDDLE = shapely.box(30, 0, 60, 30)
BROKEN = shapely.multipolygons(
    [shapely.box(0, 0, 30, 30), shapely.box(60, 0, 90, 10), shapely.box(200, 0, 210, 10)]
)
CORNER = shapely.box(60, 10, 90, 30)
CELLS = np.array([BROKEN, MIDDLE, CORNER])


def test_second_piece_in_the_same_part_is_a_stray():
    """The largest piece of each part of the outline is the cell's own; the islet is no stray."""
    pieces = split_pieces(CELLS, OUTLINE)
    assert pieces.loose_area().tolist() == [300.0, 0.0, 0.0]
    assert shapely.area(pieces.main).tolist() == [1000.0, 900.0, 600.0]


def test_stray_goes_to_the_cell_it_borders_most():
    """The stray has 30 m of border with the corner cell and 10 m with the middle one."""
    mended = attach_strays(split_pieces(CELLS, OUTLINE))
    assert shapely.area(mended) == pytest.approx([1000, 900, 900])


def test_stray_without_neighbour_stays():
    """A stray that touches nobody else returns to its cell."""
    cells = np.array([shapely.multipolygons([shapely.box(0, 0, 9, 9), shapely.box(50, 0, 51, 1)]), CORNER])
    mended = attach_strays(split_pieces(cells, OUTLINE))
    assert shapely.area(mended) == pytest.approx([82, 600])
