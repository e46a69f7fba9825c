"""The file of each ending."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dashboard.exports.data_workbook import to_xlsx
from dashboard.exports.delimited import to_csv, to_excel_csv
from dashboard.exports.file_request import Order, order_of
from dashboard.exports.files import Download
from dashboard.exports.geojson import to_geojson
from dashboard.exports.media import MEDIA_TYPES
from dashboard.exports.metadata import to_json
from dashboard.exports.seals.seal import sealed
from dashboard.figures.drawing.presets import RESOLUTIONS
from dashboard.indicators.snapshot import Board


def download(board: Board, indicator: str, ending: str, query: str) -> Download:
    """Make the file of an address, sealed.

    Raises:
        DownloadError: the address asks for what does not exist; see `order_of`.
    """
    return made(order_of(board, indicator, ending, query))


def made(order: Order) -> Download:
    """Make the file of an order, sealed."""
    content = sealed(WRITERS[order.ending](order), order.ending)
    return Download(content, MEDIA_TYPES[order.ending], order.file_name, order.etag)


def to_picture(order: Order) -> bytes:
    """Draw the figure on its paper."""
    from dashboard.figures.drawing.render import render  # late: matplotlib is slow to load

    return render(order.plate, order.preset, order.ending, RESOLUTIONS[order.resolution], order.record)


Writer = Callable[[Order], bytes]
WRITERS: Final[Mapping[str, Writer]] = MappingProxyType(
    {
        "csv": lambda order: to_csv(order.table),
        "excel.csv": lambda order: to_excel_csv(order.table),
        "xlsx": to_xlsx,
        "geojson": to_geojson,
        "json": to_json,
        "svg": to_picture,
        "pdf": to_picture,
        "png": to_picture,
    }
)
