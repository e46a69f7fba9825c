"""The view: everything one page shows of one state, computed once and handed out as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from dashboard.core.pages import HOME
from dashboard.core.scales import State
from dashboard.core.state import Level, ViewState, parse_state, to_query
from dashboard.core.wording import aside, headline, number
from dashboard.indicators.declarations import Indicator
from dashboard.indicators.evaluate import country_row, read
from dashboard.indicators.groups import group_keys
from dashboard.indicators.measures import cutoff_position
from dashboard.indicators.resolved import ResolvedView, resolve_view, shown_values
from dashboard.indicators.snapshot import Snapshot
from dashboard.views import finding as words
from dashboard.views import summary
from dashboard.views.empty import WayOut, ways_out
from dashboard.views.file_links import FileGroup, file_groups
from dashboard.views.map_values import Payload, drawn_units, payload_of
from dashboard.views.summary import Card, ChipLink, EntitySummary, LegendItem

SPREAD: Final = {
    "minimum": 0.0,
    "first_quartile": 0.25,
    "median": 0.5,
    "third_quartile": 0.75,
    "maximum": 1.0,
}


@dataclass(frozen=True, kw_only=True, eq=False)
class RegionBars:
    """What the bars of the regions are drawn from.

    Attributes:
        indicator: of the bars. names: of the regions by slug, in the order of the source.
        rows: evaluated region rows. spread: minimum, quartiles and maximum by region slug.
        picked: the region of the picked entity, outlined; empty for none.
    """

    indicator: Indicator
    names: Mapping[str, str]
    rows: pd.DataFrame
    spread: pd.DataFrame
    picked: str


@dataclass(frozen=True, kw_only=True)
class View:
    """What the home page shows.

    Attributes:
        query: canonical query string.
        title: what the map shows. finding: the sentences above it, two facts at most.
        caption: what stands below it.
        off_map: who of the selection is not on it; empty for nobody.
        counts: how many entities pass and how many have data.
        cards, legend, chips, entity: the panels.
        notices: what the address had that could not be used. ways: out of an empty selection.
        payload: values for map and table, see `payload_of`.
        files: links to the data, with their numbers of rows.
        regions_title, regions, region_rows: what the bars show: its name, its values, and its table in words.
    """

    query: str
    title: str
    finding: str
    caption: str
    off_map: str
    counts: str
    cards: tuple[Card, ...]
    legend: tuple[LegendItem, ...]
    chips: tuple[ChipLink, ...]
    notices: tuple[str, ...]
    ways: tuple[WayOut, ...]
    entity: EntitySummary | None
    payload: Payload
    files: tuple[FileGroup, ...]
    regions_title: str
    regions: RegionBars
    region_rows: tuple[tuple[str, ...], ...]


def view_of_query(snapshot: Snapshot, query: str) -> View:
    """Build the view of an address; what the address has wrong is ignored and said in `notices`."""
    state, ignored = parse_state(query, snapshot.vocabulary)
    return build_view(snapshot, state, (*ignored, *unusable(snapshot, state)))


def unusable(snapshot: Snapshot, state: ViewState) -> tuple[str, ...]:
    """Return a sentence for each valid value of an address that the view cannot use."""
    resolved = resolve_view(snapshot.indicators, snapshot.model, state)
    if not resolved.indicator.changes_with_time:
        return ()
    phase = snapshot.model.phases[resolved.context.phase]
    return words.not_comparable(phase, cutoff_position(phase, resolved.context.cutoff), state.since)


def build_view(snapshot: Snapshot, state: ViewState, ignored: tuple[str, ...] = ()) -> View:
    """Build everything that the home page shows of a state."""
    resolved = resolve_view(snapshot.indicators, snapshot.model, state)
    reading = read(resolved, snapshot.model, state)
    rows = {level: reading.rows(level) for level in {*Level} - {Level.DEPARTMENT} | {state.level}}
    before = None if reading.before is None else reading.before.rows(state.level)
    units = drawn_units(snapshot, state, rows[state.level], before)
    spread = region_spread(snapshot, rows[Level.ENTITY])
    whole = country_row(rows[Level.COUNTRY])
    names = snapshot.model.catalogue.regions["name"].to_dict()
    picked = str(snapshot.model.entities.at[state.entity, "region"]) if state.entity else ""
    said = words.facts(snapshot, reading, state, rows)
    return View(
        query=to_query(state),
        title=summary.title_of(snapshot, resolved, state),
        finding=headline(said),
        caption=" ".join(
            filter(None, (aside(said), summary.caption(snapshot, resolved, state, rows[state.level], whole)))
        ),
        off_map=summary.off_map_sentence(snapshot, state, units),
        counts=summary.counts_sentence(state, rows[Level.ENTITY]),
        cards=summary.cards(snapshot, reading, state),
        legend=summary.legend_items(snapshot, resolved, state, units),
        chips=summary.chip_links(snapshot, state),
        notices=ignored,
        ways=ways_out(snapshot, state, HOME.showing),
        files=file_groups(snapshot, resolved, state, len(rows[state.level])),
        entity=summary.entity_summary(snapshot, resolved, state),
        payload=payload_of(snapshot, resolved, state, units),
        regions_title=summary.regions_title(resolved, state),
        regions=RegionBars(
            indicator=resolved.indicator, names=names, rows=rows[Level.REGION], spread=spread, picked=picked
        ),
        region_rows=_region_rows(snapshot, resolved, rows[Level.REGION], spread),
    )


def region_spread(snapshot: Snapshot, entities: pd.DataFrame) -> pd.DataFrame:
    """Return minimum, quartiles and maximum of the entities' values by region.

    NaN where none has data, and where some value is withheld: the reach of the others is not theirs.
    """
    regions = snapshot.model.catalogue.regions.index
    shares = np.array(list(SPREAD.values()))
    values = entities["value"].to_numpy(float)
    places = snapshot.model.entities.index.get_indexer(entities.index)
    owners = group_keys(snapshot.model, Level.REGION)[0][places]
    withheld = owners[(entities["state"] == State.RESERVADO).to_numpy()]
    owners[np.isnan(values) | np.isin(owners, withheld)] = -1
    spread = np.full((len(regions), len(SPREAD)), np.nan)
    for place in range(len(regions)):
        inside = np.sort(values[owners == place])
        if len(inside):
            spread[place] = np.interp(shares * (len(inside) - 1), np.arange(len(inside)), inside)
    return pd.DataFrame(spread, index=regions, columns=list(SPREAD))


def _region_rows(
    snapshot: Snapshot, resolved: ResolvedView, regions: pd.DataFrame, spread: pd.DataFrame
) -> tuple[tuple[str, ...], ...]:
    """Return the table of the regions in words: name, value, n, missing, minimum, median, maximum."""
    indicator = resolved.indicator
    places = spread.index.get_indexer(regions.index)
    kept = [list(SPREAD).index(name) for name in ("minimum", "median", "maximum")]
    reach = spread.to_numpy()[places][:, kept].tolist()
    shown = regions.assign(value=shown_values(regions))
    columns = (shown[name].tolist() for name in ("category", "value", "n", "missing"))
    return tuple(
        (
            snapshot.place_names[str(slug)],
            category or words.value_text(indicator, value),
            number(n),
            number(missing),
            *(words.value_text(indicator, reached) for reached in reaches),
        )
        for slug, category, value, n, missing, reaches in zip(regions.index, *columns, reach, strict=True)
    )
