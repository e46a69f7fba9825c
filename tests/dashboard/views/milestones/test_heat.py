"""Rows and cells of the heat map as they travel: plain numbers as they are printed, small."""

import json
from datetime import date

import brotli
import numpy as np
import pytest

from dashboard.core.scales import DIFFERENCE, PROGRESS, State
from dashboard.core.state import Level, ViewState
from dashboard.views.milestones.heat import (
    cell_changes,
    classes_of_percentages,
    printed,
    series_of_query,
)
from dashboard.views.milestones.page import build_milestones

GROUPS = 3 * 1024  # bytes, compressed as the server does
ENTITIES = 9 * 1024


def heat_of(snapshot, **state):
    """The payload of a state."""
    return build_milestones(snapshot, ViewState(**state)).heat


def query_of(address):
    """The query of an address of a series."""
    return address.partition("?")[2]


def test_rows_come_with_the_lowest_first_and_the_unknown_last(tiny):
    """Antioquia has 62,5, Atlántico 7,5 in the mean, Bogotá nothing."""
    assert heat_of(tiny.snapshot, level=Level.DEPARTMENT)["filas"] == ["08", "05", "11"]
    assert heat_of(tiny.snapshot)["filas"] == ["08078", "08001", "05001", "11001"]


def test_groups_bring_their_values_and_entities_share_a_file(tiny):
    """Two regions by three columns; the values of single entities are in the series."""
    regions = heat_of(tiny.snapshot, level=Level.REGION)
    assert regions["valores"] == [[7.5, 30, None], [62.5, 100, 50]]
    assert (regions["antes"], regions["cambios"]) == ([7.5, 25], [0, 37.5])
    towns = heat_of(tiny.snapshot, regions=("caribe",))
    assert (towns["valores"], towns["filas"]) == ([], ["08078", "08001"])
    assert towns["serie"] == heat_of(tiny.snapshot)["serie"]


def test_movements_name_the_places_of_the_rows(tiny):
    """Baranoa and Barranquilla stay, Medellín advances, Bogotá is silent."""
    moved = heat_of(tiny.snapshot)["movimientos"]
    assert moved == {"avanza": [2], "sigue igual": [0, 1], "sin reporte": [3]}


def test_the_series_has_every_cutoff(tiny):
    """Medellín: 25, 25, 62,5."""
    series = series_of_query(tiny.snapshot, "2", "")
    assert series["filas"] == ["05001", "08001", "08078", "11001"]
    assert [step[0][0] for step in series["valores"]] == [25, 25, 62.5]
    assert series["valores"][2][3] == [None, None, None]


def test_the_series_of_groups_knows_the_filters(tiny):
    """Of Caribe, one row."""
    address = heat_of(tiny.snapshot, level=Level.REGION, regions=("caribe",))["serie"]
    assert series_of_query(tiny.snapshot, "2", query_of(address))["filas"] == ["caribe"]


@pytest.mark.parametrize("level", [Level.REGION, Level.DEPARTMENT])
def test_the_series_ends_at_the_values_of_the_view(snapshot, level):
    """Row by row."""
    heat = heat_of(snapshot, level=level)
    series = series_of_query(snapshot, "2", query_of(heat["serie"]))
    rows = dict(zip(series["filas"], series["valores"][-1], strict=True))
    assert [rows[code] for code in heat["filas"]] == heat["valores"]


def test_the_series_of_changes_ends_at_those_of_the_view(snapshot):
    """Since the cut-off that the view compares with, and the values are not sent again."""
    heat = heat_of(snapshot, level=Level.DEPARTMENT)
    series = series_of_query(snapshot, "2", query_of(heat["serie_cambios"]))
    rows = {code: row[0] for code, row in zip(series["filas"], series["cambios"][-1], strict=True)}
    assert [rows[code] for code in heat["filas"]] == heat["cambios"]
    assert "valores" not in series


def test_changes_come_with_their_classes():
    """From 10,04 to 10,12 is +0,1; to nothing, nothing is known."""
    found = cell_changes(np.array([[10.04, 20.0, 5.0], [10.12, np.nan, 45.0]]), 0)
    assert found["cambios"] == [[0, 0, 0], [0.1, None, 40]]
    assert found["clases"] == [[1, 1, 1], [2, State.SIN_REPORTE, len(DIFFERENCE.bands) - 1]]
    assert cell_changes(np.array([[1.0]]), None) == {"cambios": [], "clases": []}


def test_numbers_travel_as_they_are_printed():
    """One decimal, halves up; nothing where nothing is known."""
    assert printed(np.array([[43.06, np.nan], [96.25, 100.0]])) == [[43.1, None], [96.3, 100]]


def test_what_nobody_reported_is_not_printed():
    """It counts zero, and is shown as without report."""
    assert printed(np.array([0.0, 0.0]), np.array([True, False])) == [0, None]


def test_before_the_phase_begins_no_row_is_in_view(snapshot):
    """The page says why."""
    early = heat_of(snapshot, cutoff=date(2020, 3, 31))
    assert (early["corte"], early["filas"]) == (-1, [])


def test_every_printed_percentage_has_its_class():
    """Zero is a state; 19,9 and 20,0 are apart; only 100,0 is complete."""
    classes = classes_of_percentages()
    assert (classes[0], classes[1], classes[199], classes[200]) == (State.CERO, 0, 0, 1)
    assert classes[-2:] == [len(PROGRESS.bands) - 2, len(PROGRESS.bands) - 1]


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("indicator", ["avance-fase-1", "avance-fase-2"])
def test_what_travels_is_small(snapshot, level, indicator):
    """Compressed; single entities bring the order of hundreds of rows."""
    text = json.dumps(heat_of(snapshot, level=level, indicator=indicator), separators=(",", ":"))
    limit = ENTITIES if level is Level.ENTITY else GROUPS
    assert len(brotli.compress(text.encode(), quality=6)) < limit


@pytest.mark.parametrize("code", ["20-a-40", "avanza-hasta-5"])
@pytest.mark.parametrize("since", [None, -4])
def test_the_series_of_a_selection_by_class_is_of_the_same_entities(snapshot, code, since):
    """Rows and numbers of the shown cut-off, whatever the class depends on."""
    cutoffs = snapshot.model.phases["2"].cutoffs
    state = ViewState(
        level=Level.REGION,
        cutoff=cutoffs[-2],
        since=None if since is None else cutoffs[since],
        classes=(f"avance-fase-2.{code}",),
    )
    heat = build_milestones(snapshot, state).heat
    series = series_of_query(snapshot, "2", query_of(heat["serie"]))
    assert sorted(series["filas"]) == sorted(heat["filas"])
    places = [series["filas"].index(row) for row in heat["filas"]]
    assert [series["valores"][-2][place] for place in places] == heat["valores"]
    moved = series_of_query(snapshot, "2", query_of(heat["serie_cambios"]))
    places = [moved["filas"].index(row) for row in heat["filas"]]
    assert [moved["cambios"][-2][place][0] for place in places] == heat["cambios"]
