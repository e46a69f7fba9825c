"""The template of the Word report, and what a given one borrows of it."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from dashboard.core.theme import DEEP_BLUE, MUTED
from dashboard.exports.seals.documents import OWN_STYLE
from dashboard.figures.drawing.fonts import FAMILY
from dashboard.reports import plan
from dashboard.reports.blocks import Tone
from dashboard.reports.contents import CAPTION_LEVEL
from dashboard.reports.plan import Look
from dashboard.reports.word import look
from dashboard.reports.word.document import STYLE_OF

COUNTED = {
    **{STYLE_OF[tone]: set_as for tone, set_as in plan.TONES.items()},
    **{f"Heading {level}": set_as for level, set_as in plan.HEADINGS.items()},
    "toc 1": plan.INDEX_LINES[1],
    "toc 2": plan.INDEX_LINES[2],
    look.LIST_LINE: plan.INDEX_LINES[CAPTION_LEVEL],
    OWN_STYLE: plan.OWN_TEXT,
    "TOC Heading": plan.HEADINGS[1],
    "Caption": plan.CAPTION,
    look.CELL: plan.CELL,
    look.MARK: Look(**{**vars(plan.TONES[Tone.TEXT]), "bold": True}),
    "Title": Look(size=30, line=36, after=10, bold=True, colour=DEEP_BLUE),
    "Subtitle": Look(size=18, line=24, after=6, colour=MUTED),
}


@pytest.fixture(scope="module")
def ours():
    """The shipped template, opened as any other."""
    return look.open_template()


def points(length):
    """Return a length of python-docx in points; none is 0."""
    return length.pt if length is not None else 0.0


def test_it_has_every_style_and_says_nothing():
    """Nothing is borrowed for our own report; the samples that a designer sees leave."""
    styles = docx.Document(str(look.SHIPPED)).styles
    kinds = {style.name: style.type for style in styles}
    expected = dict.fromkeys((*look.NEEDED, *look.BORROWED), WD_STYLE_TYPE.PARAGRAPH)
    assert {name: kinds.get(name) for name in expected} == {**expected, look.TABLE: WD_STYLE_TYPE.TABLE}
    assert look.open_template().paragraphs == []


def test_the_report_uses_no_other_style(files):
    """What is written has only styles that are looked for in a template."""
    document = docx.Document(str(files["docx"]))
    used = {style.name for style in document.styles} & {
        *(paragraph.style.name for paragraph in document.paragraphs),
        *(cell.paragraphs[0].style.name for table in document.tables for cell in table.rows[0].cells),
        *(table.style.name for table in document.tables),
    }
    assert used <= {*look.NEEDED, *look.BORROWED}
    assert {look.TABLE, look.STRONG_CELL, "Caption", "Title"} <= used


@pytest.mark.parametrize("name", COUNTED)
def test_type_is_set_as_pages_are_counted(ours, name):
    """Who changes it in Word changes `plan` too, or the page numbers of the index would lie."""
    style, expected = ours.styles[name], COUNTED[name]
    font, form = style.font, style.paragraph_format
    found = Look(
        size=font.size.pt,
        line=form.line_spacing.pt,
        before=points(form.space_before),
        after=points(form.space_after),
        indent=points(form.left_indent),
        bold=font.bold,
        colour=f"#{font.color.rgb}".lower(),
    )
    assert found == expected
    assert font.name == FAMILY


def test_cells_have_the_sides_that_are_counted(ours):
    """The margins of the table's style, in twentieths of a point."""
    margins = ours.styles[look.TABLE].element.find(f".//{qn('w:tblCellMar')}")
    sides = {side.tag: int(side.get(qn("w:w"))) / 20 for side in margins}
    assert sides == {qn("w:left"): plan.CELL_SIDE, qn("w:right"): plan.CELL_SIDE}


def test_its_page_is_a4(ours):
    """With 165 mm for the text."""
    section = ours.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.02)
    assert look.paper_of(ours).width / plan.MM == pytest.approx(165, abs=0.1)


def test_a_given_template_borrows_what_it_lacks(tmp_path):
    """Size and colour come along; the font and the list of ours do not."""
    given = docx.Document()
    for name in ("List Bullet", "Caption"):
        given.styles[name].delete()
    given.styles["Heading 3"].font.name = "Georgia"
    path = tmp_path / "propia.docx"
    given.save(str(path))
    styles = look.open_template(path).styles
    assert {style.name for style in styles} >= {*look.NEEDED, *look.BORROWED}
    assert styles["Caption"].font.size.pt == plan.CAPTION.size
    assert styles["Heading 3"].font.name == "Georgia"
    alone = [styles[name].element for name in ("List Bullet", "Caption", look.TABLE)]
    assert [tag for style in alone for tag in look.LEFT_BEHIND if list(style.iter(qn(tag)))] == []


def test_a_template_that_libreoffice_saved_has_its_headings(tmp_path):
    """It writes their names in capitals, under which Word's own are not found."""
    path = tmp_path / "plantilla.docx"
    document = docx.Document(look.SHIPPED)
    for level in (1, 2, 3):
        document.styles[f"Heading {level}"].element.name_val = f"Heading {level}"
    document.save(path)
    opened = look.open_template(path)
    for level in (1, 2, 3):
        assert opened.add_paragraph("", style=f"Heading {level}").style.style_id == f"Heading{level}"
