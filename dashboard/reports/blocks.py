"""What a report is made of: plain frozen values that three writers draw, without knowing any chapter.

Figures and tables are numbered once, over the whole report, so that «Figura 3» is the same one in Word, in
PowerPoint and in PDF.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dashboard.core.cells import Cell
from dashboard.core.wording import NO_VALUE, number
from dashboard.figures.printed.printed_figure import PrintedFigure, Table

FIGURE: Final = "Figura"
TABLE: Final = "Tabla"
TOTAL: Final = "Total"  # how the last row of a table that sums up begins
UNBROKEN: Final = re.compile(r"(\d|\bn =?) (?=%|=|\d)")
AUTHOR: Final = "Gobierno al Plan · tablero territorial"


class Tone(StrEnum):
    """How a paragraph is set."""

    TEXT = "texto"
    FINDING = "hallazgo"  # the sentence that a chapter or a figure begins with
    ITEM = "viñeta"
    NOTE = "nota"  # small print


@dataclass(frozen=True)
class Heading:
    """The title of a part of a chapter; chapters are level 1 and these are 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Reference:
    """A figure or a table that a text sends to."""

    series: str
    number: int

    @property
    def word(self) -> str:
        """«figura», with the space that keeps it on the line of its number."""
        return f"{self.series.lower()}\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph.

    Attributes:
        text: what it says, without where to look.
        tone: how it is set.
        see: keys of the figures and tables that it sends to; those that a report lacks are left out.
        references: the same, found; given when the report is put together.
    """

    text: str
    tone: Tone = Tone.TEXT
    see: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def pieces(self) -> Iterator[str | Reference]:
        """The text and, apart, the references of its last sentence: «Véanse la figura 3 y la tabla 2.»."""
        yield self.text
        last = len(self.references) - 1
        for place, reference in enumerate(self.references):
            start = (" Véanse la " if last else " Véase la ") if not place else ", la "
            yield f"{' y la ' if place == last and place else start}{reference.word}"
            yield reference
        if self.references:
            yield "."

    @property
    def said(self) -> str:
        """Everything that it says."""
        return "".join(str(piece.number) if isinstance(piece, Reference) else piece for piece in self.pieces)


@dataclass(frozen=True)
class OwnText:
    """A gap for what who publishes the report writes himself; `text` is what stands there until then."""

    text: str


@dataclass(frozen=True)
class FigureBlock:
    """A figure with its words.

    Attributes:
        number: given when the report is put together. key: what paragraphs send to.
        extra: what a writer adds to its small print.
    """

    printed: PrintedFigure
    number: int = 0
    key: str = ""
    extra: str = ""

    @property
    def label(self) -> str:
        """«Figura 3»."""
        return f"{FIGURE} {self.number}"

    @property
    def caption(self) -> str:
        """What stands with the figure and in no other place: label and title."""
        return f"{self.label}. {self.printed.title}"

    @property
    def note(self) -> str:
        """The small print: how to read it, filters, cut-off, n, source, version, address."""
        words = (self.printed.reading, self.extra, self.printed.caption, f"Vista: {self.printed.address}")
        return " ".join(word for word in words if word)


@dataclass(frozen=True, kw_only=True)
class TableBlock:
    """A table in words.

    Attributes:
        title: what it shows.
        table: heads as readers see them, typed cells, formats of the numeric heads.
        note: small print below; may be empty.
        widths: relative width of each column; empty for equal ones.
        number: given when the report is put together.
        key: what paragraphs send to it by.
    """

    title: str
    table: Table
    note: str = ""
    widths: tuple[float, ...] = ()
    number: int = 0
    key: str = ""

    @property
    def label(self) -> str:
        """«Tabla 3»."""
        return f"{TABLE} {self.number}"

    @property
    def caption(self) -> str:
        """Label and title."""
        return f"{self.label}. {self.title}"

    @property
    def shares(self) -> tuple[float, ...]:
        """The width of each column as a share of the whole."""
        widths = self.widths or (1.0,) * len(self.table.head)
        return tuple(width / sum(widths) for width in widths)


Block = Heading | Paragraph | OwnText | FigureBlock | TableBlock


@dataclass(frozen=True)
class Chapter:
    """A chapter: its key, its title and what it holds."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Report:
    """A whole report, ready to be written.

    Attributes:
        title: of the report.
        place: what it is about, in words.
        cutoff: last day that counts, in words.
        issued: ISO day of the cut-off, for file names and properties.
        version: of the dataset.
        mark: the demonstration mark, empty when nothing is simulated.
        chapters: numbered in their order, as are their figures and tables.
        record: what a file says of where it comes from, so that it can be made again and compared.
    """

    title: str
    place: str
    cutoff: str
    issued: str
    version: str
    mark: str
    chapters: tuple[Chapter, ...]
    record: Mapping[str, str] = field(default_factory=dict)

    @property
    def figures(self) -> tuple[FigureBlock, ...]:
        """Every figure, in order."""
        return tuple(block for block in self.blocks if isinstance(block, FigureBlock))

    @property
    def tables(self) -> tuple[TableBlock, ...]:
        """Every table, in order."""
        return tuple(block for block in self.blocks if isinstance(block, TableBlock))

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block of every chapter, in order."""
        return (block for chapter in self.chapters for block in chapter.blocks)

    @property
    def running(self) -> str:
        """What stands on every page: cut-off and dataset version."""
        return f"Corte: {self.cutoff} · Versión de datos {self.version}"

    @property
    def short_mark(self) -> str:
        """The first words of the mark, for the head of every page; empty when nothing is simulated."""
        return self.mark.partition(":")[0]


def keep_numbers_whole(text: str) -> str:
    """Return a text whose numbers stay on one line with their sign: 41,0 %; n = 316."""
    return UNBROKEN.sub("\\1\N{NO-BREAK SPACE}", text)


def number_blocks(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """Number the figures and the tables of a report, each in one series, and find what paragraphs send to."""
    figures, tables = iter(range(1, 10_000)), iter(range(1, 10_000))
    known: dict[str, Reference] = {}

    def with_number(block: Block) -> Block:
        if isinstance(block, FigureBlock):
            block = replace(block, number=next(figures))
            known.setdefault(block.key, Reference(FIGURE, block.number))
        elif isinstance(block, TableBlock):
            block = replace(block, number=next(tables))
            known.setdefault(block.key, Reference(TABLE, block.number))
        return block

    def with_references(block: Block) -> Block:
        if not isinstance(block, Paragraph):
            return block
        found = tuple(known[key] for key in block.see if key in known)
        return replace(block, text=keep_numbers_whole(block.text), references=found)

    for change in (with_number, with_references):
        chapters = [replace(one, blocks=tuple(change(block) for block in one.blocks)) for one in chapters]
    return tuple(chapters)


DECIMALS: Final[Mapping[str, int]] = MappingProxyType({"#,##0": 0, "#,##0.0": 1, "#,##0.00": 2})


def cell_text(cell: Cell, excel_format: str = "") -> str:
    """Write a cell as Spanish text: numbers by their Excel format, a missing one said."""
    if cell is None:
        return NO_VALUE
    if isinstance(cell, (int, float)):
        return number(float(cell), DECIMALS.get(excel_format, 0))
    return str(cell)


def row_texts(table: Table, row: Sequence[Cell]) -> tuple[str, ...]:
    """Write one row of a table."""
    return tuple(
        cell_text(cell, table.formats.get(head, "")) for head, cell in zip(table.head, row, strict=True)
    )


@dataclass(frozen=True)
class Grid:
    """A table as text: heads, rows, and which columns are numbers and stand at the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_number: tuple[bool, ...] = field(default=())

    def is_total(self, place: int) -> bool:
        """Return whether a row sums up the others."""
        return self.rows[place][0] == TOTAL


def grid(table: Table) -> Grid:
    """Return a table as text."""
    return Grid(
        head=table.head,
        rows=tuple(row_texts(table, row) for row in table.rows),
        is_number=tuple(head in table.formats for head in table.head),
    )
