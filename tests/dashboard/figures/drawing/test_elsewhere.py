"""SVG in programs that ignore the font inside it: LibreOffice and rsvg, on a machine without the font."""

import io
import shutil
import subprocess
from functools import lru_cache

import numpy as np
import pytest
from PIL import Image

from dashboard.core.state import parse_state
from dashboard.figures.drawing.fonts import FAMILY
from dashboard.figures.drawing.presets import PRESETS
from dashboard.figures.drawing.render import Extras, render
from dashboard.figures.printed.catalogue import FIGURES

PROGRAMS = ("rsvg-convert", "soffice")
PNG = ("--headless", "--convert-to", "png", "--outdir")
PAGE = PRESETS["columna"]
WIDTH = round(PAGE.width / 25.4 * 144)
BLOCK = 6  # pixels, less than a line of words is high
DARK = 110  # of grey: ink of words, not of bands or fills


@pytest.fixture(scope="module")
def printed(snapshot):
    state, _ = parse_state("", snapshot.vocabulary)
    return FIGURES["regiones"].build(snapshot, state)


@pytest.fixture(scope="module")
def converted(printed, tmp_path_factory):
    """Draw the figure as SVG and open it in a program; its picture in grey, as wide as ours."""
    folder = tmp_path_factory.mktemp("fuera")

    @lru_cache
    def convert(program, outlines):
        if shutil.which(program) is None:
            pytest.skip(f"falta {program}: apt-get install librsvg2-bin libreoffice-draw")
        path = folder / f"{program}-{outlines}.svg"
        path.write_bytes(render(printed, PAGE, "svg", extras=Extras(outlines=outlines)))
        target = path.with_suffix(".png")
        commands = {
            "rsvg-convert": [program, "-w", str(WIDTH), path, "-o", target],
            "soffice": [program, f"-env:UserInstallation=file://{folder}/perfil", *PNG, folder, path],
        }
        subprocess.run(commands[program], check=True, capture_output=True, timeout=180)
        return grey(Image.open(target))

    return convert


def grey(image):
    """A picture on white, as wide as ours, as shares of grey."""
    flat = Image.new("RGBA", image.size, "white")
    flat.alpha_composite(image.convert("RGBA"))
    height = round(image.height * WIDTH / image.width)
    return np.asarray(flat.convert("L").resize((WIDTH, height)), dtype=float)


@pytest.fixture(scope="module")
def ours(printed):
    return grey(Image.open(io.BytesIO(render(printed, PAGE, "png", 144))))


def is_installed():
    if shutil.which("fc-list") is None:
        return False
    return FAMILY in subprocess.run(["fc-list"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("program", PROGRAMS)
def test_outlines_look_alike_in_every_program(converted, ours, program):
    """No program needs the font: the picture is ours, save for the smoothing of edges."""
    outlined, lettered = (unlike(converted(program, outlines), ours) for outlines in (True, False))
    assert outlined < 0.01
    assert lettered > 3 * outlined or is_installed()


def unlike(theirs, ours):
    """The share of small squares whose grey is not that of ours: the smoothing of edges is evened out."""
    assert abs(len(theirs) - len(ours)) <= 4
    rows, columns = (side // BLOCK * BLOCK for side in (min(len(theirs), len(ours)), WIDTH))
    blocks = [
        one[:rows, :columns].reshape(rows // BLOCK, BLOCK, -1, BLOCK).mean(axis=(1, 3))
        for one in (theirs, ours)
    ]
    return (np.abs(blocks[0] - blocks[1]) > 50).mean()


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_value_never_lies_on_its_sign(printed, converted, program):
    """With letters of a wider font, «47,0», «%» and «n = 50» stay apart: each row has its gaps."""
    if is_installed():
        pytest.skip(f"{FAMILY} está instalada: se prueba sin ella")
    theirs = converted(program, False)
    values = theirs[int(len(theirs) * 0.26) : int(len(theirs) * 0.54), int(WIDTH * 0.745) :] < DARK
    rows = [row for row in np.split(values, np.flatnonzero(~values.any(axis=1))) if len(row) > 4]
    assert len(rows) > 4
    assert all(gaps(row.any(axis=0)) >= 3 for row in rows)


def gaps(inked):
    """How many gaps as wide as a space there are between the inked columns of a row."""
    places = np.flatnonzero(inked)
    return int((np.diff(places) > 2).sum())


def test_letters_are_squeezed_where_the_length_is_heeded(converted):
    """LibreOffice keeps every line of letters inside the page, whatever font it takes."""
    theirs = converted("soffice", False)
    assert not (theirs[:, -4:] < DARK).any()
