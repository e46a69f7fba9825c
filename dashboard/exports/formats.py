"""The file of each ending."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dashboard.exports.data_workbook import to_xlsx
from dashboard.exports.delimited import to_csv, to_excel_csv
from dashboard.exports.file_request import FileRequest, parse_file_request
from dashboard.exports.files import Download
from dashboard.exports.geojson import to_geojson
from dashboard.exports.look import read_logo
from dashboard.exports.media import MEDIA_TYPES
from dashboard.exports.metadata import to_json
from dashboard.exports.package import to_package
from dashboard.exports.seals.seal import seal_file
from dashboard.figures.drawing.presets import RESOLUTIONS
from dashboard.indicators.snapshot import Snapshot


def make_download(snapshot: Snapshot, indicator: str, ending: str, query: str) -> Download:
    """Make the file of an address, sealed.

    Raises:
        DownloadError: the address asks for what does not exist; see `parse_file_request`.
    """
    return make_file(parse_file_request(snapshot, indicator, ending, query))


def make_file(request: FileRequest) -> Download:
    """Make the file of a request, sealed."""
    content = seal_file(WRITERS[request.ending](request), request.ending)
    return Download(content, MEDIA_TYPES[request.ending], request.file_name, request.etag)


def _member(request: FileRequest) -> tuple[str, bytes]:
    made = make_file(request)
    return made.file_name, made.content


def to_picture(request: FileRequest) -> bytes:
    """Draw the figure on its paper."""
    from dashboard.figures.drawing.render import Extras, render  # late: matplotlib is slow to load

    look, dpi = request.look, RESOLUTIONS[request.resolution]
    logo = read_logo(request.snapshot.logo) if look.has_logo else None
    extras = Extras(outlines=look.has_outlines and request.ending == "svg", logo=logo)
    return render(request.printed, request.preset, request.ending, dpi, request.record, extras)


Writer = Callable[[FileRequest], bytes]
WRITERS: Final[Mapping[str, Writer]] = MappingProxyType(
    {
        "csv": lambda request: to_csv(request.table),
        "excel.csv": lambda request: to_excel_csv(request.table),
        "xlsx": to_xlsx,
        "geojson": to_geojson,
        "json": to_json,
        "svg": to_picture,
        "pdf": to_picture,
        "png": to_picture,
        "zip": lambda request: to_package(request, _member),
    }
)
