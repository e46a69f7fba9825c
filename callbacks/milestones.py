"""Wiring of the milestones page: one request per change; the browser paints heat map and curves."""

import json
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State
from flask import Flask, Response, abort, request

from callbacks.runtime import current_snapshot, find_snapshot, keep_views, retired
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.milestones.heat import SERIES_PATH, series_of_query
from dashboard.views.milestones.page import milestones_of_query
from layouts.ids import MilestonesIds, ShellIds
from layouts.parts import milestones

FOR_EVER = "public, max-age=31536000, immutable"


OUTPUTS = {
    "view": Output(MilestonesIds.VIEW, "data"),
    "finding": Output(MilestonesIds.FINDING, "children"),
    "notices": Output(MilestonesIds.NOTICES, "children"),
    "chips": Output(MilestonesIds.CHIPS, "children"),
    "phases": Output(MilestonesIds.PHASES, "children"),
    "levels": Output(MilestonesIds.LEVELS, "children"),
    "trail": Output(MilestonesIds.TRAIL, "children"),
    "curves_title": Output(MilestonesIds.CURVES_TITLE, "children"),
    "heat_title": Output(MilestonesIds.HEAT_TITLE, "children"),
    "absent": Output(MilestonesIds.ABSENT, "children"),
    "change": Output(MilestonesIds.CHANGE, "children"),
    "changes": Output(MilestonesIds.CHANGES, "children"),
    "tree": Output(MilestonesIds.TREE, "children"),
    "funnel": Output(MilestonesIds.FUNNEL, "children"),
    "caption": Output(MilestonesIds.CAPTION, "children"),
}


@keep_views
def page_parts(snapshot: Snapshot, query: str) -> dict[str, Any]:
    """Return the parts of an address, by the name of their outputs."""
    return milestones.page_parts(milestones_of_query(snapshot, query))


def register(app: Dash) -> None:
    """Register the callbacks of the milestones page and the address of its series."""

    @app.callback(output=OUTPUTS, inputs=[Input(ShellIds.ADDRESS, "search")])
    def show(search: str | None) -> dict[str, Any]:
        return page_parts(current_snapshot(), search or "")

    app.clientside_callback(
        ClientsideFunction("heat", "paint"),
        Input(MilestonesIds.VIEW, "data"),
        State(ShellIds.STATIC, "data"),
        State(MilestonesIds.FIXED, "data"),
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
