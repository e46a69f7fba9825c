"""What travels: nothing from other hosts, no geometry twice, few bytes for a change; and a clean console."""

from urllib.parse import urlsplit

import pytest

CHANGE_LIMIT = 5 * 1024  # bytes received for one change, headers included
CHANGES = [("universo", "A"), ("decreto683", "si"), ("nivel", "departamento"), ("fase", "1"), ("pdet", "no")]


def _paths(requests):
    return [urlsplit(url).path for url, _ in requests]


@pytest.fixture
def rested(page):
    """The page at rest at the default view, with its traffic taken."""
    page.show()
    page.take_requests()
    return page


def test_a_session_has_a_clean_console_and_no_foreign_request(page):
    """Map, filters, levels, an entity, the methodology and an unknown path."""
    page.load()
    for query in (
        "universo=A",
        "nivel=departamento",
        "nivel=region",
        "entidad=05001",
        "tipo=gobernacion",
        "",
    ):
        page.show(query)
    page.load(path="/metodologia")
    page.until("return document.querySelector('h1')")
    assert page.errors() == []
    page.load(path="/no-existe")
    page.until("return document.querySelector('h1')")
    page.refused()
    assert page.foreign_requests() == []


@pytest.mark.parametrize(
    ("path", "heading"), [("/metodologia", "Datos y metodología"), ("/no-existe", "Esta página no existe")]
)
def test_other_paths_answer(page, path, heading):
    """A page of its own, with the frame of all; an unknown one is answered as what is not there."""
    page.load(path=path)
    page.until_equal("return (document.querySelector('h1') || {}).textContent", heading)
    assert page.one(".demostracion").is_displayed()
    if path == "/no-existe":
        page.refused()


def test_from_page_to_page_and_back(page):
    """The map comes back after a visit to the methodology, without a reload."""
    page.load("region=caribe")
    page.js("window.marcaDePrueba = 'viva'")
    page.click('#menu [href^="/metodologia"]')
    page.until_equal("return (document.querySelector('h1') || {}).textContent", "Datos y metodología")
    page.driver.back()
    page.settle_at("region=caribe")
    page.until_equal("return document.querySelectorAll('.choroplethlocation').length", 1121)
    assert page.js("return window.marcaDePrueba") == "viva"


@pytest.mark.parametrize(("control", "value"), CHANGES)
def test_a_change_receives_few_bytes(rested, control, value):
    """One request, of at most 5 KB with its headers."""
    rested.press_button(control, value)
    rested.until("return location.search.length > 1")
    rested.settle()
    requests = [item for item in rested.take_requests() if not item[0].startswith("data:")]
    updates = [item for item in requests if urlsplit(item[0]).path == "/_dash-update-component"]
    assert len(updates) == 1
    assert 0 < updates[0][1] <= CHANGE_LIMIT
    if control != "nivel":
        assert sum(received for _, received in requests) <= CHANGE_LIMIT


def test_a_filter_fetches_no_geometry(rested):
    """Only values travel; boundaries and names stay."""
    for control, value in [change for change in CHANGES if change[0] != "nivel"]:
        rested.press_button(control, value)
        rested.until("return location.search.includes(arguments[0])", f"{control}={value}")
        rested.settle()
    paths = _paths(rested.take_requests())
    assert [path for path in paths if path.startswith(("/mapas", "/territorio"))] == []


def test_geometry_is_fetched_once_at_most(rested):
    """Going to departments and back asks at most once for their boundaries, never again for the others."""
    for query in ("nivel=departamento", "", "nivel=region", "universo=A"):
        rested.show(query)
    received = [path for path, size in rested.take_requests() if "/mapas/" in path and size]
    assert len(received) <= 1
