"""Addresses of the files that never change under their name, and so may be kept for ever by a browser."""

from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from dashboard.indicators.snapshot import Snapshot
from geo.publish import PublishedMap

GEO_PREFIX = "/mapas"
FRAMES_URL = "/cortes"
TERRITORY_PREFIX = "/territorio"
ASSETS = Path(__file__).parents[1] / "assets"
BOOTSTRAP_URL = f"/estilo/bootstrap-{version('Bootstrap-Flask')}.css"


def published_url(boundaries: PublishedMap, name: str) -> str:
    """Return the address of a file of the active map; the version in it changes with the map."""
    return f"{GEO_PREFIX}/{boundaries.version}/{name}"


def territory_url(snapshot: Snapshot) -> str:
    """Return the address of the names and attributes of every unit for the active dataset."""
    return f"{TERRITORY_PREFIX}/{snapshot.model.version}-{snapshot.boundaries.version}.json"


def asset_url(name: str) -> str:
    """Return the address of a script or style sheet of ours, which changes with the file."""
    return f"/assets/{name}?m={(ASSETS / name).stat().st_mtime}"


def bootstrap_file() -> Path:
    """Return Bootstrap's style sheet in the package that brings it, which is found and never imported.

    Only its static files are used: importing it would bring a library of forms along.
    """
    package = find_spec("flask_bootstrap")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "static" / "bootstrap5" / "css" / "bootstrap.min.css"
