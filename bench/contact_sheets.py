"""Contact sheets: every figure in every size, in colour and as a grey print, to be looked at.

    python -m bench.contact_sheets FOLDER [--figura CLAVE …] [--consulta region=caribe]

Nothing here judges: `tests/dashboard/figures/drawing/test_text.py` measures, and a person looks.
"""

import argparse
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PIL import Image

from dashboard.core.settings import read_settings
from dashboard.core.state import parse_state
from dashboard.figures.drawing.presets import PRESETS, REPORT_PAGE, REPORT_SLIDE, Preset
from dashboard.figures.drawing.render import render
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.figures.printed.printed_figure import PrintedFigure
from dashboard.indicators.snapshot import Snapshot
from data.model import load_model
from geo.publish import active_map

SIZES: Final[Mapping[str, Preset]] = MappingProxyType(
    {**PRESETS, REPORT_PAGE.key: REPORT_PAGE, REPORT_SLIDE.key: REPORT_SLIDE}
)
DPI: Final = 64
WIDTH: Final = 1560  # pixels: a sheet that a screen shows as it is
GAP: Final = 12  # pixels between two pictures
GROUND: Final = "#8a8f98"  # so that the edge of each paper is seen
ENTITY: Final = "05055"  # in both phases: every figure of a profile has something to show


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the sheets that the arguments ask for."""
    asked = _parser().parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    snapshot = Snapshot(model=load_model(), boundaries=active_map(read_settings().state_dir))
    for key in asked.figura or FIGURES:
        sheet = contact_sheet(_printed(snapshot, key, asked.consulta), SIZES.values())
        name = "-".join(part for part in (key, asked.consulta.replace("=", "-").replace("&", "-")) if part)
        sheet.save(asked.folder / f"{name}.png")
        sheet.convert("L").save(asked.folder / f"{name}-gris.png")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Hojas de contacto de las figuras, en color y en gris.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--figura", nargs="*", choices=tuple(FIGURES))
    parser.add_argument("--consulta", default="")
    return parser


def _printed(snapshot: Snapshot, key: str, query: str) -> PrintedFigure:
    spec = FIGURES[key]
    whole = f"{query}&entidad={ENTITY}" if spec.needs_entity and "entidad=" not in query else query
    state, _ = parse_state(whole, snapshot.vocabulary)
    return spec.build(snapshot, state)


def contact_sheet(printed: PrintedFigure, presets: Iterable[Preset]) -> Image.Image:
    """Return a figure in several sizes on one sheet, each at the size of its paper."""
    pictures = [Image.open(io.BytesIO(render(printed, preset, "png", DPI))) for preset in presets]
    places = list(_places(pictures))
    lowest = max(top + one.height for one, (_, top) in zip(pictures, places, strict=True))
    sheet = Image.new("RGB", (WIDTH, lowest + GAP), GROUND)
    for one, place in zip(pictures, places, strict=True):
        sheet.paste(one.convert("RGB"), place)
    return sheet


def _places(pictures: Sequence[Image.Image]) -> Iterator[tuple[int, int]]:
    """Yield left and top of each picture, in rows."""
    left = top = GAP
    deepest = 0
    for one in pictures:
        if left > GAP and left + one.width + GAP > WIDTH:
            left, top, deepest = GAP, top + deepest + GAP, 0
        yield left, top
        left, deepest = left + one.width + GAP, max(deepest, one.height)


if __name__ == "__main__":
    main()
