"""Wiring of the frame: the path decides the page."""

from dash import Dash, Input, Output
from dash.development.base_component import Component

from dashboard.board import Board
from layouts.ids import ShellIds
from layouts.pages import not_found, page_at


def register(app: Dash, board: Board) -> None:
    """Register the callback that fills the page."""

    @app.callback(Output(ShellIds.PAGE, "children"), Input(ShellIds.ROUTE, "pathname"))
    def open_page(path: str | None) -> Component:
        page = page_at(path or "/")
        return page.layout(board) if page else not_found(path or "/")
