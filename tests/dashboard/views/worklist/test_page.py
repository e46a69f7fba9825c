"""The desk as a page and as a file."""

from urllib.parse import urlsplit

import pytest

from dashboard.core.state import ViewState
from dashboard.views.worklist import desk_listing, desk_of_query
from dashboard.views.worklist.page import COLUMNS, DESK_RULES


def test_without_region_it_asks_which(board):
    """Six zones and eight regions, each with its own saved link; nothing else yet."""
    desk = desk_of_query(board, "")
    assert (len(desk.zones), len(desk.regions)) == (6, 8)
    assert (desk.tasks, desk.cards) == ((), ())
    assert {urlsplit(choice.href).path for choice in (*desk.zones, *desk.regions)} == {"/mi-region"}


def test_the_links_open_what_they_promise(board):
    """The count beside a region is the length of its list."""
    for choice in (*desk_of_query(board, "").zones, *desk_of_query(board, "").regions):
        desk = desk_of_query(board, urlsplit(choice.href).query)
        assert choice.note.split()[0] == str(len(desk.tasks))


def test_the_filters_stay_while_the_region_is_asked(board):
    """A link keeps cut-off and filters."""
    for choice in desk_of_query(board, "corte=2020-05-31&universo=A").regions:
        assert "corte=2020-05-31" in choice.href
        assert "universo=A" in choice.href


def test_the_sentence_names_the_most_urgent(board):
    """How many of how many, and who first."""
    desk = desk_of_query(board, "region=caribe")
    assert desk.finding.startswith(f"Región Caribe: {len(desk.tasks)} de ")
    assert f"Empiece por {desk.tasks[0].name}: " in desk.finding


def test_an_empty_desk_says_so(board):
    """At the first cut-off of phase I nobody needs a call yet."""
    desk = desk_of_query(board, "region=caribe&corte=2020-01-31")
    assert desk.tasks == ()
    assert "nadie tiene motivo de llamada" in desk.finding


def test_the_caption_says_where_numbers_come_from(board):
    """Filters, cut-off, order, source, demonstration mark, version."""
    text = desk_of_query(board, "region=caribe").caption
    for part in (
        "región Caribe",
        "31 dic 2020",
        "Orden:",
        "SETA",
        "Datos de demostración",
        board.model.version,
    ):
        assert part in text


def test_the_other_kind_is_one_click_away(board):
    """Municipalities and gobernaciones never mix; a link leads from one to the other and back."""
    words, href = desk_of_query(board, "region=caribe").other_kind
    assert (words, href) == ("Ver las gobernaciones", "/mi-region?region=caribe&tipo=gobernacion")
    back = desk_of_query(board, urlsplit(href).query).other_kind
    assert back == ("Ver los municipios", "/mi-region?region=caribe")


def test_nonsense_in_the_address_is_said(board):
    """And the region is asked for, since there is none."""
    desk = desk_of_query(board, "region=atlantida")
    assert desk.regions
    assert desk.notices


@pytest.mark.parametrize("query", [{}, {"regions": ("caribe",)}, {"entity_type": "gobernacion"}])
def test_the_file_has_the_rows_of_the_list(board, query):
    """In the same order, with every column, codes as text."""
    listing = desk_listing(board, ViewState(**query))
    assert [row[0] for row in listing.rows] == list(range(1, len(listing.rows) + 1))
    assert all(len(row) == len(COLUMNS) for row in listing.rows)
    assert all(isinstance(row[1], str) and len(row[1]) in (2, 5) for row in listing.rows)


def test_the_file_says_its_rules(board):
    """Each reason with its threshold, so that the list can be quoted alone."""
    facts = dict(desk_listing(board, ViewState()).facts)
    for rule in DESK_RULES:
        assert facts[f"Regla: {rule.label}"] == rule.condition_words
