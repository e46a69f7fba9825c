"""The printed figure of the survey over a selection: the mean of each question in each wave."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np
import plotly.graph_objects as go

from dashboard.core.pages import HOME
from dashboard.core.provenance import caption_mark
from dashboard.core.scales import RATING as SCALE
from dashboard.core.state import ViewState, to_query
from dashboard.core.wording import capitalised, day, number, sample, span
from dashboard.figures.bars import Bar, bars_figure
from dashboard.figures.blank import blank_figure
from dashboard.figures.printed.addresses import address_of
from dashboard.figures.printed.cells import HUNDREDTH, SOURCE, WHOLE, known, source_meanings
from dashboard.figures.printed.printed_figure import PrintedFigure, Table
from dashboard.figures.printed.profile import RATING_KEYS, SCORE_ENDS, SCORE_TICKS
from dashboard.indicators.provenance import ANSWERS, origins_in, source_words
from dashboard.indicators.selection import describe_filters
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.survey_waves import (
    RATING,
    WaveMean,
    answers_in,
    survey_cutoff,
    waves_of,
    waves_sentence,
)
from dashboard.views.finding import empty_sentence


def waves_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return how the entities of a view rate the assistance, question by question and wave by wave."""
    cutoff = survey_cutoff(snapshot, state)
    state = replace(state, indicator=RATING, cutoff=cutoff)
    waves = waves_of(snapshot, state)
    where = describe_filters(snapshot.model, state)
    finding = empty_sentence(snapshot, state) or waves_sentence(where, waves)
    title = "Encuesta a los usuarios: calificación de cada pregunta en cada ola (1 a 5)"
    origins = origins_in(snapshot.model, ANSWERS)
    return PrintedFigure(
        key="encuesta-olas",
        indicator=RATING,
        address=address_of(snapshot, HOME, state, cutoff),
        query=to_query(state),
        title=title,
        finding=finding,
        reading="Cada barra es el promedio de las respuestas de una ola. Muestra aleatoria mensual: pocas "
        "entidades responden y n es pequeño.",
        caption=f"{capitalised(where)}. Corte: {day(cutoff)}. {_counts(snapshot, state)} "
        f"{caption_mark(origins)} {source_words(snapshot.model, ANSWERS)} "
        f"Versión de datos {snapshot.model.version}.",
        alt=f"{title}. {finding}",
        figure=_figure(waves) if waves else blank_figure(finding),
        legend=RATING_KEYS if waves else (),
        table=_table(waves, snapshot, state),
        cutoff=cutoff.isoformat(),
        level="pregunta",
        origins=origins,
    )


def _counts(snapshot: Snapshot, state: ViewState) -> str:
    answers = answers_in(snapshot, state)
    entities = answers["entity_code"].nunique()
    return f"{sample(len(answers))} respuestas de {number(entities)} entidades."


def _figure(waves: Sequence[WaveMean]) -> go.Figure:
    bars: list[Bar] = []
    for label, own in groupby(waves, key=lambda row: row.label):
        bars += [Bar(label=label, text="", is_head=True), *map(_bar, own)]
    return bars_figure(bars, *SCORE_ENDS, SCORE_TICKS)


def _bar(row: WaveMean) -> Bar:
    is_known = not np.isnan(row.score)
    n = sample(row.n)
    return Bar(
        label=f"Ola {row.wave}: {span(row.first, row.last)}",
        text=f"{number(row.score, 2)} ({n})" if is_known else f"muy pocas respuestas ({n})",
        value=row.score if is_known else None,
        colour=SCALE.bands[SCALE.band_of(row.score)].colour if is_known else "",
    )


def _table(waves: Sequence[WaveMean], snapshot: Snapshot, state: ViewState) -> Table:
    source = (snapshot.model.origins[ANSWERS], survey_cutoff(snapshot, state))
    return Table(
        head=("pregunta", "pregunta_nombre", "ola", "desde", "hasta", "calificacion", "n", *SOURCE),
        rows=tuple(
            (row.question, row.label, row.wave, row.first, row.last, known(row.score), row.n, *source)
            for row in waves
        ),
        formats={"ola": WHOLE, "calificacion": HUNDREDTH, "n": WHOLE},
        meanings=source_meanings(
            pregunta="Clave de la pregunta.",
            pregunta_nombre="Pregunta de la encuesta.",
            ola="Número de la ola mensual.",
            desde="Día de la primera respuesta de la ola en la selección.",
            hasta="Día de la última respuesta de la ola en la selección.",
            calificacion="Promedio de las respuestas (1 a 5); vacío, muy pocas respuestas.",
            n="Respuestas.",
        ),
    )
