"""Where everything falls on pages, counted before writing: breaks, sizes of pictures, heights of rows.

Word has no page numbers until it lays a document out; a report says them in its index from the start. Every
height here is exact (line spacing, pictures, rows of at least the counted height), so the count is the page.
A figure may shrink a little to stay on the page where its text is. Lengths are points, of pictures too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from dashboard.core.theme import DEEP_BLUE, INK, MUTED
from dashboard.reports.blocks import (
    Block,
    Chapter,
    FigureBlock,
    Grid,
    Heading,
    Paragraph,
    TableBlock,
    Tone,
    grid,
)
from dashboard.reports.pictures import Picture

MM: Final = 72 / 25.4
SAFE: Final = 0.985  # of the width: programs measure letters a little differently
OTHER_FONT: Final = 1.1  # how much wider than ours the letters of a template may be
CELL_SIDE: Final = 3.0  # at each side of the text of a cell
RULE: Final = 1.0  # below each row
LEAST_SHRUNK: Final = 0.8  # of its size, the least a figure is drawn at to stay with its text
LEAST_BESIDE: Final = 0.7  # the same, to share its page with the table of its numbers
SHORT_TABLE: Final = 0.6  # of a page: a table that takes less is not cut
COMPANION: Final = 0.3  # of a page: a figure shrinks to share its page with a table that takes no more
FIRST_ROWS: Final = 4  # of a long table, together with its head


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a kind of text is set.

    Attributes:
        size: of the type.
        line: from one line to the next.
        before, after: space around.
        indent: at the left.
    """

    size: float
    line: float
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    bold: bool = False
    colour: str = INK

    def height(self, text: str, width: float) -> float:
        """Return how high a paragraph is in a width."""
        lines = lines_of(text, self.size, width - self.indent, bold=self.bold)
        return self.before + self.after + self.line * lines


HEADINGS: Final[Mapping[int, Look]] = MappingProxyType(
    {
        1: Look(size=20, line=26, after=12, bold=True, colour=DEEP_BLUE),
        2: Look(size=14, line=18, before=8, after=6, bold=True, colour=DEEP_BLUE),
        3: Look(size=11.5, line=15, before=6, after=4, bold=True),
    }
)
TONES: Final[Mapping[Tone, Look]] = MappingProxyType(
    {
        Tone.TEXT: Look(size=10.5, line=14.5, after=6),
        Tone.FINDING: Look(size=11.5, line=15.5, after=6, bold=True),
        Tone.ITEM: Look(size=10.5, line=14.5, after=4, indent=14),
        Tone.NOTE: Look(size=8, line=10.5, after=12, colour=MUTED),
    }
)
CAPTION: Final = Look(size=9.5, line=12.5, after=4, bold=True)
FIGURE: Final = Look(size=8, line=0, after=4)
CELL: Final = Look(size=8, line=10.5, before=2, after=2)
NOTE: Final = TONES[Tone.NOTE]
INDEX_LINES: Final[Mapping[int, Look]] = MappingProxyType(
    {
        1: Look(size=10.5, line=14, before=5, after=2, bold=True),
        2: Look(size=9.5, line=13, indent=14),
    }
)
TABLE_NOTE_GAP: Final = 3.0


@dataclass(frozen=True)
class Paper:
    """The part of a page that text fills."""

    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A block in its place.

    Attributes:
        page: where it begins, from 1.
        breaks: whether it must begin a new page.
        width, height: of a picture.
        head, rows: heights of a table's.
        note_breaks: its small print's break.
    """

    block: Block
    page: int
    breaks: bool = False
    width: float = 0.0
    height: float = 0.0
    head: float = 0.0
    rows: tuple[float, ...] = ()
    note_breaks: bool = False


@cache
def advances(weight: int) -> tuple[Mapping[int, int], int]:
    """Return the width of each letter of the shipped font, and how many units its type size has."""
    from fontTools.ttLib import TTFont  # late: only reports measure this way

    from dashboard.figures.drawing.fonts import weight_file

    font = TTFont(weight_file(weight))
    widths = font["hmtx"]
    return {code: widths[name][0] for code, name in font.getBestCmap().items()}, font["head"].unitsPerEm


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is in the shipped font; a letter that it lacks counts as a wide one."""
    letters, units = advances(600 if bold else 400)
    return sum(letters.get(ord(letter), units) for letter in text) * size / units


def lines_of(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes, broken between words, or inside one that is wider than a line."""
    room, lines, used = width * SAFE, 1, 0.0
    space = width_of(" ", size, bold=bold)
    for word in text.split(" "):
        own = width_of(word, size, bold=bold)
        if used and used + space + own > room:
            lines, used = lines + 1, 0.0
        used += own + (space if used else 0.0)
        if used > room > 0:
            lines, used = lines + int(used // room), used % room
    return lines


@dataclass
class Pen:
    """A pen going down pages.

    Attributes:
        paper: of every page.
        page: the one it is on.
        down: how far.
        breaks: whether the next block must begin a page.
    """

    paper: Paper
    page: int
    down: float = 0.0
    breaks: bool = False

    def next_page(self) -> None:
        """Go to the top of the next page."""
        self.page, self.down, self.breaks = self.page + 1, 0.0, True

    def fits(self, height: float) -> bool:
        """Return whether something fits below the pen; at the top of a page everything does."""
        return not self.down or self.down + height <= self.paper.height

    def take_break(self) -> bool:
        """Return whether the block that is put now must break, once."""
        breaks, self.breaks = self.breaks, False
        return breaks


def plan(
    chapter: Chapter, pictures: Mapping[int, Picture], paper: Paper, last_page: int
) -> tuple[tuple[Placed, ...], int]:
    """Return a chapter's blocks in their places, its title first, and its last page.

    Args:
        last_page: the page before the chapter; a chapter begins a new one.
    """
    pen = Pen(paper, last_page)
    pen.next_page()
    placed = []
    listed = list(groups([Heading(chapter.title, 1), *chapter.blocks]))
    for group, following in zip(listed, [*listed[1:], []], strict=True):
        if not pen.fits(sum(_least(block, pictures, paper) for block in group)):
            pen.next_page()
        kept = _short_table(following, paper)
        placed += [_put(block, pictures, pen, kept) for block in group]
    return tuple(placed), pen.page


def _short_table(group: Sequence[Block], paper: Paper) -> float:
    """Return the height of a group that is one short table, which the figure before it makes room for."""
    if len(group) != 1 or not isinstance(group[0], TableBlock):
        return 0.0
    height = _least_table(group[0], paper)
    return height if height <= paper.height * COMPANION else 0.0


def groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield blocks in groups that stay on one page: what leads to a block goes with it."""
    waiting: list[Block] = []
    for block in blocks:
        is_first_text = bool(waiting) and isinstance(waiting[-1], Heading) and isinstance(block, Paragraph)
        waiting.append(block)
        if not (is_first_text or leads(block)):
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def leads(block: Block) -> bool:
    """Return whether a block is read with the one after it: headings and findings are."""
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.tone is Tone.FINDING)


def look_of(block: Heading | Paragraph) -> Look:
    """Return how a heading or a paragraph is set."""
    return HEADINGS[block.level] if isinstance(block, Heading) else TONES[block.tone]


def _least(block: Block, pictures: Mapping[int, Picture], paper: Paper) -> float:
    """Return how much of a block must be on the page where it begins."""
    if isinstance(block, FigureBlock):
        picture = pictures[block.number]
        _, height = _size(picture, paper.width, paper.height - _words(block, paper.width))
        return _words(block, paper.width) + height * LEAST_SHRUNK
    if isinstance(block, TableBlock):
        return _least_table(block, paper)
    return look_of(block).height(block.text, paper.width)


def _words(block: FigureBlock, width: float) -> float:
    """Return the height of what is written with a figure."""
    return CAPTION.height(block.caption, width) + NOTE.height(block.note, width) + 2 * FIGURE.after


def _size(picture: Picture, width: float, height: float) -> tuple[float, float]:
    across, down = picture.fitted(width / MM, max(height, MM) / MM)
    return across * MM, down * MM


def _put(block: Block, pictures: Mapping[int, Picture], pen: Pen, kept: float = 0.0) -> Placed:
    """Put a block where the pen is and move the pen below it; `kept` is wanted by what comes next."""
    if isinstance(block, FigureBlock):
        return _put_figure(block, pictures[block.number], pen, kept)
    if isinstance(block, TableBlock):
        return _put_table(block, pen)
    placed = Placed(block=block, page=pen.page, breaks=pen.take_break())
    pen.down += look_of(block).height(block.text, pen.paper.width)
    return placed


def _put_figure(block: FigureBlock, picture: Picture, pen: Pen, kept: float) -> Placed:
    words = _words(block, pen.paper.width)
    room = pen.paper.height - pen.down - words
    width, height = _size(picture, pen.paper.width, room)
    if height * LEAST_BESIDE <= room - kept < height:
        width, height = _size(picture, pen.paper.width, room - kept)
    placed = Placed(block=block, page=pen.page, breaks=pen.take_break(), width=width, height=height)
    pen.down += words + height
    return placed


def column_widths(
    block: TableBlock, width: float, size: float = CELL.size, side: float = CELL_SIDE
) -> tuple[float, ...]:
    """Return the widths of a table's columns: their shares, but none narrower than a word of its head.

    What a narrow column lacks is taken from those that have more than their words need. Where the words of
    all heads together are wider than the page, every column is as short of its own as the others.

    Args:
        size: of the type. side: at each side of the text of a cell.
    """
    least = [
        max(width_of(word, size, bold=True) for word in head.split(" ")) * OTHER_FONT + 2 * side
        for head in block.table.head
    ]
    spare = [max(0.0, share * width - own) for share, own in zip(block.shares, least, strict=True)]
    free = width - sum(least)
    if free <= 0 or not sum(spare):
        return tuple(own * width / sum(least) for own in least)
    return tuple(own + more * free / sum(spare) for own, more in zip(least, spare, strict=True))


def heights(block: TableBlock, content: Grid, width: float) -> tuple[float, tuple[float, ...]]:
    """Return the height of a table's head and of each of its rows."""
    rooms = [own - 2 * CELL_SIDE for own in column_widths(block, width)]

    def height(texts: Sequence[str], bold: bool) -> float:
        cells = zip(texts, rooms, strict=True)
        lines = max(lines_of(text, CELL.size, room, bold=bold) for text, room in cells)
        return lines * CELL.line + CELL.before + CELL.after + RULE

    rows = tuple(height(row, content.is_total(place)) for place, row in enumerate(content.rows))
    return height(content.head, True), rows


def _note_height(block: TableBlock, width: float) -> float:
    return TABLE_NOTE_GAP + NOTE.height(block.note, width)


def _least_table(block: TableBlock, paper: Paper) -> float:
    head, rows = heights(block, grid(block.table), paper.width)
    caption = CAPTION.height(block.caption, paper.width)
    whole = caption + head + sum(rows) + _note_height(block, paper.width)
    return whole if whole <= paper.height * SHORT_TABLE else caption + head + sum(rows[:FIRST_ROWS])


def _put_table(block: TableBlock, pen: Pen) -> Placed:
    head, rows = heights(block, grid(block.table), pen.paper.width)
    page, breaks = pen.page, pen.take_break()
    pen.down += CAPTION.height(block.caption, pen.paper.width) + head
    for row in rows:
        if pen.down + row > pen.paper.height:
            pen.page, pen.down = pen.page + 1, head
        pen.down += row
    note = _note_height(block, pen.paper.width)
    if not pen.fits(note - NOTE.after):
        pen.next_page()
    note_breaks = pen.take_break()
    pen.down += note
    return Placed(block=block, page=page, breaks=breaks, head=head, rows=rows, note_breaks=note_breaks)
