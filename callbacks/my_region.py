"""Wiring of the coordinator's work list."""

from dash import Dash

from callbacks.list_pages import register_list
from dashboard.views.worklist import worklist_of_query
from layouts.ids import MyRegionIds
from layouts.pages import my_region


def register(app: Dash) -> None:
    """Register the callbacks of the page."""
    register_list(
        app,
        MyRegionIds,
        lambda snapshot, query, page, calls: my_region.body(worklist_of_query(snapshot, query, page, calls)),
    )
