"""Addresses of the files that never change under their name, and so may be kept for ever by a browser."""

from dashboard.indicators.snapshot import Board
from geo.publish import PublishedMap

GEO_PREFIX = "/mapas"
FILM_URL = "/cortes"
TERRITORY_PREFIX = "/territorio"


def published_url(boundaries: PublishedMap, name: str) -> str:
    """Return the address of a file of the active map; the version in it changes with the map."""
    return f"{GEO_PREFIX}/{boundaries.version}/{name}"


def territory_url(board: Board) -> str:
    """Return the address of the names and attributes of every unit for the active dataset."""
    return f"{TERRITORY_PREFIX}/{board.model.version}-{board.boundaries.version}.json"
