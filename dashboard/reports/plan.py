"""Where everything falls on pages, counted before writing: breaks, sizes of pictures, heights of rows.

Word has no page numbers until it lays a document out; a report says them in its index from the start. Every
height here is exact (line spacing, pictures, rows of at least the counted height), so the count is the page.
Which groups share a page is `breaks.py`'s. Lengths are points, of pictures too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    OwnText,
    Paragraph,
    TableBlock,
    Tone,
    grid,
)
from dashboard.reports.breaks import FULL, Flow, Group, Turn, best_turns, flowed
from dashboard.reports.contents import ContentsList
from dashboard.reports.pictures import Picture

MM: Final = 72 / 25.4
SAFE: Final = 0.985  # of the width: programs measure letters a little differently
OTHER_FONT: Final = 1.2  # how much wider than ours the letters of a template may be: DejaVu's are, 1.18 times
CELL_SIDE: Final = 3.0  # at each side of the text of a cell
RULE: Final = 1.0  # below each row
DOTS_ROOM: Final = 30.0  # of a line of the contents kept for dots and page


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
OWN_TEXT: Final = TONES[Tone.TEXT]
CAPTION: Final = Look(size=9.5, line=12.5, after=4, bold=True)
FIGURE: Final = Look(size=8, line=0, after=4)
CELL: Final = Look(size=8, line=10.5, before=2, after=2)
NOTE: Final = TONES[Tone.NOTE]
INDEX_LINES: Final[Mapping[int, Look]] = MappingProxyType(
    {
        1: Look(size=10.5, line=14, before=5, after=2, bold=True),
        2: Look(size=9.5, line=13, indent=14),
        3: Look(size=9.5, line=13, after=2),
    }
)
TABLE_NOTE_GAP: Final = 3.0


Planned = Block | ContentsList
"""What has a place on pages."""


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

    block: Planned
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
    """

    paper: Paper
    page: int
    down: float = 0.0

    def next_page(self) -> None:
        """Go to the top of the next page."""
        self.page, self.down = self.page + 1, 0.0


def plan(
    lists: Sequence[ContentsList],
    chapters: Sequence[Chapter],
    pictures: Mapping[int, Picture],
    paper: Paper,
    last_page: int,
) -> tuple[tuple[Placed, ...], int]:
    """Return everything after the cover in its place, titles of chapters too, and the last page.

    Args:
        lists: those of the contents, which come first.
        last_page: the page before.
    """
    listed: list[Sequence[Planned]] = [[one] for one in lists]
    starts = {0}
    for chapter in chapters:
        starts.add(len(listed))
        listed += groups([Heading(chapter.title, 1), *chapter.blocks])
    measured = [_measured(group, pictures, paper, place in starts) for place, group in enumerate(listed)]
    pen, placed = Pen(paper, last_page), list[Placed]()
    for group, turn in zip(listed, best_turns(measured, paper.height), strict=True):
        if turn.breaks:
            pen.next_page()
        for place, block in enumerate(group):
            placed.append(_put(block, pictures, pen, turn, is_first=not place))
    return tuple(placed), pen.page


def _measured(group: Sequence[Planned], pictures: Mapping[int, Picture], paper: Paper, begins: bool) -> Group:
    """Return what matters of a group for where pages break; only its last block is a figure or a table."""
    *before, last = group
    fixed = sum(_height(block, paper) for block in before)
    if isinstance(last, FigureBlock):
        picture = pictures[last.number]
        _, height = _natural(last, picture, paper)
        fixed += _words(last, paper.width)
        return Group(fixed=fixed, elastic=height, least=height * picture.least, begins=begins)
    if isinstance(last, (TableBlock, ContentsList)):
        return Group(fixed=fixed, flow=_flow(last, paper), begins=begins)
    return Group(fixed=fixed + _height(last, paper), begins=begins)


def groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield blocks in groups that stay on one page: what leads to a block goes with it."""
    waiting: list[Block] = []
    for block in blocks:
        waiting.append(block)
        if not leads(block):
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def leads(block: Block) -> bool:
    """Return whether a block is read with the one after it: headings and findings are."""
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.tone is Tone.FINDING)


def look_of(block: Heading | Paragraph | OwnText) -> Look:
    """Return how a text is set."""
    if isinstance(block, OwnText):
        return OWN_TEXT
    return HEADINGS[block.level] if isinstance(block, Heading) else TONES[block.tone]


def text_of(block: Heading | Paragraph | OwnText) -> str:
    """Return everything that a text says."""
    return block.said if isinstance(block, Paragraph) else block.text


def _height(block: Planned, paper: Paper) -> float:
    """Return the height of a text, which is always the same."""
    assert isinstance(block, (Heading, Paragraph, OwnText))
    return look_of(block).height(text_of(block), paper.width)


def _words(block: FigureBlock, width: float) -> float:
    """Return the height of what is written with a figure."""
    return CAPTION.height(block.caption, width) + NOTE.height(block.note, width) + 2 * FIGURE.after


def _natural(block: FigureBlock, picture: Picture, paper: Paper) -> tuple[float, float]:
    """Return the size of a picture on a page that it has for itself and its words."""
    room = max(paper.height * FULL - _words(block, paper.width), MM)
    across, down = picture.fitted(paper.width / MM, room / MM)
    return across * MM, down * MM


def _put(block: Planned, pictures: Mapping[int, Picture], pen: Pen, turn: Turn, *, is_first: bool) -> Placed:
    """Put a block where the pen is and move the pen below it."""
    placed = Placed(block=block, page=pen.page, breaks=turn.breaks and is_first)
    if isinstance(block, FigureBlock):
        return _put_figure(placed, block, pictures[block.number], pen, turn.give)
    if isinstance(block, (TableBlock, ContentsList)):
        return _put_rows(placed, block, pen, turn)
    pen.down += _height(block, pen.paper)
    return placed


def _put_figure(placed: Placed, block: FigureBlock, picture: Picture, pen: Pen, give: float) -> Placed:
    width, height = _natural(block, picture, pen.paper)
    scale = 1 - give * (1 - picture.least)
    pen.down += _words(block, pen.paper.width) + height * scale
    return replace(placed, width=width * scale, height=height * scale)


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


def _flow(block: TableBlock | ContentsList, paper: Paper) -> Flow:
    """Return the rows of a table, or the lines of a list, as they flow over pages."""
    if isinstance(block, ContentsList):
        lines = (INDEX_LINES[level].height(text, paper.width - DOTS_ROOM) for text, level in block.lines)
        return Flow(
            lead=HEADINGS[1].height(block.title, paper.width), again=0.0, rows=tuple(lines), is_table=False
        )
    head, rows = heights(block, grid(block.table), paper.width)
    lead = CAPTION.height(block.caption, paper.width) + head
    return Flow(lead=lead, again=head, rows=rows, tail=TABLE_NOTE_GAP + NOTE.height(block.note, paper.width))


def _put_rows(placed: Placed, block: TableBlock | ContentsList, pen: Pen, turn: Turn) -> Placed:
    flow = _flow(block, pen.paper)
    stretch = 1 + turn.stretch * flow.is_table
    flow = replace(flow, rows=tuple(row * stretch for row in flow.rows))
    found = flowed(flow, pen.down, pen.paper.height * FULL, turn.last)
    pen.page, pen.down = pen.page + len(found.starts) + found.is_tail_alone, found.down
    return replace(placed, head=flow.again, rows=found.rows, note_breaks=found.is_tail_alone)
