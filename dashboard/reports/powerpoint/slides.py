"""The report as a presentation: a figure or a table per slide, its finding as title, its source in notes."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.util import Mm, Pt

from dashboard.core.theme import DEEP_BLUE, INK, MUTED
from dashboard.exports.seals.documents import OWN_STYLE
from dashboard.exports.seals.keywords import to_keywords
from dashboard.reports.blocks import (
    AUTHOR,
    Chapter,
    FigureBlock,
    Grid,
    Heading,
    OwnText,
    Paragraph,
    Report,
    TableBlock,
    Tone,
    grid,
    keep_numbers_whole,
)
from dashboard.reports.charts import add_chart, native_of, with_native_notes
from dashboard.reports.pictures import Picture
from dashboard.reports.plan import MM, column_widths, lines_of
from dashboard.reports.powerpoint.look import LANGUAGE, SHIPPED, Area, Deck, open_template, set_language

TITLE_SIZES: Final = (26.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)
TITLE_EDGES: Final = 8.0  # points above and below the text of a title
WIDE_FONT: Final = 1.2  # how much wider than ours the letters are that a slide may be opened with
SUBTITLE_SIZE: Final = 13.0
TEXT_SIZE: Final = 20.0
NOTE_SIZE: Final = 9.0
OWN_SIZE: Final = 14.0
OWN_HEIGHT: Final = 44.0  # millimetres of the box for the own text
CELL_SIZE: Final = 10.0
LEADING: Final = 1.22
CELL_SIDE: Final = 4.0  # points at each side of the text of a cell
CELL_EDGE: Final = 2.5  # above and below it
PART: Final = 2  # level of the headings that title slides
TEXT_LINES: Final = 14  # of a slide of text
GAP: Final = 2.0  # millimetres between the parts of a slide
HEAD_FILL: Final = "#e8eef7"
RULE_INK: Final = "#c3c9cf"
TOTAL_FILL: Final = "#f3f5f7"
PLAIN_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's «no style, no grid»
RULE_WIDTH: Final = 6350  # half a point, in EMU


@dataclass(frozen=True)
class SlidePlan:
    """One slide to be: its title, and the figure, the table or the paragraphs it shows."""

    title: str
    shown: FigureBlock | TableBlock | tuple[Paragraph, ...]


def write_pptx(report: Report, pictures: Mapping[int, Picture], template: Path | None = None) -> bytes:
    """Return the report as a presentation.

    Raises:
        ReportError: the template cannot be used.
    """
    deck = open_template(template or SHIPPED)
    _cover(deck, report)
    _contents(deck, report)
    for chapter in map(with_native_notes, report.chapters):
        _section(deck, report, chapter)
        for slide_plan in slides_of(chapter):
            _write(deck, report, pictures, slide_plan)
    for slide in deck.presentation.slides:
        deck.tidy(slide)
    set_language(deck.presentation)
    _properties(deck.presentation, report)
    buffer = io.BytesIO()
    deck.presentation.save(buffer)
    return buffer.getvalue()


def slides_of(chapter: Chapter) -> Iterator[SlidePlan]:
    """Yield the slides of a chapter: one per figure and table, and the text between them together."""
    heading, texts = chapter.title, list[Paragraph]()
    finding = ""
    for block in (*chapter.blocks, Heading("")):
        if isinstance(block, OwnText):
            continue  # its gap is on the slide that opens the chapter
        if isinstance(block, Paragraph):
            texts.append(block)
            finding = block.said if block.tone is Tone.FINDING else ""
            continue
        if isinstance(block, (FigureBlock, TableBlock)):
            before, texts = _without_finding(texts), []
            yield from _text_slides(heading, before)
            yield SlidePlan(_title(block, finding, heading), block)
        elif texts:
            yield from _text_slides(heading, texts)
            texts = []
        finding = ""
        if isinstance(block, Heading) and block.level == PART and block.text:
            heading = block.text


def _without_finding(texts: Sequence[Paragraph]) -> list[Paragraph]:
    """Return what is said before a figure without its finding, which is the title of its slide."""
    return list(texts[:-1] if texts and texts[-1].tone is Tone.FINDING else texts)


def _title(block: FigureBlock | TableBlock, finding: str, heading: str) -> str:
    if finding:
        return finding
    return keep_numbers_whole(block.printed.finding) if isinstance(block, FigureBlock) else heading


def _text_slides(title: str, texts: Sequence[Paragraph]) -> Iterator[SlidePlan]:
    """Yield slides of text, as many as its lines need."""
    page: list[Paragraph] = []
    used = 0
    for paragraph in texts:
        lines = 1 + lines_of(paragraph.said, TEXT_SIZE, 300 * MM)
        if page and used + lines > TEXT_LINES:
            yield SlidePlan(title, tuple(page))
            page, used = [], 0
        page.append(paragraph)
        used += lines
    if page:
        yield SlidePlan(title, tuple(page))


def _cover(deck: Deck, report: Report) -> None:
    slide = deck.add(deck.cover, report.title)
    lines = [report.place, f"Corte: {report.cutoff} · Versión de datos {report.version}", report.mark]
    _write_body(deck, slide, [line for line in lines if line])
    _notes(slide, f"{report.running}. {report.mark}")


def _contents(deck: Deck, report: Report) -> None:
    slide = deck.add(deck.text, "Contenido")
    _write_body(deck, slide, [chapter.title for chapter in report.chapters])


def _section(deck: Deck, report: Report, chapter: Chapter) -> None:
    slide = deck.add(deck.section, chapter.title)
    _write_body(deck, slide, [f"{report.place} · {report.cutoff}"])
    for gap in (block for block in chapter.blocks if isinstance(block, OwnText)):
        _own_text(deck, slide, gap.text)


def _own_text(deck: Deck, slide: Any, text: str) -> None:  # noqa: ANN401
    """Leave a box for the own text at the foot of a slide; its name is what `verify` knows it by."""
    room = deck.room(slide)
    area = _bottom(room, min(OWN_HEIGHT, room.height))
    box = slide.shapes.add_textbox(*_box(area))
    box.name = OWN_STYLE
    box.text_frame.word_wrap = True
    box.text_frame.text = text
    box.text_frame.paragraphs[0].font.size = Pt(OWN_SIZE)


def _write_body(deck: Deck, slide: Any, lines: Sequence[str]) -> None:  # noqa: ANN401
    """Write lines in the body of a slide, or in a box where its layout has none."""
    body = deck.body(slide)
    if body is None:
        area = deck.room(slide)
        body = slide.shapes.add_textbox(*_box(area))
        body.text_frame.word_wrap = True
    frame = body.text_frame
    frame.text = lines[0]
    for line in lines[1:]:
        frame.add_paragraph().text = line
    for paragraph in frame.paragraphs:
        paragraph.font.size, paragraph.space_after = Pt(TEXT_SIZE), Pt(TEXT_SIZE / 2)


def _write(deck: Deck, report: Report, pictures: Mapping[int, Picture], slide_plan: SlidePlan) -> None:
    if isinstance(slide_plan.shown, FigureBlock):
        _figure(deck, report, pictures[slide_plan.shown.number], slide_plan.title, slide_plan.shown)
    elif isinstance(slide_plan.shown, TableBlock):
        _table(deck, report, slide_plan.title, slide_plan.shown)
    else:
        slide = deck.add(deck.text, slide_plan.title)
        _fit_title(slide)
        _write_body(deck, slide, [paragraph.said for paragraph in slide_plan.shown])
        _notes(slide, f"{report.running}. {report.mark}")


def _add_titled(deck: Deck, title: str, caption: str) -> tuple[Any, Area]:
    """Add a slide with title and caption; return it and what is free under them."""
    slide = deck.add(deck.only_title, title)
    _fit_title(slide)
    room = deck.room(slide)
    height = lines_of(caption, SUBTITLE_SIZE, room.width * MM, bold=True) * SUBTITLE_SIZE * LEADING / MM + 1
    place = replace(room, height=height)
    _write_words(slide, place, caption, SUBTITLE_SIZE, DEEP_BLUE, bold=True)
    return slide, Area(room.left, room.top + height + 1, room.width, room.height - height - 1)


def _fit_title(slide: Any) -> None:  # noqa: ANN401
    """Set a title in the largest size that fits its place."""
    title = slide.shapes.title
    width, height = title.width / 12700 - 16, title.height / 12700 - TITLE_EDGES
    text = title.text_frame.text
    fitting = (size for size in TITLE_SIZES if _title_height(text, size, width) <= height)
    size = next(fitting, TITLE_SIZES[-1])
    title.text_frame.word_wrap = True
    title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for paragraph in title.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.font.size, paragraph.font.bold = Pt(size), True
        paragraph.font.color.rgb = ink(DEEP_BLUE)


def _title_height(text: str, size: float, width: float) -> float:
    """Return how high a title is, also where another font takes the place of ours."""
    return lines_of(text, size, width / WIDE_FONT, bold=True) * size * LEADING


def _figure(deck: Deck, report: Report, picture: Picture, title: str, block: FigureBlock) -> None:
    """Write a figure: a chart that can be edited where its kind is native, else its picture."""
    slide, room = _add_titled(deck, title, block.caption)
    native = native_of(block.printed)
    note = _foot(report, block.note)
    small = _note_height(note, room)
    free = replace(room, height=room.height - small - GAP)
    if native:
        shape = add_chart(slide, native, block.printed.table, _box(free))
        properties = shape._element.nvGraphicFramePr.cNvPr
    else:
        shape = _picture(slide, free, picture)
        properties = shape._element.nvPicPr.cNvPr
    _describe(properties, block.printed.title, block.printed.alt)
    _write_words(slide, _bottom(room, small), note, NOTE_SIZE, MUTED)
    _notes(slide, f"{title}\n\n{block.caption}\n\n{note}")


def _picture(slide: Any, room: Area, picture: Picture) -> Any:  # noqa: ANN401
    """Add a picture in the middle of a place."""
    width, height = picture.fitted(room.width, room.height)
    left = room.left + (room.width - width) / 2
    place = (Mm(left), Mm(room.top), Mm(width), Mm(height))
    return slide.shapes.add_picture(io.BytesIO(picture.files["png"]), *place)


def _foot(report: Report, note: str) -> str:
    """Return the small print of a slide, with the mark that no slide may lack."""
    return f"{note} {report.mark}".strip()


def _note_height(note: str, room: Area) -> float:
    return lines_of(note, NOTE_SIZE, room.width * MM) * NOTE_SIZE * LEADING / MM + 1


def _bottom(room: Area, height: float) -> Area:
    return Area(room.left, room.top + room.height - height, room.width, height)


def _table(deck: Deck, report: Report, title: str, block: TableBlock) -> None:
    """Write a table over as many slides as its rows need, its head on each."""
    content = grid(block.table)
    note = _foot(report, block.note)
    start, part = 0, 1
    pages = _pages(content, block, deck, note)
    for rows in pages:
        name = block.caption if len(pages) == 1 else f"{block.caption} ({part} de {len(pages)})"
        slide, room = _add_titled(deck, title, name)
        _rows(slide, room, content, block, range(start, start + len(rows)), rows)
        _write_words(slide, _bottom(room, _note_height(note, room)), note, NOTE_SIZE, MUTED)
        _notes(slide, f"{title}\n\n{name}\n\n{note}")
        start, part = start + len(rows), part + 1


def _pages(content: Grid, block: TableBlock, deck: Deck, note: str) -> list[list[float]]:
    """Return the heights of the rows of each slide of a table."""
    layout_title = next(s for s in deck.only_title.placeholders if s.placeholder_format.idx == 0)
    top = (layout_title.top + layout_title.height) / 36000 + 10
    left = min(layout_title.left / 36000, 14.0)
    width = int(deck.presentation.slide_width or 0) / 36000 - 2 * left
    room = Area(left, top, width, int(deck.presentation.slide_height or 0) / 36000 - 11 - top)
    most = (room.height - _note_height(note, room) - GAP) * MM - _height(content.head, block, width, True)
    pages: list[list[float]] = [[]]
    for place, row in enumerate(content.rows):
        height = _height(row, block, width, content.is_total(place))
        if pages[-1] and sum(pages[-1]) + height > most:
            pages.append([])
        pages[-1].append(height)
    return pages


def _height(texts: Sequence[str], block: TableBlock, width: float, bold: bool) -> float:
    rooms = (own - 2 * CELL_SIDE for own in column_widths(block, width * MM, CELL_SIZE, CELL_SIDE))
    lines = max(lines_of(text, CELL_SIZE, room, bold=bold) for text, room in zip(texts, rooms, strict=True))
    return lines * CELL_SIZE * LEADING + 2 * CELL_EDGE


def _rows(
    slide: Any,  # noqa: ANN401
    room: Area,
    content: Grid,
    block: TableBlock,
    places: range,
    heights: Sequence[float],
) -> None:
    head = _height(content.head, block, room.width, True)
    total = head + sum(heights)
    box = (Mm(room.left), Mm(room.top), Mm(room.width), Pt(total))
    shape = slide.shapes.add_table(1 + len(places), len(content.head), *box)
    _describe(shape._element.nvGraphicFramePr.cNvPr, block.caption, block.caption)
    table = shape.table
    table.horz_banding = False
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_STYLE
    widths = column_widths(block, room.width * MM, CELL_SIZE, CELL_SIDE)
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Pt(wide)
    texts = [content.head, *(content.rows[place] for place in places)]
    fills = [HEAD_FILL, *(TOTAL_FILL if content.is_total(place) else "" for place in places)]
    for row, own, fill, height in zip(table.rows, texts, fills, (head, *heights), strict=True):
        row.height = Pt(height)
        for cell, text, number in zip(row.cells, own, content.is_number, strict=True):
            _cell(cell, text, number, fill)


def _cell(cell: Any, text: str, number: bool, fill: str) -> None:  # noqa: ANN401
    cell.margin_left = cell.margin_right = Pt(CELL_SIDE)
    cell.margin_top = cell.margin_bottom = Pt(CELL_EDGE)
    paragraph = cell.text_frame.paragraphs[0]
    if text:
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold = Pt(CELL_SIZE), bool(fill)
    end = paragraph._p.get_or_add_endParaRPr()  # an empty cell is as high as this says
    end.set("sz", str(int(CELL_SIZE * 100)))
    if number:
        paragraph.alignment = PP_ALIGN.RIGHT
    if fill:
        cell.fill.solid()
        cell.fill.fore_color.rgb = ink(fill)
    else:
        cell.fill.background()
    _rule(cell)


def _rule(cell: Any) -> None:  # noqa: ANN401
    """Draw a thin rule under a cell; the fill of a cell comes after its rules."""
    colour = RULE_INK.lstrip("#")
    rule = parse_xml(
        f'<a:lnB {nsdecls("a")} w="{RULE_WIDTH}"><a:solidFill><a:srgbClr val="{colour}"/>'
        "</a:solidFill></a:lnB>"
    )
    cell._tc.get_or_add_tcPr().insert(0, rule)


def ink(colour: str) -> RGBColor:
    """Return a colour given as hexadecimal."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]


def _box(area: Area) -> tuple[Any, Any, Any, Any]:
    return Mm(area.left), Mm(area.top), Mm(area.width), Mm(area.height)


def _write_words(
    slide: Any,  # noqa: ANN401
    area: Area,
    text: str,
    size: float,
    colour: str = INK,
    *,
    bold: bool = False,
) -> None:
    """Write a text in a box without sides."""
    frame = slide.shapes.add_textbox(*_box(area)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0]
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = ink(colour)


def _describe(properties: Any, title: str, alt: str) -> None:  # noqa: ANN401
    properties.set("title", title)
    properties.set("descr", alt)


def _notes(slide: Any, text: str) -> None:  # noqa: ANN401
    slide.notes_slide.notes_text_frame.text = text


def _properties(presentation: Presentation, report: Report) -> None:
    core = presentation.core_properties
    core.title = f"{report.title}. {report.place}"
    core.subject = f"{report.place}, corte {report.cutoff}"
    core.author = core.last_modified_by = AUTHOR
    core.language = LANGUAGE
    keywords = to_keywords(report.record)
    core._element.get_or_add_keywords().text = keywords  # longer than what the property's setter takes
    core.comments = report.mark
    core.created = core.modified = datetime.fromisoformat(report.issued)
    core.revision = 1
