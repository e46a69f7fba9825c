"""The ranking as bars: the units at both ends, each in the colour of its class."""

import plotly.graph_objects as go

from dashboard.core.scales import STATE_COLOURS, State
from dashboard.core.state import Level, parse_state
from dashboard.core.wording import counted, number
from dashboard.figures.bars import Bar, bars_figure
from dashboard.figures.blank import blank_figure
from dashboard.figures.regions import AXIS_ENDS
from dashboard.figures.ticks import ticks
from dashboard.indicators.classes import scale_at
from dashboard.indicators.declarations import Indicator
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.finding import value_text
from dashboard.views.ranking import Ranked, Ranking, build_ranking


def ranking_of_query(snapshot: Snapshot, query: str) -> tuple[go.Figure, str]:
    """Return the ranking of an address as bars, and its sentence."""
    state, _ = parse_state(query, snapshot.vocabulary)
    resolved = resolve_view(snapshot.indicators, snapshot.model, state)
    ranking = build_ranking(snapshot, resolved, state)
    return ranking_figure(ranking, resolved.indicator, state.level), ranking.sentence


def ranking_figure(ranking: Ranking, indicator: Indicator, level: Level) -> go.Figure:
    """Return one row per unit of both ends, and one that says how many are left out between them."""
    if not ranking.rows:
        return blank_figure(ranking.sentence)
    bars = [_bar(row, indicator, level) for row in ranking.first]
    if ranking.left_out:
        bars.append(Bar(label=f"… {counted(ranking.left_out, 'más', 'más')} …", text=""))
    bars += [_bar(row, indicator, level) for row in ranking.last]
    most = max(row.value for row in ranking.rows)
    low, high = AXIS_ENDS.get(indicator.unit) or (0.0, most or 1.0)
    return bars_figure(bars, low, high, ticks(low, high))


def _bar(row: Ranked, indicator: Indicator, level: Level) -> Bar:
    scale = scale_at(indicator, level)
    return Bar(
        label=f"{number(row.place)}. {' · '.join(filter(None, (row.name, row.owner)))}",
        text=value_text(indicator, row.value),
        value=row.value,
        colour=STATE_COLOURS[State.CERO] if row.is_zero else scale.bands[scale.band_of(row.value)].colour,
    )
