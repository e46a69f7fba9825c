"""The map on paper: every territory a polygon with its code, in the fill of its class."""

import math
import re

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import PathPatch
from matplotlib.transforms import Bbox

from dashboard.core.scales import PROGRESS, STATE_COLOURS, State
from dashboard.core.state import Level, parse_state
from dashboard.core.theme import INK
from dashboard.figures.drawing.geography import mercator
from dashboard.figures.drawing.page import compose
from dashboard.figures.drawing.presets import PRESETS
from dashboard.figures.drawing.render import render
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.figures.printed.home import unit_colours
from dashboard.indicators.evaluate import read
from dashboard.indicators.resolved import resolve_view
from dashboard.views.map_values import drawn_units
from geo.publish import FRAME
from geo.true_place import true_units

UNIT = re.compile(r'<g id="unidad-(\d+)">\s*<path d="[^"]+"([^>]*)style="fill: (url\(#[^)]+\)|#[0-9a-f]{6})')


def svg_of(snapshot, query):
    state, _ = parse_state(query, snapshot.vocabulary)
    return render(FIGURES["mapa"].build(snapshot, state), PRESETS["columna"], "svg").decode()


@pytest.fixture(scope="module")
def country(snapshot):
    return svg_of(snapshot, "")


def test_every_unit_of_the_catalogue_is_a_polygon(snapshot, country):
    """1.121 outlines, each with its DIVIPOLA code."""
    assert {code for code, *_ in UNIT.findall(country)} == set(snapshot.model.catalogue.units.index)


def test_a_municipality_has_the_fill_of_its_value(snapshot, country):
    """The fill of each plain class is that of the value that the model computes."""
    state, _ = parse_state("", snapshot.vocabulary)
    reading = read(resolve_view(snapshot.indicators, snapshot.model, state), snapshot.model, state)
    values = reading.rows(Level.ENTITY)["value"]
    fills = {code: colour for code, _, colour in UNIT.findall(country) if colour.startswith("#")}
    known = [code for code in fills if values.get(code, np.nan) > 0]
    assert len(known) > 300
    for code in known:
        assert fills[code] == PROGRESS.bands[PROGRESS.band_of(round(values[code], 1))].colour


def test_states_are_hatched(country):
    """Who has no value is drawn with a pattern, not with a plain colour."""
    hatched = [code for code, _, colour in UNIT.findall(country) if colour.startswith("url(")]
    assert len(hatched) == 49 + 738 + 18  # sin reporte, no asistidos y áreas no municipalizadas


def test_a_region_is_drawn_as_its_departments(snapshot):
    """At the level of regions every department takes the fill of its region."""
    state, _ = parse_state("nivel=region", snapshot.vocabulary)
    printed = FIGURES["mapa"].build(snapshot, state)
    (trace,) = printed.figure.data
    drawn = dict(zip(trace.locations, trace.z, strict=True))
    owners = snapshot.model.catalogue.departments["region"]
    caribe = owners.index[owners == "caribe"]
    assert len({drawn[code] for code in caribe}) == 1


def test_a_comparison_paints_the_change(snapshot):
    """With `desde`, the fill is the class of the difference and one missing side is no data."""
    state, _ = parse_state("desde=2020-09-30", snapshot.vocabulary)
    resolved = resolve_view(snapshot.indicators, snapshot.model, state)
    reading = read(resolved, snapshot.model, state)
    units = drawn_units(snapshot, state, reading.rows(state.level), reading.before.rows(state.level))
    colours = unit_colours(resolved, state, units)
    without = units.index[units["change"].isna() & (units["state"] == State.CON_AVANCE)]
    assert (colours[without] == STATE_COLOURS[State.SIN_REPORTE]).all()
    risen = units.index[units["change"] >= 30]
    assert (colours[risen] == "#10603f").all()


def test_the_map_has_scale_north_and_words_of_the_islands(country):
    """What a printed map needs is text in the file."""
    assert ">N</text>" in country
    assert re.search(r">\d+ km</text>", country)
    assert "San Andrés y Providencia van ampliadas" in " ".join(re.findall(r">([^<]+)</text>", country))


@pytest.mark.parametrize("size", PRESETS)
@pytest.mark.parametrize("query", ["", "depto=52", "depto=15", "region=caribe"])
def test_scale_and_north_lie_on_nothing(snapshot, query, size):
    """In a free corner or below the map: no territory is under the scale bar, its words or the arrow."""
    state, _ = parse_state(query, snapshot.vocabulary)
    sheet = compose(FIGURES["mapa"].build(snapshot, state), PRESETS[size])
    (axes,) = sheet.page.axes
    (words,) = [item for item in sheet.page.texts if item.get_text().endswith(" km")]
    (letter,) = [item for item in sheet.page.texts if item.get_text() == "N"]
    bars = [item for item in sheet.page.artists if to_hex(item.get_edgecolor()) == INK]
    assert len(bars) == 2
    ends = [item.get_window_extent() for item in (words, letter, *bars)]
    plate = Bbox.union(ends).transformed(axes.transData.inverted())
    shown = Bbox.intersection(plate, axes.viewLim)
    units = [item for item in axes.artists if isinstance(item, PathPatch)] + list(axes.patches)
    assert units
    assert shown is None or not any(item.get_path().intersects_bbox(shown) for item in units)


def lengths(svg):
    """Height of the island of San Andrés and half the scale bar in points, and the bar in kilometres."""
    island = re.search(r'id="unidad-88001">\s*<path d="([^"]+)"', svg)[1]
    bar = re.search(r'<path d="([^"]+)" style="fill: #1f2933; stroke: #1f2933', svg)[1]
    heights, widths = (
        [float(pair[axis]) for pair in re.findall(r"[ML] (\S+) (\S+)", path)]
        for path, axis in ((island, 1), (bar, 0))
    )
    said = int(re.search(r">(\d+) km</text>", svg)[1])
    return max(heights) - min(heights), max(widths) - min(widths), said


@pytest.mark.parametrize("query", ["depto=88", "region=seaflower"])
def test_the_scale_of_the_islands_is_theirs(snapshot, query):
    """Alone, San Andrés measures by the bar what it measures in its place: its drawing is enlarged."""
    height, half_a_bar, said = lengths(svg_of(snapshot, query))
    south, north = true_units(snapshot.boundaries)["88001"].bounds[1::2]
    assert height / half_a_bar * said / 2 == pytest.approx((north - south) * math.pi / 180 * 6371, rel=0.02)


@pytest.mark.parametrize("query", ["depto=88", "region=seaflower", "depto=88&nivel=departamento"])
def test_the_islands_alone_have_no_mainland_at_their_scale(snapshot, query):
    """What is ten times smaller is not drawn beside them."""
    assert {code[:2] for code, *_ in UNIT.findall(svg_of(snapshot, query))} == {"88"}


@pytest.mark.parametrize(
    ("query", "is_drawn"), [("", True), ("region=caribe", False), ("region=caribe&region=seaflower", True)]
)
def test_the_islands_are_mentioned_where_they_are_drawn(snapshot, query, is_drawn):
    """Their frame is whole or absent, with them and with what is said of them."""
    svg = svg_of(snapshot, query)
    texts = " ".join(re.findall(r">([^<]+)</text>", svg))
    assert ("unidad-88001" in svg, "van ampliadas" in texts) == (is_drawn, is_drawn)


def test_the_frame_of_the_islands_is_never_cut(snapshot):
    """A view with the islands shows the whole frame, not only what is drawn in it."""
    state, _ = parse_state("depto=88&depto=13", snapshot.vocabulary)
    geo = FIGURES["mapa"].build(snapshot, state).figure.layout["geo"]
    west, south, east, north = FRAME
    (left, right), (low, high) = geo.lonaxis.range, geo.lataxis.range
    assert left <= west < east <= right
    assert low <= south < north <= high


def test_the_equator_is_drawn_at_its_place():
    """Mercator: longitudes in radians, the equator at zero, 45° at its known ordinate."""
    drawn = mercator(np.array([[180.0, 0.0], [0.0, 45.0]]))
    assert drawn[0].tolist() == pytest.approx([math.pi, 0.0])
    assert drawn[1, 1] == pytest.approx(0.881373587)


@pytest.mark.parametrize(
    ("query", "place"),
    [("", ""), ("depto=52", " · Nariño"), ("region=caribe", " · región Caribe"), ("universo=A", "")],
)
def test_the_title_of_a_map_names_its_place(snapshot, query, place):
    """A map of a region or a department says of which; one of the country needs no more words."""
    state, _ = parse_state(query, snapshot.vocabulary)
    title = FIGURES["mapa"].build(snapshot, state).title
    assert title == f"Avance de la fase II por municipio{place}"
