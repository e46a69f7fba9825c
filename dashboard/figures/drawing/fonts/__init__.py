"""The shipped font as paper needs it: two weights of Work Sans as TrueType, and the file that SVG embeds.

The browser gets one variable font (`assets/fonts/work-sans.woff2`). PDF and PNG are drawn with fixed
weights, instances of that same file made by `python -m dashboard.figures.drawing.fonts`; a test makes them
again.
"""

import base64
import logging
from functools import cache
from pathlib import Path
from typing import Final

from matplotlib import font_manager

FOLDER: Final = Path(__file__).parent
VARIABLE: Final = Path(__file__).parents[4] / "assets" / "fonts" / "work-sans.woff2"
FAMILY: Final = "Work Sans"
REGULAR: Final = 400
BOLD: Final = 600
WEIGHTS: Final = (REGULAR, BOLD)


def weight_file(weight: int) -> Path:
    """Return where a fixed weight is."""
    return FOLDER / f"work-sans-{weight}.ttf"


@cache
def register() -> None:
    """Make the fixed weights known to matplotlib, once per process."""
    logging.getLogger(font_manager.__name__).setLevel(logging.ERROR)  # the font of signs has no weight 600
    for weight in WEIGHTS:
        font_manager.fontManager.addfont(weight_file(weight))


@cache
def style_sheet() -> str:
    """Return the CSS that carries the font inside an SVG."""
    data = base64.b64encode(VARIABLE.read_bytes()).decode()
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:100 900;"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )
