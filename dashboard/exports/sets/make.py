"""Making the files of a set, and writing them so that a folder never holds half of one."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from dashboard.core.state import ViewState
from dashboard.exports.files import DownloadError
from dashboard.exports.formats import make_download
from dashboard.exports.metadata import total_of
from dashboard.exports.sets.set_request import Item
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.indicators.selection import selected
from dashboard.indicators.snapshot import Snapshot

UNFINISHED: Final = ".en-curso-"
NOBODY: Final = "ninguna entidad pasa los filtros"
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Words:
    """What an index says of a view: title, finding, entities with data and without, and its mark."""

    title: str
    finding: str
    alt: str
    n: int
    missing: int
    origins: tuple[str, ...]


@dataclass(frozen=True)
class FileMade:
    """A file that was made: what it is, its words, its checksum and the address that makes it again."""

    item: Item
    words: Words
    sha256: str
    size: int
    address: str


@dataclass(frozen=True)
class Failed:
    """A file that could not be made, and the reason in Spanish."""

    item: Item
    reason: str


@dataclass
class Outcome:
    """What became of a set."""

    made: list[FileMade] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)


Index = Callable[[Snapshot, Outcome], dict[str, bytes]]
"""Makes the index files of an outcome: their bytes by name."""


def write_set(
    snapshot: Snapshot,
    items: Sequence[Item],
    folder: Path,
    index: Index,
    progress: Progress = lambda name: None,
) -> Outcome:
    """Write a set and its index into a folder, which may exist; other files in it stay.

    Files are made in a folder of their own and moved, each at once, when all are done; the index comes last.
    Whatever interrupts before that leaves the folder as it was.

    Args:
        progress: is told the name of each file before it is made.

    Raises:
        OSError: the folder can't be written.
    """
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=folder) as aside:
            outcome = _make(snapshot, items, Path(aside), progress)
            if outcome.made:
                for name, content in index(snapshot, outcome).items():
                    (Path(aside) / name).write_bytes(content)
                _publish(Path(aside), folder)
    finally:
        if is_new and not any(folder.iterdir()):
            shutil.rmtree(folder)
    return outcome


def _publish(aside: Path, folder: Path) -> None:
    """Move finished files to their place; the index, written last, is moved last."""
    for path in sorted(aside.iterdir(), key=lambda path: path.stat().st_mtime_ns):
        os.replace(path, folder / path.name)


def _make(snapshot: Snapshot, items: Sequence[Item], folder: Path, progress: Progress) -> Outcome:
    outcome, known = Outcome(), _Known(snapshot)
    for item in items:
        progress(item.name)
        if not selected(snapshot.model, item.place.state).any():
            outcome.failed.append(Failed(item, NOBODY))
            continue
        try:
            content = make_download(snapshot, item.indicator, item.ending, item.query).content
            words = known.words(item)
        except Exception as error:  # one figure that fails must not lose the others; its reason is told
            outcome.failed.append(Failed(item, _reason(error)))
            continue
        (folder / item.name).write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        outcome.made.append(FileMade(item, words, digest, len(content), address(snapshot, item)))
    return outcome


def _reason(error: Exception) -> str:
    if isinstance(error, DownloadError):
        return str(error)
    return f"la figura no se pudo dibujar ({type(error).__name__}: {error})"


def address(snapshot: Snapshot, item: Item) -> str:
    """Return the address of the dashboard that answers with the same file."""
    return f"{snapshot.public_url.rstrip('/')}/descargas/{item.indicator}.{item.ending}?{item.query}"


class _Known:
    """The words of each view, made once for all its formats; only the last view is kept."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._view: tuple[str, str, ViewState] | None = None
        self._words: Words | None = None

    def words(self, item: Item) -> Words:
        """Return the words of an item's view."""
        view = (item.indicator, item.figure, item.place.state)
        if self._words is None or self._view != view:
            self._view, self._words = view, words_of(self._snapshot, item)
        return self._words


def words_of(snapshot: Snapshot, item: Item) -> Words:
    """Return what an index says of the view of an item."""
    state = replace(item.place.state, indicator=item.indicator)
    printed = FIGURES[item.figure].build(snapshot, state)
    total = total_of(snapshot, state)
    return Words(printed.title, printed.finding, printed.alt, total.n, total.missing, printed.origins)
