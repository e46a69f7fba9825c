"""The printed figures of Decree 683: the acts over time, the dates of approval, adopters and others."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import plotly.graph_objects as go

from dashboard.core.cells import Cell
from dashboard.core.pages import DECREE
from dashboard.core.state import ViewState
from dashboard.core.theme import INK, SECOND, SERIES
from dashboard.core.wording import number, percent, sample, short_day
from dashboard.figures.bars import Bar, bars_figure
from dashboard.figures.blank import blank_figure
from dashboard.figures.printed.cells import SOURCE, TENTH, WHOLE, known, source_meanings
from dashboard.figures.printed.part import PartFigure
from dashboard.figures.printed.printed_figure import Key, PrintedFigure, Table
from dashboard.figures.timeline import Line, Upright, timeline_figure
from dashboard.indicators.decree import (
    ACTS,
    ADOPTED,
    APPROVED,
    DEADLINES,
    OTHERS,
    PRESENTED,
    Comparison,
    Cumulative,
)
from dashboard.indicators.provenance import ENTITIES, REPORTS
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.decree.page import (
    INDICATOR,
    METHOD,
    build_decree,
    decree_cutoff,
    median_words,
    points,
)

COLOURS: Final = {ADOPTED: SECOND, OTHERS: SERIES}
DASHES: Final = {PRESENTED: "dot", APPROVED: "solid"}
SIGNS: Final = {PRESENTED: "dotted-line", APPROVED: "plain-line"}
STEP: Final = 5.0  # what the axis of differences is rounded up to
ROOM: Final = 1.5  # of the longest interval, how far the axis reaches: the words at the right stay clear


def timeline_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the share of plans presented and approved over time, against the legal dates."""
    part = _part(snapshot, state)
    view = build_decree(snapshot, part.state)
    known_curves = [curve for curve in view.curves if curve.n]
    finding = part.says(median_words(view.curves))
    return part.printed(
        n=_counts(view.curves),
        key="decreto-linea",
        title="Planes presentados y aprobados, con y sin Decreto 683, y los plazos legales (%)",
        finding=finding,
        reading=METHOD[0],
        figure=_timeline(known_curves) if known_curves else blank_figure(finding),
        legend=tuple(
            Key(f"{ACTS[c.act]}, {c.group}", COLOURS[c.group], sign=SIGNS[c.act]) for c in known_curves
        ),
        table=_curve_table(part, known_curves),
        level="corte",
    )


def dates_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return how many plans were approved at each cut-off, of adopters and of the others."""
    part = _part(snapshot, state)
    view = build_decree(snapshot, part.state)
    curves = [curve for curve in view.curves if curve.n and curve.act == APPROVED]
    finding = part.says(median_words(view.curves))
    return part.printed(
        n=_counts(view.curves),
        key="decreto-fechas",
        title="Fecha de aprobación del plan, con y sin Decreto 683 (% de cada grupo)",
        finding=finding,
        reading=f"{METHOD[0]} Los cortes en que nadie aprobó no se dibujan.",
        figure=_dates(curves) if curves else blank_figure(finding),
        legend=tuple(Key(curve.group, COLOURS[curve.group]) for curve in curves),
        table=_curve_table(part, curves),
        level="corte",
    )


def differences_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the progress of adopters less that of the others, by region and universe, with intervals."""
    part = _part(snapshot, state)
    view = build_decree(snapshot, part.state)
    finding = part.says(view.clear)
    return part.printed(
        n=_counts(view.curves),
        key="decreto-diferencias",
        title="Avance de la fase I: diferencia entre quienes acogieron el Decreto 683 y los demás (puntos)",
        finding=finding,
        reading=" ".join(METHOD[1:]),
        figure=_differences(view.differences) if view.differences else blank_figure(finding),
        legend=(Key("diferencia, en puntos", SERIES), Key("intervalo del 90\xa0%", INK, sign="plain-line")),
        table=_difference_table(part, view.differences),
        level="grupo",
    )


def _part(snapshot: Snapshot, state: ViewState) -> PartFigure:
    return PartFigure(
        snapshot=snapshot,
        asked=state,
        page=DECREE,
        indicator=INDICATOR,
        cutoff=decree_cutoff(snapshot, state),
        sources=(REPORTS, ENTITIES),
    )


def _counts(curves: Sequence[Cumulative]) -> str:
    n = {curve.group: curve.n for curve in curves}
    return f"{sample(n[ADOPTED])} {ADOPTED} y {number(n[OTHERS])} {OTHERS}, con reporte."


def _timeline(curves: Sequence[Cumulative]) -> go.Figure:
    lines = [Line(f"{ACTS[c.act]}, {c.group}", c.shares, COLOURS[c.group], DASHES[c.act]) for c in curves]
    uprights = [Upright(one.day, f"{ACTS[one.act]}: {short_day(one.day)[:-5]}") for one in DEADLINES]
    return timeline_figure(curves[0].cutoffs, lines, uprights)


def _dates(curves: Sequence[Cumulative]) -> go.Figure:
    bars: list[Bar] = []
    for place, cutoff in enumerate(curves[0].cutoffs):
        own = [curve for curve in curves if curve.new[place]]
        if own:
            bars += [Bar(label=short_day(cutoff), text="", is_head=True), *(_date_bar(c, place) for c in own)]
    if not bars:
        return blank_figure("Nadie reporta un plan aprobado.")
    return bars_figure(bars, 0.0, 100.0, [0, 25, 50, 75, 100])


def _date_bar(curve: Cumulative, place: int) -> Bar:
    share = 100 * curve.new[place] / curve.n
    return Bar(
        label=curve.group,
        text=f"{percent(share, 1)} ({number(curve.new[place])} de {number(curve.n)})",
        value=share,
        colour=COLOURS[curve.group],
    )


def _differences(found: Sequence[Comparison]) -> go.Figure:
    ends = [
        abs(end) for one in found for end in (one.difference.low, one.difference.high, one.difference.value)
    ]
    most = max((end for end in ends if not np.isnan(end)), default=STEP)
    reach = STEP * float(np.ceil(max(ROOM * most, STEP) / STEP))
    return bars_figure([_difference_bar(one) for one in found], -reach, reach, [-reach, 0, reach])


def _difference_bar(one: Comparison) -> Bar:
    gap = one.difference
    n = f"{sample(one.adopters)} y {number(one.rest)}"
    if np.isnan(gap.value):
        return Bar(label=one.name, text=f"sin con quién comparar ({n})")
    ends = f"{points(gap.low)} a {points(gap.high)}; " if gap.is_known else ""
    return Bar(
        label=one.name,
        text=f"{points(gap.value)} ({ends}{n})",
        value=gap.value,
        span=(gap.low, gap.high) if gap.is_known else None,
    )


def _curve_table(part: PartFigure, curves: Sequence[Cumulative]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (cutoff, curve.group, ACTS[curve.act], curve.new[place], curve.done[place], curve.n, known(share))
        for curve in curves
        for place, (cutoff, share) in enumerate(zip(curve.cutoffs, curve.shares, strict=True))
    ]
    return Table(
        head=("fecha", "grupo", "acto", "nuevas", "acumuladas", "n", "porcentaje", *SOURCE),
        rows=tuple((*row, *part.source) for row in rows),
        formats={"nuevas": WHOLE, "acumuladas": WHOLE, "n": WHOLE, "porcentaje": TENTH},
        meanings=source_meanings(
            fecha="Corte quincenal.",
            grupo="Con o sin Decreto 683.",
            acto="Presentado (hito 18) o aprobado (hito 22) al 100\xa0%.",
            nuevas="Entidades que lo completaron en ese corte.",
            acumuladas="Entidades que lo habían completado hasta ese corte.",
            n="Entidades del grupo con reporte.",
            porcentaje="acumuladas / n, de 0 a 100.",
        ),
    )


def _difference_table(part: PartFigure, found: Sequence[Comparison]) -> Table:
    numbers = ("avance_con", "avance_sin", "diferencia", "desde", "hasta")
    return Table(
        head=("por", "grupo", *numbers, "n_con", "n_sin", *SOURCE),
        rows=tuple((*_difference_cells(one), *part.source) for one in found),
        formats={**dict.fromkeys(numbers, TENTH), "n_con": WHOLE, "n_sin": WHOLE},
        meanings=source_meanings(
            por="Total, región o universo.",
            grupo="El grupo.",
            avance_con="Avance medio de la fase I de quienes acogieron el decreto (0 a 100).",
            avance_sin="Avance medio de los demás (0 a 100).",
            diferencia="avance_con menos avance_sin, en puntos.",
            desde="Extremo bajo del intervalo del 90\xa0% (Welch).",
            hasta="Extremo alto del intervalo del 90\xa0% (Welch).",
            n_con="Entidades con reporte que acogieron el decreto.",
            n_sin="Entidades con reporte que no lo acogieron.",
        ),
    )


def _difference_cells(one: Comparison) -> tuple[Cell, ...]:
    gap = one.difference
    numbers = (one.adopted, one.others, gap.value, gap.low, gap.high)
    return (one.kind, one.name, *(known(value) for value in numbers), one.adopters, one.rest)
