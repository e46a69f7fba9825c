"""Curves by hand, and who lags since when."""

from datetime import date

import numpy as np
import pytest

from dashboard.core.state import Level, ViewState
from dashboard.core.wording import percent
from dashboard.indicators.milestones.curves import Curves, curves_of, laggard_of
from dashboard.indicators.selection import selected
from dashboard.views.home import build_view
from dashboard.views.milestones.page import build_milestones


@pytest.fixture
def curves(tiny):
    """A function to the curves of phase II of the tiny country."""
    return lambda level=Level.REGION, column=0, **state: curves_of(
        tiny.model, tiny.model.phases["2"], selected(tiny.model, ViewState(**state)), level, column
    )


def test_means_by_cutoff(curves):
    """Andina is Medellín: 25, 25, 62,5; Caribe: 0 (Baranoa alone), then the mean of 15 and 0."""
    assert pytest.approx(np.array([[25.0, 25.0, 62.5], [0.0, 7.5, 7.5]])) == curves().mean.T


def test_the_band_is_the_middle_half(curves):
    """Of 0 and 15: 3,75 to 11,25; n says how many."""
    found = curves()
    assert (found.low[2, 1], found.high[2, 1]) == pytest.approx((3.75, 11.25))
    assert found.n.T.tolist() == [[1, 1, 1], [1, 2, 2]]


def test_a_milestone_has_its_own_curve(curves):
    """The first milestone of Caribe: 0, then the mean of 60 and 0."""
    assert curves(column=1).mean[:, 1] == pytest.approx([0, 30, 30])


def test_groups_out_of_the_selection_are_absent(curves):
    """With one region chosen there is one curve."""
    assert curves(regions=("caribe",)).codes.tolist() == ["caribe"]


@pytest.mark.parametrize("key", ["1", "2"])
def test_the_last_point_is_the_mean_of_the_home_page(snapshot, key):
    """The curve of the country ends at the value that the home page's card shows."""
    view = ViewState(indicator=f"avance-fase-{key}")
    found = curves_of(
        snapshot.model, snapshot.model.phases[key], selected(snapshot.model, view), Level.COUNTRY
    )
    assert percent(found.mean[-1, 0]) == build_view(snapshot, view).cards[1].value


@pytest.mark.parametrize("key", ["1", "2"])
def test_the_band_lies_around_the_median_and_inside_0_100(snapshot, key):
    """First quartile at or below the third, both percentages."""
    found = curves_of(
        snapshot.model, snapshot.model.phases[key], selected(snapshot.model, ViewState()), Level.REGION
    )
    known = ~np.isnan(found.mean)
    assert (found.low[known] <= found.high[known]).all()
    assert ((found.low[known] >= 0) & (found.high[known] <= 100)).all()


DAYS = (date(2020, 1, 15), date(2020, 1, 31), date(2020, 2, 15))


def of_means(means, counts):
    """Curves of the regions a, b and c with these means and entities at each cut-off."""
    mean = np.array(means)
    codes = np.array(["a", "b", "c"])[: mean.shape[1]]
    return Curves(DAYS[: len(mean)], codes, mean, mean, mean, np.broadcast_to(np.array(counts), mean.shape))


def test_regions_of_few_entities_do_not_lag(curves):
    """The regions of the tiny country have one and two municipalities."""
    assert laggard_of(curves(), 2) is None


def test_the_lag_begins_where_another_was_last():
    """b is last at the first cut-off, a at the next two."""
    found = laggard_of(of_means([[5.0, 1.0], [6.0, 7.0], [6.0, 8.0]], [5, 5]), 2)
    assert (found.codes, found.value, found.since, found.count) == (("a",), 6.0, DAYS[1], 2)


def test_those_who_print_alike_lag_together():
    """10,04 and 9,96 are both 10,0; before, a was alone."""
    found = laggard_of(of_means([[1.0, 5.0, 9.0], [10.04, 9.96, 30.0]], [5, 5, 5]), 1)
    assert (found.codes, found.value, found.since, found.count) == (("a", "b"), 10.0, DAYS[1], 1)


def test_a_small_region_behind_all_is_said_to_exist():
    """c has four entities and the lowest mean: b is the last of the others."""
    found = laggard_of(of_means([[9.0, 5.0, 1.0]], [5, 5, 4]), 0)
    assert (found.codes, found.is_outdone) == (("b",), True)
    assert not laggard_of(of_means([[9.0, 5.0, 7.0]], [5, 5, 4]), 0).is_outdone


def test_one_region_alone_does_not_lag(curves):
    """There is nobody to compare with."""
    assert laggard_of(curves(regions=("caribe",)), 2) is None


def test_nobody_lags_where_all_are_complete():
    """A group at 100,0 % is not behind, whatever its second decimal."""
    assert laggard_of(of_means([[99.97, 100.0]], [5, 5]), 0) is None


def test_leadership_reads_it_in_the_first_sentence(snapshot):
    """Which region lags and since when, in the finding."""
    said = build_milestones(snapshot, ViewState()).finding
    assert (
        "La región más atrás es Santanderes (10,0\xa0%): es la última desde el 31 de agosto de "
        "2020 (9 cortes)." in said
    )
