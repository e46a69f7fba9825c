"""Every figure that leaves the dashboard, declared once: key, label, page and how it is built."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dashboard.core import pages
from dashboard.core.pages import PageAddress
from dashboard.core.state import ViewState
from dashboard.figures.printed import (
    compare,
    decree,
    home,
    kpt,
    milestones,
    moves,
    perception,
    profile,
    ranking,
    stages,
    survey,
    team,
    universes,
    worklist,
)
from dashboard.figures.printed.printed_figure import PrintedFigure
from dashboard.indicators.snapshot import Snapshot

DEFAULT_FIGURE: Final = "mapa"


@dataclass(frozen=True)
class FigureSpec:
    """One figure.

    Attributes:
        key: as addresses write it (`figura=`). label: Spanish. page: address of the page that shows it.
        build: makes its printed figure of a view.
        needs_entity: whether the view has to pick an entity (`entidad=`).
    """

    key: str
    label: str
    page: PageAddress
    build: Callable[[Snapshot, ViewState], PrintedFigure]
    needs_entity: bool = False


FIGURES: Final[Mapping[str, FigureSpec]] = MappingProxyType(
    {
        spec.key: spec
        for spec in (
            FigureSpec("mapa", "Mapa", pages.HOME, home.map_printed),
            FigureSpec("regiones", "Barras por región", pages.HOME, home.regions_printed),
            FigureSpec("orden", "Orden de las unidades", pages.HOME, ranking.ranking_printed),
            FigureSpec("encuesta-olas", "Encuesta por ola y pregunta", pages.HOME, survey.waves_printed),
            FigureSpec("curvas", "Curvas por territorio", pages.MILESTONES, milestones.curves_printed),
            FigureSpec("calor", "Mapa de calor de los hitos", pages.MILESTONES, milestones.heat_printed),
            FigureSpec("embudo", "Embudo de etapas", pages.MILESTONES, stages.funnel_printed),
            FigureSpec("arbol", "Árbol de hitos", pages.MILESTONES, stages.tree_printed),
            FigureSpec("movimientos", "Quién se movió", pages.MILESTONES, moves.movements_printed),
            FigureSpec("fases", "Perfil: avance por fase", pages.PROFILE, profile.phases_printed, True),
            FigureSpec(
                "hitos", "Perfil: aporte de cada hito", pages.PROFILE, profile.milestones_printed, True
            ),
            FigureSpec("curva", "Perfil: curva", pages.PROFILE, profile.curve_printed, True),
            FigureSpec("pares", "Perfil: puesto entre sus pares", pages.PROFILE, profile.peers_printed, True),
            FigureSpec("encuesta", "Perfil: encuesta", pages.PROFILE, profile.survey_printed, True),
            FigureSpec(
                "puntualidad", "Puntualidad de los reportes", pages.WORK_LIST, worklist.punctuality_printed
            ),
            FigureSpec("carga", "Carga por asesor", pages.WORK_LIST, worklist.load_printed),
            FigureSpec("urgencias", "Motivos de llamada", pages.WORK_LIST, worklist.urgencies_printed),
            FigureSpec(
                "percepcion",
                "Percepción por ola y dimensión",
                pages.PERCEPTION,
                perception.dimensions_printed,
            ),
            FigureSpec(
                "percepcion-grupos",
                "Percepción por región, gobierno y funcionario",
                pages.PERCEPTION,
                perception.groups_printed,
            ),
            FigureSpec(
                "decreto-linea", "Decreto 683: planes en el tiempo", pages.DECREE, decree.timeline_printed
            ),
            FigureSpec(
                "decreto-fechas", "Decreto 683: fechas de aprobación", pages.DECREE, decree.dates_printed
            ),
            FigureSpec(
                "decreto-diferencias",
                "Decreto 683: diferencias de avance",
                pages.DECREE,
                decree.differences_printed,
            ),
            FigureSpec("comparacion", "Comparación: medidas", pages.COMPARE, compare.measures_printed),
            FigureSpec("comparacion-clases", "Comparación: clases", pages.COMPARE, compare.classes_printed),
            FigureSpec("comparacion-curvas", "Comparación: curvas", pages.COMPARE, compare.curves_printed),
            FigureSpec("universos", "Universos: municipios", pages.UNIVERSES, universes.decoder_printed),
            FigureSpec("universos-mapa", "Universos: mapa", pages.UNIVERSES, universes.map_printed),
            FigureSpec(
                "universos-resultados", "Universos: resultados", pages.UNIVERSES, universes.outcomes_printed
            ),
            FigureSpec("kpt", "Uso del KPT", pages.KPT, kpt.use_printed),
            FigureSpec("kpt-modulos", "Módulos del KPT", pages.KPT, kpt.modules_printed),
            FigureSpec("kpt-avance", "Avance según el uso del KPT", pages.KPT, kpt.progress_printed),
            FigureSpec("asesorias-mes", "Asesorías por mes", pages.TEAM, team.months_printed),
            FigureSpec("asesorias-region", "Asesorías por región", pages.TEAM, team.regions_printed),
            FigureSpec("ranking-360", "Ranking mensual de Monitoreo 360", pages.TEAM, team.ranking_printed),
        )
    }
)
