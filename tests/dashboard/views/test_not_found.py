"""What a path that leads nowhere may have meant."""

import pytest

from dashboard.views.not_found import PageLink, not_found

PAGES = (PageLink("Mapa", "/"), PageLink("Hitos", "/hitos"), PageLink("Mi región", "/mi-region"))


@pytest.mark.parametrize(
    ("path", "name"), [("/hito", "Hitos"), ("/miregion", "Mi región"), ("/Mi%20Regi%C3%B3n/", "Mi región")]
)
def test_a_page_of_like_name_is_offered(snapshot, path, name):
    """A letter, an accent or a hyphen aside."""
    assert not_found(snapshot, path, PAGES).pages[0].name == name


@pytest.mark.parametrize(
    ("path", "code"), [("/medellin", "05001"), ("/5001", "05001"), ("/perfil/L%C3%B3pez-de-Micay", "19418")]
)
def test_an_entity_is_offered(snapshot, path, code):
    """By its name or its code, where the path ends with one."""
    assert not_found(snapshot, path, PAGES).entities[0].code == code


def test_nonsense_offers_nothing(snapshot):
    """There is nothing near, and the path is said as it was written."""
    found = not_found(snapshot, "/qqqq%20zz", PAGES)
    assert (found.path, found.pages, found.entities) == ("/qqqq zz", (), ())
