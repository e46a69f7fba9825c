"""Wiring of the frame: the path decides the page."""

from typing import Any

from dash import Dash, Input, Output

from dashboard.board import Board
from layouts.pages import not_found, page_at
from layouts.ids import ShellIds


def register(app: Dash, board: Board) -> None:
    """Register the callback that fills the page."""

    @app.callback(Output(ShellIds.PAGE, "children"), Input(ShellIds.ROUTE, "pathname"))
    def open_page(path: str | None) -> Any:
        page = page_at(path or "/")
        return page.layout(board) if page else not_found(path or "/")
