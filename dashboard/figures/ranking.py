"""The ranking as bars: the units at both ends, each in the colour of its class."""

from typing import Final

import plotly.graph_objects as go

from dashboard.core.scales import STATE_COLOURS, State
from dashboard.core.state import Level
from dashboard.core.wording import counted, number
from dashboard.figures.bars import Bar, bars_figure
from dashboard.figures.blank import blank_figure
from dashboard.indicators.classes import scale_at
from dashboard.indicators.declarations import Indicator, Unit
from dashboard.views.finding import value_text
from dashboard.views.ranking import Ranked, Ranking

AXES: Final = {Unit.PERCENT: (0.0, 100.0, (0, 25, 50, 75, 100)), Unit.POINTS: (1.0, 5.0, (1, 2, 3, 4, 5))}


def ranking_figure(ranking: Ranking, indicator: Indicator, level: Level) -> go.Figure:
    """Return one row per unit of both ends, and one that says how many are left out between them."""
    if not ranking.rows:
        return blank_figure(ranking.sentence)
    bars = [_bar(row, indicator, level) for row in ranking.first]
    if ranking.left_out:
        bars.append(Bar(label=f"… {counted(ranking.left_out, 'más', 'más')} …", text="", is_head=True))
    bars += [_bar(row, indicator, level) for row in ranking.last]
    most = max(row.value for row in ranking.rows)
    low, high, ticks = AXES.get(indicator.unit) or (0.0, most or 1.0, (0, most))
    return bars_figure(bars, low, high, ticks)


def _bar(row: Ranked, indicator: Indicator, level: Level) -> Bar:
    scale = scale_at(indicator, level)
    return Bar(
        label=f"{number(row.place)}. {' · '.join(filter(None, (row.name, row.owner)))}",
        text=value_text(indicator, row.value),
        value=row.value,
        colour=STATE_COLOURS[State.CERO] if row.is_zero else scale.bands[scale.band_of(row.value)].colour,
    )
