"""The snapshot of a request, taken once at its start and used to its end; and what was built of it, kept."""

from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Concatenate, Final, ParamSpec, TypeVar

from cachetools import LRUCache, cached
from flask import Flask, current_app, g

from dashboard.indicators.snapshot import Snapshot

SnapshotProvider = Callable[[], Snapshot]
"""Returns the snapshot in force; cheap, and called once per request."""
EXTENSION: Final = "snapshot_provider"
VIEWS_KEPT: Final = 256  # per process and kind of view

Asked = ParamSpec("Asked")
View = TypeVar("View")


def install(server: Flask, provider: SnapshotProvider) -> None:
    """Let the requests of a server take their snapshot from a provider."""
    server.extensions[EXTENSION] = provider


def current_snapshot() -> Snapshot:
    """Return the snapshot of the request being answered: the same one, however often it is asked for."""
    if "snapshot" not in g:
        g.snapshot = current_app.extensions[EXTENSION]()
    found: Snapshot = g.snapshot
    return found


def keep_views(
    build: Callable[Concatenate[Snapshot, Asked], View],
) -> Callable[Concatenate[Snapshot, Asked], View]:
    """Keep the latest views that a function built, by version of the snapshot and what was asked.

    The key holds no snapshot: a former one is free as soon as its last request ends.
    """

    def key(snapshot: Snapshot, *asked: Hashable, **named: Hashable) -> Hashable:
        return (snapshot.version, asked, tuple(sorted(named.items())))

    kept: LRUCache[Hashable, View] = LRUCache(VIEWS_KEPT)
    return wraps(build)(cached(kept, key=key, lock=Lock())(build))
