"""Intervals against other libraries and against numbers worked out by hand."""

import math

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from dashboard.indicators.intervals import (
    difference_interval,
    margin_of,
    mean_interval,
    sample_size,
)

SAMPLE = np.array([3.0, 4, 4, 5, 5, 2, 4])
OTHER = np.array([1.0, 2, 2, 5])


def test_a_mean_by_hand_with_all_the_population_but_one_half():
    """3, 4 and 5 of 6: s² = 1, standard error √(1/3 · 1/2), and t with two degrees of freedom is 2,92."""
    found = mean_interval(np.array([3.0, 4, 5]), 6)
    assert found.value == 4
    assert found.high - found.value == pytest.approx(2.919986 * math.sqrt(1 / 6), abs=1e-5)


def test_without_a_population_the_mean_is_that_of_statsmodels():
    """The interval of an endless population."""
    found = mean_interval(SAMPLE)
    assert (found.low, found.high) == pytest.approx(DescrStatsW(SAMPLE).tconfint_mean(alpha=0.1))


def test_the_population_narrows_the_interval_of_scipy():
    """The half width is that of an endless population times √(1 − n/N)."""
    low, high = stats.t.interval(0.90, len(SAMPLE) - 1, SAMPLE.mean(), stats.sem(SAMPLE))
    found = mean_interval(SAMPLE, 20)
    assert found.high - found.low == pytest.approx((high - low) * math.sqrt(1 - 7 / 20))


def test_who_asks_everybody_knows_the_mean():
    """A census has no margin."""
    found = mean_interval(SAMPLE, len(SAMPLE))
    assert found.low == found.value == found.high


def test_one_answer_has_no_interval_and_none_has_no_mean():
    """Missing, not zero."""
    assert math.isnan(mean_interval(np.array([4.0]), 9).low)
    assert mean_interval(np.array([4.0]), 9).value == 4
    assert math.isnan(mean_interval(np.array([])).value)


def test_a_difference_is_that_of_statsmodels_and_scipy():
    """Welch: unequal variances."""
    found = difference_interval(SAMPLE, OTHER)
    wanted = CompareMeans.from_data(SAMPLE, OTHER).tconfint_diff(alpha=0.1, usevar="unequal")
    assert (found.low, found.high) == pytest.approx(wanted)
    tested = stats.ttest_ind(SAMPLE, OTHER, equal_var=False).confidence_interval(0.90)
    assert (found.low, found.high) == pytest.approx((tested.low, tested.high))


def test_two_constant_groups_differ_for_sure():
    """Without spread the interval is the difference itself."""
    found = difference_interval(np.array([5.0, 5]), np.array([3.0, 3]))
    assert (found.low, found.value, found.high) == (2, 2, 2)
    assert found.leaves_out_zero


def test_a_group_of_one_gives_a_difference_without_interval():
    """Its spread is not known, so nothing leaves out zero."""
    found = difference_interval(np.array([5.0]), OTHER)
    assert found.value == 2.5
    assert not found.is_known
    assert not found.leaves_out_zero
    assert math.isnan(difference_interval(np.array([]), OTHER).value)


@pytest.mark.parametrize(
    ("population", "margin", "wanted"),
    [(707, 8, 93), (707, 5, 196), (32, 8, 25), (100_000, 5, 270), (0, 5, 0), (3, 1, 3)],
)
def test_sample_sizes_by_hand(population, margin, wanted):
    """z = 1,645: 0,25 z²/e² of an endless population, and less of a small one."""
    assert sample_size(population, margin) == wanted


def test_the_sample_asked_for_has_the_margin_asked_for():
    """One fewer would not have it."""
    n = sample_size(707, 8)
    assert margin_of(n, 707) <= 8 < margin_of(n - 1, 707)
    assert math.isnan(margin_of(0, 707))


def test_the_sample_size_is_that_of_scipys_normal_quantile():
    """Another confidence moves the quantile."""
    endless = stats.norm.ppf(0.975) ** 2 / 4 / 0.05**2
    assert sample_size(10**9, 5, 0.95) == math.ceil(endless)
