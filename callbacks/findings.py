"""Wiring of the page of findings."""

from dash import Dash, Input, Output
from dash.development.base_component import Component

from dashboard.board import Board
from dashboard.findings_list import findings_of_query
from layouts import findings
from layouts.ids import FindingIds, ShellIds


def register(app: Dash, board: Board) -> None:
    """Register the callback that fills the list of an address; the button turns its pages."""

    @app.callback(
        Output(FindingIds.BODY, "children"),
        Output(FindingIds.MORE, "hidden"),
        Input(ShellIds.ADDRESS, "search"),
        Input(FindingIds.MORE, "n_clicks"),
    )
    def show_findings(search: str | None, clicks: int | None) -> tuple[list[Component], bool]:
        view = findings_of_query(board, search or "", turns=clicks or 0)
        return findings.body(view), len(view.rows) == view.total
