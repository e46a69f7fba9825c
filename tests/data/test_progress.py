"""Reports become arrays: the last one up to a cut-off counts, the rest is missing."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.progress import cutoff_of, cutoffs_of, fortnights, fraction_array, last_report_array

ENTITIES = pd.Index(["05", "05001", "05002"])
MILESTONES = pd.Index([1, 2])
CUTOFFS = fortnights(date(2020, 1, 31), date(2020, 3, 31))


def reports(*rows):
    """Rows of entity, milestone, day, fraction; the cut-off is the fortnight of the day."""
    frame = pd.DataFrame(rows, columns=["entity_code", "milestone", "report_date", "fraction"])
    cutoffs = [cutoff_of(day) for day in frame["report_date"]]
    return frame.assign(
        report_date=pd.to_datetime(frame["report_date"]),
        cutoff=pd.to_datetime(pd.Series(cutoffs, dtype="object")),
    )


def fractions(*rows):
    return fraction_array(reports(*rows), CUTOFFS, ENTITIES, MILESTONES)


report_rows = st.tuples(
    st.sampled_from(list(ENTITIES)),
    st.sampled_from(list(MILESTONES)),
    st.dates(date(2020, 1, 20), date(2020, 3, 31)),
    st.sampled_from([0.0, 0.25, 0.5, 1.0]),
)


def test_fortnights_are_the_15th_and_the_last_day():
    """The leap February is cut on the 15th and the 29th."""
    assert fortnights(date(2020, 1, 31), date(2020, 3, 31)) == (
        date(2020, 1, 31),
        date(2020, 2, 15),
        date(2020, 2, 29),
        date(2020, 3, 15),
        date(2020, 3, 31),
    )


@given(st.dates(date(2016, 1, 1), date(2030, 12, 31)))
def test_a_day_belongs_to_the_next_cutoff(day):
    """The cut-off of a day is at or after it, at most sixteen days later, and its own cut-off."""
    cutoff = cutoff_of(day)
    assert day <= cutoff <= day + timedelta(days=16)
    assert cutoff_of(cutoff) == cutoff


def test_cutoffs_without_reports_are_kept():
    """A silent fortnight is a cut-off too."""
    rows = reports(("05", 1, date(2020, 1, 31), 1.0), ("05", 1, date(2020, 3, 2), 1.0))
    assert cutoffs_of(rows) == CUTOFFS[:4]


def test_no_reports_means_no_cutoffs():
    """A phase that has not begun has no cut-offs."""
    assert cutoffs_of(reports()) == ()


def test_a_report_lasts_until_the_next():
    """A fraction is carried forward, and missing before its first report."""
    array = fractions(("05001", 2, date(2020, 2, 10), 0.5), ("05001", 2, date(2020, 3, 10), 1.0))
    np.testing.assert_array_equal(array[:, 1, 1], [np.nan, 0.5, 0.5, 1.0, 1.0])
    assert np.isnan(array[:, 0, :]).all()


def test_within_a_cutoff_the_last_day_counts():
    """The order of the rows does not matter; the day does."""
    array = fractions(("05", 1, date(2020, 2, 12), 0.75), ("05", 1, date(2020, 2, 3), 0.25))
    assert array[1, 0, 0] == 0.75


def test_a_reported_zero_is_no_missing_value():
    """Zero is reported; NaN is not."""
    assert fractions(("05", 1, date(2020, 2, 3), 0.0))[1, 0, 0] == 0


def test_a_report_may_go_down():
    """A later, lower report counts: nothing is corrected in silence."""
    array = fractions(("05", 1, date(2020, 2, 3), 1.0), ("05", 1, date(2020, 2, 20), 0.5))
    assert array[-1, 0, 0] == 0.5


def test_arrays_are_closed_to_writing():
    """Nobody can change what was reported."""
    array = fractions(("05", 1, date(2020, 2, 3), 1.0))
    assert array.dtype == np.float64
    with pytest.raises(ValueError, match="read-only"):
        array[0, 0, 0] = 1


@given(st.lists(report_rows, max_size=30), report_rows)
def test_a_later_report_never_changes_an_earlier_cutoff(rows, later):
    """Cut-offs before a report are the same with and without it."""
    before = [place for place, cutoff in enumerate(CUTOFFS) if cutoff < later[2]]
    np.testing.assert_array_equal(fractions(*rows)[before], fractions(*rows, later)[before])


@given(st.lists(report_rows, max_size=30, unique_by=lambda row: row[:3]))
def test_each_fraction_is_that_of_the_last_report(rows):
    """Cell by cell, the array holds the last report at or before the cut-off."""
    array = fractions(*rows)
    for (c, e, m), found in np.ndenumerate(array):
        own = [row for row in rows if row[:2] == (ENTITIES[e], MILESTONES[m]) and row[2] <= CUTOFFS[c]]
        expected = max(own, key=lambda row: row[2])[3] if own else np.nan
        np.testing.assert_equal(found, np.float64(expected))


@given(st.lists(report_rows, max_size=30))
def test_the_last_report_is_the_latest_day_up_to_the_cutoff(rows):
    """The day of the last report, of any milestone, or NaT."""
    array = last_report_array(reports(*rows), CUTOFFS, ENTITIES)
    for (c, e), found in np.ndenumerate(array):
        days = [row[2] for row in rows if row[0] == ENTITIES[e] and row[2] <= CUTOFFS[c]]
        assert (None if np.isnat(found) else found.item()) == max(days, default=None)
