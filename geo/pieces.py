"""Cells in several pieces: which pieces are strays, and which neighbour takes them.

A cell may have one piece in every part of its outline (an islet of the coast belongs to somebody); a second
piece in the same part is a stray.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

TOUCH_M: Final = 10.0  # how near a cell is looked for around a stray
JOIN_GRID_M: Final = 0.01  # rounding when a stray is joined to a cell


@dataclass(frozen=True, eq=False)
class Pieces:
    """Cells without their strays.

    Attributes:
        main: polygon or multipolygon of each cell, its largest piece in each part of the outline.
        strays: the other pieces.
        owners: position of the cell that each stray comes from.
    """

    main: np.ndarray
    strays: np.ndarray
    owners: np.ndarray

    def loose_area(self) -> np.ndarray:
        """Return the area of the strays of each cell."""
        return np.bincount(self.owners, shapely.area(self.strays), minlength=len(self.main))


def split_pieces(cells: np.ndarray, outline: shapely.Geometry) -> Pieces:
    """Separate the strays of cells that divide the outline."""
    pieces, owners = shapely.get_parts(cells, return_index=True)
    inner = shapely.point_on_surface(pieces)
    part = shapely.distance(shapely.get_parts(outline)[None, :], inner[:, None]).argmin(axis=1)
    largest_first = np.lexsort((-shapely.area(pieces), part, owners))
    _, first = np.unique(np.stack([owners, part])[:, largest_first], axis=1, return_index=True)
    is_main = np.isin(np.arange(len(pieces)), largest_first[first])
    main = [_one(pieces[is_main & (owners == position)]) for position in range(len(cells))]
    return Pieces(np.array(main), pieces[~is_main], owners[~is_main])


def attach_strays(pieces: Pieces) -> np.ndarray:
    """Return the cells after each stray went to the cell that it borders most, other than its own.

    A stray that borders no other cell stays where it is.
    """
    cells = pieces.main.copy()
    for stray, owner in zip(pieces.strays, pieces.owners, strict=True):
        contact = shapely.area(shapely.intersection(shapely.buffer(stray, TOUCH_M), pieces.main))
        contact[owner] = 0
        taker = contact.argmax() if contact.any() else owner
        cells[taker] = shapely.union(cells[taker], stray, grid_size=JOIN_GRID_M)
    return cells


def _one(parts: np.ndarray) -> shapely.Geometry:
    return parts[0] if len(parts) == 1 else shapely.multipolygons(parts)
