"""Wiring of the page of findings: one request per filter or turned page."""

from functools import lru_cache
from typing import Any

from dash import Dash, Input, Output

from callbacks.sheets import VIEWS_KEPT, page_asked, register_writer
from dashboard.board import Board
from dashboard.findings_list import findings_of_query
from layouts import findings
from layouts.ids import FindingIds, ShellIds
from layouts.sheets import sent


def register(app: Dash, board: Board) -> None:
    """Register the callbacks of the page."""

    @lru_cache(maxsize=VIEWS_KEPT)
    def markup(query: str, page: int) -> dict[str, str]:
        return sent(FindingIds.BODY, findings.body(findings_of_query(board, query, page)))

    @app.callback(
        Output(FindingIds.VIEW, "data"), Input(ShellIds.ADDRESS, "search"), Input(FindingIds.TURN, "data")
    )
    def show(search: str | None, turn: dict[str, Any] | None) -> dict[str, str]:
        return markup(search or "", page_asked(turn, search))

    register_writer(app, FindingIds.VIEW)
