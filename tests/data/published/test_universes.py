"""The published universes: all the combinations of three sides, each once."""

from data.published.universes import published_universes


def test_eight_universes_for_eight_combinations():
    """No two share their sides."""
    found = published_universes()
    assert list(found) == list("ABCDEFGH")
    assert len({(one.investment, one.fiscal, one.results) for one in found.values()}) == 8


def test_a_universe_as_printed():
    """B: high investment, low fiscal performance, low results, 191 municipalities, in the focus."""
    b = published_universes()["B"]
    assert (b.investment, b.fiscal, b.results, b.towns, b.is_focus) == (True, False, False, 191, True)
