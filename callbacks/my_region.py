"""Wiring of the coordinator's desk."""

from dash import Dash

from callbacks.sheets import register_list
from dashboard.board import Board
from dashboard.desk import desk_of_query
from layouts import my_region
from layouts.ids import MyRegionIds


def register(app: Dash, board: Board) -> None:
    """Register the callbacks of the page."""
    register_list(app, MyRegionIds, lambda query, page: my_region.body(desk_of_query(board, query, page)))
