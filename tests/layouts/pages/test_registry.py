"""The pages: found by path, drawn from the snapshot alone, and polite about what does not exist."""

import pytest

from layouts.pages.registry import PAGES, not_found, page_at


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_a_page_is_found_by_its_path(page):
    """With or without a final slash; a page that takes a code needs one."""
    code = "05001" if page.path[1:].endswith("/") else ""
    assert page_at(page.path + code) == (page, code)
    assert page_at((page.path + code).rstrip("/") + "/") == (page, code)


def test_an_unknown_path_is_no_page():
    """Nothing is guessed."""
    assert page_at("/nada") is None
    assert page_at("/metodologia/otra") is None


def test_an_unknown_path_says_where_to_go():
    """The text names the path and leads to the map."""
    text = str(not_found("/nada").to_plotly_json())
    assert "/nada" in text
    assert "Ir al mapa" in text


@pytest.mark.parametrize(
    "page", [page for page in PAGES if not page.path[1:].endswith("/")], ids=lambda p: p.path
)
def test_every_page_is_drawn(snapshot, page):
    """A layout needs nothing but the snapshot."""
    assert page.layout(snapshot, "").to_plotly_json()
