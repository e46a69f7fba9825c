"""Punctuality and load, by hand on the tiny country.

Phase II reports: 05001 on 10 September and 5 October, 08078 on 10 September, 08001 on 28 September (the last
of two within a cut-off, and one of the month's three last days), gobernación 05 on 10 September.
"""

from dataclasses import replace

import pytest

from dashboard.core.state import ViewState
from dashboard.views.worklist.tasks import current_status, tasks
from dashboard.views.worklist.team import loads, punctuality, report_counts, zones
from data.model import Model


def test_one_report_per_cutoff_counts(tiny):
    """Two reports of Barranquilla within a cut-off are one; Medellín's two cut-offs are two."""
    status = current_status(tiny.snapshot, ViewState())
    reports, late = report_counts(status)
    codes = tiny.model.entities.index
    assert dict(zip(codes[reports > 0], reports[reports > 0], strict=True)) == {
        "05": 1,
        "05001": 2,
        "08001": 1,
        "08078": 1,
    }
    assert list(codes[late > 0]) == ["08001"]


def test_punctuality_by_region(tiny):
    """Andina: none of 2; Caribe: 1 of 2; the country: 1 of 4 municipal reports."""
    rows = {row.name: (row.late, row.reports, row.is_here) for row in punctuality(tiny.snapshot, ViewState())}
    assert rows == {"Andina": (0, 2, False), "Caribe": (1, 2, False), "País": (1, 4, True)}


def test_a_region_is_read_beside_the_others(tiny):
    """Filters of place mark a row and leave the numbers; the share is late over reports."""
    rows = {row.name: row for row in punctuality(tiny.snapshot, ViewState(regions=("caribe",)))}
    assert {name for name, row in rows.items() if row.is_here} == {"Caribe"}
    assert rows["Andina"].reports == 2
    assert rows["Caribe"].share == 50.0


def test_the_load_of_an_adviser(tiny):
    """A07 has the four municipalities of phase II: one silent, two listed; progress 62,5, 15 and 0."""
    state = ViewState()
    (load,) = loads(tiny.snapshot, state, tasks(tiny.snapshot, state))
    assert (load.adviser, load.entities, load.silent, load.listed, load.points) == ("A07", 4, 1, 2, 80)
    assert load.progress == pytest.approx((62.5 + 15 + 0) / 3, abs=0.01)
    assert load.advisories == 0  # the only advisory is of April


def test_the_loads_of_the_shipped_data_add_up(snapshot):
    """Every listed entity with an adviser is in one load, and no adviser is a name."""
    state = ViewState()
    listed = tasks(snapshot, state)
    found = loads(snapshot, state, listed)
    assert sum(load.points for load in found) == sum(task.points for task in listed if task.adviser)
    assert sum(load.listed for load in found) == sum(1 for task in listed if task.adviser)
    assert all(any(sign.isdigit() for sign in load.adviser) for load in found)


def _with_advisers(model: Model, codes):
    own = model.entities["adviser_code"].astype(object)
    return replace(
        model, entities=model.entities.assign(adviser_code=own.where(~own.index.isin(codes), None))
    )


def test_zones_come_from_the_gobernaciones(snapshot):
    """Six coordinators; COO-3 has two regions; a region that no coordinator advises is in no zone."""
    found = zones(snapshot.model)
    assert len(found) == 6
    assert found["COO-3"] == ("central", "santanderes")
    assert "seaflower" not in {slug for slugs in found.values() for slug in slugs}


def test_without_codes_there_are_no_zones(snapshot):
    """Real data may lack them: the page then offers the regions only."""
    assert zones(_with_advisers(snapshot.model, snapshot.model.entities.index)) == {}
