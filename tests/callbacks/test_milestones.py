"""The address of the series: all cut-offs of the rows of a view, kept by the browser for ever."""

import brotli

from dashboard.core.state import ViewState
from dashboard.views.milestones.heat import series_of_query

ONCE = 20 * 1024  # bytes of the file of single entities of phase II, once per visit
GROUPS = 7 * 1024


def address(snapshot, phase="2", query=""):
    """The address of a series of the active dataset."""
    return f"/hitos/serie/{snapshot.model.version}/{phase}.json{query}"


def test_it_has_every_cutoff_of_the_rows(client, snapshot):
    """The same as the function says."""
    response = client.get(address(snapshot, query="?nivel=region"))
    assert response.get_json() == series_of_query(snapshot, "2", "nivel=region")
    assert len(response.get_json()["valores"]) == len(snapshot.model.phases["2"].cutoffs)


def test_it_never_changes_under_its_address(client, snapshot):
    """The version is in it."""
    assert "immutable" in client.get(address(snapshot)).headers["Cache-Control"]


def test_another_version_or_phase_is_not_found(client, snapshot):
    """Nothing is guessed."""
    assert client.get("/hitos/serie/otra/2.json").status_code == 410
    assert client.get(address(snapshot, phase="9")).status_code == 404


def test_it_is_small(client, snapshot):
    """Compressed: single entities once, groups at each change of filters that plays."""
    for query, limit in (("", ONCE), ("?nivel=region", GROUPS), ("?nivel=departamento", GROUPS)):
        body = client.get(address(snapshot, query=query), headers={"Accept-Encoding": "br"}).data
        assert len(body) < limit
        assert brotli.decompress(body).startswith(b"{")


def test_entities_share_one_file_whatever_the_filters(snapshot):
    """All entities that the phase assists."""
    assert len(series_of_query(snapshot, "2", "")["filas"]) == 365
    assert ViewState().level == "municipio"
