"""Fills: a colour with its hatch, so that a print without colour can still be read."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from dashboard.core.scales import STATE_COLOURS, State
from dashboard.core.theme import GROUND, INK, MUTED
from dashboard.figures.printed.printed_figure import Key

HATCHES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "": "",
        "diagonal": "/////",
        "contra": "\\\\\\",
        "cruz": "xxxx",
        "puntos": "....",
        "horizontal": "----",
        "vertical": "|||",
        "rejilla": "++++",
    }
)
"""matplotlib's pattern of each hatch that a scale may name."""
PALE: Final = "#ced4da"
QUIET: Final = (STATE_COLOURS[State.NO_ASISTIDO], STATE_COLOURS[State.FUERA])
MIDDLE: Final = 0.48


def hatches_of(legend: tuple[Key, ...]) -> Mapping[str, str]:
    """Return the hatch of each colour of a legend."""
    return {key.colour: key.hatch for key in legend if key.hatch}


def fill(colour: str, hatch: str) -> dict[str, Any]:
    """Return how matplotlib draws a fill: its colour, and its hatch in a line that can be seen on it."""
    if not hatch:
        return {"facecolor": colour}
    return {
        "facecolor": colour,
        "hatch": HATCHES[hatch],
        "hatchcolor": _line_on(colour),
        "hatch_linewidth": 0.4,
    }


def ink_on(colour: str) -> str:
    """Return the ink that reads on a fill."""
    return GROUND if lightness(colour) < MIDDLE else INK


def _line_on(colour: str) -> str:
    if colour in QUIET:
        return PALE
    return GROUND if lightness(colour) < 0.7 else MUTED


def lightness(colour: str) -> float:
    """Return CIE L* of a colour, 0 (black) to 1 (white): what a greyscale print keeps of it."""
    linear = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    luminance = sum(part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
    if luminance <= 216 / 24389:
        return luminance * 24389 / 27 / 100
    return (116 * float(luminance ** (1 / 3)) - 16) / 100


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
