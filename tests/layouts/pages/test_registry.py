"""The pages: registered with Dash, found by path, drawn from the snapshot alone."""

import re

import dash
import pytest

from dashboard.core.state import PARAMETERS
from layouts.pages import findings, profile
from layouts.pages.not_found_404 import layout as not_found
from layouts.pages.registry import link_id, menu, page_at, registered, title_at
from layouts.static_urls import ASSETS
from tests.apps import app_of

MENU = ["/", "/hitos", "/comparar", "/mi-region", "/hallazgos", "/informe", "/metodologia"]


@pytest.fixture(scope="module", autouse=True)
def dash_app(snapshot):
    """Dash has a registry once there is an app."""
    return app_of(snapshot)


def test_the_menu_is_in_its_order():
    """Seven pages; only links lead to a profile and to the statement of accessibility."""
    assert [page["path"] for page in menu()] == MENU
    assert [page["path"] for page in registered() if page not in menu()] == [
        "/entidad/",
        "/accesibilidad",
    ]


def test_another_app_has_the_same_pages(snapshot):
    """The registry of Dash is one for all apps of a process: registering again changes nothing in it."""
    before = registered()
    app_of(snapshot)
    assert [page["path"] for page in registered()] == [page["path"] for page in before]
    assert len(dash.page_registry) == len(before)


@pytest.mark.parametrize(
    ("path", "layout"),
    [
        ("/hallazgos", findings.layout),
        ("/hallazgos/", findings.layout),
        ("/entidad/05001", profile.layout),
        ("/entidad/", profile.layout),
    ],
)
def test_a_page_is_found_by_its_path(path, layout):
    """With or without a final slash, and with the code that it takes."""
    assert page_at(path)["layout"] is layout


@pytest.mark.parametrize("path", ["/hitos", "/hallazgos", "/mi-region", "/informe", "/entidad/05001"])
@pytest.mark.parametrize("key", ["indicador", "nivel"])
def test_what_the_map_shows_is_chosen_at_the_map(path, key):
    """Indicator and level do nothing elsewhere, and so are not there."""
    assert key in page_at("/")["controls"]
    assert key not in page_at(path)["controls"]


def test_controls_are_keys_of_the_address():
    """A key that no control holds would be in vain."""
    keys = {parameter.key for parameter in PARAMETERS}
    assert set().union(*(page["controls"] for page in registered())) <= keys


def test_the_methodology_has_no_filters():
    """It is the same whatever is selected."""
    assert page_at("/metodologia")["controls"] == ()


def test_files_of_a_page_are_there_and_left_out_of_the_document(snapshot):
    """A page brings its scripts and style sheets itself; what no page names comes with the document."""
    named = {name for page in registered() for name in page["files"]}
    assert {name for name in named if not (ASSETS / name).is_file()} == set()
    document = app_of(snapshot).server.test_client().get("/").get_data(as_text=True)
    written = set(re.findall(r"""(?:src|href)="/assets/([\w.-]+)""", document))
    assert named & written == set()
    assert {path.name for path in ASSETS.glob("*.[cj]s*")} == named | written - {"icono.svg"}


@pytest.mark.parametrize(
    ("path", "title"), [("/hitos", "Hitos · Gobierno al Plan"), ("/nada", "Gobierno al Plan")]
)
def test_the_document_of_a_path_has_its_title(path, title):
    """A shared link says what it leads to before any script runs."""
    assert title_at(path) == title


def test_an_unknown_path_is_no_page():
    """Nothing is guessed."""
    assert page_at("/nada") is None
    assert page_at("/metodologia/otra") is None


def test_an_unknown_path_says_where_to_go(snapshot):
    """The text names the path and leads to the map."""
    text = str(not_found(snapshot, "/nada").to_plotly_json())
    assert "/nada" in text
    assert "Ir al mapa" in text
    assert "Buscar una entidad" in text


def test_every_page_is_drawn(snapshot):
    """A layout needs nothing but the snapshot."""
    assert all(page["layout"](snapshot).to_plotly_json() for page in registered())


def test_a_link_is_named_after_its_path():
    """The home page has a name of its own."""
    assert [link_id(page) for page in menu()][:2] == ["enlace-inicio", "enlace-hitos"]
