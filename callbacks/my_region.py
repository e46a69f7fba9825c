"""Wiring of the coordinator's desk: one request per filter or turned page."""

from functools import lru_cache
from typing import Any

from dash import Dash, Input, Output

from callbacks.sheets import VIEWS_KEPT, page_asked, register_writer
from dashboard.board import Board
from dashboard.desk import desk_of_query
from layouts import my_region
from layouts.ids import MyRegionIds, ShellIds
from layouts.sheets import sent


def register(app: Dash, board: Board) -> None:
    """Register the callbacks of the page."""

    @lru_cache(maxsize=VIEWS_KEPT)
    def markup(query: str, page: int) -> dict[str, str]:
        return sent(MyRegionIds.BODY, my_region.body(desk_of_query(board, query, page)))

    @app.callback(
        Output(MyRegionIds.VIEW, "data"), Input(ShellIds.ADDRESS, "search"), Input(MyRegionIds.TURN, "data")
    )
    def show(search: str | None, turn: dict[str, Any] | None) -> dict[str, str]:
        return markup(search or "", page_asked(turn, search))

    register_writer(app, MyRegionIds.VIEW)
