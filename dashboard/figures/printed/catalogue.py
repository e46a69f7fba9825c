"""Every figure that leaves the dashboard, declared once: key, label, page and how it is built."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dashboard.core.state import ViewState
from dashboard.figures.printed import home, milestones, moves, profile, stages, survey, worklist
from dashboard.figures.printed.printed_figure import PrintedFigure
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.milestones.page import MILESTONES_PATH
from dashboard.views.neighbours import PROFILE_PATH
from dashboard.views.worklist.page import WORK_LIST_PATH

DEFAULT_FIGURE: Final = "mapa"
HOME_PATH: Final = "/"


@dataclass(frozen=True)
class FigureSpec:
    """One figure.

    Attributes:
        key: as addresses write it (`figura=`). label: Spanish. page: path of the page that shows it.
        build: makes its printed figure of a view.
        needs_entity: whether the view has to pick an entity (`entidad=`).
    """

    key: str
    label: str
    page: str
    build: Callable[[Snapshot, ViewState], PrintedFigure]
    needs_entity: bool = False


FIGURES: Final[Mapping[str, FigureSpec]] = MappingProxyType(
    {
        spec.key: spec
        for spec in (
            FigureSpec("mapa", "Mapa", HOME_PATH, home.map_printed),
            FigureSpec("regiones", "Barras por región", HOME_PATH, home.regions_printed),
            FigureSpec("encuesta-olas", "Encuesta por ola y pregunta", HOME_PATH, survey.waves_printed),
            FigureSpec("curvas", "Curvas por territorio", MILESTONES_PATH, milestones.curves_printed),
            FigureSpec("calor", "Mapa de calor de los hitos", MILESTONES_PATH, milestones.heat_printed),
            FigureSpec("embudo", "Embudo de etapas", MILESTONES_PATH, stages.funnel_printed),
            FigureSpec("arbol", "Árbol de hitos", MILESTONES_PATH, stages.tree_printed),
            FigureSpec("movimientos", "Quién se movió", MILESTONES_PATH, moves.movements_printed),
            FigureSpec("fases", "Perfil: avance por fase", PROFILE_PATH, profile.phases_printed, True),
            FigureSpec(
                "hitos", "Perfil: aporte de cada hito", PROFILE_PATH, profile.milestones_printed, True
            ),
            FigureSpec("curva", "Perfil: curva", PROFILE_PATH, profile.curve_printed, True),
            FigureSpec("pares", "Perfil: puesto entre sus pares", PROFILE_PATH, profile.peers_printed, True),
            FigureSpec("encuesta", "Perfil: encuesta", PROFILE_PATH, profile.survey_printed, True),
            FigureSpec(
                "puntualidad", "Puntualidad de los reportes", WORK_LIST_PATH, worklist.punctuality_printed
            ),
            FigureSpec("carga", "Carga por asesor", WORK_LIST_PATH, worklist.load_printed),
            FigureSpec("urgencias", "Motivos de llamada", WORK_LIST_PATH, worklist.urgencies_printed),
        )
    }
)
