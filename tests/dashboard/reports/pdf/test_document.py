"""The PDF report, read back with pypdf."""

import re

import pytest
from pypdf import PdfReader

from dashboard.reports.contents import lists_of
from dashboard.reports.pdf.document import write_pdf
from tests.dashboard.reports.conftest import bare, pages_of


@pytest.fixture(scope="module")
def pages(files):
    """The text of each page, without blanks."""
    return pages_of(files["pdf"])


def test_every_caption_is_text(pages, report):
    """Of figures and tables."""
    printed = "".join(pages)
    captions = [block.caption for block in (*report.figures, *report.tables)]
    assert [caption for caption in captions if bare(caption) not in printed] == []


def test_figures_and_tables_are_listed(pages, report):
    """After the contents, each with the page of its caption."""
    listed = "".join(pages[1:4])
    for block in (*report.figures, *report.tables):
        found = re.search(re.escape(bare(block.caption)) + r"\.*(\d+)", listed)
        assert found
        assert bare(block.caption) in pages[int(found[1]) - 1]


def test_a_text_sends_to_a_caption_that_is_where_its_link_leads(files, report):
    """As many links as references, besides those of the contents."""
    reader = PdfReader(files["pdf"])
    said = [bare(block.said) for block in report.blocks if getattr(block, "references", ())]
    printed = "".join(bare(page.extract_text()) for page in reader.pages)
    assert said
    assert [text for text in said if text not in printed] == []
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    listed = sum(len(one.lines) for one in lists_of(report))
    sent = sum(len(getattr(block, "references", ())) for block in report.blocks)
    assert len([link for link in links if link["/Subtype"] == "/Link"]) >= listed + sent


def test_nobody_is_asked_to_write_in_it(pages):
    """The gaps for own text are of what can be written in."""
    assert [page for page in pages if "Textopropio" in page] == []


def test_text_inside_the_figures_is_text(pages):
    """Vector means vector: the legend of a map can be searched."""
    assert any("fueradelaselección" in page for page in pages)


def test_every_page_after_the_cover_says_place_cutoff_version_and_mark(pages, report):
    """Header and footer, and the page with its number."""
    for number, page in enumerate(pages[1:], start=2):
        assert bare(report.running) in page
        assert bare(report.short_mark) in page
        assert f"Página{number}de{len(pages)}" in page


def test_it_is_tagged_spanish_and_has_an_outline(files, report):
    """What PDF/UA asks for; the outline lists the chapters."""
    reader = PdfReader(files["pdf"])
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "es-CO"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    titles = [one.title for one in reader.outline if not isinstance(one, list)]
    assert [title for title in titles if title != "Contenido"] == [c.title for c in report.chapters]


def test_figures_have_alternative_text(files, report):
    """As many as there are figures, each its own."""
    reader = PdfReader(files["pdf"])
    alts = {str(alt) for alt in _alts(reader.trailer["/Root"]["/StructTreeRoot"]) if alt}
    assert {figure.printed.alt for figure in report.figures} <= alts


def _alts(node, depth=0):
    """Yield the alternative texts of a structure tree."""
    node = node.get_object()
    if isinstance(node, list):
        for one in node:
            yield from _alts(one, depth + 1)
    elif isinstance(node, dict):
        yield node.get("/Alt")
        if "/K" in node and depth < 40:
            yield from _alts(node["/K"], depth + 1)


def test_its_fonts_are_inside(files):
    """No font of the reader's machine is needed."""
    fonts = set()
    for page in PdfReader(files["pdf"]).pages[:3]:
        for font in page["/Resources"].get("/Font", {}).values():
            fonts.add(str(font.get_object()["/BaseFont"]))
    assert fonts
    assert all("+" in font for font in fonts)
    assert any("WorkSans" in font for font in fonts)


def test_the_same_report_is_the_same_bytes(files, report, pictures):
    """Nothing of the hour or the machine is in it."""
    assert write_pdf(report, pictures) == files["pdf"].read_bytes()
