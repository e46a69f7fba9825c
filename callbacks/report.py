"""Wiring of the page that makes reports, and the route that serves what it made."""

from dash import Dash, Input, Output, State
from dash.development.base_component import Component
from flask import Flask, Response, send_file

from callbacks.runtime import current_snapshot
from dashboard.core.settings import read_settings
from dashboard.reports.build import FORMATS
from dashboard.reports.jobs import Jobs, cancel, file_of, jobs_of
from dashboard.reports.page import FILES_PATH, page_of_query, progress_of, start_of_query
from layouts.ids import ReportIds, ShellIds
from layouts.pages import report

Job = dict[str, str] | None
NO_FILE = "No hay ningún informe en esta dirección: se canceló, tiene más de un día o nunca existió."


def current_jobs() -> Jobs:
    """Return the jobs of this server; its settings are read when they are needed."""
    return jobs_of(read_settings())


def register(app: Dash) -> None:
    """Register the callbacks of the page and the route of its files."""

    @app.callback(Output(ReportIds.BODY, "children"), Input(ShellIds.ADDRESS, "search"))
    def show(search: str | None) -> list[Component]:
        return report.body(page_of_query(current_snapshot(), search or ""))

    @app.callback(
        Output(ReportIds.JOB, "data"),
        Input(ReportIds.CREATE, "n_clicks"),
        State(ShellIds.ADDRESS, "search"),
        State(ReportIds.FORMAT, "value"),
        State(ReportIds.TEMPLATE, "contents"),
        State(ReportIds.TEMPLATE, "filename"),
        prevent_initial_call=True,
    )
    def create(clicks: int, search: str | None, ending: str, contents: str | None, name: str | None) -> Job:
        return start_of_query(current_snapshot(), current_jobs(), search or "", ending, contents, name)

    _register_progress(app)
    _register_template(app)
    _register_files(app.server)


def _register_progress(app: Dash) -> None:
    @app.callback(
        Output(ReportIds.CANCELLED, "data"),
        Input(ReportIds.CANCEL, "n_clicks"),
        State(ReportIds.JOB, "data"),
        prevent_initial_call=True,
    )
    def stop(clicks: int, job: Job) -> bool:
        return cancel(current_jobs(), (job or {}).get("id", ""))

    @app.callback(
        Output(ReportIds.PROGRESS, "children"),
        Output(ReportIds.SPOKEN, "children"),
        Output(ReportIds.TIMER, "disabled"),
        Output(ReportIds.CANCEL, "hidden"),
        Output(ReportIds.CREATE, "disabled"),
        Input(ReportIds.TIMER, "n_intervals"),
        Input(ReportIds.JOB, "data"),
        Input(ReportIds.CANCELLED, "data"),
    )
    def tell(
        ticks: int | None, job: Job, cancelled: bool | None
    ) -> tuple[list[Component], str, bool, bool, bool]:
        found = progress_of(current_jobs(), job)
        running = found.is_running
        return report.progress(found), found.spoken, not running, not running, running


def _register_template(app: Dash) -> None:
    @app.callback(
        Output(ReportIds.TEMPLATE_NAME, "children"),
        Output(ReportIds.TEMPLATE_OFF, "hidden"),
        Input(ReportIds.TEMPLATE, "filename"),
    )
    def name_template(name: str | None) -> tuple[str, bool]:
        return (f"Plantilla: {name}" if name else "Sin plantilla"), not name

    @app.callback(
        Output(ReportIds.TEMPLATE, "contents"),
        Output(ReportIds.TEMPLATE, "filename"),
        Input(ReportIds.TEMPLATE_OFF, "n_clicks"),
        prevent_initial_call=True,
    )
    def take_off(clicks: int) -> tuple[None, None]:
        return None, None


def _register_files(server: Flask) -> None:
    @server.get(f"{FILES_PATH}/<job>/<path:name>")
    def report_file(job: str, name: str) -> Response:
        path = file_of(current_jobs(), job, name)
        if path is None:
            return Response(NO_FILE, status=404, content_type="text/plain; charset=utf-8")
        form = FORMATS[path.suffix.lstrip(".")]
        return send_file(path.resolve(), mimetype=form.media_type, as_attachment=True, download_name=name)
