"""The links out of an empty selection."""

from dashboard.views.empty import WayOut
from layouts.parts.ways_out import ways_and_notices, ways_out


def test_a_way_is_a_link():
    """With its words and its address."""
    shown = str(ways_out([WayOut("Quitar «PDET»: PDET (3 municipios)", 3, "/?depto=05")]).to_plotly_json())
    assert "Quitar «PDET»: PDET (3 municipios)" in shown
    assert "/?depto=05" in shown


def test_without_ways_or_notices_there_is_nothing():
    """A list keeps the place, empty."""
    assert ways_out([]) is None
    assert ways_and_notices([], []) == []
