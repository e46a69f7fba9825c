"""What changed between two cut-offs, by hand on the tiny country and by property on the shipped data."""

from datetime import date

import pytest

from dashboard.core.state import ViewState
from dashboard.indicators.movement import Movement
from dashboard.views.worklist.changes import NO_CHANGES, changes


def test_who_advanced_since_the_cutoff_before(tiny):
    """From 30 September to 15 October only Medellín moved: 37,5 points, from 25 to 62,5."""
    found = changes(tiny.snapshot, ViewState())
    assert found.since == date(2020, 9, 30)
    assert found.sentence == "1 avanza, 2 siguen igual, 0 retroceden y 1 sin reporte."
    (move,) = found.forward
    assert (move.code, move.change, move.path) == ("05001", "+37,5\xa0puntos", "de 25,0\xa0% a 62,5\xa0%")


def test_a_first_report_is_no_advance(tiny):
    """At 30 September Barranquilla reports for the first time: it is counted apart."""
    found = changes(tiny.snapshot, ViewState(cutoff=date(2020, 9, 30)))
    assert found.sentence == (
        "0 avanzan, 2 siguen igual, 0 retroceden, 1 empieza a reportar y 1 sin reporte."
    )


def test_the_view_may_compare_with_an_earlier_cutoff(tiny):
    """Since 15 September: Medellín advanced, Barranquilla came, Baranoa stands."""
    found = changes(tiny.snapshot, ViewState(since=date(2020, 9, 15)))
    assert found.since == date(2020, 9, 15)
    assert [found.counts[item] for item in (Movement.UP, Movement.STILL, Movement.NEW)] == [1, 1, 1]


@pytest.mark.parametrize("since", [date(2020, 3, 31), date(2020, 12, 31)])
def test_a_cutoff_outside_the_phase_counts_for_the_one_before(tiny, since):
    """Before the phase began, or after the view, there is nothing to compare with."""
    assert changes(tiny.snapshot, ViewState(since=since)).since == date(2020, 9, 30)


def test_the_first_cutoff_of_a_phase_has_nothing_before(tiny):
    """Phase I ended at other milestones: the phases are not compared."""
    assert changes(tiny.snapshot, ViewState(cutoff=date(2020, 9, 15))) == NO_CHANGES


def test_who_went_back_is_listed(snapshot):
    """On the shipped data each one that fell is named, with a true minus sign."""
    found = changes(snapshot, ViewState())
    assert found.counts[Movement.DOWN] == len(found.backward) == 3
    assert all(move.points < 0 and move.change.startswith("−") for move in found.backward)


def test_everyone_assisted_with_reports_is_counted_once(snapshot):
    """All movements but silence make the municipalities of the phase that have reported."""
    phase = snapshot.model.phases["2"]
    towns = (snapshot.model.entities["kind"] == "municipio").to_numpy()
    for place, cutoff in enumerate(phase.cutoffs[1:], start=1):
        found = changes(snapshot, ViewState(cutoff=cutoff))
        reported = phase.assisted & towns & (phase.last_report[place] == phase.last_report[place])
        assert sum(found.counts.values()) - found.counts[Movement.SILENT] == reported.sum()
