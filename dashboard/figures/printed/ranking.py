"""The printed figure of the ranking of a view."""

from dataclasses import replace

from dashboard.core.pages import HOME
from dashboard.core.scales import STATE_COLOURS, State
from dashboard.core.state import Level, ViewState, to_query
from dashboard.figures.printed.addresses import address_of
from dashboard.figures.printed.cells import PLACE, SOURCE, place_meanings
from dashboard.figures.printed.home import WHOLE
from dashboard.figures.printed.printed_figure import Key, PrintedFigure, Table
from dashboard.figures.ranking import ranking_figure
from dashboard.indicators.classes import scale_at
from dashboard.indicators.declarations import Indicator
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.home import build_view
from dashboard.views.ranking import Ranking, build_ranking
from dashboard.views.rows import EXPORT_COLUMNS, ViewRows, table
from dashboard.views.terms import COLUMN_MEANINGS

HEAD = (*PLACE, "puesto", "valor", "n", "sin_dato", *SOURCE)


def ranking_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the units of a view in the order of their values."""
    resolved = resolve_view(snapshot.indicators, snapshot.model, state)
    ranking, view = build_ranking(snapshot, resolved, state), build_view(snapshot, state)
    request = ViewRows(snapshot=snapshot, resolved=resolved, state=state)
    title = f"{view.title}, en orden"
    cutoff = resolved.context.cutoff
    return PrintedFigure(
        key="orden",
        indicator=state.indicator,
        address=address_of(snapshot, HOME, state, cutoff),
        query=to_query(replace(state, cutoff=cutoff)),
        title=title,
        finding=ranking.sentence,
        reading=_reading(ranking),
        caption=view.caption,
        alt=f"Barras en orden. {title}. {ranking.sentence}",
        figure=ranking_figure(ranking, resolved.indicator, state.level),
        legend=_keys(resolved.indicator, state.level) if ranking.rows else (),
        table=_table(request, ranking),
        cutoff=cutoff.isoformat(),
        level=request.level_name,
        origins=request.origins,
    )


def _keys(indicator: Indicator, level: Level) -> tuple[Key, ...]:
    """Return the classes of the bars, zero first where it is a state."""
    zero = (Key(State.CERO.label, STATE_COLOURS[State.CERO]),) if indicator.has_zero_state else ()
    return (*zero, *(Key(band.label, band.colour, band.hatch) for band in scale_at(indicator, level).bands))


def _reading(ranking: Ranking) -> str:
    if not ranking.left_out:
        return ""
    return f"Las {len(ranking.first)} primeras y las {len(ranking.last)} últimas; la tabla las tiene todas."


def _table(request: ViewRows, ranking: Ranking) -> Table:
    """Return every ranked unit, in order."""
    columns = [EXPORT_COLUMNS.index(name) for name in HEAD if name != "puesto"]
    rows = {str(row[0]): [row[column] for column in columns] for row in table(request)}
    before = len(PLACE)
    decimals = request.resolved.indicator.decimals
    return Table(
        head=HEAD,
        rows=tuple((*rows[one.code][:before], one.place, *rows[one.code][before:]) for one in ranking.rows),
        formats={
            "puesto": WHOLE,
            "valor": f"#,##0.{'0' * decimals}" if decimals else WHOLE,
            "n": WHOLE,
            "sin_dato": WHOLE,
        },
        meanings=place_meanings(
            puesto="Puesto entre las unidades con valor; las que se imprimen igual comparten el mejor.",
            **{name: COLUMN_MEANINGS[name] for name in ("valor", "n", "sin_dato")},
        ),
    )
