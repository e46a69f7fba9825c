"""A printed figure: one figure with everything that makes it quotable, ready for any paper.

`figure` is the definition that the screen draws too, or draws from. Paper knows the traces that our figures
use (`dashboard/figures/drawing`) and refuses any other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import plotly.graph_objects as go

from dashboard.core.cells import Cell
from dashboard.core.provenance import is_demonstration


@dataclass(frozen=True)
class Key:
    """One entry of a legend.

    Attributes:
        label: what it means. colour: of the fill or the line. hatch: of the fill (see `Band.hatch`).
        count: how many units have it; None where nothing is counted.
        sign: what its sample is: a fill ("fill"), or a mark of `SIGNS` (drawing/legend.py).
    """

    label: str
    colour: str
    hatch: str = ""
    count: int | None = None
    sign: str = "fill"


@dataclass(frozen=True, kw_only=True)
class Table:
    """The data behind a figure: heads, rows of typed cells (None is missing), Excel formats by head.

    `meanings` explains each head, for the glossary of a workbook.
    """

    head: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    formats: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PrintedFigure:
    """A figure, its words and its data.

    Attributes:
        key: of the figure, as addresses write it (`figura=`). indicator: key of the indicator.
        address: path and query of the page that shows it.
        query: of the view, with its cut-off written out: a download of it gives this printed figure again.
        title: what it shows. finding: the sentence above it. reading: how to read it; may be empty.
        caption: filters, cut-off, n and missing, source, boundaries, dataset version.
        alt: what it shows, for who can't see it. figure: its definition. legend: its fills.
        table: the data behind it. cutoff: ISO day. level: what one row is.
        origins: the different origins of its numbers, the least certain first.
        off_map: of a map, the codes of the selection that it has no polygon of.
    """

    key: str
    indicator: str
    address: str
    query: str
    title: str
    finding: str
    reading: str
    caption: str
    alt: str
    figure: go.Figure
    legend: tuple[Key, ...]
    table: Table
    cutoff: str
    level: str
    origins: tuple[str, ...]
    off_map: tuple[str, ...] = ()

    @property
    def is_demonstration(self) -> bool:
        """Whether any of its numbers is simulated."""
        return is_demonstration(self.origins)
