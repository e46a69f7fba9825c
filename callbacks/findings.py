"""Wiring of the page of findings."""

from dash import Dash

from callbacks.list_pages import register_list
from dashboard.views.findings import findings_of_query
from layouts.ids import FindingIds
from layouts.pages import findings


def register(app: Dash) -> None:
    """Register the callbacks of the page."""
    register_list(
        app,
        FindingIds,
        lambda snapshot, query, page, _: findings.body(findings_of_query(snapshot, query, page)),
    )
