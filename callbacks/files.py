"""Plain HTTP: static files of the map, attributes of units, downloads and health."""

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from dash import Dash
from flask import Flask, Response, abort, request

from callbacks.compression import FOR_EVER, accepted_encoding, compressed_variant, hardest
from callbacks.runtime import current_snapshot, find_snapshot, retired, snapshot_in_force
from dashboard.exports.file_request import parse_file_request
from dashboard.exports.files import Download, DownloadError
from dashboard.exports.formats import make_file
from dashboard.exports.menu import offer_as_plain, offer_of
from dashboard.exports.snippets import EMBED_PATH, embedded
from dashboard.figures.choropleth import TOPOLOGY_NAME
from dashboard.views.animation import frames_of_query
from dashboard.views.territory import territory_bytes
from geo.publish import PublishedMap
from layouts.parts.exports import OFFER_URL
from layouts.static_urls import (
    BOOTSTRAP_URL,
    FRAMES_URL,
    GEO_PREFIX,
    TERRITORY_PREFIX,
    bootstrap_file,
    territory_url,
)


def register(app: Dash) -> None:
    """Register every route on the server of the app."""
    server: Flask = app.server
    started = time.monotonic()

    @server.get(f"{GEO_PREFIX}/<version>/<name>")
    def map_file(version: str, name: str) -> Response:
        snapshot = find_snapshot(lambda known: known.boundaries.version == version)
        return _map_file(snapshot.boundaries, name) if snapshot else retired()

    @server.get(f"{TERRITORY_PREFIX}/<name>")
    def territory(name: str) -> Response:
        snapshot = find_snapshot(lambda known: request.path == territory_url(known))
        if snapshot is None:
            return retired()
        response = Response(territory_bytes(snapshot), mimetype="application/json")
        response.headers["Cache-Control"] = FOR_EVER
        return response

    @server.get(BOOTSTRAP_URL)
    def bootstrap() -> Response:
        return _style_sheet(accepted_encoding())

    @server.get(FRAMES_URL)
    def frames() -> dict[str, object]:
        return dict(frames_of_query(current_snapshot(), request.query_string.decode(errors="replace")))

    @server.get(OFFER_URL)
    def offer() -> Response | dict[str, object]:
        try:
            return offer_as_plain(offer_of(current_snapshot(), request.query_string.decode(errors="replace")))
        except DownloadError as refusal:
            return _refused(refusal)

    @server.get("/descargas/<name>")
    def file_of_view(name: str) -> Response:
        return _file_of(name, _as_attachment)

    @server.get(f"{EMBED_PATH}/<name>.svg")
    def figure_in_a_frame(name: str) -> Response:
        return _file_of(f"{name}.svg", _as_part)

    @server.get("/salud")
    def health() -> dict[str, object]:
        snapshot = current_snapshot()
        refusal = snapshot_in_force().refusal
        return {
            "estado": "con aviso" if refusal else "bien",
            "aviso": refusal,
            "version_datos": snapshot.model.version,
            "tablas_cargadas": {
                key: {"version": table.number, "fecha": table.day.isoformat()}
                for key, table in snapshot.model.loaded.items()
            },
            "limites": snapshot.boundaries.label,
            "unidades_sin_poligono": len(snapshot.boundaries.missing),
            "version_limites": snapshot.boundaries.version,
            "cargado": snapshot.loaded_at.isoformat(timespec="seconds"),
            "segundos_en_marcha": round(time.monotonic() - started, 1),
        }


def _file_of(name: str, answer: Callable[[Download], Response]) -> Response:
    """Answer with the file that a request asks for; nothing is drawn to be thrown away."""
    indicator, _, ending = name.partition(".")
    query = request.query_string.decode(errors="replace")
    try:
        file_request = parse_file_request(current_snapshot(), indicator, ending, query)
    except DownloadError as refusal:
        return _refused(refusal)
    if request.if_none_match.contains_weak(file_request.etag):
        return _unchanged(file_request.etag)
    result = make_file(file_request)
    response = answer(result)
    response.set_etag(result.etag)
    return response


def _as_attachment(result: Download) -> Response:
    response = Response(result.content, content_type=result.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{result.file_name}"'
    return response


def _as_part(result: Download) -> Response:
    return Response(embedded(result.content), content_type=result.media_type)


def _unchanged(etag: str) -> Response:
    response = Response(status=304)
    response.set_etag(etag)
    return response


def _refused(refusal: DownloadError) -> Response:
    return Response(str(refusal), status=refusal.status, content_type="text/plain; charset=utf-8")


def _map_file(boundaries: PublishedMap, name: str) -> Response:
    real = boundaries.topology if name == TOPOLOGY_NAME else name
    if real not in (boundaries.municipalities, boundaries.departments, boundaries.topology):
        abort(404)
    path = boundaries.folder / real
    return _published(path) if path.exists() else retired()


def _published(path: Path) -> Response:
    """Serve a published map file in the smallest form that the browser takes."""
    body, encoding = compressed_variant(path)
    response = Response(
        body, mimetype="application/geo+json" if path.suffix == ".geojson" else "application/json"
    )
    response.headers["Cache-Control"] = FOR_EVER
    response.headers["Vary"] = "Accept-Encoding"
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return response


def _style_sheet(encoding: str) -> Response:
    """Serve Bootstrap's style sheet, as small as it gets in brotli; Flask-Compress does the rest."""
    is_brotli = encoding == "br"
    body = _packed_bootstrap() if is_brotli else bootstrap_file().read_bytes()
    response = Response(body, mimetype="text/css")
    response.headers["Cache-Control"] = FOR_EVER
    response.headers["Vary"] = "Accept-Encoding"
    if is_brotli:
        response.headers["Content-Encoding"] = "br"
    return response


@cache
def _packed_bootstrap() -> bytes:
    return hardest(bootstrap_file().read_bytes())
