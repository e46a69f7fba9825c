"""Make the fixed weights again: `python -m dashboard.figures.drawing.fonts`."""

import io

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from dashboard.figures.drawing.fonts import BOLD, FAMILY, VARIABLE, WEIGHTS, weight_file


def instance(weight: int) -> bytes:
    """Return the TrueType font of one weight; the same bytes at every run."""
    font = TTFont(VARIABLE, recalcTimestamp=False)
    fixed = instantiateVariableFont(font, {"wght": weight})
    fixed.flavor = None
    fixed["OS/2"].usWeightClass = weight
    style = "SemiBold" if weight == BOLD else "Regular"
    names = {1: FAMILY, 2: style, 4: f"{FAMILY} {style}", 6: f"WorkSans-{style}", 16: FAMILY, 17: style}
    for number, text in names.items():
        fixed["name"].setName(text, number, 3, 1, 0x409)
    buffer = io.BytesIO()
    fixed.save(buffer, reorderTables=True)
    return buffer.getvalue()


if __name__ == "__main__":
    for one in WEIGHTS:
        weight_file(one).write_bytes(instance(one))
