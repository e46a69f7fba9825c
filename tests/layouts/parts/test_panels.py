"""The panels of the home page say what the view has, and a change of them all stays small."""

import brotli
import pytest
from dash._utils import to_json

from dashboard.core.state import ViewState
from dashboard.figures.regions import VARYING
from dashboard.indicators.declarations import declare
from dashboard.views.home import build_view
from layouts.parts.panels import entity, file_links, page_parts, region_patch

KEYS = tuple(declare(("1", "2")))
MOST = 5 * 1024  # bytes of a whole change, compressed as the server does


@pytest.mark.parametrize("key", KEYS)
def test_a_change_of_the_whole_country_is_small(view_of, key):
    """Values, figure of the regions and components together."""
    text = to_json(page_parts(view_of(ViewState(indicator=key))))
    assert len(brotli.compress(text.encode(), quality=6)) < MOST


def test_files_have_an_address_per_ending(tiny):
    """What is seen, and how many rows."""
    group = build_view(tiny.snapshot, ViewState(departments=("05",))).files[0]
    name, *links = file_links(group)["c"]
    assert (name["c"], links[0]["c"]) == ("Lo que veo", "CSV (2)")
    assert links[0]["p"]["href"] == "/descargas/avance-fase-2.csv?depto=05"


def test_no_card_without_a_picked_entity(tiny):
    """And its facts with one."""
    assert entity(build_view(tiny.snapshot, ViewState()).entity) == []
    picked = build_view(tiny.snapshot, ViewState(entity="05001")).entity
    title, *_, profile = entity(picked)
    assert title.children[0].children[0] == "Medellín"
    assert title.children[1].href == picked.close_href
    assert profile.href == picked.profile_href


def test_the_bars_bring_all_that_may_change(tiny):
    """Also what is as in the page: the view before may have had it otherwise."""
    patch = region_patch(build_view(tiny.snapshot, ViewState()).regions).to_plotly_json()
    assigned = [operation["location"] for operation in patch["operations"]]
    assert assigned == [["data"], *(["layout", key] for key in VARYING)]
