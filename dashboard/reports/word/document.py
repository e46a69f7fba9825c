"""The report as a Word document: real styles, a filled index, numbered captions, vector figures, tables."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from dashboard.exports.seals.documents import OWN_STYLE
from dashboard.exports.seals.keywords import to_keywords
from dashboard.reports.blocks import (
    AUTHOR,
    FIGURE,
    TABLE,
    FigureBlock,
    Heading,
    OwnText,
    Paragraph,
    Reference,
    Report,
    TableBlock,
    Tone,
    grid,
)
from dashboard.reports.charts import chart_parts, native_of, with_native_notes
from dashboard.reports.contents import ContentsList, caption_anchor, lists_of, series_of
from dashboard.reports.pictures import Picture
from dashboard.reports.plan import TABLE_NOTE_GAP, Paper, Placed, column_widths, plan
from dashboard.reports.word import look, xml
from dashboard.reports.word.chart import add_chart
from dashboard.reports.word.table import TableStyles, table_xml

STYLE_OF: Final = {
    Tone.TEXT: "Normal",
    Tone.FINDING: look.FINDING,
    Tone.ITEM: "List Bullet",
    Tone.NOTE: look.NOTE,
}
INDEX: Final = 'TOC \\o "1-2" \\h \\z \\u'
INDEX_OF_CAPTIONS: Final = 'TOC \\h \\z \\c "{}"'
ONLY_LINKS: Final = " \\n"  # an index without page numbers
FIRST_MARK: Final = 100_000_000  # Word's own bookmarks of an index have nine figures
COVER_PAGE: Final = 1
COVER_DROP: Final = 0.24  # of the page, what is left free above the title
CHART_TYPE: Final = 8.0  # points, of the words of a chart


@dataclass(frozen=True)
class Target:
    """What a line of an index leads to: the bookmark, and its page."""

    anchor: str
    page: int


@dataclass
class Writer:
    """A document being written.

    Attributes:
        targets: what its indexes lead to, by series.
        headings, bookmarks: how many it has so far.
    """

    document: Document
    pictures: Mapping[int, Picture]
    paper: Paper
    is_template: bool
    targets: Mapping[str, Sequence[Target]]
    headings: int = 0
    bookmarks: int = 0

    def paragraph(self, text: str, style: str) -> WordParagraph:
        """Add a paragraph."""
        return self.document.add_paragraph(text, style=style)

    def bookmark(self, paragraph: WordParagraph, anchor: str, first: int = 0) -> None:
        """Name a paragraph, or its children from one on."""
        self.bookmarks += 1
        xml.bookmark(paragraph, anchor, self.bookmarks, first)


def arrange_docx(
    report: Report, pictures: Mapping[int, Picture], template: Path | None = None
) -> tuple[Placed, ...]:
    """Return where everything falls.

    Raises:
        ReportError: the template cannot be used.
    """
    paper = look.paper_of(look.open_template(template or look.SHIPPED))
    return _plan(report, pictures, paper)[0]


def _plan(report: Report, pictures: Mapping[int, Picture], paper: Paper) -> tuple[tuple[Placed, ...], int]:
    """Return where everything falls, notes of charts included, and the last page."""
    chapters = tuple(map(with_native_notes, report.chapters))
    return plan(lists_of(report), chapters, pictures, paper, COVER_PAGE)


def write_docx(report: Report, pictures: Mapping[int, Picture], template: Path | None = None) -> bytes:
    """Return the report as a Word document.

    Raises:
        ReportError: the template cannot be used.
    """
    document = look.open_template(template or look.SHIPPED)
    paper = look.paper_of(document)
    placed, pages = _plan(report, pictures, paper)
    writer = Writer(document, pictures, paper, template is not None, targets_of(placed))
    _cover(writer, report)
    for one in placed:
        _write(writer, one)
    _running(writer, report, pages)
    _properties(document, report)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def targets_of(placed: Sequence[Placed]) -> Mapping[str, Sequence[Target]]:
    """Return what the lines of each index lead to, by series, in their order."""
    targets: dict[str, list[Target]] = {}
    for one in placed:
        series = series_of(one.block)
        if series is not None:
            found = targets.setdefault(series, [])
            number = len(found) + 1  # captions are numbered in their order, too
            anchor = _caption_mark(series, number) if series else _heading_mark(number)
            found.append(Target(anchor, one.page))
    return targets


def _heading_mark(number: int) -> str:
    return f"_Toc{FIRST_MARK + number}"


def _caption_mark(series: str, number: int) -> str:
    return f"_Ref_{caption_anchor(series, number)}"


def _cover(writer: Writer, report: Report) -> None:
    room = writer.paragraph("", "Normal")
    room.paragraph_format.space_before = Pt(writer.paper.height * COVER_DROP)
    writer.paragraph(report.title, "Title")
    writer.paragraph(report.place, "Subtitle")
    writer.paragraph(f"Corte: {report.cutoff}", "Subtitle")
    if report.mark:
        writer.paragraph(report.mark, look.MARK)
    writer.paragraph(f"Departamento Nacional de Planeación · Versión de datos {report.version}", look.NOTE)


def _contents(writer: Writer, block: ContentsList) -> WordParagraph:
    """Write an index as a field whose result is already there: links, and page numbers that hold.

    A template has type of its own, whose pages can't be counted: its indexes have links only.
    """
    title = writer.paragraph(block.title, "TOC Heading")
    field = INDEX_OF_CAPTIONS.format(block.series) if block.series else INDEX
    lines = zip(block.lines, writer.targets[block.series], strict=True)
    for place, ((text, level), target) in enumerate(lines):
        line = writer.paragraph("", look.LIST_LINE if block.series else f"toc {level}")
        if not place:
            xml.begin_field(line, field + ONLY_LINKS * writer.is_template)
        _index_line(writer, line, text, target)
    xml.end_field(line)
    return title


def _index_line(writer: Writer, line: WordParagraph, text: str, target: Target) -> None:
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(Pt(writer.paper.width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    first = len(line._p)
    line.add_run(text)
    if not writer.is_template:
        line.add_run("\t")
        xml.field(line, f"PAGEREF {target.anchor} \\h", str(target.page))
    xml.link_from(line, target.anchor, first)


def _write(writer: Writer, placed: Placed) -> None:
    """Write a block; its first paragraph begins a new page where the plan says so."""
    block = placed.block
    if isinstance(block, FigureBlock):
        first = _figure(writer, block, placed)
    elif isinstance(block, TableBlock):
        first = _table(writer, block, placed)
    elif isinstance(block, ContentsList):
        first = _contents(writer, block)
    elif isinstance(block, Heading):
        first = _heading(writer, block)
    elif isinstance(block, OwnText):
        first = writer.paragraph(block.text, OWN_STYLE)
    else:
        first = _text(writer, block)
    if placed.breaks:
        first.paragraph_format.page_break_before = True


def _heading(writer: Writer, block: Heading) -> WordParagraph:
    """Write a heading, and name it where the index lists it."""
    heading = writer.paragraph(block.text, f"Heading {block.level}")
    if series_of(block) is not None:
        writer.headings += 1
        writer.bookmark(heading, _heading_mark(writer.headings))
    return heading


def _text(writer: Writer, block: Paragraph) -> WordParagraph:
    """Write a paragraph; the number of a figure or a table that it sends to is a field that leads there."""
    paragraph = writer.paragraph("", STYLE_OF[block.tone])
    for piece in block.pieces:
        if isinstance(piece, Reference):
            anchor = _caption_mark(piece.series, piece.number)
            xml.field(paragraph, f"REF {anchor} \\h", str(piece.number))
        else:
            paragraph.add_run(piece)
    return paragraph


def _caption(writer: Writer, series: str, number: int, title: str) -> WordParagraph:
    """Write a caption; its number is named, for the fields of texts that send to it."""
    caption = writer.paragraph("", "Caption")
    caption.add_run(f"{series} ")
    first = len(caption._p)
    xml.field(caption, f"SEQ {series} \\* ARABIC", str(number))
    writer.bookmark(caption, _caption_mark(series, number), first)
    caption.add_run(f". {title}")
    return caption


def _figure(writer: Writer, block: FigureBlock, placed: Placed) -> WordParagraph:
    """Write a figure: caption, chart that can be edited or picture, small print."""
    caption = _caption(writer, FIGURE, block.number, block.printed.title)
    holder = writer.paragraph("", look.HOLDER)
    holder.paragraph_format.keep_with_next = True
    native = native_of(block.printed)
    if native:
        parts = chart_parts(native, block.printed.table, CHART_TYPE)
        shape = add_chart(writer.document, holder, parts, block.number, (placed.width, placed.height))
        shape.set("descr", block.printed.alt)
        shape.set("title", block.printed.title)
    else:
        _picture(writer, holder, block, placed)
    writer.paragraph(block.note, look.NOTE)
    return caption


def _picture(writer: Writer, holder: WordParagraph, block: FigureBlock, placed: Placed) -> None:
    """Put a picture in its paragraph, its vectors beside it."""
    picture = writer.pictures[block.number]
    file = io.BytesIO(picture.files["png"])
    shape = holder.add_run().add_picture(file, Pt(placed.width), Pt(placed.height))
    xml.describe(shape, block.printed.title, block.printed.alt)
    if "svg" in picture.files:
        xml.add_vector(writer.document, shape, picture.files["svg"], block.number)


def _table(writer: Writer, block: TableBlock, placed: Placed) -> WordParagraph:
    """Write a table: caption, native table, small print."""
    caption = _caption(writer, TABLE, block.number, block.title)
    widths = column_widths(block, writer.paper.width)
    table = table_xml(grid(block.table), widths, placed, _table_styles(writer.document), block.caption)
    note = writer.paragraph(block.note, look.NOTE)
    note._p.addprevious(table)
    note.paragraph_format.space_before = Pt(TABLE_NOTE_GAP)
    note.paragraph_format.page_break_before = placed.note_breaks or None
    return caption


def _table_styles(document: Document) -> TableStyles:
    names = (look.TABLE, look.CELL, look.STRONG_CELL)
    return TableStyles(*(document.styles[name].style_id for name in names))


def _running(writer: Writer, report: Report, pages: int) -> None:
    """Write what stands on every page; a template keeps its own header and footer, with ours below."""
    section = writer.document.sections[-1]
    if not writer.is_template:
        head = section.header.paragraphs[0]
        head.text = f"{report.title} · {report.place}\t{report.short_mark}"
    own = section.footer.paragraphs[0]
    is_free = not writer.is_template or not own.text
    foot = own if is_free else section.footer.add_paragraph(style="Footer")
    mark = f" · {report.short_mark}" if writer.is_template and report.mark else ""
    foot.text = f"{report.running}{mark}\tPágina "
    xml.field(foot, "PAGE", "2")
    foot.add_run(" de ")
    xml.field(foot, "NUMPAGES", str(pages))
    _only_tab(foot, writer.paper.width)


def _only_tab(paragraph: WordParagraph, width: float) -> None:
    """Leave one tab stop, at the right."""
    style = paragraph.style
    inherited = [] if style is None else [stop.position for stop in style.paragraph_format.tab_stops]
    stops = paragraph.paragraph_format.tab_stops
    for place in inherited:
        stops.add_tab_stop(place, WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(Pt(width), WD_TAB_ALIGNMENT.RIGHT)


def _properties(document: Document, report: Report) -> None:
    core = document.core_properties
    core.title = f"{report.title}. {report.place}"
    core.subject = f"{report.place}, corte {report.cutoff}"
    core.author = core.last_modified_by = AUTHOR
    core.language = look.LANGUAGE
    keywords = to_keywords(report.record)
    core._element.get_or_add_keywords().text = keywords  # longer than what the property's setter takes
    core.comments = report.mark
    core.category = "Informe"
    core.created = core.modified = datetime.fromisoformat(report.issued)
    core.revision = 1
