"""The lists at the head of a report: its chapters and their parts, its figures, its tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dashboard.reports.blocks import FIGURE, TABLE, FigureBlock, Heading, Report, TableBlock

DEEPEST: Final = 2  # level of the headings that are listed
CAPTION_LEVEL: Final = 3
ANCHORS: Final = {FIGURE: "figura", TABLE: "tabla"}


@dataclass(frozen=True)
class ContentsList:
    """One list.

    Attributes:
        title: of the list.
        series: of the captions that it lists; empty for headings.
        lines: text and level of each; captions are of the last level.
    """

    title: str
    series: str
    lines: tuple[tuple[str, int], ...]


def lists_of(report: Report) -> tuple[ContentsList, ...]:
    """Return the lists of a report; one of what it lacks is left out."""
    lists = (
        ContentsList("Contenido", "", tuple(_headings(report))),
        ContentsList("Figuras", FIGURE, tuple((block.caption, CAPTION_LEVEL) for block in report.figures)),
        ContentsList("Tablas", TABLE, tuple((block.caption, CAPTION_LEVEL) for block in report.tables)),
    )
    return tuple(one for one in lists if one.lines)


def _headings(report: Report) -> Iterator[tuple[str, int]]:
    for chapter in report.chapters:
        yield chapter.title, 1
        headings = (block for block in chapter.blocks if isinstance(block, Heading))
        yield from ((heading.text, heading.level) for heading in headings if heading.level <= DEEPEST)


def series_of(block: object) -> str | None:
    """Return the series in whose list a block is, empty for that of headings; None where it is in none."""
    if isinstance(block, FigureBlock):
        return FIGURE
    if isinstance(block, TableBlock):
        return TABLE
    return "" if isinstance(block, Heading) and block.level <= DEEPEST else None


def caption_anchor(series: str, number: int) -> str:
    """Return the name by which links lead to a caption."""
    return f"{ANCHORS[series]}_{number}"
