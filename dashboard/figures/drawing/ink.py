"""Type and marks on a sheet of paper: measuring, wrapping and placing, all lengths in points (1/72 inch).

A sheet counts from its top left corner, as people read it; matplotlib counts from the bottom left.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Page
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.textpath import TextToPath

from dashboard.core.theme import GROUND, INK
from dashboard.figures.drawing.fonts import BOLD, FAMILY, REGULAR, register

POINTS_PER_INCH: Final = 72
POINTS_PER_MM: Final = POINTS_PER_INCH / 25.4
LEADING: Final = 1.28  # of a line, times its type size
RISE: Final = 0.35  # from the middle of a line to its baseline, times its type size
LEAST_TYPE: Final = 6.0  # points: nothing on paper is written smaller
TEXT_GAP: Final = 0.5  # between two texts of a line, times their type size
SIGNS: Final = "DejaVu Sans"  # comes with matplotlib; has the signs that Work Sans lacks (≥, ≤)
UNBROKEN: Final = re.compile(r"(\d|\bn|=) (?=%|=|\d)")  # a number stays with its sign: 41,0 %; n = 316
ALONG: Final = {"left": 0.0, "center": 0.5, "right": 1.0}
"""How far along a text each of its points is."""
LINE_ID: Final = "linea-"  # of the parts of a written line, with its number and the point it is placed by
BOLD_PART: Final = re.compile(r"<b>(.*?)</b>")


@dataclass(frozen=True)
class Box:
    """A rectangle of a sheet: left, top, width and height in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right side."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower side."""
        return self.top + self.height

    def meets(self, other: "Box") -> bool:
        """Return whether two rectangles share a part."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@lru_cache(maxsize=64)
def font(size: float, weight: int = REGULAR) -> FontProperties:
    """Return the shipped font at a size in points."""
    register()
    return FontProperties(family=[FAMILY, SIGNS], weight=weight, size=size)


@lru_cache(maxsize=8192)
def width_of(text: str, size: float, weight: int = REGULAR) -> float:
    """Return how wide a text of one weight is."""
    if not text:
        return 0.0
    width, _, _ = TextToPath().get_text_width_height_descent(text, font(100.0, weight), ismath=False)
    return float(width) * size / 100.0


def segments(text: str) -> Iterator[tuple[str, int]]:
    """Yield the parts of a text with their weight; `<b>` is the only mark our figures use."""
    for place, part in enumerate(BOLD_PART.split(text)):
        if part:
            yield part, BOLD if place % 2 else REGULAR


def marked_width(text: str, size: float) -> float:
    """Return how wide a text with bold parts is."""
    return sum(width_of(part, size, weight) for part, weight in segments(text))


def wrap(text: str, size: float, width: float, weight: int = REGULAR) -> list[str]:
    """Break a text into lines no wider than `width`; a word that is wider is broken where it must."""
    lines: list[str] = []
    line = ""
    for word in UNBROKEN.sub("\\1\N{NO-BREAK SPACE}", text).split(" "):
        for piece in _pieces(word, size, width, weight):
            longer = f"{line} {piece}" if line else piece
            if line and width_of(longer, size, weight) > width:
                lines.append(line)
                line = piece
            else:
                line = longer
    return [*lines, line] if line else lines


def _pieces(word: str, size: float, width: float, weight: int) -> Iterator[str]:
    """Yield a word whole, or what of it fits at a time."""
    piece = ""
    for letter in word:
        if piece and width_of(piece + letter, size, weight) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


def shortened(text: str, size: float, width: float) -> str:
    """Return a text that fits, its end replaced by an ellipsis where it must be."""
    if marked_width(text, size) <= width:
        return text
    bold = BOLD_PART.fullmatch(text)
    plain, weight = (bold.group(1), BOLD) if bold else (BOLD_PART.sub("\\1", text), REGULAR)
    while plain and width_of(f"{plain}…", size, weight) > width:
        plain = plain[:-1]
    return f"<b>{plain.rstrip()}…</b>" if bold else f"{plain.rstrip()}…"


def clamped(text: str, size: float, width: float, most: int) -> list[str]:
    """Return a text in at most so many lines, the last one shortened when there are more words."""
    lines = wrap(text, size, width)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), size, width)]


class Canvas:
    """A page being drawn: width and height in points, and the matplotlib page behind it.

    Attributes:
        written: where the upright texts of the page are, so that later ones can keep clear of them.
        dots: where its dots are, for the same.
    """

    def __init__(self, width: float, height: float, *, ground: str = GROUND) -> None:
        self.width, self.height = width, height
        self.written: list[Box] = []
        self.dots: list[Box] = []
        self.page = Page(figsize=(width / POINTS_PER_INCH, height / POINTS_PER_INCH), facecolor=ground)

    def axes(self, box: Box) -> Axes:
        """Return bare axes over a box, without frame, ticks or background."""
        place = (
            box.left / self.width,
            1 - box.bottom / self.height,
            box.width / self.width,
            box.height / self.height,
        )
        axes = self.page.add_axes(place)
        axes.set_axis_off()
        return axes

    def text(
        self,
        text: str,
        x: float,
        baseline: float,
        size: float,
        *,
        across: str = "left",
        **look: Any,  # noqa: ANN401
    ) -> None:
        """Write one line; `across` says which point of it is at `x`: left, center or right.

        Args:
            look: `colour` and `weight` (of the parts that are not bold).
        """
        width = marked_width(text, size)
        start = x - ALONG[across] * width
        line = len(self.written)
        self.written.append(Box(start, baseline - size * 0.75, width, size * 0.95))
        for part, weight in segments(text):
            heavy = max(weight, look.get("weight", REGULAR))
            self.page.text(
                start / self.width,
                1 - baseline / self.height,
                part,
                fontproperties=font(size, heavy),
                color=look.get("colour", INK),
                parse_math=False,
                ha="left",
                va="baseline",
                gid=f"{LINE_ID}{line}-{across}",
            )
            start += width_of(part, size, heavy)

    def room_right(self, x: float, baseline: float, size: float) -> float:
        """Return how wide a text that starts at `x` may be before it meets one that is there already."""
        top, low = baseline - size * 0.75, baseline + size * 0.2
        ahead = (box.left for box in self.written if box.left >= x and box.top < low and box.bottom > top)
        return min(ahead, default=math.inf) - x - size * TEXT_GAP

    def turned(self, text: str, x: float, y: float, size: float, *, upwards: bool) -> None:
        """Write one line that is read from below: its end is at `y`, or its start when it goes upwards."""
        self.page.text(
            x / self.width,
            1 - y / self.height,
            text,
            fontproperties=font(size),
            color=INK,
            parse_math=False,
            rotation=90,
            ha="center",
            va="bottom" if upwards else "top",
        )

    def lines(self, lines: list[str], box: Box, size: float, **look: Any) -> None:  # noqa: ANN401
        """Write lines one under another from the top of a box."""
        for place, line in enumerate(lines):
            self.text(line, box.left, box.top + (place * LEADING + 1.0) * size, size, **look)

    def patch(self, box: Box, **look: Any) -> None:  # noqa: ANN401
        """Draw a rectangle with matplotlib's words for its look."""
        self.page.add_artist(
            Rectangle(
                (box.left / self.width, 1 - box.bottom / self.height),
                box.width / self.width,
                box.height / self.height,
                transform=self.page.transFigure,
                **look,
            )
        )

    def image(self, pixels: Any, box: Box) -> None:  # noqa: ANN401  # an array, or what matplotlib takes for one
        """Draw a picture that fills a box."""
        self.axes(box).imshow(pixels, aspect="auto", interpolation="none")

    def line(self, points: list[tuple[float, float]], **look: Any) -> None:  # noqa: ANN401
        """Draw a line, or the marks of its points, with matplotlib's words for its look."""
        xs, ys = [x / self.width for x, _ in points], [1 - y / self.height for _, y in points]
        self.page.add_artist(Line2D(xs, ys, transform=self.page.transFigure, **look))

    def polygon(self, points: list[tuple[float, float]], colour: str) -> None:
        """Fill a polygon."""
        places = [(x / self.width, 1 - y / self.height) for x, y in points]
        look = {"facecolor": colour, "linewidth": 0, "transform": self.page.transFigure}
        self.page.add_artist(Polygon(places, closed=True, **look))


def height_of(lines: list[str], size: float) -> float:
    """Return how high so many lines are."""
    return len(lines) * LEADING * size
