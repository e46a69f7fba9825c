"""Which page of a list is asked for."""

import pytest

from callbacks.list_pages import calls_asked, page_asked
from dashboard.views.worklist.calls import CallFilter, Calls


@pytest.mark.parametrize(
    ("turned", "search", "page"),
    [
        (None, "?pdet=si", 1),
        ({"pagina": 3, "direccion": "?pdet=si"}, "?pdet=si", 3),
        ({"pagina": 3, "direccion": ""}, None, 3),
        ({"pagina": 3, "direccion": "?pdet=si"}, "?pdet=no", 1),
        ({"pagina": "3", "direccion": ""}, "", 1),
    ],
)
def test_a_page_belongs_to_its_address(turned, search, page):
    """Another address begins at the first page, and so does what is no number."""
    assert page_asked(turned, search) == page


def test_calls_are_filtered_on_any_address():
    """Which ones, and the codes of those that the browser says were made."""
    asked = {"pagina": 1, "direccion": "", "llamadas": "por-hacer", "hechas": ["05001"]}
    assert calls_asked(asked) == CallFilter(Calls.TO_MAKE, frozenset({"05001"}))


@pytest.mark.parametrize(
    "asked",
    [None, {"pagina": 2}, {"llamadas": "otra", "hechas": []}, {"llamadas": "hechas", "hechas": "05001"}],
)
def test_what_is_not_understood_lists_every_call(asked):
    """Nothing is left out by mistake."""
    assert calls_asked(asked) == CallFilter()
