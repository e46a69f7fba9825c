"""The index of a set: a page that can be read without the dashboard, and a table."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, Template

from dashboard.core.cells import safe_text
from dashboard.core.provenance import file_mark
from dashboard.core.wording import counted, number, sample
from dashboard.exports.sets.make import FileMade, Outcome
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.indicators.snapshot import Snapshot

PAGE: Final = "indice.html"
TABLE: Final = "indice.csv"
HEAD: Final = (
    "archivo",
    "indicador",
    "figura",
    "lugar",
    "corte",
    "n",
    "sin_dato",
    "sha256",
    "direccion",
)
SHOWN: Final = ("png", "svg")  # what a thumbnail is made of, the lighter first
KILOBYTE: Final = 1000


@dataclass(frozen=True, kw_only=True)
class FileLink:
    """A link to a file, and its size in thousands of bytes."""

    address: str
    kind: str
    size: str


@dataclass(frozen=True, kw_only=True)
class ViewSection:
    """The files of one figure of one place, and what they show; `thumbnail` is empty where there is none."""

    title: str
    finding: str
    facts: str
    alt: str
    thumbnail: str
    files: tuple[FileLink, ...]


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """The views of one indicator."""

    key: str
    label: str
    views: tuple[ViewSection, ...]


def index_files(snapshot: Snapshot, outcome: Outcome) -> dict[str, bytes]:
    """Return the page and the table of a set."""
    return {TABLE: to_table(outcome), PAGE: to_page(snapshot, outcome)}


def to_table(outcome: Outcome) -> bytes:
    """Write one row per file: what it is, its checksum and the address that makes it again."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HEAD)
    for made in outcome.made:
        item = made.item
        cells = (
            item.name,
            item.indicator,
            item.figure,
            item.place.key,
            item.cutoff,
            made.words.n,
            made.words.missing,
            made.sha256,
            made.address,
        )
        writer.writerow([safe_text(cell) for cell in cells])
    return buffer.getvalue().encode()


def to_page(snapshot: Snapshot, outcome: Outcome) -> bytes:
    """Write the page: a heading per indicator, a section per figure and place, links with sizes."""
    return (
        _template()
        .render(
            title=f"Archivos exportados: {counted(len(outcome.made), 'archivo', 'archivos')}",
            mark=file_mark(_origins(outcome)),
            version=snapshot.model.version,
            boundaries=snapshot.boundaries,
            table=TABLE,
            chapters=tuple(_chapters(snapshot, outcome)),
            failures=[f"{one.item.name}: {one.reason}" for one in outcome.failed],
        )
        .encode()
    )


def _origins(outcome: Outcome) -> set[str]:
    return {origin for made in outcome.made for origin in made.words.origins}


def _template() -> Template:
    folder = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=folder, autoescape=True, keep_trailing_newline=True).get_template(PAGE)


def _chapters(snapshot: Snapshot, outcome: Outcome) -> Iterator[Chapter]:
    for indicator, inside in groupby(outcome.made, key=lambda made: made.item.indicator):
        views: dict[tuple[str, str], list[FileMade]] = {}
        for made in inside:
            views.setdefault((made.item.place.key, made.item.figure), []).append(made)
        label = snapshot.indicators[indicator].label
        yield Chapter(key=indicator, label=label, views=tuple(_section(files) for files in views.values()))


def _section(files: list[FileMade]) -> ViewSection:
    words, item = files[0].words, files[0].item
    counts = f"{sample(words.n)} · sin dato: {number(words.missing)}"
    return ViewSection(
        title=f"{item.place.name}. {words.title}",
        finding=words.finding,
        facts=f"{FIGURES[item.figure].label} · corte {item.cutoff} · {counts}",
        alt=words.alt,
        thumbnail=_thumbnail(files),
        files=tuple(_link(made) for made in files),
    )


def _thumbnail(files: list[FileMade]) -> str:
    pictures = (made for ending in SHOWN for made in files if made.item.ending == ending)
    first = next(pictures, None)
    return quote(first.item.name) if first else ""


def _link(made: FileMade) -> FileLink:
    item = made.item
    return FileLink(
        address=quote(item.name),
        kind=" ".join(part for part in (item.ending.upper(), item.size, item.resolution) if part),
        size=number(max(1, round(made.size / KILOBYTE))),
    )
