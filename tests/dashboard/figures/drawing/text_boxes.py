"""Where the words of a drawn page are, measured on the drawn page itself."""

from dataclasses import dataclass
from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg

TOUCH = 0.4  # points that two texts may share: the side bearing of a letter
ASCENT, DESCENT = 0.7, 0.18  # of Work Sans' capitals and tails, times the type size


@dataclass(frozen=True)
class TextBox:
    """A written text and the rectangle of its ink, in points from the lower left corner."""

    text: str
    size: float
    left: float
    low: float
    right: float
    high: float


def text_boxes(sheet):
    """Measure every text of a canvas."""
    FigureCanvasAgg(sheet.page)
    renderer = sheet.page.canvas.get_renderer()
    scale = 72 / sheet.page.dpi
    return [
        _box(item, item.get_window_extent(renderer), scale)
        for item in sheet.page.texts
        if item.get_text().strip()
    ]


def _box(item, extent, scale):
    left, low, right, high = (edge * scale for edge in (extent.x0, extent.y0, extent.x1, extent.y1))
    size = item.get_fontsize()
    if item.get_rotation():
        middle, half = (left + right) / 2, (ASCENT + DESCENT) * size / 2
        left, right = middle - half, middle + half
    else:
        baseline = item.get_transform().transform(item.get_position())[1] * scale
        low, high = baseline - DESCENT * size, baseline + ASCENT * size
    return TextBox(item.get_text(), size, left, low, right, high)


def overlaps(boxes):
    """Return the pairs of texts that lie on each other."""
    return [
        (one.text, other.text)
        for one, other in combinations(boxes, 2)
        if min(one.right, other.right) - max(one.left, other.left) > TOUCH
        and min(one.high, other.high) - max(one.low, other.low) > TOUCH
    ]


def outside(boxes, width, height):
    """Return the texts of which a part is off the page."""
    return [
        box.text
        for box in boxes
        if box.left < -TOUCH or box.right > width + TOUCH or box.low < -TOUCH or box.high > height + TOUCH
    ]


def too_small(boxes, least):
    """Return the texts below a type size, with their size."""
    return [(box.text, round(box.size, 2)) for box in boxes if box.size < least - 0.01]
