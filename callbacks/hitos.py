"""Wiring of the milestones page: one request per change; the browser draws heat map and differences."""

import json
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State
from flask import Flask, Response, abort, request

from dashboard.board import Board
from dashboard.hitos.page import SERIES_PATH, hitos_of_query, series_of_query
from layouts.hitos_parts import hitos_parts
from layouts.ids import HitosIds, ShellIds

FOR_EVER = "public, max-age=31536000, immutable"


def register(app: Dash, board: Board) -> None:
    """Register the callbacks of the milestones page and the address of its series."""

    @app.callback(
        output={
            "view": Output(HitosIds.VIEW, "data"),
            "finding": Output(HitosIds.FINDING, "children"),
            "notices": Output(HitosIds.NOTICES, "children"),
            "chips": Output(HitosIds.CHIPS, "children"),
            "phases": Output(HitosIds.PHASES, "children"),
            "levels": Output(HitosIds.LEVELS, "children"),
            "trail": Output(HitosIds.TRAIL, "children"),
            "curves_title": Output(HitosIds.CURVES_TITLE, "children"),
            "funnel": Output(HitosIds.FUNNEL, "children"),
            "heat_title": Output(HitosIds.HEAT_TITLE, "children"),
            "absent": Output(HitosIds.ABSENT, "children"),
            "tree": Output(HitosIds.TREE, "children"),
            "change": Output(HitosIds.CHANGE, "children"),
            "caption": Output(HitosIds.CAPTION, "children"),
        },
        inputs=[Input(ShellIds.ADDRESS, "search")],
    )
    def show(search: str | None) -> dict[str, Any]:
        return hitos_parts(hitos_of_query(board, search or ""))

    app.clientside_callback(
        ClientsideFunction("hitos", "pintar"),
        Output(HitosIds.CURVES, "figure"),
        Input(HitosIds.VIEW, "data"),
        State(ShellIds.STATIC, "data"),
        State(HitosIds.FIXED, "data"),
        prevent_initial_call=True,
    )
    _register_series(app.server, board)


def _register_series(server: Flask, board: Board) -> None:
    """Serve all cut-offs of the rows of a view: what the player repaints from, asked for once."""

    @server.get(f"{SERIES_PATH}/<version>/<phase>.json")
    def series(version: str, phase: str) -> Response:
        if version != board.model.version or phase not in board.model.phases:
            abort(404)
        content = series_of_query(board, phase, request.query_string.decode())
        response = Response(json.dumps(content, separators=(",", ":")), mimetype="application/json")
        response.headers["Cache-Control"] = FOR_EVER
        return response
