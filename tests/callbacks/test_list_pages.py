"""Which page of a list is asked for."""

import pytest

from callbacks.list_pages import page_asked


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
