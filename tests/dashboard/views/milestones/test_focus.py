"""What the page speaks of: phase, cut-offs, column."""

from datetime import date

import pytest

from dashboard.core.state import ViewState
from dashboard.views.milestones.focus import resolve_focus


@pytest.fixture
def focused(tiny):
    """A function from a view to its focus on the tiny country."""

    def of(**state):
        view = ViewState(**state)
        return resolve_focus(tiny.model, tiny.snapshot.indicators[view.indicator], view)

    return of


@pytest.mark.parametrize(
    ("state", "phase"),
    [
        ({}, "2"),
        ({"indicator": "avance-fase-1"}, "1"),
        ({"milestone": "1.3"}, "1"),
        ({"indicator": "avance-fase-1", "milestone": "2.1"}, "1"),
        ({"indicator": "decreto-683", "phases": ("1",)}, "1"),
        ({"indicator": "decreto-683", "milestone": "2.1", "phases": ("1",)}, "2"),
    ],
)
def test_the_phase_of_reference(focused, state, phase):
    """The chosen indicator's, else the picked milestone's, else that of the filters."""
    assert focused(**state).phase.key == phase


def test_a_milestone_of_another_phase_is_not_looked_at(focused):
    """The whole phase is shown."""
    found = focused(indicator="avance-fase-1", milestone="2.1")
    assert (found.milestone, found.column, found.view.milestone) == (None, 0, "")


def test_the_column_of_a_milestone(focused):
    """Column 0 is the phase; the third milestone is column 3."""
    assert focused(milestone="1.3").column == 3


def test_the_comparison_is_the_cutoff_before(focused):
    """Or the one that was asked for, when it is earlier."""
    days = [date(2020, 9, 15), date(2020, 9, 30), date(2020, 10, 15)]
    assert focused().before == days[1]
    assert focused(since=days[0]).before == days[0]
    assert focused(cutoff=days[0], since=days[2]).before is None


def test_a_day_before_the_phase(focused):
    """Nothing counts yet."""
    assert focused(indicator="avance-fase-2", cutoff=date(2020, 4, 15)).position == -1
