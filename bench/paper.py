"""`python -m bench --exportar`: the time of each format of a figure, ours and Kaleido's, in one process.

A time of ours is the whole answer of an address: evaluating the view, building the printed figure, drawing,
writing. Kaleido's is only the drawing of the same definition with a browser already open, in an environment
of its own (`--kaleido PYTHON`): no title, legend, hatch, scale or source, which plotly.js would need as
annotations.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from pypdf import PdfReader

from bench.report import KB, machine_words, table_text
from dashboard.core.state import ViewState
from dashboard.core.wording import day, number
from dashboard.exports.formats import make_download
from dashboard.figures.choropleth import TOPOLOGY_NAME
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.indicators.snapshot import Snapshot
from data.model import load_model
from geo.publish import active_map

TARGET: Final = Path("docs/figuras.md")
BEGIN: Final = "<!-- medidas: python -m bench --exportar --escribir -->"
END: Final = "<!-- fin de las medidas -->"
INDICATOR: Final = "avance-fase-2"
RUNS: Final = 3  # before and after the other way's, which are twice as many
FORMATS: Final = (
    ("mapa", "svg", ""),
    ("mapa", "pdf", ""),
    ("mapa", "png", "pantalla"),
    ("mapa", "png", "300"),
    ("mapa", "xlsx", ""),
    ("mapa", "csv", ""),
    ("mapa", "json", ""),
    ("mapa", "geojson", ""),
    ("regiones", "svg", ""),
    ("regiones", "pdf", ""),
    ("regiones", "png", "pantalla"),
    ("regiones", "png", "300"),
    ("regiones", "xlsx", ""),
    ("regiones", "csv", ""),
    ("regiones", "json", ""),
)
BROWSER_SIZE: Final = {"width": 680, "height": 800}
"""In CSS pixels: the room that the map has on an A4 page."""
PRINT_SCALE: Final = 300 / 96
TRIAL: Final = Path(__file__).with_name("kaleido_trial.py")


@dataclass(frozen=True)
class Timed:
    """A file that was timed.

    Attributes:
        figure, ending, resolution: what it is. seconds: of each run. content: its last bytes.
        is_steady: whether all runs gave the same bytes; None when there was one.
    """

    figure: str
    ending: str
    resolution: str
    seconds: tuple[float, ...]
    content: bytes
    is_steady: bool | None

    @property
    def label(self) -> str:
        """Figure and format in words."""
        return f"{self.figure} · {self.ending.upper()}{f' ({self.resolution})' if self.resolution else ''}"


def measure_paper(kaleido: str) -> str:
    """Return the measures in Markdown; `kaleido` is the Python of its environment, empty to leave it out."""
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        snapshot = Snapshot(load_model(), active_map(Path(folder)))
        before = [_ours(snapshot, *one) for one in FORMATS]
        theirs = _theirs(snapshot, kaleido, Path(folder)) if kaleido else None
        after = [_ours(snapshot, *one) for one in FORMATS]
        reports = list(_reports(snapshot, Path(folder)))
    return _words([_together(*pair) for pair in zip(before, after, strict=True)], reports, theirs, load)


def write_measures(text: str) -> None:
    """Put the measures between their marks in the page of documentation."""
    page = TARGET.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    TARGET.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def _ours(snapshot: Snapshot, figure: str, ending: str, resolution: str) -> Timed:
    query = f"figura={figure}" + (f"&resolucion={resolution}" if resolution else "")
    seconds, contents = _repeated(lambda: make_download(snapshot, INDICATOR, ending, query).content, RUNS)
    return Timed(figure, ending, resolution, seconds, contents[-1], len(set(contents)) == 1)


def _together(before: Timed, after: Timed) -> Timed:
    """Join the runs before and after the other way's, so that a busy moment doesn't fall on one of them."""
    same = bool(before.is_steady and after.is_steady and before.content == after.content)
    return replace(before, seconds=(*before.seconds, *after.seconds), is_steady=same)


def _repeated(make: Callable[[], bytes], runs: int) -> tuple[tuple[float, ...], list[bytes]]:
    """Return the times of some runs after one that warms up, and what each made."""
    make()
    seconds, contents = [], []
    for _ in range(runs):
        started = time.perf_counter()
        contents.append(make())
        seconds.append(time.perf_counter() - started)
    return tuple(seconds), contents


def _reports(snapshot: Snapshot, folder: Path) -> Iterator[Timed]:
    """Yield the report of a region in each format; one run each, because they are long."""
    from dashboard.reports.build import FORMATS as REPORTS
    from dashboard.reports.build import write_report

    state = ViewState(regions=("caribe",))
    for ending in REPORTS:
        path, started = folder / f"informe.{ending}", time.perf_counter()
        write_report(snapshot, state, ending, path)
        seconds = time.perf_counter() - started
        yield Timed("informe de una región", ending, "", (seconds,), path.read_bytes(), None)


# ---- Kaleido --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Theirs:
    """What Kaleido did: its version, its files, and the seconds of all of it with opening the browser."""

    version: str
    files: tuple[Timed, ...]
    whole: float


def _theirs(snapshot: Snapshot, python: str, folder: Path) -> Theirs:
    trials = [
        {
            "name": f"{figure}.{ending}",
            "figure": _plain_figure(snapshot, figure),
            "format": ending,
            "scale": PRINT_SCALE if ending == "png" else 1,
            "target": str(folder / f"{figure}.{ending}"),
            **BROWSER_SIZE,
        }
        for figure in ("mapa", "regiones")
        for ending in ("svg", "pdf", "png")
    ]
    shutil.copy(snapshot.boundaries.folder / snapshot.boundaries.topology, folder / TOPOLOGY_NAME)
    request = {"topology": f"{folder.as_uri()}/", "runs": 2 * RUNS, "trials": trials}
    done = subprocess.run(
        [python, str(TRIAL)], input=json.dumps(request), capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    files = (_their_file(folder / name, *result) for name, result in found["files"].items())
    return Theirs(found["version"], tuple(files), found["whole"])


def _their_file(path: Path, seconds: Sequence[float], is_steady: bool) -> Timed:
    ending = path.suffix[1:]
    resolution = "300" if ending == "png" else ""
    return Timed(path.stem, ending, resolution, tuple(seconds), path.read_bytes(), is_steady)


def _plain_figure(snapshot: Snapshot, key: str) -> dict[str, Any]:
    """Return a definition as a browser takes it: the geometry inside it, nothing of ours beside it."""
    state = ViewState(indicator=INDICATOR)
    figure: dict[str, Any] = FIGURES[key].build(snapshot, state).figure.to_plotly_json()
    for trace in figure["data"]:
        if trace["type"] == "choropleth":
            trace["geojson"] = json.loads(Path(trace["geojson"]).read_text("utf-8"))
    figure["layout"].pop("meta", None)
    return figure


# ---- words ----------------------------------------------------------------------------------------------


def _words(ours: Sequence[Timed], reports: Sequence[Timed], theirs: Theirs | None, load: float) -> str:
    parts = [
        f"Medido el {day(date.today())} con `python -m bench --exportar` en {machine_words()}, matplotlib "
        f"{version('matplotlib')}: el tiempo de la respuesta entera a una dirección, tamaño A4, mediana de "
        f"{2 * RUNS} veces en un proceso, la mitad antes y la mitad después de las de Kaleido, con una de "
        "calentamiento (los informes, una vez). La carga de la máquina al empezar era "
        f"{number(load, 1)}. "
        "Compare proporciones, no milisegundos.",
        table_text(HEADS, [_row(one) for one in (*ours, *reports)]),
    ]
    if theirs:
        parts += [
            f"Kaleido {theirs.version} en la misma corrida, con el navegador ya abierto, la misma definición "
            "y el mismo espacio de dibujo, sin título, leyenda, tramas, escala ni fuente (abrirlo, "
            f"calentarlo y dibujar todo tomó {number(theirs.whole)} s):",
            table_text(HEADS, [_row(one) for one in theirs.files]),
        ]
    return "\n\n".join(parts)


HEADS: Final = (
    "Archivo",
    "ms (mediana)",
    "ms (menor y mayor)",
    "kB",
    "Texto",
    "Letra dentro",
    "Mismos bytes",
)


def _row(one: Timed) -> tuple[str, ...]:
    milliseconds = [seconds * 1000 for seconds in one.seconds]
    text, font = _text_and_font(one)
    return (
        one.label,
        number(statistics.median(milliseconds)),
        f"{number(min(milliseconds))} – {number(max(milliseconds))}" if one.is_steady is not None else "",
        number(len(one.content) / KB),
        text,
        font,
        {True: "sí", False: "**no**", None: ""}[one.is_steady],
    )


def _text_and_font(one: Timed) -> tuple[str, str]:
    """Return whether the text of a picture is text, and which font travels inside."""
    if one.ending == "svg":
        count = len(re.findall(rb"<text\b", one.content))
        faces = set(re.findall(rb"font-family:\s*[\"']?([\w ]+)[\"']?;[^}]*?src:", one.content))
        return (f"{number(count)} textos" if count else "no hay"), _joined(face.decode() for face in faces)
    if one.ending == "pdf":
        return _of_pdf(one.content)
    return ("puntos", "–") if one.ending == "png" else ("–", "–")


def _of_pdf(content: bytes) -> tuple[str, str]:
    with tempfile.TemporaryFile() as file:
        file.write(content)
        reader = PdfReader(file)
        letters = sum(len(page.extract_text()) for page in reader.pages)
        fonts = {name for page in reader.pages for name in _embedded(page)}
    return (f"{number(letters)} letras" if letters else "no hay"), _joined(fonts)


def _embedded(page: Any) -> Iterator[str]:  # noqa: ANN401  # pypdf's dictionaries
    for item in (page["/Resources"].get("/Font") or {}).values():
        font = item.get_object()
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        about = inner.get("/FontDescriptor")
        if about and any(key.startswith("/FontFile") for key in about.get_object()):
            yield str(font["/BaseFont"]).split("+")[-1].lstrip("/").replace("-Regular", "")


def _joined(names: Any) -> str:  # noqa: ANN401  # any iterable of names
    return ", ".join(sorted(set(names))) or "ninguna"
