"""Files of a printed figure: SVG, PDF and PNG. The same printed figure, size and version give the same bytes.

Vector means vector: in SVG text is text with the font inside, or its outlines where that is asked for; in PDF
it is text in embedded TrueType; and every territory is a polygon that carries its code. `record` goes into
the file as JSON, for `verify`.
"""

import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from itertools import groupby
from threading import Lock
from types import MappingProxyType
from typing import Any, Final

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from PIL.Image import Image

from dashboard.figures.drawing.fonts import BOLD, FAMILY, REGULAR, style_sheet
from dashboard.figures.drawing.ink import ALONG, LINE_ID, SIGNS, Canvas, width_of
from dashboard.figures.drawing.page import compose
from dashboard.figures.drawing.presets import Preset
from dashboard.figures.printed.printed_figure import PrintedFigure

AUTHOR: Final = "Gobierno al Plan · tablero territorial"
RECORD_ID: Final = "registro"
TEXT_RUN: Final = re.compile(r'<text style="(?P<look>[^"]*)"(?P<attributes>[^>]*)>(?P<text>[^<]*)</text>')
LINE_PART: Final = re.compile(
    rf'<g id="{LINE_ID}(?P<line>\d+)-(?P<across>\w+)">\s*<text style="(?P<look>[^"]*)" x="(?P<x>[\d.-]+)" '
    r'y="(?P<y>[\d.-]+)"[^>]*>(?P<text>[^<]*)</text>\s*</g>\s*'
)
"""A part of a written line as matplotlib leaves it: one weight, at its own place."""
OUTLINED_LINE: Final = re.compile(rf'<g id="{LINE_ID}[^"]*">')
ANCHORS: Final = {"left": "start", "center": "middle", "right": "end"}
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
OUTLINED: Final[Any] = {**LOOK, "svg.fonttype": "path"}
DRAWING: Final = Lock()  # matplotlib's settings and font cache are shared by all threads of a server
Record = Mapping[str, str]


@dataclass(frozen=True)
class Extras:
    """What may be asked for beyond size and resolution.

    Attributes:
        outlines: whether the letters of an SVG are drawn as outlines, alike wherever they are opened.
        logo: a picture for the top right corner of a page with words.
    """

    outlines: bool = False
    logo: Image | None = None


NO_EXTRAS: Final = Extras()


def render(
    printed: PrintedFigure,
    preset: Preset,
    ending: str,
    dpi: int = 300,
    record: Record | None = None,
    extras: Extras = NO_EXTRAS,
) -> bytes:
    """Return a printed figure as a file.

    Args:
        ending: "svg", "pdf" or "png". dpi: of a PNG. record: what the file says of where it comes from.
        extras: what may be asked for beyond its size.

    Raises:
        KeyError: there is no such ending.
        dashboard.figures.drawing.charts.UnknownTraceError: the figure holds a trace that paper does not know.
    """
    write = WRITERS[ending]
    with DRAWING, mpl.rc_context(OUTLINED if extras.outlines else LOOK):
        sheet = compose(printed, preset, extras.logo)
        return write(sheet, printed, dpi, json.dumps(record or {}, ensure_ascii=False))


def _svg(sheet: Canvas, printed: PrintedFigure, dpi: int, record: str) -> bytes:
    buffer = io.BytesIO()
    FigureCanvasSVG(sheet.page).print_svg(buffer, metadata={"Date": None, "Title": printed.title})
    text = _with_lines(buffer.getvalue().decode())
    style = f"<style>{style_sheet()}</style>" if "<text" in text else ""  # outlines need no font
    before, opening, after = text.partition("<svg ")
    tag, _, rest = after.partition(">")
    inside = (
        f"<title>{escape(printed.title)}</title><desc>{escape(printed.alt)}</desc>"
        f'<metadata id="{RECORD_ID}">{escape(record)}</metadata>{style}'
    )
    return f'{before}{opening}role="img" lang="es-CO" {tag}>{inside}{rest}'.encode()


def _with_lines(svg: str) -> str:
    """Return an SVG with each written line as one text, and turned texts with their length.

    Office programs and converters ignore the embedded font and take a wider one. Some squeeze its letters
    into the length; for those that do not, the parts of a line follow one another instead of standing each
    at its place, and a line grows from the point that it was placed by.
    """
    done, end = [], 0
    for _, group in groupby(LINE_PART.finditer(svg), key=lambda part: part["line"]):
        parts = list(group)
        done += [svg[end : parts[0].start()], _line(parts)]
        end = parts[-1].end()
    whole = "".join((*done, svg[end:]))
    return TEXT_RUN.sub(_measured, OUTLINED_LINE.sub("<g>", whole))


def _line(parts: list[re.Match[str]]) -> str:
    """Return the parts of a line as one text of an SVG: a part of another weight is a span of it."""
    width, across = sum(map(_width, parts)), parts[0]["across"]
    x = float(parts[0]["x"]) + ALONG[across] * width
    style = _style(parts[0]["look"]).replace("text-anchor: start", f"text-anchor: {ANCHORS[across]}")
    place = f'x="{x:.3f}" y="{parts[0]["y"]}"'
    if len(parts) == 1:
        return f'<text style="{style}" {_length(width)} {place}>{parts[0]["text"]}</text>\n  '
    spans = "".join(map(_span, parts))
    return f'<text style="{style}" {place} xml:space="preserve">{spans}</text>\n  '


def _span(part: re.Match[str]) -> str:
    return f'<tspan style="{_span_style(part)}" {_length(_width(part))}>{part["text"]}</tspan>'


def _span_style(part: re.Match[str]) -> str:
    """Return the look of a part inside its line, whose weight it would take."""
    look = _style(part["look"])
    return look if "font-weight" in look else f"font-weight: {REGULAR}; {look}"


def _style(look: str) -> str:
    return FAMILIES.sub(f"font-family: {FALLBACK}", look)


def _length(width: float) -> str:
    return f'textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"'


def _width(part: re.Match[str]) -> float:
    """Return how wide a text of an SVG is in the shipped font."""
    look = part["look"]
    size, weight = TYPE_SIZE.search(look), BOLD if "600" in look.partition("font-family")[0] else REGULAR
    return width_of(unescape(part["text"]), float(size[1]), weight) if size else 0.0


def _measured(found: re.Match[str]) -> str:
    """Return a text of an SVG with its length, and with families for where the embedded font is ignored."""
    if "textLength" in found["attributes"]:
        return found[0]
    style, length = _style(found["look"]), _length(_width(found))
    return f'<text style="{style}" {length}{found["attributes"]}>{found["text"]}</text>'


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
    for picture in (picture for axes in sheet.page.axes for picture in axes.images):
        picture.set_interpolation("antialiased")
    said = {"Title": printed.title, "Description": printed.alt, "Author": AUTHOR, RECORD_ID: record}
    FigureCanvasAgg(sheet.page).print_png(buffer, metadata=said)
    return buffer.getvalue()


WRITERS: Final[Mapping[str, Callable[[Canvas, PrintedFigure, int, str], bytes]]] = MappingProxyType(
    {"svg": _svg, "pdf": _pdf, "png": _png}
)
