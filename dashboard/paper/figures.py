"""Every figure that leaves the dashboard, declared once: key, label, page and how it is built."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dashboard.board import Board
from dashboard.paper import home
from dashboard.paper.plate import Plate
from dashboard.state import ViewState

DEFAULT_FIGURE: Final = "mapa"


@dataclass(frozen=True)
class FigureSpec:
    """One figure.

    Attributes:
        key: as addresses write it (`figura=`). label: Spanish. page: path of the page that shows it.
        build: makes its plate of a view.
        needs_entity: whether the view has to pick an entity (`entidad=`).
    """

    key: str
    label: str
    page: str
    build: Callable[[Board, ViewState], Plate]
    needs_entity: bool = False


FIGURES: Final[Mapping[str, FigureSpec]] = MappingProxyType(
    {
        spec.key: spec
        for spec in (
            FigureSpec("mapa", "Mapa", "/", home.map_plate),
            FigureSpec("regiones", "Barras por región", "/", home.regions_plate),
        )
    }
)
