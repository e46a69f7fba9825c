"""The page of a printed figure: title, finding, figure, legend, how to read it, source and mark.

A chart stands between its words. A map keeps its shape, and of the ways in which its words may stand around
it the one is taken that draws it large and tells most of its places.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PIL.Image import Image

from dashboard.core.provenance import loud_mark
from dashboard.core.theme import GROUND, INK, MARK_GROUND, MARK_INK, MUTED
from dashboard.figures.definition import Definition, definition_of
from dashboard.figures.drawing.charts import chart_height, draw_chart, is_open, lacks_numbers
from dashboard.figures.drawing.fills import hatches_of
from dashboard.figures.drawing.fonts import BOLD, REGULAR
from dashboard.figures.drawing.ink import POINTS_PER_MM, Box, Canvas, height_of, wrap
from dashboard.figures.drawing.legend import (
    Legend,
    PlaceList,
    draw_legend,
    draw_places,
    legend_of,
    list_capacity,
    place_list,
)
from dashboard.figures.drawing.maps import MapPlan, draw_map, map_aspect, plan_map
from dashboard.figures.drawing.presets import Preset
from dashboard.figures.printed.printed_figure import PrintedFigure

MOST_STRETCH: Final = 2.2  # of its natural height, the most that a chart grows on a page with room
OPEN_SHARE: Final = 0.95  # of the width, how high lines over a scale may grow on such a page
SIDE_SHARE: Final = 0.3  # of the width, what the legend takes beside a map
WORDS_SHARES: Final = (0.34, 0.42, 0.5, 0.58)  # of the width, what all words may take beside a map
LIST_SHARE: Final = 0.34  # of the room of a map, the most that the list of its places takes below it
SMALL_TYPE: Final = 0.8
LOGO_HEIGHT: Final = 2.6  # times the type size
LOGO_SHARE: Final = 0.3  # of the width of the words, the most that a logo takes
CLEAR: Final = "none"
NO_LIMIT: Final = 100_000  # places
NO_NUMBERS: Final = "En este tamaño las celdas no llevan su número: lo trae la tabla de datos."


@dataclass(frozen=True)
class Lines:
    """Wrapped lines of one size and look."""

    lines: list[str]
    size: float
    weight: int = REGULAR
    colour: str = INK

    @property
    def height(self) -> float:
        """How high they are, in points."""
        return height_of(self.lines, self.size)


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of a page, wrapped to a width in points."""

    width: float
    size: float
    head: tuple[Lines, ...]
    foot: tuple[Lines, ...]
    mark: Lines

    @property
    def gap(self) -> float:
        """The space between parts."""
        return self.size * 0.7

    @property
    def head_height(self) -> float:
        """Height of title and finding with the space under them."""
        return sum(part.height + self.gap * 0.5 for part in self.head) + (self.gap * 0.5 if self.head else 0)

    @property
    def foot_height(self) -> float:
        """Height of the small print."""
        return sum(part.height + self.gap * 0.35 for part in self.foot)

    @property
    def mark_height(self) -> float:
        """Height of the band of the demonstration mark; none without it."""
        return self.mark.height + self.gap if self.mark.lines else 0.0


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Where everything stands on a page, in points; boxes of words count from their top.

    Attributes:
        height: of the page. words: title, finding and small print. mark: as wide as the page.
        body: of the figure. band: of the mark. plan: of a map; None of a chart.
    """

    height: float
    words: Words
    mark: Lines
    head: Box
    body: Box
    legend: tuple[Legend, Box]
    places: tuple[PlaceList, Box] | None
    foot: Box
    band: Box
    plan: MapPlan | None

    @property
    def worth(self) -> float:
        """How good a layout of a map is: how large it is drawn, and how many of its places are told."""
        if self.plan is None:
            return 0.0
        return (1 + self.plan.names.share_told) / self.plan.frame.unit


@dataclass(frozen=True)
class Asked:
    """What is to be laid out: a printed figure on a page."""

    printed: PrintedFigure
    preset: Preset
    figure: Definition
    logo: Image | None = None
    notes: tuple[str, ...] = ()

    @property
    def margin(self) -> float:
        """The margin in points."""
        return self.preset.margin * POINTS_PER_MM

    @property
    def inner(self) -> float:
        """The width inside the margins."""
        return self.preset.width * POINTS_PER_MM - 2 * self.margin

    @property
    def tall(self) -> float:
        """The most height inside the margins."""
        return self.preset.height * POINTS_PER_MM - 2 * self.margin

    @property
    def hatches(self) -> Mapping[str, str]:
        """Hatch by fill."""
        return hatches_of(self.printed.legend)

    def words(self, width: float) -> Words:
        """Return the words of the page wrapped to a width."""
        return _words(self, width)

    def logo_size(self, width: float) -> tuple[float, float]:
        """Return width and height of the logo over words of a width; nothing without one."""
        if self.logo is None:
            return 0.0, 0.0
        height = self.preset.type_size * LOGO_HEIGHT
        share = min(1.0, width * LOGO_SHARE / (height * self.logo.width / self.logo.height))
        return height * share * self.logo.width / self.logo.height, height * share

    def plan(self, body: Box, most: int) -> MapPlan:
        """Return the map in a box, at most so many of its places numbered."""
        return plan_map(body, self.figure, self.hatches, (self.preset.type_size, most))

    def legend(self, width: float) -> Legend:
        """Return the legend in a width."""
        return legend_of(self.printed, self.preset.type_size, width)


def compose(printed: PrintedFigure, preset: Preset, logo: Image | None = None) -> Canvas:
    """Draw a printed figure on a page of a size, a logo beside its title where it has one."""
    asked = Asked(printed, preset, definition_of(printed.figure), logo if preset.has_words else None)
    layout = _best(asked)
    if layout.plan is None and lacks_numbers(asked.figure, layout.body, preset.type_size):
        layout = _best(replace(asked, notes=(NO_NUMBERS,)))
    sheet = Canvas(preset.width * POINTS_PER_MM, layout.height, ground=CLEAR if preset.is_clear else GROUND)
    _write_head(sheet, layout)
    if asked.logo:
        width, height = asked.logo_size(layout.head.width)
        sheet.image(asked.logo, Box(layout.head.right - width, layout.head.top, width, height))
    if layout.plan is None:
        draw_chart(sheet, layout.body, asked.figure, asked.hatches, preset.type_size)
    else:
        draw_map(sheet, layout.plan, asked.figure, asked.hatches)
    draw_legend(sheet, *layout.legend)
    if layout.places:
        draw_places(sheet, *layout.places)
    _write_foot(sheet, layout)
    return sheet


def is_map(figure: Definition) -> bool:
    """Return whether a definition is a choropleth."""
    return bool(figure.traces) and figure.traces[0]["type"] == "choropleth"


def _words(asked: Asked, width: float) -> Words:
    printed, size = asked.printed, asked.preset.type_size
    small = size * SMALL_TYPE
    marked = loud_mark(printed.origins)
    mark = Lines(wrap(marked, small, width - size, BOLD) if marked else [], small, BOLD, MARK_INK)
    head: tuple[Lines, ...] = ()
    notes = asked.notes
    if asked.preset.has_words:
        title, finding = size * 1.4, size * 1.08
        room = width - asked.logo_size(width)[0] - (size if asked.logo else 0.0)
        head = (
            Lines(wrap(printed.title, title, room, BOLD), title, BOLD),
            Lines(wrap(printed.finding, finding, room), finding),
        )
        notes = (" ".join((printed.reading, *notes)), printed.caption, f"Vista: {printed.address}")
    foot = tuple(Lines(wrap(note, small, width), small, REGULAR, MUTED) for note in notes if note.strip())
    return Words(width=width, size=size, head=head, foot=foot, mark=mark)


# ---- ways of standing around a figure ---------------------------------------------------------------------


def _best(asked: Asked) -> Layout:
    """Return the layout of a page; of a map, the best one."""
    if not is_map(asked.figure):
        return _stacked(asked)
    ways: list[Callable[[Asked], Layout | None]] = [_stacked]
    if asked.preset.is_fixed and asked.preset.height <= asked.preset.width:
        ways += [_legend_beside, *(partial(_words_beside, share=share) for share in WORDS_SHARES)]
    found = (way(asked) for way in ways)
    return max((layout for layout in found if layout), key=lambda layout: layout.worth)


def _stacked(asked: Asked) -> Layout:
    """One under another: words, figure, legend, list of places, small print."""
    margin, words, legend = asked.margin, asked.words(asked.inner), asked.legend(asked.inner)
    below = legend.height + (words.gap if legend.height else 0)
    fixed = words.head_height + words.foot_height + words.mark_height + words.gap + below
    room = Box(margin, margin + words.head_height, asked.inner, asked.tall - fixed)
    body, plan, places = (
        _map_over_list(asked, room) if is_map(asked.figure) else (_chart(asked, room), None, None)
    )
    listed = places.height + words.gap if places else 0.0
    is_fixed, height = asked.preset.is_fixed, 2 * margin + fixed + body.height + listed
    foot = body.bottom + below + listed + words.gap
    return Layout(
        height=asked.preset.height * POINTS_PER_MM if is_fixed else height,
        words=words,
        mark=words.mark,
        head=Box(margin, margin, asked.inner, words.head_height),
        body=body,
        legend=(legend, Box(margin, body.bottom + words.gap, asked.inner, legend.height)),
        places=(places, Box(margin, body.bottom + below + words.gap, asked.inner, 0)) if places else None,
        foot=Box(margin, foot, asked.inner, words.foot_height),
        band=Box(margin, foot + words.foot_height, asked.inner, words.mark_height),
        plan=plan,
    )


def _chart(asked: Asked, room: Box) -> Box:
    """Return the place of a chart, which fills what it may of its room."""
    preset = asked.preset
    natural = chart_height(asked.figure, room.width, preset.type_size)
    most = natural * (MOST_STRETCH if preset.is_fixed else 1.0)
    if preset.is_fixed and is_open(asked.figure):
        most = max(most, room.width * OPEN_SHARE)
    return replace(room, height=min(room.height, most))


def _map_over_list(asked: Asked, room: Box) -> tuple[Box, MapPlan, PlaceList | None]:
    """Return a map in its room and the list of its numbered places, which takes a share of the room."""
    size, natural = asked.preset.type_size, room.width * map_aspect(asked.figure)
    body = replace(room, height=min(room.height, natural))
    plan = asked.plan(body, NO_LIMIT)
    if not plan.names.labels and not plan.names.left_out:
        return body, plan, None
    wanted = place_list(plan.names, size, room.width)
    height = min(wanted.height + wanted.line, room.height * LIST_SHARE)
    most = list_capacity(plan.names, size, (room.width, height))
    body = replace(room, height=min(natural, room.height - height - size))
    plan = asked.plan(body, most)
    return body, plan, place_list(plan.names, size, room.width)


def _legend_beside(asked: Asked) -> Layout:
    """Legend and list of places at the right of a map, its other words above and below both."""
    margin, words = asked.margin, asked.words(asked.inner)
    fixed = words.head_height + words.foot_height + words.mark_height + words.gap
    height = asked.tall - fixed
    width = min(asked.inner * (1 - SIDE_SHARE), height / map_aspect(asked.figure))
    body = Box(margin, margin + words.head_height, width, height)
    side = Box(body.right + words.gap * 2, body.top, asked.inner - width - words.gap * 2, height)
    legend = asked.legend(side.width)
    plan, places = _list_in(asked, body, _under(side, legend.height + words.gap))
    foot = body.bottom + words.gap
    return Layout(
        height=asked.preset.height * POINTS_PER_MM,
        words=words,
        mark=words.mark,
        head=Box(margin, margin, asked.inner, words.head_height),
        body=body,
        legend=(legend, side),
        places=places,
        foot=Box(margin, foot, asked.inner, words.foot_height),
        band=Box(margin, foot + words.foot_height, asked.inner, words.mark_height),
        plan=plan,
    )


def _words_beside(asked: Asked, share: float) -> Layout | None:
    """All words at the left of a map as high as the page; None where they need more height than there is."""
    margin, words, mark = asked.margin, asked.words(asked.inner * share), asked.words(asked.inner)
    height = asked.tall - mark.mark_height
    legend = asked.legend(words.width)
    free = height - words.head_height - legend.height - words.foot_height - 3 * words.gap
    if free < 0:
        return None
    left = margin + words.width + words.gap * 2
    body = Box(left, margin, margin + asked.inner - left, height)
    column = Box(margin, margin + words.head_height, words.width, height)
    plan, places = _list_in(asked, body, replace(_under(column, legend.height + words.gap), height=free))
    return Layout(
        height=asked.preset.height * POINTS_PER_MM,
        words=words,
        mark=mark.mark,
        head=Box(margin, margin, words.width, words.head_height),
        body=body,
        legend=(legend, column),
        places=places,
        foot=Box(margin, margin + height - words.foot_height - words.gap, words.width, words.foot_height),
        band=Box(margin, margin + height, asked.inner, mark.mark_height),
        plan=plan,
    )


def _under(box: Box, height: float) -> Box:
    """Return what is left of a box under its first points."""
    return Box(box.left, box.top + height, box.width, box.height - height)


def _list_in(asked: Asked, body: Box, room: Box) -> tuple[MapPlan, tuple[PlaceList, Box] | None]:
    """Return a map whose numbered places are listed in a room of their own."""
    size = asked.preset.type_size
    plan = asked.plan(body, NO_LIMIT)
    if not plan.names.labels and not plan.names.left_out:
        return plan, None
    if place_list(plan.names, size, room.width).height > room.height:
        plan = asked.plan(body, list_capacity(plan.names, size, (room.width, room.height)))
    return plan, (place_list(plan.names, size, room.width), room)


# ---- words ------------------------------------------------------------------------------------------------


def _write_head(sheet: Canvas, layout: Layout) -> None:
    """Write title and finding."""
    top, gap = layout.head.top, layout.words.gap
    for part in layout.words.head:
        sheet.lines(part.lines, replace(layout.head, top=top), part.size, weight=part.weight)
        top += part.height + gap * 0.5


def _write_foot(sheet: Canvas, layout: Layout) -> None:
    """Write the small print and the band of the mark."""
    top, gap = layout.foot.top, layout.words.gap
    for part in layout.words.foot:
        sheet.lines(part.lines, replace(layout.foot, top=top), part.size, colour=part.colour)
        top += part.height + gap * 0.35
    mark, room = layout.mark, layout.band
    if mark.lines:
        band = Box(room.left, room.top + gap * 0.3, room.width, mark.height + gap * 0.5)
        sheet.patch(band, facecolor=MARK_GROUND, edgecolor=MARK_INK, linewidth=0.5)
        inside = Box(room.left + layout.words.size * 0.5, band.top + gap * 0.2, room.width, 0)
        sheet.lines(mark.lines, inside, mark.size, weight=BOLD, colour=MARK_INK)
