"""Wiring of the milestones page: one request per change, plain values that the browser draws and writes."""

import json

from dash import ClientsideFunction, Dash, Input, Output, State
from flask import Flask, Response, abort, request

from callbacks.runtime import current_snapshot, find_snapshot, keep_views, retired
from dashboard.views.milestones.page import SERIES_PATH, Payload, series_of_query
from dashboard.views.milestones.payload import sent_of_query
from layouts.ids import HitosIds, ShellIds

FOR_EVER = "public, max-age=31536000, immutable"


def register(app: Dash) -> None:
    """Register the callbacks of the milestones page and the address of its series."""
    sent = keep_views(sent_of_query)

    @app.callback(Output(HitosIds.VIEW, "data"), Input(ShellIds.ADDRESS, "search"))
    def show(search: str | None) -> Payload:
        return sent(current_snapshot(), search or "")

    app.clientside_callback(
        ClientsideFunction("hitos", "pintar"),
        Input(HitosIds.VIEW, "data"),
        State(ShellIds.STATIC, "data"),
        State(HitosIds.FIXED, "data"),
        prevent_initial_call=True,
    )
    _register_series(app.server)


def _register_series(server: Flask) -> None:
    """Serve all cut-offs of the rows of a view: what the player repaints from, asked for once."""

    @server.get(f"{SERIES_PATH}/<version>/<phase>.json")
    def series(version: str, phase: str) -> Response:
        snapshot = find_snapshot(lambda known: known.model.version == version)
        if snapshot is None:
            return retired()
        if phase not in snapshot.model.phases:
            abort(404)
        content = series_of_query(snapshot, phase, request.query_string.decode())
        response = Response(json.dumps(content, separators=(",", ":")), mimetype="application/json")
        response.headers["Cache-Control"] = FOR_EVER
        return response
