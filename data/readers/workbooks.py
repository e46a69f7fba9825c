"""The sheets of a workbook, opened by a process of its own (`data.readers.extract`)."""

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pandas as pd

from data.readers.cells import RawSheet, frame_of
from data.readers.extract import REFUSAL, REFUSED, SHEETS
from data.readers.kinds import SAVE_AGAIN, FileKind
from data.readers.limits import CHILD_SECONDS, MAX_CELL_TEXT, UploadError
from data.readers.packages import TOO_LARGE

ROOT: Final = Path(__file__).parents[2]


def read_workbook(path: Path, kind: FileKind, file: str, only: str | None = None) -> tuple[RawSheet, ...]:
    """Return the sheets of a workbook, or the one named `only`.

    Raises:
        UploadError: it can't be opened, or would take more memory or time than a process may.
    """
    with TemporaryDirectory(prefix="libro-") as name:
        folder = Path(name)
        _extract(path, kind, file, folder, only)
        described = json.loads((folder / SHEETS).read_text())
        return tuple(_sheet(folder / f"{n}.csv", sheet, file) for n, sheet in enumerate(described))


def _extract(path: Path, kind: FileKind, file: str, folder: Path, only: str | None) -> None:
    words = [str(path.resolve()), kind.value, str(folder), file, *([only] if only else [])]
    command = [sys.executable, "-m", "data.readers.extract", *words]
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=2 * CHILD_SECONDS,
            check=False,
        )
    except (subprocess.TimeoutExpired, ValueError) as failure:
        raise UploadError(file, "tarda demasiado en abrirse", TOO_LARGE) from failure
    if done.returncode == REFUSED:
        raise UploadError(file, *json.loads((folder / REFUSAL).read_text()))
    if done.returncode:
        raise UploadError(file, "está dañado, o es demasiado grande para abrirlo", SAVE_AGAIN)


def _sheet(path: Path, described: dict[str, Any], file: str) -> RawSheet:
    with path.open(newline="", encoding="utf-8") as source:
        cells = frame_of(_records(source), file)
    return RawSheet(
        name=str(described["name"]),
        cells=_numbered(cells),
        hidden_rows=frozenset(described["hidden_rows"]),
        is_hidden=bool(described["is_hidden"]),
    )


def _records(source: Any) -> Iterator[list[str]]:  # noqa: ANN401  # an open text file
    csv.field_size_limit(10 * MAX_CELL_TEXT)
    yield from csv.reader(source)


def _numbered(cells: pd.DataFrame) -> pd.DataFrame:
    """Take the first column, the row numbers, as the index."""
    if cells.empty:
        return cells
    numbers = cells[0].astype(int).to_numpy()
    return cells.drop(columns=0).set_axis(range(cells.shape[1] - 1), axis=1).set_axis(numbers, axis=0)
