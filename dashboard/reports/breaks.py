"""Where pages break, at the least cost: no page under half full, figures as large as they can be.

What stays together is a group: fixed lines, figures that may shrink a little, and perhaps rows that flow over
pages. Every way to fill pages with groups is tried, and of those that end at one place the cheapest is kept;
a chapter begins a page unless that would leave one under half full. Lengths are points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

HALF: Final = 0.56  # of a page, what must be filled; programs set letters a little differently
FIRST_ROWS: Final = 4  # of a table that is cut, together with its head
LAST_ROWS: Final = 3  # of it, on its last page
FULL: Final = 0.998  # of a page, what is filled at most
SHORT: Final = 0.6  # of a page: what takes less is better not cut

UNDER_HALF: Final = 20.0  # cost of a page under half full
LOOSE_ROWS: Final = 15.0  # of rows, or small print, alone on a page
CROWDED: Final = 50.0  # of what doesn't fit on a page, but for figures smaller than they can be read
SHARED: Final = 1.5  # of a chapter that begins below another
CUT: Final = 1.0  # of cutting what is short
STRETCHED: Final = 4.0  # of rows twice as high
MOST_STRETCHED: Final = 0.6  # of their height
ROOM: Final = 0.6  # of a whole page left free
SHRUNK: Final = 1.5  # of a figure drawn at nothing of its size


@dataclass(frozen=True, kw_only=True)
class Flow:
    """Rows that go on over pages.

    Attributes:
        lead: above the first row. again: above the first row of each other page.
        rows: height of each. tail: what follows the last one, in one piece.
        is_table: whether rows may be higher than they need.
    """

    lead: float
    again: float
    rows: tuple[float, ...]
    tail: float = 0.0
    is_table: bool = True

    @property
    def whole(self) -> float:
        """The height of it all on one page."""
        return self.lead + sum(self.rows) + self.tail

    @property
    def opening(self) -> float:
        """What must be on the page where it begins."""
        return self.lead + sum(self.rows[:FIRST_ROWS])


@dataclass(frozen=True, kw_only=True)
class Group:
    """What stays on one page.

    Attributes:
        fixed: height of what has always the same.
        elastic, least: height of its figures, and the least that they can be read at.
        flow: rows at its end, if any.
        begins: whether it begins a chapter.
    """

    fixed: float = 0.0
    elastic: float = 0.0
    least: float = 0.0
    flow: Flow | None = None
    begins: bool = False


@dataclass(frozen=True)
class Turn:
    """How a group is put.

    Attributes:
        breaks: whether on a new page.
        give: how much its figures give way; 1 is all they can.
        stretch: how much higher its rows are, as a share of their height.
        last: how many of its rows at least go on together to the last page that they reach.
    """

    breaks: bool
    give: float = 0.0
    stretch: float = 0.0
    last: int = LAST_ROWS


@dataclass(frozen=True)
class Flowed:
    """Where rows went.

    Attributes:
        rows: their heights, some larger where that sends the last ones on together.
        starts: the first row of each later page.
        is_tail_alone: whether what follows the rows has a page of its own.
        down: where it ends.
    """

    rows: tuple[float, ...]
    starts: tuple[int, ...]
    is_tail_alone: bool
    down: float

    def has_last(self, rows: int) -> bool:
        """Whether the last page has so many rows, where it is not the only one."""
        on_last = len(self.rows) - (self.starts[-1] if self.starts else 0)
        return not self.is_tail_alone and (not self.starts or on_last >= rows)


@dataclass(frozen=True)
class _Option:
    """One way to go on: up to which group, how far down the page that stays open, at what cost."""

    stop: int
    down: float
    cost: float
    turns: tuple[Turn, ...]


@dataclass(frozen=True)
class _Way:
    cost: float
    turns: tuple[Turn, ...]


def flowed(flow: Flow, down: float, height: float, last: int = LAST_ROWS) -> Flowed:
    """Let rows flow from a place of a page.

    Args:
        last: how many at least are on the last page, where they reach more than one; what follows them is
            never alone there.
    """
    found = _flowed(flow, down, height)
    if found.has_last(last) or not flow.is_table:
        return found
    return _flowed(replace(flow, rows=_stretched(flow, found, down, height, last)), down, height)


def _flowed(flow: Flow, down: float, height: float) -> Flowed:
    down += flow.lead
    starts = []
    for place, row in enumerate(flow.rows):
        if down + row > height:
            starts.append(place)
            down = flow.again
        down += row
    is_tail_alone = down + flow.tail > height
    down = flow.tail if is_tail_alone else down + flow.tail
    return Flowed(flow.rows, tuple(starts), is_tail_alone, down)


def _stretched(flow: Flow, found: Flowed, down: float, height: float, last: int) -> tuple[float, ...]:
    """Return heights with which the last rows go on to the last page together.

    The rows before them on their page share what is left of it: a row is as high as it is said to be in every
    program, and a break that one asks for inside a table is not always made.
    """
    pages = (0, *found.starts) if found.is_tail_alone else (0, *found.starts[:-1])
    start, stop = pages[-1], len(flow.rows) - last
    if stop <= start:
        return flow.rows
    top = flow.again if start else down + flow.lead
    left = height - top - sum(flow.rows[start:stop])
    more = (left - flow.rows[stop] / 2) / (stop - start)
    return tuple(row + more * (start <= place < stop) for place, row in enumerate(flow.rows))


def best_turns(groups: Sequence[Group], height: float) -> tuple[Turn, ...]:
    """Return how each group is put on pages of a height, at the least cost."""
    usable = height * FULL
    ways: list[dict[float, _Way]] = [{} for _ in range(len(groups) + 1)]
    ways[0][0.0] = _Way(0.0, ())
    for place in range(len(groups)):
        for down in (*filter(None, list(ways[place])), 0.0):  # open pages first: one way on is to close them
            for option in _options(groups, place, down, usable) if down in ways[place] else ():
                _keep(ways, ways[place][down], option)
    ends = (_Way(way.cost + _page_cost(down / usable), way.turns) for down, way in ways[-1].items())
    return min(ends, key=lambda way: way.cost).turns


def _keep(ways: list[dict[float, _Way]], way: _Way, option: _Option) -> None:
    cost, known = way.cost + option.cost, ways[option.stop].get(option.down)
    if known is None or cost < known.cost:
        ways[option.stop][option.down] = _Way(cost, way.turns + option.turns)


def _page_cost(fill: float) -> float:
    """Return the cost of a page that ends so full; one that nothing is on is no page."""
    if not fill:
        return 0.0
    return ROOM * (1 - fill) + (UNDER_HALF * (1 + HALF - fill) if fill < HALF else 0.0)


def _options(groups: Sequence[Group], start: int, down: float, height: float) -> Iterator[_Option]:
    """Yield every way to fill what is left of a page with the groups from one on."""
    if down:
        yield _Option(start, 0.0, _page_cost(down / height), ())
    fixed, elastic, least, cost, rows = down, 0.0, 0.0, 0.0, 0.0
    for place in range(start, len(groups)):
        group = groups[place]
        if group.begins and fixed:
            cost += SHARED
        fixed, elastic, least = fixed + group.fixed, elastic + group.elastic, least + group.least
        if group.flow:
            yield from _flowing(group.flow, (fixed, elastic, least), cost, (start, place, down), height)
            fixed += group.flow.whole
            rows += sum(group.flow.rows) * group.flow.is_table
        give = _give(fixed, elastic, least, height)
        if give > 1 and (place > start or down or group.flow):
            return
        end = min(1.0, (fixed + elastic - give * (elastic - least)) / height)
        stretch = _stretch(end, rows / height)
        own = _page_cost(end + stretch * rows / height) + _shrink_cost(give, elastic, least)
        turns = _turns(start, place, down, give, stretch)
        yield _Option(place + 1, 0.0, cost + own + STRETCHED * stretch, turns)
        if give > 1:
            return


def _flowing(
    flow: Flow,
    heights: tuple[float, float, float],
    cost: float,
    where: tuple[int, int, float],
    height: float,
) -> Iterator[_Option]:
    """Yield the way in which rows begin on a page and end on a later one, which stays open."""
    fixed, elastic, least = heights
    give = _give(fixed + flow.opening, elastic, least, height)
    start, place, before = where
    if give > 1 and (place > start or before):
        return
    give = min(give, 1.0)
    down = fixed + elastic - give * (elastic - least)
    for last in _last_rows(flow, down, height):
        found = flowed(flow, down, height, last)
        own = _flow_cost(flow, found, height) + _shrink_cost(give, elastic, least)
        turns = tuple(replace(turn, last=last) for turn in _turns(start, place, before, give))
        yield _Option(place + 1, found.down, cost + own, turns)


def _last_rows(flow: Flow, down: float, height: float) -> Iterator[int]:
    """Yield how many rows may go on to the last page: as they flow, or as many as fill half of it."""
    found = _flowed(flow, down, height)
    if not found.starts and not found.is_tail_alone:
        return
    yield LAST_ROWS
    if not flow.is_table or found.down >= height * HALF:
        return
    used = flow.again + flow.tail
    for last, row in enumerate(reversed(flow.rows), start=1):
        used += row
        if used >= height * HALF:
            yield last
            return


def _flow_cost(flow: Flow, found: Flowed, height: float) -> float:
    """Return the cost of cutting rows where they are, and of how much higher some are."""
    more = max(high / row for high, row in zip(found.rows, flow.rows, strict=True)) - 1
    return (
        STRETCHED * more
        + UNDER_HALF * (more > MOST_STRETCHED)
        + LOOSE_ROWS * (not found.has_last(LAST_ROWS))
        + CUT * (flow.whole <= height * SHORT)
    )


def _give(fixed: float, elastic: float, least: float, height: float) -> float:
    """Return how much figures must give way to fit; more than 1 is more than they can."""
    over = fixed + elastic - height
    if over <= 0:
        return 0.0
    return over / (elastic - least) if elastic > least else over + 1


def _shrink_cost(give: float, elastic: float, least: float) -> float:
    shrunk = SHRUNK * give * (elastic - least) / elastic if elastic else 0.0
    return shrunk + CROWDED * (give > 1)


def _stretch(fill: float, rows: float) -> float:
    """Return how much higher rows are where that fills half a page; both are shares of it."""
    lacking = HALF - fill
    return lacking / rows if 0 < lacking <= rows * MOST_STRETCHED else 0.0


def _turns(start: int, stop: int, down: float, give: float, stretch: float = 0.0) -> tuple[Turn, ...]:
    return tuple(Turn(place == start and not down, give, stretch) for place in range(start, stop + 1))
