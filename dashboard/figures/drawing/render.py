"""Files of a printed figure: SVG, PDF and PNG. The same printed figure, size and version give the same bytes.

Vector means vector: in SVG text is text with the font inside, in PDF it is text in embedded TrueType, and
every territory is a polygon that carries its code. `record` goes into the file as JSON, for `verify`.
"""

import io
import json
import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from threading import Lock
from types import MappingProxyType
from typing import Any, Final

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG

from dashboard.figures.drawing.fonts import BOLD, FAMILY, REGULAR, style_sheet
from dashboard.figures.drawing.ink import SIGNS, Canvas, width_of
from dashboard.figures.drawing.page import compose
from dashboard.figures.drawing.presets import Preset
from dashboard.figures.printed.printed_figure import PrintedFigure

AUTHOR: Final = "Gobierno al Plan · tablero territorial"
RECORD_ID: Final = "registro"
TEXT_RUN: Final = re.compile(r'<text style="(?P<look>[^"]*)"(?P<attributes>[^>]*)>(?P<text>[^<]*)</text>')
TYPE_SIZE: Final = re.compile(r"font-size: ([\d.]+)px")
FAMILIES: Final = re.compile(r"font-family: [^;]*")
FALLBACK: Final = f"'{FAMILY}', 'Liberation Sans', Arial, '{SIGNS}', sans-serif"
LOOK: Final[Any] = {
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "gobierno-al-plan",  # the same bytes at every run
    "pdf.fonttype": 42,  # embedded TrueType, text can be searched
    "path.simplify": False,
    "text.hinting": "none",  # letters as wide on a screen as in print, so that wrapped lines fit
    "text.hinting_factor": 1,
}
DRAWING: Final = Lock()  # matplotlib's settings and font cache are shared by all threads of a server
Record = Mapping[str, str]


def render(
    printed: PrintedFigure, preset: Preset, ending: str, dpi: int = 300, record: Record | None = None
) -> bytes:
    """Return a printed figure as a file.

    Args:
        ending: "svg", "pdf" or "png". dpi: of a PNG. record: what the file says of where it comes from.

    Raises:
        KeyError: there is no such ending.
        dashboard.figures.drawing.charts.UnknownTraceError: the figure holds a trace that paper does not know.
    """
    write = WRITERS[ending]
    with DRAWING, mpl.rc_context(LOOK):
        return write(compose(printed, preset), printed, dpi, json.dumps(record or {}, ensure_ascii=False))


def _svg(sheet: Canvas, printed: PrintedFigure, dpi: int, record: str) -> bytes:
    buffer = io.BytesIO()
    FigureCanvasSVG(sheet.page).print_svg(buffer, metadata={"Date": None, "Title": printed.title})
    text = buffer.getvalue().decode()
    text = TEXT_RUN.sub(_measured, text)
    before, opening, after = text.partition("<svg ")
    tag, _, rest = after.partition(">")
    inside = (
        f"<title>{escape(printed.title)}</title><desc>{escape(printed.alt)}</desc>"
        f'<metadata id="{RECORD_ID}">{escape(record)}</metadata><style>{style_sheet()}</style>'
    )
    return f'{before}{opening}role="img" lang="es-CO" {tag}>{inside}{rest}'.encode()


def _measured(found: re.Match[str]) -> str:
    """Return a text of an SVG with its length, and with families for where the embedded font is ignored.

    Office programs and converters take a wider font, and then squeeze its letters into this length.
    """
    look, attributes, text = found["look"], found["attributes"], found["text"]
    size, weight = TYPE_SIZE.search(look), BOLD if "600" in look.partition("font-family")[0] else REGULAR
    if size is None:
        return found[0]
    width = width_of(unescape(text), float(size[1]), weight)
    style = FAMILIES.sub(f"font-family: {FALLBACK}", look)
    length = f'textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"'
    return f'<text style="{style}" {length}{attributes}>{text}</text>'


def _pdf(sheet: Canvas, printed: PrintedFigure, dpi: int, record: str) -> bytes:
    buffer = io.BytesIO()
    said = {
        "Title": printed.title,
        "Subject": printed.alt,
        "Author": AUTHOR,
        "Keywords": record,
        "CreationDate": None,
    }
    FigureCanvasPdf(sheet.page).print_pdf(buffer, metadata=said)
    return buffer.getvalue()


def _png(sheet: Canvas, printed: PrintedFigure, dpi: int, record: str) -> bytes:
    buffer = io.BytesIO()
    sheet.page.set_dpi(dpi)
    said = {"Title": printed.title, "Description": printed.alt, "Author": AUTHOR, RECORD_ID: record}
    FigureCanvasAgg(sheet.page).print_png(buffer, metadata=said)
    return buffer.getvalue()


WRITERS: Final[Mapping[str, Callable[[Canvas, PrintedFigure, int, str], bytes]]] = MappingProxyType(
    {"svg": _svg, "pdf": _pdf, "png": _png}
)
