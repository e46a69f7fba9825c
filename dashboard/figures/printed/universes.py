"""The printed figures of universes: how many municipalities each has, and what they achieved."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.core import cells
from dashboard.core.pages import UNIVERSES
from dashboard.core.scales import UNIVERSE
from dashboard.core.state import MUNICIPIO, Level, ViewState, to_query
from dashboard.core.theme import SECOND
from dashboard.core.wording import number, percent, sample
from dashboard.figures.bars import Bar, bars_figure
from dashboard.figures.blank import blank_figure
from dashboard.figures.printed import home
from dashboard.figures.printed.addresses import address_of
from dashboard.figures.printed.cells import SOURCE, TENTH, WHOLE, known, source_meanings
from dashboard.figures.printed.part import PartFigure
from dashboard.figures.printed.printed_figure import Key, PrintedFigure, Table
from dashboard.indicators.declarations import Unit
from dashboard.indicators.provenance import ENTITIES, REPORTS
from dashboard.indicators.rules import cutoff_of
from dashboard.indicators.selection import in_force
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.universes import NO_CLASS, classes_at, classes_of_data, cuts_of
from dashboard.views.universes.page import INDICATOR, RATING, Cell, Outcome, build_universes

TICKS: Final = (0, 25, 50, 75, 100)
FILTERED: Final = "El filtro de universo deja los municipios que los umbrales ponen en él."
COLOURS: Final = {band.code: band.colour for band in UNIVERSE.bands}
LABELS: Final = {band.code: band.label for band in UNIVERSE.bands}


def decoder_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return how many municipalities each universe has at the thresholds of a view, beside the report."""
    part = _part(snapshot, state, (ENTITIES,))
    view = build_universes(snapshot, part.state)
    finding = part.says(f"{view.finding} {view.changed}")
    has_indices = any(cell.at_cuts for cell in view.cells)
    counts = [cell.at_cuts if has_indices else cell.in_data for cell in view.cells]
    is_whole = not in_force(part.state)  # the published counts are of the whole country
    return part.printed(
        n=f"{sample(sum(counts))} municipios clasificados. {view.total_words}",
        key="universos",
        title="Universos de focalización: municipios en cada uno, y los que publica el informe",
        finding=finding,
        reading=" ".join(view.method),
        figure=_counts(view.cells, counts, is_whole) if any(counts) else blank_figure(finding),
        legend=(Key("publicados en el informe", SECOND, sign="dot"),) if is_whole else (),
        table=_decoder_table(part, view.cells),
        level="universo",
    )


def map_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the map of the universes that the thresholds of a view give each municipality.

    It is the map of the home page over the same data with those classes; a municipality without indices keeps
    the class that the data give it.
    """
    part = _part(snapshot, state, (ENTITIES,))
    view = build_universes(snapshot, part.state)
    drawn = home.map_printed(at_cuts(snapshot, state), replace(part.state, level=Level.ENTITY))
    which = "otros umbrales" if view.is_moved else "los umbrales del promedio nacional"
    title = f"{drawn.title}, con {which}"
    finding = part.says(f"{view.finding} {view.changed}")
    return replace(
        drawn,
        key="universos-mapa",
        title=title,
        finding=finding,
        reading=" ".join(filter(None, (FILTERED if part.state.universes else "", drawn.reading))),
        alt=f"Mapa de Colombia. {title}. {finding}",
        address=address_of(snapshot, UNIVERSES, part.state, part.cutoff),
        query=to_query(part.state),
        cutoff=part.cutoff.isoformat(),
    )


def at_cuts(snapshot: Snapshot, state: ViewState) -> Snapshot:
    """Return the same data with the classes that the thresholds of a view give."""
    model = snapshot.model
    ours, given = classes_at(model, cuts_of(model, state.cuts)), classes_of_data(model)
    classes = np.where(ours == NO_CLASS, given, ours)
    column = pd.Series(classes, index=model.entities.index).where(classes != NO_CLASS)
    return replace(snapshot, model=replace(model, entities=model.entities.assign(universe=column)))


def outcomes_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return coverage and progress of each universe, with the rating of its users in words."""
    part = _part(snapshot, state, (ENTITIES, REPORTS))
    view = build_universes(snapshot, part.state)
    finding = part.says(view.finding)
    shown = [cell for cell in view.cells if cell.in_data and cell.outcomes]
    bars = [bar for cell in shown for bar in _outcome_bars(cell)]
    return part.printed(
        n=f"{sample(sum(cell.in_data for cell in view.cells))} municipios con universo.",
        key="universos-resultados",
        title="Cobertura, avance y calificación por universo de focalización",
        finding=finding,
        reading=view.method[1],
        figure=bars_figure(bars, 0.0, 100.0, TICKS) if bars else blank_figure(finding),
        legend=tuple(Key(f"universo {cell.published.letter}", _colour(cell)) for cell in shown),
        table=_outcome_table(part, view.cells),
        level="universo",
    )


def _part(snapshot: Snapshot, state: ViewState, sources: tuple[str, ...]) -> PartFigure:
    return PartFigure(
        snapshot=snapshot,
        asked=replace(state, entity_type=MUNICIPIO),
        page=UNIVERSES,
        indicator=INDICATOR,
        cutoff=cutoff_of(snapshot.model, state),
        sources=sources,
    )


def _colour(cell: Cell) -> str:
    return COLOURS[cell.published.letter]


def _counts(found: Sequence[Cell], counts: Sequence[int], with_published: bool) -> go.Figure:
    bars = [
        Bar(
            label=LABELS[cell.published.letter],
            text=f"{number(count)} (publicados, {number(cell.published.towns)})"
            if with_published
            else number(count),
            value=float(count),
            dot=float(cell.published.towns) if with_published else None,
            colour=_colour(cell),
        )
        for cell, count in zip(found, counts, strict=True)
    ]
    most = max(max(bar.value or 0, bar.dot or 0) for bar in bars)
    return bars_figure(bars, 0.0, most, (0, most))


def _outcome_bars(cell: Cell) -> list[Bar]:
    rating = next((one for one in cell.outcomes if one.key == RATING), None)
    head = Bar(
        label=f"Universo {cell.published.letter}: {number(cell.in_data)} municipios",
        text="" if rating is None else _rating_words(rating),
        is_head=True,
    )
    return [head, *(_outcome_bar(cell, one) for one in cell.outcomes if one.key != RATING)]


def _rating_words(rating: Outcome) -> str:
    return (
        f"calificación {number(rating.value, 2)}"
        if rating.value == rating.value
        else "calificación reservada"
    )


def _outcome_bar(cell: Cell, one: Outcome) -> Bar:
    is_known = one.value == one.value
    return Bar(
        label=one.label,
        text=f"{percent(one.value)} ({sample(one.n)})" if is_known else "sin dato",
        value=one.value if is_known else None,
        track=100.0,
        colour=_colour(cell),
    )


def _decoder_table(part: PartFigure, found: Sequence[Cell]) -> Table:
    return Table(
        head=("universo", "lados", "publicados", "en_los_datos", "con_umbrales", "diferencia", *SOURCE),
        rows=tuple(
            (
                cell.published.letter,
                cell.sides,
                cell.published.towns,
                cell.in_data,
                cell.at_cuts,
                cell.gap,
                *part.source,
            )
            for cell in found
        ),
        formats=dict.fromkeys(("publicados", "en_los_datos", "con_umbrales", "diferencia"), WHOLE),
        meanings=source_meanings(
            universo="Letra del universo.",
            lados="Lado de cada uno de los tres índices.",
            publicados="Municipios que publica el informe, en todo el país.",
            en_los_datos="Municipios de la selección a los que los datos dan esa clase.",
            con_umbrales="Municipios de la selección que los umbrales de la vista dejan en ella.",
            diferencia="con_umbrales menos publicados.",
        ),
    )


def _outcome_table(part: PartFigure, found: Sequence[Cell]) -> Table:
    rows: list[tuple[cells.Cell, ...]] = [
        (cell.published.letter, one.key, one.label, known(one.value), _unit(part, one.key), one.n)
        for cell in found
        for one in cell.outcomes
    ]
    return Table(
        head=("universo", "indicador", "indicador_nombre", "valor", "unidad", "n", *SOURCE),
        rows=tuple((*row, *part.source) for row in rows),
        formats={"valor": TENTH, "n": WHOLE},
        meanings=source_meanings(
            universo="Letra del universo, según los datos.",
            indicador="Clave del indicador.",
            indicador_nombre="Indicador.",
            valor="Su valor entre los municipios del universo; vacío, sin dato o reservado.",
            unidad="En qué se mide.",
            n="Municipios con dato.",
        ),
    )


def _unit(part: PartFigure, key: str) -> str:
    unit: Unit = part.snapshot.indicators[key].unit
    return unit.value
