"""Wiring of the comparison: one request per address; the choice of sides is the browser's."""

from dash import Dash, Input, Output

from callbacks.runtime import current_snapshot, keep_views
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.compare import compare_of_query
from layouts.ids import CompareIds, ShellIds
from layouts.pages import compare
from layouts.pages.compare import Body


@keep_views
def body(snapshot: Snapshot, query: str) -> Body:
    """Return what the page shows of an address."""
    return compare.body(compare_of_query(snapshot, query))


def register(app: Dash) -> None:
    """Register the callback of the page."""

    @app.callback(Output(CompareIds.BODY, "children"), Input(ShellIds.ADDRESS, "search"))
    def show(search: str | None) -> Body:
        return body(current_snapshot(), search or "")
