"""Extremes by hand: ties as printed, groups of few, nothing to compare."""

import numpy as np
import pytest

from dashboard.indicators.extremes import CROWNED_FROM, extremes

KEYS = ("a", "b", "c", "d")


def ends(*values, counts=None, decimals=1):
    """Who is highest and who lowest, or None."""
    found = extremes(KEYS[: len(values)], values, decimals, counts)
    return None if found is None else (found.high.keys, found.low.keys)


def test_each_end_has_its_value_as_printed():
    """Halves go up."""
    found = extremes(KEYS, [40.25, 12.0, 20.0, 30.0], 1)
    assert (found.high.keys, found.high.value) == (("a",), 40.3)
    assert (found.low.keys, found.low.value) == (("b",), 12.0)


def test_those_who_print_alike_are_all_named():
    """47,04 and 46,96 are both 47,0; with two decimals they are not."""
    assert ends(47.04, 10.0, 46.96, 20.0) == (("a", "c"), ("b",))
    assert ends(47.04, 10.0, 46.96, 20.0, decimals=2) == (("a",), ("b",))


def test_a_group_of_few_is_neither_first_nor_last():
    """c leads with four entities and d lags with none."""
    few = CROWNED_FROM - 1
    assert ends(3.0, 2.0, 9.0, 0.0, counts=[CROWNED_FROM, 30, few, 0]) == (("a",), ("b",))


def test_a_group_of_few_that_goes_further_is_said_to_exist():
    """Above, below, and in between."""
    high = extremes(KEYS[:3], [3.0, 2.0, 9.0], 1, [9, 9, 1])
    assert (high.high.is_outdone, high.low.is_outdone) == (True, False)
    middle = extremes(KEYS[:3], [3.0, 2.0, 2.5], 1, [9, 9, 1])
    assert (middle.high.is_outdone, middle.low.is_outdone) == (False, False)


def test_who_is_unknown_is_nowhere():
    """NaN is no value, and goes no further than any."""
    found = extremes(KEYS[:3], [3.0, 2.0, np.nan], 1, [9, 9, 9])
    assert (found.high.keys, found.low.keys) == (("a",), ("b",))
    assert (found.high.is_outdone, found.low.is_outdone) == (False, False)


@pytest.mark.parametrize(
    ("values", "counts"),
    [((), None), ((5.0,), None), ((5.0, np.nan), None), ((5.04, 4.96), None), ((5.0, 9.0), [9, 4])],
)
def test_nothing_is_said_without_two_to_compare(values, counts):
    """Nobody, one, one known, two that print alike, one group large enough."""
    assert ends(*values, counts=counts) is None
