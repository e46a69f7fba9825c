"""The sizes a figure leaves in, and the resolutions of its PNG.

Lengths are millimetres of paper, type sizes points. A page of fixed height is filled; otherwise `height` is
the most it may take, and the page ends where the figure does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, kw_only=True)
class Preset:
    """One size.

    Attributes:
        key: as addresses write it (`tamano=`). label: Spanish.
        width, height: of the page; margin: on its four sides.
        type_size: of labels inside the figure; title, finding and small print follow from it.
        is_fixed: whether the page is always `height` high.
        is_wide: whether the legend stands beside the figure instead of below it.
        has_words: whether title, finding and caption are inside; a report prints them itself.
        is_clear: whether the ground is transparent.
    """

    key: str
    label: str
    width: float
    height: float
    margin: float
    type_size: float
    is_fixed: bool = False
    is_wide: bool = False
    has_words: bool = True
    is_clear: bool = False


PRESETS: Final[Mapping[str, Preset]] = MappingProxyType(
    {
        preset.key: preset
        for preset in (
            Preset(
                key="columna",
                label="media hoja A4 (una columna)",
                width=85,
                height=235,
                margin=2,
                type_size=7.5,
            ),
            Preset(
                key="a4",
                label="hoja A4 completa",
                width=210,
                height=297,
                margin=15,
                type_size=10,
                is_fixed=True,
            ),
            Preset(
                key="diapositiva",
                label="diapositiva 16:9",
                width=338.7,
                height=190.5,
                margin=11,
                type_size=14,
                is_fixed=True,
                is_wide=True,
            ),
            Preset(
                key="cuadrado",
                label="cuadrado",
                width=160,
                height=160,
                margin=7,
                type_size=8.5,
                is_fixed=True,
            ),
        )
    }
)
REPORT_PAGE: Final = Preset(
    key="informe",
    label="dentro de un informe",
    width=165,
    height=205,
    margin=1,
    type_size=8.5,
    has_words=False,
)
REPORT_SLIDE: Final = Preset(
    key="lamina",
    label="dentro de una presentación",
    width=300,
    height=118,
    margin=1,
    type_size=12,
    is_fixed=True,
    is_wide=True,
    has_words=False,
)
DEFAULT_PRESET: Final = "a4"
RESOLUTIONS: Final[Mapping[str, int]] = MappingProxyType({"pantalla": 144, "300": 300})
"""Dots per inch by key (`resolucion=`): a sharp screen, and print."""
DEFAULT_RESOLUTION: Final = "300"
WIDTHS: Final = range(70, 501)
"""Millimetres that a page of free width may have (`ancho=`)."""
SMALL_PAGE: Final = PRESETS["columna"]
LARGE_PAGE: Final = PRESETS["a4"]


def of_width(width: int) -> Preset:
    """Return the page of a width, in millimetres, which ends where its figure does.

    Its type is that of the column on narrow pages, that of the sheet from its width on, and between both in
    between.
    """
    share = (width - SMALL_PAGE.width) / (LARGE_PAGE.width - SMALL_PAGE.width)
    size = SMALL_PAGE.type_size + min(1.0, max(0.0, share)) * (LARGE_PAGE.type_size - SMALL_PAGE.type_size)
    height = max(SMALL_PAGE.height, width * LARGE_PAGE.height / LARGE_PAGE.width)
    return replace(
        SMALL_PAGE, key=f"{width}mm", label=f"{width} mm de ancho", width=width, height=height, type_size=size
    )


def without_frame(preset: Preset) -> Preset:
    """Return a page of the figure and its legend alone, on no ground: without words, margin or free end."""
    return replace(preset, margin=1, has_words=False, is_fixed=False, is_clear=True)
