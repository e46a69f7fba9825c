"""The printed figures of the team: advisories by month and by region, and the monthly ranking."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from dashboard.core.cells import Cell
from dashboard.core.pages import TEAM
from dashboard.core.state import ViewState
from dashboard.core.theme import SERIES, TRACK
from dashboard.core.wording import counted, number, sample
from dashboard.figures.bars import Bar, bars_figure
from dashboard.figures.blank import blank_figure
from dashboard.figures.printed.cells import SOURCE, TENTH, WHOLE, known, source_meanings
from dashboard.figures.printed.part import PartFigure
from dashboard.figures.printed.printed_figure import Key, PrintedFigure, Table
from dashboard.indicators.provenance import ADVISORIES, ENTITIES, REPORTS
from dashboard.indicators.ranking import Place
from dashboard.indicators.rules import current_phase, cutoff_of
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.weights import COMPONENTS
from dashboard.views.team.page import Given, TeamView, build_team

MOST_BARS: Final = 40  # data files have all
KEYS: Final = (Key("virtuales", SERIES), Key("todas", TRACK))


def months_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the advisories of each month, and how many were virtual."""
    part = _part(snapshot, state, (ADVISORIES,))
    view = build_team(snapshot, part.state)
    return _given_printed(part, view, view.months, "asesorias-mes", "Asesorías por mes", "mes")


def regions_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the advisories of each region, the one with most first, and how many were virtual."""
    part = _part(snapshot, state, (ADVISORIES,))
    view = build_team(snapshot, part.state)
    return _given_printed(part, view, view.regions, "asesorias-region", "Asesorías por región", "region")


def _given_printed(
    part: PartFigure, view: TeamView, rows: Sequence[Given], key: str, title: str, level: str
) -> PrintedFigure:
    finding = part.says(view.finding)
    most = float(max((one.total for one in rows), default=1))
    bars = [
        Bar(
            label=one.name,
            text=f"{number(one.total)} ({number(one.virtual)} virtuales)",
            value=float(one.virtual),
            track=float(one.total),
        )
        for one in rows
    ]
    return part.printed(
        n=f"{sample(sum(one.total for one in rows))} asesorías a municipios y gobernaciones.",
        key=key,
        title=f"{title}, y cuántas fueron virtuales",
        finding=finding,
        reading="Lo que la barra no cubre fue presencial. Un mes o una región sin barra no tuvo ninguna.",
        figure=bars_figure(bars, 0.0, most, (0, most)) if bars else blank_figure(finding),
        legend=KEYS if bars else (),
        table=_given_table(part, rows, level),
        level=level,
    )


def ranking_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the adviser codes of a view by their score in the month of its cut-off."""
    part = _part(snapshot, state, (ADVISORIES, REPORTS, ENTITIES))
    view = build_team(snapshot, part.state)
    scored = [place for place in view.ranking if place.rank is not None]
    finding = part.says(_ranking_words(view, scored))
    left = len(scored) - MOST_BARS
    cut = f" Se muestran los primeros {MOST_BARS} de {number(len(scored))}." if left > 0 else ""
    return part.printed(
        n=f"{sample(len(view.ranking))} códigos con entidades, {number(len(scored))} con puntaje.",
        key="ranking-360",
        title=f"Ranking mensual de Monitoreo 360: puntaje por código de asesor, {view.month}",
        finding=finding,
        reading=f"Entre paréntesis, los componentes en el orden de la fórmula. {' '.join(view.formula)}{cut}",
        figure=bars_figure([_rank_bar(place) for place in scored[:MOST_BARS]], 0.0, 100.0, (0, 50, 100))
        if scored
        else blank_figure(finding),
        legend=(),
        table=_ranking_table(part, view),
        level="asesor",
    )


def _part(snapshot: Snapshot, state: ViewState, sources: tuple[str, ...]) -> PartFigure:
    cutoff = cutoff_of(snapshot.model, state)
    return PartFigure(
        snapshot=snapshot,
        asked=state,
        page=TEAM,
        indicator=f"cobertura-fase-{current_phase(snapshot.model, cutoff)}",
        cutoff=cutoff,
        sources=sources,
    )


def _ranking_words(view: TeamView, scored: Sequence[Place]) -> str:
    """Say how many codes were ranked and the span of their scores; who is low is no headline."""
    if not scored:
        return f"En {view.month} no hay con qué ordenar ningún código de asesor."
    high, low = scored[0].score, scored[-1].score
    return (
        f"En {view.month}, {counted(len(scored), 'código tiene', 'códigos tienen')} puntaje: de "
        f"{number(low, 1)} a {number(high, 1)}\xa0puntos de 100."
    )


def _rank_bar(place: Place) -> Bar:
    parts = " · ".join(
        "–" if np.isnan(value) else number(value) for value in (place.parts[one.key] for one in COMPONENTS)
    )
    return Bar(
        label=f"{place.rank}. {place.adviser}",
        text=f"{number(place.score, 1)} ({parts})",
        value=place.score,
        track=100.0,
    )


def _given_table(part: PartFigure, rows: Sequence[Given], level: str) -> Table:
    return Table(
        head=("clave", "nombre", "asesorias", "virtuales", "presenciales", *SOURCE),
        rows=tuple((one.key, one.name, one.total, one.virtual, one.in_person, *part.source) for one in rows),
        formats=dict.fromkeys(("asesorias", "virtuales", "presenciales"), WHOLE),
        meanings=source_meanings(
            clave=f"Clave: {level}.",
            nombre=f"Nombre: {level}.",
            asesorias="Asesorías hasta el corte.",
            virtuales="De ellas, las virtuales.",
            presenciales="De ellas, las presenciales.",
        ),
    )


def _ranking_table(part: PartFigure, view: TeamView) -> Table:
    components = tuple(f"componente_{one.key}" for one in COMPONENTS)
    weights = tuple(f"peso_{one.key}" for one in COMPONENTS)
    asked: tuple[Cell, ...] = tuple(view.weights[one.key] for one in COMPONENTS)
    counts = ("entidades", "asesorias", "reportes")
    return Table(
        head=("asesor", "puesto", "puntaje", *components, *weights, *counts, *SOURCE),
        rows=tuple(
            (
                place.adviser,
                place.rank,
                known(place.score),
                *(known(place.parts[one.key]) for one in COMPONENTS),
                *asked,
                place.entities,
                place.advisories,
                place.reports,
                *part.source,
            )
            for place in view.ranking
        ),
        formats={
            **dict.fromkeys(("puntaje", *components), TENTH),
            **dict.fromkeys(("puesto", *weights, *counts), WHOLE),
        },
        meanings=source_meanings(
            asesor="Código del asesor; nunca un nombre.",
            puesto="Lugar por puntaje; los que se imprimen igual lo comparten. Vacío, sin puntaje.",
            puntaje="Media ponderada de los componentes, de 0 a 100.",
            entidades="Entidades a cargo en la fase en curso.",
            asesorias="Asesorías del mes.",
            reportes="Reportes del mes: uno por entidad y corte.",
            **{f"componente_{one.key}": f"{one.name}: {one.measures}." for one in COMPONENTS},
            **{f"peso_{one.key}": f"Peso de {one.name.lower()}." for one in COMPONENTS},
        ),
    )
