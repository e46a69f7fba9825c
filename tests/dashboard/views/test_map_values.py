"""What travels to the browser: values in the order of the territory file, small, and what the table says."""

import gzip
import json
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest

from dashboard.core.scales import State
from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.core.wording import number
from dashboard.indicators.classes import scale_at
from dashboard.indicators.declarations import declare
from dashboard.indicators.evaluate import evaluate
from dashboard.indicators.resolved import resolve_view
from dashboard.views.home import build_view
from dashboard.views.map_values import sent_changes
from dashboard.views.territory import territory_bytes
from geo.divipola import AREA_KIND

KEYS = tuple(declare(("1", "2")))
EVERY_LEVEL = [*((level, "municipio") for level in Level), (Level.ENTITY, GOBERNACION)]
SMALL = 3 * 1024


@pytest.fixture(scope="module")
def payload_of_view(view_of):
    """A function from a state of the shipped data to its payload."""
    return lambda **state: view_of(ViewState(**state)).payload


def test_values_come_with_the_class_of_each(tiny):
    """Medellín 62,5; Abejorral not assisted; Baranoa 0 %; the area is no municipality; Bogotá is silent."""
    payload = build_view(tiny.snapshot, ViewState()).payload
    assert payload["valores"] == [62.5, None, 15, 0, None, None, None]
    assert payload["clases"] == [3, -3, 0, -1, -3, -4, -2]


def test_what_the_filters_leave_out_is_said(tiny):
    """Units outside the selection have the code of that state; an area follows its department."""
    payload = build_view(tiny.snapshot, ViewState(departments=("05",))).payload
    assert payload["valores"] == [62.5, *[None] * 6]
    assert payload["clases"] == [3, -3, -5, -5, -5, -5, -5]


def test_categories_travel_as_positions(tiny):
    """A is the first class of the scale, H the last."""
    payload = build_view(tiny.snapshot, ViewState(indicator="universo")).payload
    assert payload["clases"] == [0, 1, 0, 2, -2, -4, 7]
    assert (payload["valores"], payload["pinta"]) == ([], "clases")


def test_changes_are_differences_with_the_cutoff_before(tiny):
    """Medellín rose from 25; Barranquilla and Baranoa stay; the others have none."""
    payload = build_view(tiny.snapshot, ViewState()).payload
    assert payload["cambios"] == [37.5, None, 0, 0, None, None, None]


def test_groups_bring_their_n(tiny):
    """Andina: one with data and one without; Caribe: two with data."""
    payload = build_view(tiny.snapshot, ViewState(level=Level.REGION)).payload
    assert (payload["valores"], payload["n"], payload["sin_dato"]) == ([62.5, 7.5], [1, 2], [1, 0])


def test_the_classes_of_a_comparison_are_those_of_the_change(tiny):
    """Medellín rose 37,5 points, the class above 30; two stay; Bogotá can't be compared."""
    payload = build_view(tiny.snapshot, ViewState(since=tiny.snapshot.model.phases["2"].cutoffs[-2])).payload
    assert (payload["pinta"], payload["escala"][5][1]) == ("cambios", "avanza 30\xa0puntos o más")
    assert payload["clases"] == [5, -3, 1, 1, -3, -4, -2]
    assert payload["estados"]["-2"] == "sin dato para comparar"


def test_a_change_too_small_to_be_printed_keeps_its_sign():
    """A hundredth stands for it; no change is 0, nothing known is nothing."""
    found = sent_changes(np.array([0.004, -0.004, 0.0, 2.34, np.nan]))
    assert found[:4].tolist() == [0.01, -0.01, 0.0, 2.3]
    assert np.isnan(found[4])


@pytest.mark.parametrize(
    ("level", "key"),
    [(Level.ENTITY, "entidad"), (Level.DEPARTMENT, "depto"), (Level.REGION, "region")],
)
def test_what_a_click_sets_is_said(tiny, level, key):
    """The key of the address that picking a unit sets."""
    assert build_view(tiny.snapshot, ViewState(level=level)).payload["elige"] == key


def test_gobernaciones_are_drawn_on_departments(tiny):
    """Bogotá has no gobernación: outside the selection."""
    payload = build_view(tiny.snapshot, ViewState(entity_type=GOBERNACION)).payload
    assert (payload["nivel"], payload["clases"]) == (GOBERNACION, [5, -2, -5])


def test_the_frame_holds_the_departments_in_view(tiny):
    """Region Andina: Antioquia in the west and Bogotá in the east; unfiltered, everything drawn."""
    assert build_view(tiny.snapshot, ViewState()).payload["marco"] == [-76, 4, -73, 5]
    assert build_view(tiny.snapshot, ViewState(departments=("08",))).payload["marco"] == [-75, 4, -74, 5]
    assert build_view(tiny.snapshot, ViewState(regions=("andina",))).payload["marco"] == [-76, 4, -73, 5]


def test_the_default_view_is_small(payload_of_view):
    """The values of 1.121 units travel in less than 3 KB."""
    assert len(gzip.compress(json.dumps(payload_of_view()).encode())) < SMALL


@pytest.mark.parametrize("key", KEYS)
def test_every_view_is_small(payload_of_view, key):
    """No indicator breaks the limit at the level of entities."""
    assert len(gzip.compress(json.dumps(payload_of_view(indicator=key)).encode())) < SMALL


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(("level", "kind"), EVERY_LEVEL)
def test_payloads_are_valid_json(payload_of_view, key, level, kind):
    """No NaN, which JavaScript does not read."""
    json.dumps(payload_of_view(indicator=key, level=level, entity_type=kind), allow_nan=False)


@pytest.mark.parametrize(("level", "kind"), EVERY_LEVEL)
def test_values_follow_the_territory_file(snapshot, payload_of_view, level, kind):
    """Every list of values has its list of units, of the same length and in the same order."""
    payload = payload_of_view(level=level, entity_type=kind)
    units = json.loads(territory_bytes(snapshot))["unidades"]
    assert payload["nivel"] in units
    assert units[payload["nivel"]]["codigo"] == snapshot.map_units(level, kind).tolist()
    assert len(payload["clases"]) == len(units[payload["nivel"]]["codigo"])
    assert len(payload["valores"]) in (0, len(payload["clases"]))


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(("level", "kind"), EVERY_LEVEL)
def test_the_map_says_what_the_rows_say(snapshot, payload_of_view, key, level, kind):
    """State by state and value by value, map and evaluation are one."""
    view = ViewState(indicator=key, level=level, entity_type=kind)
    resolved = resolve_view(snapshot.indicators, snapshot.model, view)
    rows = evaluate(resolved, snapshot.model, view)
    payload = payload_of_view(**vars(view))
    units = snapshot.map_units(level, kind)
    classes = dict(zip(units, payload["clases"], strict=True))
    values = dict(zip(units, payload["valores"] or [None] * len(units), strict=True))
    scale = scale_at(resolved.indicator, level)
    half = 0.5 * 10**-resolved.indicator.decimals
    for code, row in rows.iterrows():
        if row["state"] != State.CON_AVANCE:
            assert classes[code] == row["state"]
        elif scale.is_categorical:
            assert classes[code] == scale.position(row["category"])
        else:
            assert values[code] == pytest.approx(row["value"], abs=half + 1e-6)
            assert classes[code] == scale.band_of(values[code])
    outside = [code for code in units if code not in rows.index]
    assert all(classes[code] in (State.FUERA, State.AREA) and values[code] is None for code in outside)


@pytest.mark.parametrize(
    "key", ["avance-fase-1", "avance-fase-2", "dias-sin-reporte", "calificacion-encuesta"]
)
@pytest.mark.parametrize("level", [Level.ENTITY, Level.DEPARTMENT, Level.REGION])
def test_the_browser_prints_the_number_that_the_server_prints(snapshot, payload_of_view, key, level):
    """The table rounds what travelled (half up, as Intl.NumberFormat); sentence and card round the value."""
    view = ViewState(indicator=key, level=level)
    resolved = resolve_view(snapshot.indicators, snapshot.model, view)
    rows = evaluate(resolved, snapshot.model, view)
    drawn = dict(
        zip(snapshot.map_units(level, "municipio"), payload_of_view(**vars(view))["valores"], strict=True)
    )
    step = Decimal(1).scaleb(-resolved.indicator.decimals)
    active = rows[rows["state"] == State.CON_AVANCE]["value"]
    differing = {
        code: value
        for code, value in active.items()
        if f"{Decimal(repr(drawn[code])).quantize(step, ROUND_HALF_UP)}"
        != number(value, resolved.indicator.decimals).replace(".", "").replace(",", ".")
    }
    assert differing == {}


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(("level", "kind"), EVERY_LEVEL)
def test_the_legend_counts_what_is_drawn(snapshot, view_of, key, level, kind):
    """Counts of the legend and units of the map are the same, class by class and in total."""
    state = ViewState(indicator=key, level=level, entity_type=kind)
    view = view_of(state)
    scale = scale_at(snapshot.indicators[key], level)
    places = view.payload["clases"]
    classes = [item for item in view.legend if not item.state]
    assert [item.count for item in classes] == [places.count(place) for place in range(len(scale.bands))]
    assert sum(item.count for item in view.legend) == len(view.payload["clases"])


def test_areas_are_drawn_as_areas_in_the_frame(snapshot, payload_of_view):
    """The 18 areas lie in the south and east: areas there, outside the selection when the frame is Caribe."""
    areas = (snapshot.model.catalogue.units["kind"] == AREA_KIND).to_numpy()
    assert areas.sum() == 18
    for regions, state in (
        ((), State.AREA),
        (("amazonia", "llanos-orinoquia"), State.AREA),
        (("caribe",), State.FUERA),
    ):
        drawn = np.array(payload_of_view(regions=regions)["clases"])
        assert (drawn[areas] == state).all(), regions
