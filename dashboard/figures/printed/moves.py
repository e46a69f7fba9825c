"""The printed figure of what moved between two cut-offs: the largest advances and setbacks."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.core.scales import DIFFERENCE
from dashboard.core.state import ViewState
from dashboard.core.wording import number, percent, signed, span
from dashboard.figures.bars import Bar, bars_figure
from dashboard.figures.blank import blank_figure
from dashboard.figures.printed.cells import PLACE, SOURCE, TENTH, known, place_meanings
from dashboard.figures.printed.home import level_name
from dashboard.figures.printed.milestones import MilestonesPage
from dashboard.figures.printed.printed_figure import Key, PrintedFigure, Table
from dashboard.indicators.movement import Movement, by_movement, change_classes
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.milestones import sentences as sentence
from dashboard.views.milestones.page import changes_of

MOST_MOVES: Final = 14  # of each direction
MOVED: Final = tuple(band for band in DIFFERENCE.bands if band.label != Movement.STILL)


def movements_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the largest advances and setbacks between two cut-offs; when nothing moved, it says so."""
    page = MilestonesPage(snapshot, state)
    rows = page.series(state.level)
    changes = changes_of(page.focus, rows)
    found = by_movement(changes)
    named = page.places(list(rows.codes), state.level)
    up, down = found.get(Movement.UP, []), found.get(Movement.DOWN, [])
    noun = sentence.row_nouns(state)[0]
    return page.printed(
        key="movimientos",
        caption=page.caption(has_mean=False),
        title=f"{sentence.subject(page.focus)}: quién avanza y quién retrocede, por {noun}",
        finding=page.view.change or page.view.finding,
        reading=_movements_reading(page, len(up), len(down)),
        figure=_movements_figure(page, changes, named, up[:MOST_MOVES], down[:MOST_MOVES]),
        legend=tuple(Key(band.label, band.colour, band.hatch) for band in MOVED),
        table=_movements_table(page, changes, named),
        level=level_name(state),
    )


def _movements_reading(page: MilestonesPage, up: int, down: int) -> str:
    if page.focus.before is None:
        return ""
    left = max(up - MOST_MOVES, 0) + max(down - MOST_MOVES, 0)
    when = span(page.focus.before, page.focus.phase.cutoffs[page.focus.position])
    head = f"Barras: puntos porcentuales {when}, los cambios más grandes de cada sentido."
    if not left:
        return head
    return f"{head} El archivo de datos trae además {number(left)} con cambios menores."


def _movements_figure(
    page: MilestonesPage,
    changes: pd.DataFrame,
    named: Sequence[tuple[str, ...]],
    up: Sequence[int],
    down: Sequence[int],
) -> go.Figure:
    if not (up or down):
        return blank_figure(_still(page))
    bars = [
        *([Bar(label="Avanzan", text="", is_head=True)] if up else []),
        *(_move(changes.iloc[place], named[place]) for place in up),
        *([Bar(label="Retroceden", text="", is_head=True)] if down else []),
        *(_move(changes.iloc[place], named[place]) for place in down),
    ]
    sizes = changes["change"].iloc[[*up, *down]]
    low, high = min(float(sizes.min()), 0.0), max(float(sizes.max()), 0.0)
    return bars_figure(bars, low, high, [low, 0.0, high] if low and high else [low, high])


def _still(page: MilestonesPage) -> str:
    if page.focus.before is None:
        return page.view.change or page.view.finding
    when = span(page.focus.before, page.focus.phase.cutoffs[page.focus.position])
    return f"Nada se movió {when} en la selección."


def _move(row: pd.Series, place: tuple[str, ...]) -> Bar:
    change = float(row["change"])
    where = f" ({place[3]})" if len(place[0]) == 5 else ""
    return Bar(
        label=f"{place[1]}{where}",
        value=change,
        text=f"{signed(change)}, a {percent(float(row['after']))}",
        colour=DIFFERENCE.bands[int(change_classes(np.array([change]))[0])].colour,
    )


def _movements_table(page: MilestonesPage, changes: pd.DataFrame, named: Sequence[tuple[str, ...]]) -> Table:
    before = page.focus.before
    return Table(
        head=(*PLACE, "antes", "ahora", "cambio", "movimiento", "desde", "columna", *SOURCE),
        rows=tuple(
            (
                *name,
                known(row["before"]),
                known(row["after"]),
                known(row["change"]),
                str(row["movement"]),
                before,
                sentence.subject(page.focus),
                *page.source,
            )
            for name, row in zip(named, changes.to_dict("records"), strict=True)
        ),
        formats=dict.fromkeys(("antes", "ahora", "cambio"), TENTH),
        meanings=place_meanings(
            antes="Valor en el corte de comparación (0 a 100).",
            ahora="Valor en el corte (0 a 100).",
            cambio="ahora - antes, en puntos porcentuales.",
            movimiento="Qué hizo: avanza, sigue igual, retrocede, empieza a reportar o sin reporte.",
            desde="Corte de comparación.",
            columna="Qué se mide: el avance de la fase o un hito.",
        ),
    )
