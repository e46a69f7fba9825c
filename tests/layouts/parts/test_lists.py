"""The paging of a long list, and its links."""

from dashboard.core.paging import paginate
from layouts.parts.lists import downloads, pager


def test_one_page_needs_no_buttons():
    """Nothing to turn."""
    assert pager("lista", paginate(1, 40, 40)) is None


def test_the_ends_have_no_way_on():
    """Each button names the page that it turns to and the store of its list."""
    first = pager("lista", paginate(1, 90, 40)).children
    assert [first[place].disabled for place in (0, 2)] == [True, False]
    assert (getattr(first[2], "data-pagina"), getattr(first[2], "data-lista")) == ("2", "lista")
    last = pager("lista", paginate(3, 90, 40)).children
    assert [last[place].disabled for place in (0, 2)] == [False, True]
    assert last[1].children == "Página 3 de 3"


def test_every_file_has_a_link():
    """It is saved, not opened."""
    links = downloads([("xlsx", "/x.xlsx"), ("csv", "/x.csv")]).children
    assert [(link.children, link.href, link.download) for link in links] == [
        ("Descargar en Excel", "/x.xlsx", ""),
        ("CSV", "/x.csv", ""),
    ]
