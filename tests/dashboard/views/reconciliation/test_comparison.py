"""The line that stands beside the national progress of phase II: why it is not the published one."""

from collections import Counter
from datetime import date

import pytest

from dashboard.core.state import Level, ViewState
from dashboard.views.glossary import comparisons
from dashboard.views.home import build_view
from dashboard.views.milestones.page import build_milestones
from dashboard.views.reconciliation.comparison import (
    AGREES,
    WRONG,
    compare_published,
    gap_words,
    national_gap,
    national_gap_at_its_cutoff,
)
from data.published.tables import phase_2_zone_means

LINE = (
    "El informe publica 43,1\xa0%; aquí son 41,0\xa0%, lo que dan sus zonas impresas ponderadas "
    "por municipios "
    "(en media simple, 38,1\xa0%)."
)


def test_the_printed_zones_by_hand():
    """Seven zones: their sum of progress × municipalities is 12.947 over 316, and of progress 267 over 7."""
    assert phase_2_zone_means() == pytest.approx((12947 / 316, 267 / 7))


def test_the_line_stands_beside_the_national_value(snapshot):
    """On home and milestones, whatever the level; and by itself where there is no view."""
    assert LINE in build_view(snapshot, ViewState()).caption
    assert LINE in build_view(snapshot, ViewState(level=Level.REGION, cutoff=date(2020, 12, 31))).caption
    assert LINE in build_milestones(snapshot, ViewState()).caption
    assert national_gap_at_its_cutoff(snapshot) == LINE


@pytest.mark.parametrize(
    "state",
    [
        {"regions": ("caribe",)},
        {"universes": ("A",)},
        {"entity_type": "gobernacion"},
        {"cutoff": date(2020, 11, 30)},
        {"cutoff": date(2020, 3, 31)},
        {"indicator": "avance-fase-1"},
        {"indicator": "hito", "milestone": "2.1"},
    ],
)
def test_the_line_stands_nowhere_else(snapshot, state):
    """Of a part of the country, another day or another indicator the report publishes no such figure."""
    assert national_gap(snapshot, ViewState(**state)) == ""


def test_a_model_without_the_published_figure_says_nothing(tiny):
    """The tiny country has one published figure, of coverage."""
    assert national_gap(tiny.snapshot, ViewState()) == ""
    assert national_gap_at_its_cutoff(tiny.snapshot) == ""


def test_values_that_print_alike_need_no_line():
    """43,1 and 43,14; unknown has none either."""
    assert gap_words(43.1, 43.14) == ""
    assert gap_words(43.1, float("nan")) == ""


def test_another_value_is_not_explained_by_the_zones():
    """Loaded data may give any other."""
    assert gap_words(43.1, 52.0) == "El informe publica 43,1\xa0%; con los datos activos son 52,0\xa0%."


def test_a_line_says_a_figure_as_the_report_does(snapshot):
    """«más de» and «cerca de» are part of it, on the console as on the page."""
    page = [comparison.cells[1] for comparison in comparisons(snapshot)]
    assert [line.published for line in compare_published(snapshot.model)] == page
    assert {"más", "cerca"} <= {said.split()[0] for said in page}


def test_no_published_figure_that_can_be_computed_disagrees(snapshot):
    """What the report prints and contradicts itself is shown apart; all else agrees or can't be computed."""
    found = Counter(line.verdict for line in compare_published(snapshot.model))
    assert found[WRONG] == 0
    assert found[AGREES] > len(snapshot.model.published) / 2
