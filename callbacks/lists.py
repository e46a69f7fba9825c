"""Lists as files, at the address of the page that shows them: `/descargas-lista/<lista>.<csv|xlsx>?…`."""

from dash import Dash
from flask import Flask, Response, request

from callbacks.runtime import current_snapshot
from dashboard.exports.files import DownloadError
from dashboard.exports.lists import make_list_file


def register(app: Dash) -> None:
    """Register the route of the lists on the server of the app."""
    server: Flask = app.server

    @server.get("/descargas-lista/<key>.<ending>")
    def file_of_list(key: str, ending: str) -> Response:
        try:
            result = make_list_file(
                current_snapshot(), key, ending, request.query_string.decode(errors="replace")
            )
        except DownloadError as refusal:
            return Response(str(refusal), status=refusal.status, mimetype="text/plain; charset=utf-8")
        response = Response(result.content, mimetype=result.media_type)
        response.headers["Content-Disposition"] = f'attachment; filename="{result.file_name}"'
        response.set_etag(result.etag)
        response.make_conditional(request)
        return response
