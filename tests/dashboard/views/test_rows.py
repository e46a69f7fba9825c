"""What a row of a file is called."""

from dashboard.core.state import Level, ViewState
from dashboard.indicators.resolved import resolve_view
from dashboard.views.home import build_view
from dashboard.views.rows import ViewRows, table


def whole_row(snapshot, **state):
    """The one row of the level of the country."""
    view = ViewState(level=Level.COUNTRY, **state)
    resolved = resolve_view(snapshot.indicators, snapshot.model, view)
    (row,) = table(ViewRows(snapshot=snapshot, resolved=resolved, state=view))
    return row


def test_only_the_whole_country_is_called_the_country(tiny):
    """With filters on, the one row is of the selection."""
    assert whole_row(tiny.snapshot)[:2] == ("pais", "Colombia")
    assert whole_row(tiny.snapshot, universes=("A",))[:2] == ("pais", "Conjunto de la selección")


def test_the_browser_gets_the_same_name(tiny):
    """Its own file of units knows the country only."""
    view = build_view(tiny.snapshot, ViewState(level=Level.COUNTRY, universes=("A",)))
    assert view.payload["conjunto"] == "Conjunto de la selección"
    assert view.title == "Avance de la fase II: Conjunto de la selección"
    assert "conjunto" not in build_view(tiny.snapshot, ViewState()).payload
