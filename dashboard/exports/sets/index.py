"""The index of a set: a page that can be read without the dashboard, and a table."""

import csv
import io
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Final
from urllib.parse import quote

from dashboard.core.cells import safe_text
from dashboard.core.provenance import file_mark
from dashboard.core.wording import counted, number
from dashboard.exports.sets.make import Failed, FileMade, Outcome
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
STYLE: Final = """
body { font: 1rem/1.5 "Work Sans", system-ui, sans-serif; color: #1f2933; background: #fff; margin: 0 auto;
  max-width: 70rem; padding: 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #c3c9cf; padding-bottom: .25rem; }
h3 { font-size: 1.05rem; margin: 0 0 .25rem; }
a { color: #004884; }
.marca { border: 1px solid #7a2e0e; background: #fff4e5; color: #7a2e0e; padding: .5rem .75rem;
  font-weight: 600; }
.vista { display: grid; grid-template-columns: 14rem 1fr; gap: 1rem; margin: 1.25rem 0; }
.vista img { max-width: 100%; max-height: 16rem; border: 1px solid #dfe3e7; background: #fff; }
.vista p { margin: .25rem 0; }
.datos { color: #55606b; font-size: .9rem; }
ul.archivos { list-style: none; margin: .5rem 0 0; padding: 0; display: flex; flex-wrap: wrap;
  gap: .25rem 1rem; }
@media (max-width: 40rem) { .vista { grid-template-columns: 1fr; } }
"""
CONTENT_POLICY: Final = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"


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
    title = f"Archivos exportados: {counted(len(outcome.made), 'archivo', 'archivos')}"
    body = "\n".join(
        (
            f"<h1>{escape(title)}</h1>",
            *_about(snapshot, outcome),
            *_contents(snapshot, outcome),
            *_sections(snapshot, outcome),
            *_failures(outcome.failed),
        )
    )
    return (
        '<!DOCTYPE html>\n<html lang="es-CO">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n"
        "</body>\n</html>\n"
    ).encode()


def _about(snapshot: Snapshot, outcome: Outcome) -> Iterator[str]:
    yield f'<p class="marca" role="note">{escape(file_mark(_origins(outcome)))}</p>'
    yield (
        f"<p>Versión de los datos: <strong>{escape(snapshot.model.version)}</strong>. "
        f"Límites: {escape(snapshot.boundaries.label)}, versión {escape(snapshot.boundaries.version)}. "
        f'La lista con sumas de verificación y direcciones: <a href="{TABLE}">{TABLE}</a>. '
        "Para saber si un archivo sigue siendo el que salió: "
        "<code>python -m dashboard verify ARCHIVO</code>.</p>"
    )


def _origins(outcome: Outcome) -> set[str]:
    return {origin for made in outcome.made for origin in made.words.origins}


def _contents(snapshot: Snapshot, outcome: Outcome) -> Iterator[str]:
    indicators = dict.fromkeys(made.item.indicator for made in outcome.made)
    if len(indicators) > 1:
        links = "".join(
            f'<li><a href="#{key}">{escape(snapshot.indicators[key].label)}</a></li>' for key in indicators
        )
        yield f'<nav aria-label="Indicadores"><ul>{links}</ul></nav>'


def _sections(snapshot: Snapshot, outcome: Outcome) -> Iterator[str]:
    for indicator, inside in groupby(outcome.made, key=lambda made: made.item.indicator):
        yield f'<h2 id="{indicator}">{escape(snapshot.indicators[indicator].label)}</h2>'
        views: dict[tuple[str, str], list[FileMade]] = {}
        for made in inside:
            views.setdefault((made.item.place.key, made.item.figure), []).append(made)
        yield from (_view(files) for files in views.values())


def _view(files: list[FileMade]) -> str:
    first = files[0]
    words, item = first.words, first.item
    return (
        f'<section class="vista"><div>{_thumbnail(files)}</div><div>'
        f"<h3>{escape(f'{item.place.name}. {words.title}')}</h3><p>{escape(words.finding)}</p>"
        f'<p class="datos">{escape(FIGURES[item.figure].label)} · '
        f"corte {item.cutoff} · n = {number(words.n)} · sin dato: {number(words.missing)}</p>"
        f'<ul class="archivos">{"".join(_link(made) for made in files)}</ul></div></section>'
    )


def _thumbnail(files: list[FileMade]) -> str:
    for ending in SHOWN:
        for made in files:
            if made.item.ending == ending:
                place = quote(made.item.name)
                return (
                    f'<a href="{place}"><img src="{place}" alt="{escape(made.words.alt)}" loading="lazy"></a>'
                )
    return ""


def _link(made: FileMade) -> str:
    item = made.item
    kind = " ".join(part for part in (item.ending.upper(), item.size, item.resolution) if part)
    size = number(max(1, round(made.size / KILOBYTE)))
    return f'<li><a href="{quote(item.name)}">{escape(kind)}</a> <span class="datos">({size} kB)</span></li>'


def _failures(failed: list[Failed]) -> Iterator[str]:
    if failed:
        lines = "".join(f"<li>{escape(f'{one.item.name}: {one.reason}')}</li>" for one in failed)
        yield f'<h2 id="sin-hacer">Archivos que no se pudieron hacer</h2><ul>{lines}</ul>'
