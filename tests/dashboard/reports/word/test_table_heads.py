"""Heads of tables on the paper of others: Carta, with the margins of Word."""

from dataclasses import replace

import docx
import pytest
from docx.shared import Inches
from pypdf import PdfReader

from dashboard.core.state import ViewState
from dashboard.reports.blocks import TableBlock
from dashboard.reports.word.document import write_docx


@pytest.fixture(scope="module")
def tables_alone(report_of):
    """The report of the country without its figures and texts: nothing has to be drawn."""
    report = report_of(ViewState())
    chapters = tuple(
        replace(chapter, blocks=tuple(block for block in chapter.blocks if isinstance(block, TableBlock)))
        for chapter in report.chapters
    )
    return replace(report, chapters=chapters)


@pytest.fixture(scope="module")
def letter(tmp_path_factory):
    """A template in Carta, as Word makes one."""
    path = tmp_path_factory.mktemp("carta") / "carta.docx"
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    document.save(str(path))
    return path


def test_no_word_of_a_head_is_split(tables_alone, letter, printed_by_office, tmp_path):
    """Every word of every head stands whole on the page on which its table begins."""
    path = tmp_path / "tablas.docx"
    path.write_bytes(write_docx(tables_alone, {}, letter))
    pages = PdfReader(printed_by_office(path)).pages
    assert float(pages[0].mediabox.width) == pytest.approx(8.5 * 72, abs=1)
    texts = [page.extract_text() for page in pages]
    blocks = [block for chapter in tables_alone.chapters for block in chapter.blocks]
    assert blocks
    split = {}
    for block in blocks:
        page = next(text for text in reversed(texts) if f"{block.label}." in text)
        missing = {word for head in block.table.head for word in head.split()} - set(page.split())
        if missing:
            split[block.label] = missing
    assert split == {}
