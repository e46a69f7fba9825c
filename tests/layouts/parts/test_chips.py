"""Filters in force as links, the last of which takes off all."""

from dashboard.views.summary import ChipLink
from layouts.parts.chips import chips


def test_no_filter_has_no_link():
    """The group stays, so that what follows keeps its place."""
    assert chips(()).children == []


def test_the_last_link_takes_off_all():
    """The others say which filter they take off."""
    each, last = chips((ChipLink("PDET", "/?a"), ChipLink("Quitar todos los filtros", "/"))).children
    assert (each.href, each.title) == ("/?a", "Quitar el filtro: PDET")
    assert (last.href, last.children) == ("/", "Quitar todos los filtros")
