"""How long a load takes and how much memory, by rows; how long the dashboard takes to start from the store.

Each size is measured in a process of its own, so that its memory is its own: `python -m bench.loading CUTOFFS
ENDING` prints one measure as JSON.
"""

import csv
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import openpyxl

from dashboard.core.wording import number
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.home import view_of_query
from data.ingest.loading import accept, check
from data.model import load_model
from data.progress import fortnights
from data.store.connection import database_url
from data.store.store import Store
from geo.divipola import load_catalogue
from geo.publish import active_map

TARGET: Final = Path("docs/carga.md")
MILESTONES: Final = 22
HEAD: Final = ("codigo", "fase", "hito", "corte", "avance (0 a 100)", "asesor")
SIZES: Final = ((2, "csv"), (8, "csv"), (32, "csv"), (24, "csv"), (24, "xlsx"))  # ×1, ×4, ×16; 600.000 rows
QUERIES: Final = tuple(
    f"?region={region}&indicador=avance-fase-2" for region in ("caribe", "pacifico", "central")
)
MB: Final = 1024


@dataclass(frozen=True)
class LoadMeasure:
    """What one load took: rows, seconds of each step, megabytes at most."""

    rows: int
    ending: str
    checked: float
    accepted: float
    memory: float
    started: float
    change: float


def main(arguments: list[str]) -> None:
    """Measure one size, or all of them."""
    if arguments:
        print(json.dumps(asdict(measure(int(arguments[0]), arguments[1]))))
        return
    text = report([_apart(cutoffs, ending) for cutoffs, ending in SIZES])
    print(text)
    TARGET.write_text(text, encoding="utf-8")


def measure(cutoffs: int, ending: str) -> LoadMeasure:
    """Make a file of some cut-offs, load it, and start from the store."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        path = _file(folder, cutoffs, ending)
        store = Store(database_url("", folder))
        started = time.perf_counter()
        preview = check(store, path, "hitos", who="bench")
        checked = time.perf_counter()
        accept(store, preview.key, "bench")
        accepted = time.perf_counter()
        memory = _peak_memory()
        begun = time.perf_counter()
        model = load_model(store.active_data())
        ready = time.perf_counter()
        change = _change(Snapshot(model, active_map(folder)))
    return LoadMeasure(
        rows=preview.accepted,
        ending=ending,
        checked=checked - started,
        accepted=accepted - checked,
        memory=memory,
        started=ready - begun,
        change=change,
    )


def report(measures: list[LoadMeasure]) -> str:
    """Write the measures as the table of the document."""
    lines = [
        "# Cuánto tarda una carga",
        "",
        "Medido con `python -m bench.loading`: cada archivo, en un proceso suyo. La memoria es la mayor de "
        "ese proceso más la del que abre el libro. «Arrancar» es leer del almacén y armar el modelo; «un "
        "filtro», el cálculo de la página de inicio al cambiar de región.",
        "",
        "| filas | archivo | revisar y guardar, s | aceptar, s | µs por fila | memoria, MB | arrancar, s "
        "| un filtro, ms |",
        "|---|---|---|---|---|---|---|---|",
        *(_line(one) for one in measures),
        "",
        "Límites: 600.000 filas en 60 s y 1.500 MB; arrancar en 3 s; crecer casi en línea recta; un filtro "
        "con 16 veces los datos, a lo sumo 1,3 veces lo que con 1.",
        "",
    ]
    return "\n".join(lines)


def _line(one: LoadMeasure) -> str:
    each = 1e6 * (one.checked + one.accepted) / one.rows
    cells = (
        number(one.rows),
        one.ending,
        number(one.checked, 1),
        number(one.accepted, 1),
        number(each),
        number(one.memory),
        number(one.started, 1),
        number(one.change, 1),
    )
    return f"| {' | '.join(cells)} |"


def _apart(cutoffs: int, ending: str) -> LoadMeasure:
    command = [sys.executable, "-m", "bench.loading", str(cutoffs), ending]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return LoadMeasure(**json.loads(done.stdout))


def _file(folder: Path, cutoffs: int, ending: str) -> Path:
    path = folder / f"hitos.{ending}"
    if ending == "csv":
        with path.open("w", newline="", encoding="utf-8") as target:
            csv.writer(target, delimiter=";").writerows(_rows(cutoffs))
        return path
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("SETA")
    for row in _rows(cutoffs):
        sheet.append(row)
    book.save(path)
    return path


def _rows(cutoffs: int) -> Iterator[tuple[object, ...]]:
    catalogue = load_catalogue()
    codes = [*catalogue.municipalities.index, *catalogue.gobernaciones.index]
    yield HEAD
    for place, cutoff in enumerate(fortnights(date(2020, 1, 1), date(2022, 12, 31))[:cutoffs]):
        for entity, code in enumerate(codes):
            for milestone in range(1, MILESTONES + 1):
                yield code, 2, milestone, cutoff.isoformat(), (7 * milestone + entity) % 60 + place, "ASE-07"


def _peak_memory() -> float:
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(which).ru_maxrss for which in both) / MB


def _change(snapshot: Snapshot) -> float:
    """Return the median milliseconds of the home page of a region, the first time it is asked for."""
    view_of_query(snapshot, "")
    times = []
    for query in QUERIES:
        begun = time.perf_counter()
        view_of_query(snapshot, query)
        times.append(1000 * (time.perf_counter() - begun))
    return median(times)


if __name__ == "__main__":
    main(sys.argv[1:])
