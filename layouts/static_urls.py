"""Addresses of the files that never change under their name, and so may be kept for ever by a browser."""

from dashboard.indicators.snapshot import Snapshot
from geo.publish import PublishedMap

GEO_PREFIX = "/mapas"
FRAMES_URL = "/cortes"
TERRITORY_PREFIX = "/territorio"


def published_url(boundaries: PublishedMap, name: str) -> str:
    """Return the address of a file of the active map; the version in it changes with the map."""
    return f"{GEO_PREFIX}/{boundaries.version}/{name}"


def territory_url(snapshot: Snapshot) -> str:
    """Return the address of the names and attributes of every unit for the active dataset."""
    return f"{TERRITORY_PREFIX}/{snapshot.model.version}-{snapshot.boundaries.version}.json"
