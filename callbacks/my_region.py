"""Wiring of the coordinator's desk."""

from dash import Dash

from callbacks.sheets import register_list
from dashboard.indicators.snapshot import Board
from dashboard.views.worklist import desk_of_query
from layouts.ids import MyRegionIds
from layouts.pages import my_region


def register(app: Dash, board: Board) -> None:
    """Register the callbacks of the page."""
    register_list(app, MyRegionIds, lambda query, page: my_region.body(desk_of_query(board, query, page)))
