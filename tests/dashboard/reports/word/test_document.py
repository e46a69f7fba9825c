"""The Word report, read back with python-docx and printed with LibreOffice."""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from dashboard.exports.seals.documents import OWN_STYLE
from dashboard.reports.blocks import Heading, grid
from dashboard.reports.scope import ReportError
from dashboard.reports.word.document import write_docx

LEAST_LETTERS = 150  # of a page: one with less is as good as empty
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@pytest.fixture(scope="module")
def document(files):
    """The document as written."""
    return docx.Document(str(files["docx"]))


def texts(document, style):
    """Return the paragraphs of a style."""
    return [one.text for one in document.paragraphs if one.style.name == style]


def headings(report):
    """Return chapters and their parts as the index lists them."""
    for chapter in report.chapters:
        yield chapter.title
        yield from (b.text for b in chapter.blocks if isinstance(b, Heading) and b.level == 2)


def test_captions_are_numbered_by_word_and_right_already(document, report):
    """Each caption is a SEQ field whose cached number is its place in its series."""
    expected = [b.caption for b in report.blocks if hasattr(b, "caption")]
    assert texts(document, "Caption") == expected
    captions = [one for one in document.paragraphs if one.style.name == "Caption"]
    codes = [re.search(r"SEQ (\w+)", "".join(one._p.itertext())).group(1) for one in captions]
    assert codes == [caption.split()[0] for caption in expected]


def test_every_picture_has_alternative_text_a_vector_and_a_fallback(document, report):
    """Word draws the SVG, older programs the PNG; voices read what it shows."""
    described = [one.get("descr") for one in document.element.body.iter(PROPERTIES)]
    assert described == [figure.printed.alt for figure in report.figures]
    for blip in document.element.body.iter(PICTURE):
        png = document.part.related_parts[blip.get(qn("r:embed"))].blob
        vector = next(one for one in blip.iter() if one.tag.endswith("svgBlip"))
        svg = document.part.related_parts[vector.get(qn("r:embed"))]
        assert png.startswith(b"\x89PNG")
        assert (svg.content_type, b"<text" in svg.blob) == ("image/svg+xml", True)


def test_headings_have_real_styles(document, report):
    """Chapters are Heading 1, their parts Heading 2."""
    assert texts(document, "Heading 1") == [chapter.title for chapter in report.chapters]
    assert texts(document, "Title") == [report.title]


def test_the_index_is_filled_and_leads_to_its_headings(document, report):
    """Its lines are the headings in order; each link leads to a bookmark that exists."""
    lines = [one for one in document.paragraphs if one.style.name in ("toc 1", "toc 2")]
    assert [line.text.split("\t")[0] for line in lines] == list(headings(report))
    body = document.element.body
    names = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = {link.get(qn("w:anchor")) for line in lines for link in line._p.iter(qn("w:hyperlink"))}
    assert len(links) == len(lines)
    assert links <= names
    assert 'TOC \\o "1-2" \\h \\z \\u' in "".join(lines[0]._p.itertext())


def lists(document):
    """Return the lines of the lists of figures and tables."""
    return [one for one in document.paragraphs if one.style.name == "table of figures"]


def test_figures_and_tables_are_listed_and_lead_to_their_captions(document, report):
    """Fields that Word makes again from its captions."""
    expected = [block.caption for block in (*report.figures, *report.tables)]
    assert [line.text.split("\t")[0] for line in lists(document)] == expected
    names = {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for line in lists(document) for link in line._p.iter(qn("w:hyperlink"))]
    assert len(set(links)) == len(expected)
    assert set(links) <= names
    fields = "".join("".join(line._p.itertext()) for line in lists(document))
    assert [f'TOC \\h \\z \\c "{series}"' in fields for series in ("Figura", "Tabla")] == [True, True]


def test_a_text_sends_to_a_caption_by_a_field_with_its_number(document, report):
    """What is inside the bookmark is the number that the text says."""
    marks = {mark.get(qn("w:name")): mark for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    found = []
    for paragraph in document.paragraphs:
        for anchor in re.findall(r" REF (\w+) \\h ", "".join(paragraph._p.itertext())):
            caption = docx.text.paragraph.Paragraph(marks[anchor].getparent(), None).text
            found.append((paragraph.text, caption.split(".")[0].lower().replace(" ", "\N{NO-BREAK SPACE}")))
    expected = [block.said for block in report.blocks if getattr(block, "references", ())]
    assert sorted({text for text, _ in found}) == sorted(set(expected))
    assert found
    assert [one for one in found if not re.search(rf"la {one[1]}\b", one[0])] == []


def test_each_chapter_has_a_gap_for_own_text(document, report):
    """Of a style of its own, so that it can be found and nobody takes it for ours."""
    gaps = texts(document, OWN_STYLE)
    assert len(gaps) == len(report.chapters)
    assert all(gap.startswith("[Texto propio: ") for gap in gaps)


def test_tables_are_native_with_their_numbers_and_repeated_heads(document, report):
    """The cells say what the typed cells of the model do."""
    assert len(document.tables) == len(report.tables)
    for table, block in zip(document.tables, report.tables, strict=True):
        content = grid(block.table)
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert rows == [list(content.head), *map(list, content.rows)]
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == block.caption


def test_every_page_says_cutoff_version_and_mark(document, report):
    """Header and footer; the page number is a field."""
    section = document.sections[0]
    head, foot = section.header.paragraphs[0].text, section.footer.paragraphs[0].text
    assert "DATOS DE DEMOSTRACIÓN" in head
    assert report.place in head
    assert report.version in foot
    assert report.cutoff in foot
    assert " PAGE " in "".join(section.footer.paragraphs[0]._p.itertext())


def test_it_is_spanish_and_says_what_it_is(document, report):
    """Language, title and record are in the file."""
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"es-CO"}
    core = document.core_properties
    assert (core.language, core.title) == ("es-CO", f"{report.title}. {report.place}")
    assert report.version in core.keywords


def test_its_font_is_inside(files):
    """Two weights of Work Sans, hidden as the format asks, and said to be used."""
    with zipfile.ZipFile(files["docx"]) as archive:
        names = [name for name in archive.namelist() if name.endswith(".odttf")]
        table = archive.read("word/fontTable.xml").decode()
        settings = archive.read("word/settings.xml").decode()
    assert len(names) == 2
    assert "embedRegular" in table
    assert "embedTrueTypeFonts" in settings


def test_libreoffice_prints_every_caption_and_the_pages_of_the_index(converted, files, document, report):
    """It opens cleanly; each heading is on the page that the index says."""
    from tests.dashboard.reports.conftest import bare

    pages = converted(files["docx"])
    printed = "".join(pages)
    assert [c for c in texts(document, "Caption") if bare(c) not in printed] == []
    indexes = ("toc 1", "toc 2", "table of figures")
    lines = [one.text.split("\t") for one in document.paragraphs if one.style.name in indexes]
    wrong = [(text, page) for text, page in lines if bare(text) not in pages[int(page) - 1]]
    assert wrong == []
    assert [number for number, page in enumerate(pages, start=1) if len(page) < LEAST_LETTERS] == []


def _template(tmp_path, change=lambda document: None):
    """Return a template: a document with a header of its own, changed."""
    document = docx.Document()
    document.add_paragraph("Esto no queda en el informe.")
    document.sections[0].header.paragraphs[0].text = "Identidad del DNP"
    change(document)
    path = tmp_path / "plantilla.docx"
    document.save(str(path))
    return path


def test_a_template_brings_its_page_header_and_styles(tmp_path, report, pictures):
    """Its own text is gone; its header, size and type stay; the mark is in the footer."""

    def serif(document):
        document.styles["Heading 1"].font.name = "Georgia"

    path = _template(tmp_path, serif)
    made = docx.Document(io.BytesIO(write_docx(report, pictures, path)))
    assert made.sections[0].page_width.mm == pytest.approx(215.9, abs=0.1)
    assert made.sections[0].header.paragraphs[0].text == "Identidad del DNP"
    assert made.styles["Heading 1"].font.name == "Georgia"
    assert "DATOS DE DEMOSTRACIÓN" in made.sections[0].footer.paragraphs[0].text
    assert "Esto no queda" not in "".join(one.text for one in made.paragraphs)
    assert texts(made, "Heading 1") == [chapter.title for chapter in report.chapters]
    assert len(made.inline_shapes) == len(report.figures)


def _without_title(document):
    document.styles["Title"].delete()


def _narrow(document):
    document.sections[0].left_margin = document.sections[0].page_width * 7 // 10


@pytest.mark.parametrize(
    ("change", "words"),
    [(_without_title, "le falta el estilo «Title»"), (_narrow, "mm de ancho para el texto")],
    ids=("sin estilo", "angosta"),
)
def test_a_template_that_lacks_something_is_refused(tmp_path, report, pictures, change, words):
    """The message says what, and what to do."""
    with pytest.raises(ReportError, match=words):
        write_docx(report, pictures, _template(tmp_path, change))


@pytest.mark.parametrize("content", [b"", b"no es un documento", b"PK\x03\x04roto"])
def test_what_is_no_document_is_refused(tmp_path, report, pictures, content):
    """Whatever its name says."""
    path = tmp_path / "plantilla.docx"
    path.write_bytes(content)
    with pytest.raises(ReportError, match="no es un documento de Word"):
        write_docx(report, pictures, path)
