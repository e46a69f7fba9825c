"""The printed figures of the home page: the map and the bars of the regions."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.core.pages import HOME
from dashboard.core.scales import PALETTE, STATE_COLOURS, STATE_HATCHES, State
from dashboard.core.state import GOBERNACION, Level, ViewState, to_query
from dashboard.figures.choropleth import map_figure
from dashboard.figures.printed.addresses import address_of
from dashboard.figures.printed.printed_figure import Key, PrintedFigure, Table
from dashboard.figures.regions import region_figure
from dashboard.indicators.classes import class_positions, drawn_scale, shown_states
from dashboard.indicators.evaluate import read
from dashboard.indicators.resolved import ResolvedView, resolve_view
from dashboard.indicators.selection import in_force
from dashboard.indicators.snapshot import Snapshot
from dashboard.views import finding as words
from dashboard.views.home import View, build_view, region_spread
from dashboard.views.map_values import (
    drawn_units,
    frame,
    framed_departments,
    off_map,
)
from dashboard.views.rows import EXPORT_COLUMNS, ViewRows, table
from dashboard.views.summary import LegendItem
from dashboard.views.terms import COLUMN_MEANINGS
from geo.publish import DEPARTMENT_DIGITS, FRAME, PublishedMap

WHOLE: Final = "#,##0"
PLACE_FILTERS: Final = ("regions", "departments")
MOVED: Final = "San Andrés y Providencia van ampliadas y fuera de su lugar."
ALONE: Final = "Cada isla va a la escala de la barra; la distancia entre ellas no es la verdadera."
SPREAD_HEADS: Final = {
    "minimo": "minimum",
    "cuartil_1": "first_quartile",
    "mediana": "median",
    "cuartil_3": "third_quartile",
    "maximo": "maximum",
}
SPREAD_MEANINGS: Final = {
    "minimo": "Menor valor entre las entidades con dato.",
    "cuartil_1": "Primer cuartil de las entidades con dato.",
    "mediana": "Mediana de las entidades con dato.",
    "cuartil_3": "Tercer cuartil de las entidades con dato.",
    "maximo": "Mayor valor entre las entidades con dato.",
}


def map_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the map of a view, its values as positions in the palette, as the browser paints it."""
    resolved, view = resolve_view(snapshot.indicators, snapshot.model, state), build_view(snapshot, state)
    reading = read(resolved, snapshot.model, state)
    before = None if reading.before is None else reading.before.rows(state.level)
    units = drawn_units(snapshot, state, reading.rows(state.level), before)
    request = ViewRows(snapshot=snapshot, resolved=resolved, state=state)
    title = f"{view.title}{_place_words(snapshot, state)}"
    return _printed(
        snapshot,
        state,
        resolved,
        view,
        key="mapa",
        title=title,
        reading=" ".join(filter(None, (_about_boundaries(snapshot, state), view.off_map))),
        alt=f"Mapa de Colombia. {title}. {view.finding}",
        figure=_map(snapshot, resolved, state, units),
        legend=keys(resolved, state, view.legend),
        table=view_table(request),
        origins=request.origins,
        off_map=tuple(map(str, off_map(units))),
    )


def regions_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the bars of the regions of a view, with the reach of their entities."""
    resolved, view = resolve_view(snapshot.indicators, snapshot.model, state), build_view(snapshot, state)
    reading = read(resolved, snapshot.model, state)
    request = ViewRows(snapshot=snapshot, resolved=resolved, state=replace(state, level=Level.REGION))
    spread = region_spread(snapshot, reading.rows(Level.ENTITY))
    indicator_scale = resolved.indicator.group_scale
    return _printed(
        snapshot,
        state,
        resolved,
        view,
        key="regiones",
        title=f"{words.subject(snapshot, resolved)}. {view.regions_title}",
        reading="",
        alt=f"Barras por región. {view.finding}",
        figure=region_figure(view.regions),
        legend=tuple(Key(band.label, band.colour, band.hatch) for band in indicator_scale.bands),
        table=_with_spread(view_table(request), spread),
        origins=request.origins,
    )


def _printed(
    snapshot: Snapshot,
    state: ViewState,
    resolved: ResolvedView,
    view: View,
    **parts: Any,  # noqa: ANN401
) -> PrintedFigure:
    """Return a printed figure of the home page: what all of them share, and the parts of one."""
    shared: dict[str, Any] = {
        "indicator": state.indicator,
        "address": address_of(snapshot, HOME, state, resolved.context.cutoff),
        "query": to_query(replace(state, cutoff=resolved.context.cutoff)),
        "finding": view.finding,
        "caption": view.caption,
        "cutoff": resolved.context.cutoff.isoformat(),
        "level": level_name(state),
    }
    return PrintedFigure(**(shared | parts))


def level_name(state: ViewState) -> str:
    """Return what one row is, as the address writes it."""
    is_gobernacion = state.level is Level.ENTITY and state.entity_type == GOBERNACION
    return GOBERNACION if is_gobernacion else state.level.value


def keys(resolved: ResolvedView, state: ViewState, items: Sequence[LegendItem]) -> tuple[Key, ...]:
    """Return the legend of the map with the hatch of each fill."""
    hatches = hatches_of(resolved, state)
    return tuple(Key(item.label, item.colour, hatches.get(item.colour, ""), item.count) for item in items)


def hatches_of(resolved: ResolvedView, state: ViewState) -> dict[str, str]:
    """Return the hatch of each fill of a view's map."""
    states = {STATE_COLOURS[item]: hatch for item, hatch in STATE_HATCHES.items()}
    return states | {band.colour: band.hatch for band in drawn_scale(resolved, state.level).bands}


def _map(snapshot: Snapshot, resolved: ResolvedView, state: ViewState, units: pd.DataFrame) -> go.Figure:
    boundaries = snapshot.boundaries
    by_unit = state.level is Level.ENTITY and state.entity_type != GOBERNACION
    inset = _inset(snapshot, state)
    colours = _shown(
        boundaries, inset, _over_departments(snapshot, state, unit_colours(resolved, state, units))
    )
    name = boundaries.municipalities if by_unit else boundaries.departments
    figure = map_figure(str(boundaries.folder / name), list(colours.index), frame(snapshot, state))
    figure.update_traces(z=[PALETTE.index(colour) for colour in colours])
    meta = {
        "topologia": str(boundaries.folder / boundaries.topology),
        "recuadro": inset,
        "nombres": _named_units(snapshot, state, colours),
    }
    figure.update_layout(meta=meta)
    return figure


def _named_units(snapshot: Snapshot, state: ViewState, colours: pd.Series) -> dict[str, str]:
    """Return the names of the units that a map of a place writes, by code: those with a value first.

    A map of the whole country names its departments, and no municipalities.
    """
    catalogue = snapshot.model.catalogue
    names = pd.concat([catalogue.units["name"], catalogue.departments["name"]])
    is_place = any(item.field in PLACE_FILTERS for item in in_force(state))
    by_unit = colours.index.str.len().max() > DEPARTMENT_DIGITS
    if by_unit and not is_place:
        return {}
    own = framed_departments(snapshot, state)
    inside = colours[colours.index.str[:DEPARTMENT_DIGITS].isin(own)]
    order = inside.isin(list(STATE_COLOURS.values())).sort_values(kind="stable").index
    return {str(code): str(names[code]) for code in order if code in names.index}


def _place_words(snapshot: Snapshot, state: ViewState) -> str:
    """Return the place that a map is of, as the end of its title; nothing for the whole country."""
    model = snapshot.model
    places = [item.describe(model, state) for item in in_force(state) if item.field in PLACE_FILTERS]
    return f" · {', '.join(places)}" if places else ""


def _about_boundaries(snapshot: Snapshot, state: ViewState) -> str:
    inset = _inset(snapshot, state)
    if inset is None:
        return f"Límites: {snapshot.boundaries.source}"
    return f"Límites: {snapshot.boundaries.source} {ALONE if inset['ampliacion'] else MOVED}"


def _inset(snapshot: Snapshot, state: ViewState) -> dict[str, object] | None:
    """Return where the frame of the islands is and what is written under it; None where it is not in view.

    Keys (Spanish, they travel with the figure): marco, texto; ampliacion, how many times larger than in their
    place lengths are drawn, and latitud, where that place is (degrees), for views of nothing but the islands;
    None for others, whose scale is that of the mainland.
    """
    boundaries = snapshot.boundaries
    framed = set(framed_departments(snapshot, state)) & set(snapshot.department_bounds)
    if not framed & boundaries.moved_departments:
        return None
    is_alone = framed <= boundaries.moved_departments
    return {
        "marco": FRAME,
        "texto": ("San Andrés y Providencia:", "ampliadas, fuera de su lugar"),
        "ampliacion": boundaries.insets[0].scale if is_alone else None,
        "latitud": boundaries.insets[0].origin[1] if is_alone else None,
    }


def _shown(boundaries: PublishedMap, inset: dict[str, object] | None, colours: pd.Series) -> pd.Series:
    """Return what is in the frame of the map: the islands only with their frame, and alone with their scale.

    Beside each other without it, they and the mainland would be taken to be at one place and one scale.
    """
    moved = {code for one in boundaries.insets for code in one.codes} | boundaries.moved_departments
    is_moved = colours.index.isin(list(moved))
    if inset is None:
        return colours[~is_moved]
    return colours[is_moved] if inset["ampliacion"] else colours


def unit_colours(resolved: ResolvedView, state: ViewState, units: pd.DataFrame) -> pd.Series:
    """Return the fill of each unit: of its class, or of its state where it has no value."""
    bands = drawn_scale(resolved, state.level).bands
    places = class_positions(resolved, state.level, units).tolist()
    states = shown_states(resolved, units).tolist()
    fills = (
        bands[place].colour if place >= 0 else STATE_COLOURS[State(code)]
        for place, code in zip(places, states, strict=True)
    )
    return pd.Series(fills, index=units.index)


def _over_departments(snapshot: Snapshot, state: ViewState, colours: pd.Series) -> pd.Series:
    """Return what is drawn: a region, or the country, is drawn as its departments, all in its fill."""
    owners = snapshot.model.catalogue.departments["region"]
    if state.level is Level.REGION:
        return owners.map(colours)
    return owners.map(lambda _: colours.iloc[0]) if state.level is Level.COUNTRY else colours


def view_table(request: ViewRows) -> Table:
    """Return the rows of a view with the columns of every download."""
    decimals = request.resolved.indicator.decimals
    return Table(
        head=EXPORT_COLUMNS,
        rows=tuple(table(request)),
        formats={
            "valor": f"#,##0.{'0' * decimals}" if decimals else WHOLE,
            "numerador": "#,##0.00",
            "denominador": "#,##0.00",
            "n": WHOLE,
            "sin_dato": WHOLE,
        },
        meanings=COLUMN_MEANINGS,
    )


def _with_spread(base: Table, spread: pd.DataFrame) -> Table:
    rows = tuple(
        (*row, *(_known(spread.at[str(row[0]), column]) for column in SPREAD_HEADS.values()))
        for row in base.rows
    )
    return Table(
        head=(*base.head, *SPREAD_HEADS),
        rows=rows,
        formats={**base.formats, **dict.fromkeys(SPREAD_HEADS, base.formats["valor"])},
        meanings={**base.meanings, **SPREAD_MEANINGS},
    )


def _known(value: float) -> float | None:
    return None if pd.isna(value) else round(float(value), 6)
