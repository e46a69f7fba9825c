"""Data and methodology: what can be taken whole from it."""

import json

import plotly

from dashboard.exports.lists import offered_lists
from layouts.pages.methodology import layout


def test_every_list_that_no_page_shows_is_linked_with_its_rows(snapshot):
    """Each in its endings; a click takes it, and leaves no page."""
    page = json.dumps(layout(snapshot), cls=plotly.utils.PlotlyJSONEncoder, ensure_ascii=False)
    for one in offered_lists(snapshot):
        assert one.title in page
        assert all(f'"href": "{address}", "download": ""' in page for address in one.files.values())
