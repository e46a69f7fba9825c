"""The printed figures of perception: the dimensions wave by wave, and who rates how, with intervals."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

import plotly.graph_objects as go

from dashboard.core.cells import Cell
from dashboard.core.pages import PERCEPTION
from dashboard.core.scales import RATING as SCALE
from dashboard.core.state import ViewState
from dashboard.core.theme import INK
from dashboard.core.wording import number, sample
from dashboard.figures.bars import Bar, bars_figure
from dashboard.figures.blank import blank_figure
from dashboard.figures.printed.cells import HUNDREDTH, SOURCE, WHOLE, known, source_meanings
from dashboard.figures.printed.part import PartFigure
from dashboard.figures.printed.printed_figure import Key, PrintedFigure, Table
from dashboard.figures.printed.profile import RATING_KEYS, SCORE_ENDS, SCORE_TICKS
from dashboard.indicators.provenance import ANSWERS
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.survey_means import Mean
from dashboard.indicators.survey_waves import RATING, survey_cutoff
from dashboard.views.perception.page import PerceptionView, build_perception, score_words

GROUPS: Final = {
    "regiones": "Por región",
    "gobierno": "Por nivel de gobierno",
    "funcionario": "Por funcionario",
}
KEYS: Final = (*RATING_KEYS, Key("intervalo del 90\xa0%", INK, sign="plain-line"))


def dimensions_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the general question and the five dimensions in each wave, with their intervals."""
    part = _part(snapshot, state)
    view = build_perception(snapshot, part.state)
    finding = part.says(view.finding)
    bars: list[Bar] = []
    for label, own in groupby(view.waves, key=lambda mean: mean.label):
        bars += [Bar(label=label, text="", is_head=True), *(_bar(f"Ola {m.wave}", m) for m in own)]
    return part.printed(
        n=_counts(view),
        key="percepcion",
        title="Percepción: calificación general y cinco dimensiones, por ola (1 a 5)",
        finding=finding,
        reading=" ".join(view.method),
        figure=_figure(bars, finding),
        legend=KEYS if bars else (),
        table=_table(part, (("ola", mean) for mean in view.waves)),
        level="pregunta",
    )


def groups_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the general question by region, level of government and level of official, over all waves."""
    part = _part(snapshot, state)
    view = build_perception(snapshot, part.state)
    finding = part.says(view.finding)
    of_groups = dict(zip(GROUPS, (view.regions, view.governments, view.officials), strict=True))
    bars: list[Bar] = []
    for key, means in of_groups.items():
        if means:
            bars += [Bar(label=GROUPS[key], text="", is_head=True), *(_bar(m.group, m) for m in means)]
    return part.printed(
        n=_counts(view),
        key="percepcion-grupos",
        title="Percepción: calificación general por región, gobierno y nivel del funcionario (1 a 5)",
        finding=finding,
        reading=f"De todas las olas hasta el corte. {' '.join(view.method)}",
        figure=_figure(bars, finding),
        legend=KEYS if bars else (),
        table=_table(part, ((key, mean) for key, means in of_groups.items() for mean in means)),
        level="grupo",
    )


def _part(snapshot: Snapshot, state: ViewState) -> PartFigure:
    return PartFigure(
        snapshot=snapshot,
        asked=state,
        page=PERCEPTION,
        indicator=RATING,
        cutoff=survey_cutoff(snapshot, state),
        sources=(ANSWERS,),
    )


def _counts(view: PerceptionView) -> str:
    return f"{sample(view.interviews)} entrevistas a {number(view.entities)} entidades."


def _figure(bars: Sequence[Bar], finding: str) -> go.Figure:
    return bars_figure(bars, *SCORE_ENDS, SCORE_TICKS) if bars else blank_figure(finding)


def _bar(label: str, mean: Mean) -> Bar:
    score = mean.score
    return Bar(
        label=label,
        text=score_words(mean, 2),
        value=score.value if mean.is_told else None,
        colour=SCALE.bands[SCALE.band_of(score.value)].colour if mean.is_told else "",
        span=(score.low, score.high) if score.is_known else None,
    )


def _table(part: PartFigure, rows: Iterable[tuple[str, Mean]]) -> Table:
    return Table(
        head=(
            "por",
            "grupo",
            "pregunta",
            "ola",
            "calificacion",
            "desde",
            "hasta",
            "n",
            "poblacion",
            *SOURCE,
        ),
        rows=tuple((*_cells(by, mean), *part.source) for by, mean in rows),
        formats={
            "ola": WHOLE,
            "calificacion": HUNDREDTH,
            "desde": HUNDREDTH,
            "hasta": HUNDREDTH,
            "n": WHOLE,
            "poblacion": WHOLE,
        },
        meanings=source_meanings(
            por="Por qué se agrupa: ola, región, nivel de gobierno o nivel del funcionario.",
            grupo="El grupo, o la pregunta.",
            pregunta="Clave de la pregunta.",
            ola="Número de la ola; vacío, todas juntas.",
            calificacion="Media de las respuestas (1 a 5); vacío, muy pocas respuestas.",
            desde="Extremo bajo del intervalo del 90\xa0%, con corrección por población finita.",
            hasta="Extremo alto del intervalo del 90\xa0%.",
            n="Respuestas.",
            poblacion="De cuántas entidades es la muestra, una vez por ola; vacío, no se conoce.",
        ),
    )


def _cells(by: str, mean: Mean) -> tuple[Cell, ...]:
    score = mean.score
    ends = (known(score.value), known(score.low), known(score.high))
    return (by, mean.group, mean.question, mean.wave, *ends, mean.n, mean.population)
