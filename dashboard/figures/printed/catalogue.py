"""Every figure that leaves the dashboard, declared once: key, label, page and how it is built."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dashboard.core.state import ViewState
from dashboard.figures.printed import home, moves, profile, stages, survey
from dashboard.figures.printed import milestones as hitos
from dashboard.figures.printed import worklist as desk
from dashboard.figures.printed.printed_figure import Plate
from dashboard.indicators.snapshot import Board
from dashboard.views.milestones.page import PATH as HITOS_PATH
from dashboard.views.neighbours import PROFILE_PATH
from dashboard.views.worklist.page import PATH as DESK_PATH

DEFAULT_FIGURE: Final = "mapa"
HOME_PATH: Final = "/"


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
            FigureSpec("mapa", "Mapa", HOME_PATH, home.map_plate),
            FigureSpec("regiones", "Barras por región", HOME_PATH, home.regions_plate),
            FigureSpec("encuesta-olas", "Encuesta por ola y pregunta", HOME_PATH, survey.waves_plate),
            FigureSpec("curvas", "Curvas por territorio", HITOS_PATH, hitos.curves_plate),
            FigureSpec("calor", "Mapa de calor de los hitos", HITOS_PATH, hitos.heat_plate),
            FigureSpec("embudo", "Embudo de etapas", HITOS_PATH, stages.funnel_plate),
            FigureSpec("arbol", "Árbol de hitos", HITOS_PATH, stages.tree_plate),
            FigureSpec("movimientos", "Quién se movió", HITOS_PATH, moves.movements_plate),
            FigureSpec("fases", "Perfil: avance por fase", PROFILE_PATH, profile.phases_plate, True),
            FigureSpec("hitos", "Perfil: aporte de cada hito", PROFILE_PATH, profile.milestones_plate, True),
            FigureSpec("curva", "Perfil: curva", PROFILE_PATH, profile.curve_plate, True),
            FigureSpec("pares", "Perfil: puesto entre sus pares", PROFILE_PATH, profile.peers_plate, True),
            FigureSpec("encuesta", "Perfil: encuesta", PROFILE_PATH, profile.survey_plate, True),
            FigureSpec("puntualidad", "Puntualidad de los reportes", DESK_PATH, desk.punctuality_plate),
            FigureSpec("carga", "Carga por asesor", DESK_PATH, desk.load_plate),
            FigureSpec("urgencias", "Motivos de llamada", DESK_PATH, desk.urgencies_plate),
        )
    }
)


def plate_of(board: Board, key: str, state: ViewState) -> Plate:
    """Return the plate of a figure.

    Raises:
        KeyError: there is no such figure, or it is of an entity and the view picks none.
    """
    return FIGURES[key].build(board, state)
