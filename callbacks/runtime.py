"""The snapshot of a request, taken once at its start and used to its end; and the views built of it, kept.

A page says in a header with which version it was loaded, and every computed answer of which version it is.
Where they differ nothing is done and nothing shown: the browser loads the page again, at the same address
(`assets/version.js`).
"""

from collections.abc import Callable
from typing import Final

from flask import Flask, Response, current_app, g, request

from dashboard.core.kept import kept_with
from dashboard.indicators.in_force import SnapshotInForce
from dashboard.indicators.snapshot import Snapshot

EXTENSION: Final = "snapshot_in_force"
VERSION_HEADER: Final = "Tablero-Version"
CALLBACKS: Final = "/_dash-"
VIEWS_KEPT: Final = 256  # per snapshot and kind of view
RETIRED: Final = "Esta versión ya no está en uso. Vuelva a cargar la página."

keep_views = kept_with(VIEWS_KEPT)
"""Keeps the latest views that a function built of a snapshot."""


def install(server: Flask, in_force: SnapshotInForce) -> None:
    """Let the requests of a server take their snapshot from the one in force."""
    server.extensions[EXTENSION] = in_force
    server.before_request(_refuse_other)
    server.after_request(_say_version)


def snapshot_in_force() -> SnapshotInForce:
    """Return where the requests of this server take their snapshot from."""
    found: SnapshotInForce = current_app.extensions[EXTENSION]
    return found


def current_snapshot() -> Snapshot:
    """Return the snapshot of the request being answered: the same one, however often it is asked for."""
    if "snapshot" not in g:
        g.snapshot = snapshot_in_force().current()
    found: Snapshot = g.snapshot
    return found


def find_snapshot(matches: Callable[[Snapshot], bool]) -> Snapshot | None:
    """Return the snapshot, in force or replaced, that an address with a version means; `None`: see `retired`.

    It is not the snapshot of the request: a file that never changes under its name says no version.
    """
    return snapshot_in_force().find(matches)


def retired() -> Response:
    """Return the answer to an address of a version that is not kept: the browser loads the page again."""
    return Response(RETIRED, status=410, content_type="text/plain; charset=utf-8")


def _refuse_other() -> Response | None:
    """Refuse what a page of another version asks to be done, before it is."""
    said = request.headers.get(VERSION_HEADER)
    if said is None or not request.path.startswith(CALLBACKS):
        return None
    find_snapshot(
        lambda known: known.version == said
    )  # a version that is not known may be newer: look for it
    return None if current_snapshot().version == said else retired()


def _say_version(response: Response) -> Response:
    if "snapshot" in g:
        response.headers[VERSION_HEADER] = g.snapshot.version
    return response
