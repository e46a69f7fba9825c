"""Wiring of the coordinator's desk."""

from dash import Dash, Input, Output
from dash.development.base_component import Component

from dashboard.board import Board
from dashboard.desk import desk_of_query
from layouts import my_region
from layouts.ids import MyRegionIds, ShellIds


def register(app: Dash, board: Board) -> None:
    """Register the callback that fills the desk of an address."""

    @app.callback(Output(MyRegionIds.BODY, "children"), Input(ShellIds.ADDRESS, "search"))
    def show_desk(search: str | None) -> list[Component]:
        return my_region.body(desk_of_query(board, search or ""))
