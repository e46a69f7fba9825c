"""The report as a Word document: real styles, a filled index, numbered captions, vector figures, tables."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from dashboard.exports.seals.keywords import to_keywords
from dashboard.reports.blocks import (
    AUTHOR,
    FIGURE,
    TABLE,
    FigureBlock,
    Heading,
    Report,
    TableBlock,
    Tone,
    grid,
)
from dashboard.reports.charts import chart_parts, native_of, with_native_notes
from dashboard.reports.pictures import Picture
from dashboard.reports.plan import (
    HEADINGS,
    INDEX_LINES,
    TABLE_NOTE_GAP,
    Paper,
    Pen,
    Placed,
    column_widths,
    plan,
)
from dashboard.reports.word import look, xml
from dashboard.reports.word.chart import add_chart
from dashboard.reports.word.table import TableStyles, table_xml

STYLE_OF: Final = {
    Tone.TEXT: "Normal",
    Tone.FINDING: look.FINDING,
    Tone.ITEM: "List Bullet",
    Tone.NOTE: look.NOTE,
}
INDEX_TITLE: Final = "Contenido"
INDEX: Final = 'TOC \\o "1-2" \\h \\z \\u'
INDEX_OF_LINKS: Final = 'TOC \\o "1-2" \\n \\h \\z \\u'
FIRST_MARK: Final = 100_000_000  # Word's own bookmarks of an index have nine figures
COVER_DROP: Final = 0.24  # of the page, what is left free above the title
CHART_TYPE: Final = 8.0  # points, of the words of a chart
DOTS_ROOM: Final = 30.0  # points of a line of the index kept for dots and page


@dataclass(frozen=True)
class IndexEntry:
    """A line of the index: its text, level, the bookmark it leads to and the page of that."""

    text: str
    level: int
    anchor: str
    page: int


@dataclass
class Writer:
    """A document being written: its parts, and what its index will say."""

    document: Document
    pictures: Mapping[int, Picture]
    paper: Paper
    is_template: bool
    entries: list[IndexEntry] = field(default_factory=list)

    def paragraph(self, text: str, style: str) -> WordParagraph:
        """Add a paragraph."""
        return self.document.add_paragraph(text, style=style)


def write_docx(report: Report, pictures: Mapping[int, Picture], template: Path | None = None) -> bytes:
    """Return the report as a Word document.

    Raises:
        ReportError: the template cannot be used.
    """
    document = look.open_template(template or look.SHIPPED)
    writer = Writer(document, pictures, look.paper_of(document), template is not None)
    _cover(writer, report)
    index, page = _index_place(writer, report)
    for chapter in report.chapters:
        placed, page = plan(with_native_notes(chapter), pictures, writer.paper, page)
        for one in placed:
            _write(writer, one)
    _fill_index(writer, index)
    _running(writer, report, page)
    _properties(document, report)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _cover(writer: Writer, report: Report) -> None:
    room = writer.paragraph("", "Normal")
    room.paragraph_format.space_before = Pt(writer.paper.height * COVER_DROP)
    writer.paragraph(report.title, "Title")
    writer.paragraph(report.place, "Subtitle")
    writer.paragraph(f"Corte: {report.cutoff}", "Subtitle")
    if report.mark:
        writer.paragraph(report.mark, look.MARK)
    writer.paragraph(f"Departamento Nacional de Planeación · Versión de datos {report.version}", look.NOTE)


def _index_lines(report: Report) -> Iterator[tuple[str, int]]:
    """Yield what the index lists: chapters and their parts."""
    for chapter in report.chapters:
        yield chapter.title, 1
        headings = (block for block in chapter.blocks if isinstance(block, Heading))
        yield from ((heading.text, heading.level) for heading in headings if heading.level in INDEX_LINES)


def _index_place(writer: Writer, report: Report) -> tuple[WordParagraph, int]:
    """Write the head of the index; return the paragraph that its lines precede, and its last page."""
    title = writer.paragraph(INDEX_TITLE, "TOC Heading")
    title.paragraph_format.page_break_before = True
    pen = Pen(writer.paper, page=2)
    pen.down = HEADINGS[1].height(INDEX_TITLE, writer.paper.width)
    for text, level in _index_lines(report):
        height = INDEX_LINES[level].height(text, writer.paper.width - DOTS_ROOM)
        if not pen.fits(height):
            pen.next_page()
        pen.down += height
    return writer.paragraph("", look.HOLDER), pen.page


def _fill_index(writer: Writer, end: WordParagraph) -> None:
    """Write the index as a field whose result is already there: links, and page numbers that hold.

    A template has type of its own, whose pages can't be counted: its index has links only.
    """
    lines = [end.insert_paragraph_before("", style=f"toc {entry.level}") for entry in writer.entries]
    for place, (line, entry) in enumerate(zip(lines, writer.entries, strict=True)):
        if not place:
            xml.begin_field(line, INDEX_OF_LINKS if writer.is_template else INDEX)
        line.paragraph_format.tab_stops.add_tab_stop(
            Pt(writer.paper.width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
        first = len(line._p)
        line.add_run(entry.text)
        if not writer.is_template:
            line.add_run("\t")
            xml.field(line, f"PAGEREF {entry.anchor} \\h", str(entry.page))
        xml.link_from(line, entry.anchor, first)
    xml.end_field(lines[-1])


def _write(writer: Writer, placed: Placed) -> None:
    """Write a block; its first paragraph begins a new page where the plan says so."""
    block = placed.block
    if isinstance(block, FigureBlock):
        first = _figure(writer, block, placed)
    elif isinstance(block, TableBlock):
        first = _table(writer, block, placed)
    elif isinstance(block, Heading):
        first = _heading(writer, block, placed.page)
    else:
        first = writer.paragraph(block.text, STYLE_OF[block.tone])
    if placed.breaks:
        first.paragraph_format.page_break_before = True


def _heading(writer: Writer, block: Heading, page: int) -> WordParagraph:
    """Write a heading, and keep its line of the index."""
    heading = writer.paragraph(block.text, f"Heading {block.level}")
    if block.level in INDEX_LINES:
        number = len(writer.entries) + 1
        anchor = f"_Toc{FIRST_MARK + number}"
        xml.bookmark(heading, anchor, number)
        writer.entries.append(IndexEntry(block.text, block.level, anchor, page))
    return heading


def _caption(writer: Writer, series: str, number: int, title: str) -> WordParagraph:
    caption = writer.paragraph("", "Caption")
    caption.add_run(f"{series} ")
    xml.field(caption, f"SEQ {series} \\* ARABIC", str(number))
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
