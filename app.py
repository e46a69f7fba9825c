"""Composition root: settings → model and boundaries → Dash → pages → callbacks; `server` is the WSGI app."""

import logging
import sys
from pathlib import Path

import dash_ag_grid
from dash import Dash
from flask import Flask, request

from callbacks import compare, compression, findings, home, lists, my_region, not_found, profile, report
from callbacks import files as routes
from callbacks import milestones as hitos
from callbacks import shell as shell_callbacks
from callbacks.runtime import current_snapshot, install
from dashboard.core.settings import Settings, read_settings
from dashboard.indicators.in_force import SnapshotInForce
from dashboard.indicators.snapshot import Snapshot
from data.errors import DataError
from data.model import load_model
from data.store.store import open_store
from geo.divipola import load_catalogue
from geo.errors import GeoError
from geo.importing import ensure_boundaries
from geo.publish import active_map, map_mark
from layouts.document import ENTRY, INDEX, PRELOAD_PLACE, TITLE, preload
from layouts.pages.registry import late_files, register_pages, title_at
from layouts.shell import shell


class SpanishDash(Dash):
    """Dash with a first paint in Spanish."""

    def enable_pages(self) -> None:
        """Leave out Dash's own router: `callbacks/shell.py` reads the same registry and asks by path alone.

        Dash's makes the page again at every change of the query too, and each filter would draw the map anew.
        """

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]  # Dash passes names only
        """Return the page that every path answers, with our own waiting text, for the snapshot in force."""
        own = {"app_entry": ENTRY, "title": title_at(request.path)}
        page = str(super().interpolate_index(**{**parts, **own}))  # type: ignore[no-untyped-call]
        return page.replace(PRELOAD_PLACE, preload(current_snapshot()))


def watch(settings: Settings) -> SnapshotInForce:
    """Read the model and the boundaries, and go on looking for other data and other boundaries.

    Raises:
        data.errors.DataError, geo.errors.GeoError: with every defect, in Spanish.
    """
    store = open_store(settings.database_url, settings.state_dir)
    ensure_boundaries(settings.geo_source or None, settings.state_dir, load_catalogue())

    def load(former: Snapshot | None) -> Snapshot:
        is_same = former is not None and former.model.mark == store.mark()
        model = former.model if former and is_same else load_model(store.active_data())
        return Snapshot(model, active_map(settings.state_dir), settings.public_url, settings.logo)

    return SnapshotInForce(load, lambda: (store.mark(), map_mark(settings.state_dir)))


def create_app(in_force: SnapshotInForce, cache: Path | None = None) -> Dash:
    """Wire an app around what is in force; two apps may live in one process. `cache` keeps packed bundles."""
    _load_table_library_late()
    server = Flask(__name__)
    install(server, in_force)  # before Dash: a request takes its snapshot first
    app = SpanishDash(
        __name__,
        server=server,  # type: ignore[arg-type]  # Dash takes it, and does not say so
        title=TITLE,
        use_pages=True,
        pages_folder="",
        assets_ignore=late_files(),
        include_pages_meta=False,
        index_string=INDEX,
        update_title="",
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        # Dash would put a validation layout of all pages in every page (95 KB), and look for the table's
        # library before the map; tests/test_app.py checks the ids instead.
        suppress_callback_exceptions=True,
    )
    register_pages()
    not_found.install(server)
    app.layout = lambda: shell(current_snapshot())
    compression.install(server, cache)
    for module in (
        shell_callbacks,
        home,
        hitos,
        my_region,
        compare,
        findings,
        report,
        profile,
        routes,
        lists,
    ):
        module.register(app)
    return app


def _load_table_library_late() -> None:
    """Keep the table's library (1.3 MB) out of the first page; `assets/table.js` asks for it after the map.

    Dash has no option for it: a script marked `dynamic` is served but not put in the page.
    """
    dash_ag_grid._js_dist[0]["dynamic"] = True


def create_server() -> Flask:
    """Return the WSGI app with the environment's settings; bad input stops it with a Spanish message."""
    try:
        settings = read_settings()
        logging.basicConfig(level=settings.log_level.upper())
        in_force = watch(settings)
    except (DataError, GeoError, ValueError) as refusal:
        sys.exit(f"El tablero no arranca.\n{refusal}")
    server: Flask = create_app(in_force, settings.state_dir / "comprimidos").server
    return server


def __getattr__(name: str) -> Flask:
    """Build `server` when it is first asked for, so that importing this module reads no data."""
    if name == "server":
        globals()["server"] = create_server()
        return globals()["server"]
    raise AttributeError(name)


if __name__ == "__main__":
    chosen = read_settings()
    create_server().run(host=chosen.host, port=chosen.port)
