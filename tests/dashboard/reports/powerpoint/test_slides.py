"""The PowerPoint report, read back with python-pptx and printed with LibreOffice."""

import io

import pptx
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from dashboard.exports.seals.documents import OWN_STYLE
from dashboard.reports.blocks import grid
from dashboard.reports.charts import CHARTS
from dashboard.reports.powerpoint.look import SMALL
from dashboard.reports.powerpoint.slides import write_pptx
from dashboard.reports.scope import ReportError
from tests.dashboard.reports.conftest import bare


@pytest.fixture(scope="module")
def deck(files):
    """The presentation as written."""
    return pptx.Presentation(str(files["pptx"]))


def words(slide):
    """Return every text of a slide."""
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def figures_of(slide):
    """Return the pictures and the charts of a slide."""
    kinds = (MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.CHART)
    return [shape for shape in slide.shapes if shape.shape_type in kinds]


def test_every_slide_has_a_title_and_no_empty_place(deck):
    """Titles are in the title's placeholder, so that voices and outlines find them."""
    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text.strip()
        assert all(shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame)
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.01)


def test_each_figure_has_a_slide_with_finding_caption_alt_and_mark(deck, report):
    """The finding is the title; caption and mark are on the slide, source and address in its notes."""
    shown = [(slide, shape) for slide in deck.slides for shape in figures_of(slide)]
    assert len(shown) == len(report.figures)
    for (slide, shape), figure in zip(shown, report.figures, strict=True):
        assert shape.has_chart == (figure.printed.key in CHARTS)
        assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == figure.printed.alt
        assert figure.caption in words(slide)
        assert any("DATOS DE DEMOSTRACIÓN" in text for text in words(slide))
        notes = slide.notes_slide.notes_text_frame.text
        assert figure.printed.address in notes
        assert "Fuente" in notes


def test_shapes_of_a_slide_have_numbers_of_their_own(deck):
    """PowerPoint offers to repair a slide where two shapes share one."""
    for slide in deck.slides:
        numbers = [shape.shape_id for shape in slide.shapes]
        assert len(numbers) == len(set(numbers))


def test_nothing_leaves_its_slide(deck):
    """Pictures, tables and texts are inside the page."""
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0, shape.name
            assert shape.top >= 0, shape.name
            assert shape.left + shape.width <= deck.slide_width, shape.name
            assert shape.top + shape.height <= deck.slide_height, shape.name


def test_tables_are_native_and_complete_over_their_slides(deck, report):
    """A long table goes on on the next slide, its head on each."""
    own = [
        [[c.text for c in row.cells] for row in s.table.rows]
        for x in deck.slides
        for s in x.shapes
        if s.has_table
    ]
    found = iter(own)
    for block in report.tables:
        content = grid(block.table)
        rows = []
        while len(rows) < len(content.rows):
            head, *more = next(found)
            assert head == list(content.head)
            rows += more
        assert rows == [list(row) for row in content.rows]
    assert next(found, None) is None


def test_it_is_spanish_and_says_what_it_is(deck, report):
    """Language and record are in the file."""
    assert deck.core_properties.language == "es-CO"
    assert report.version in deck.core_properties.keywords
    assert 'lang="en' not in deck.slides[3]._element.xml


def test_libreoffice_prints_every_caption(converted, files, report):
    """It opens cleanly, one page per slide."""
    pages = converted(files["pptx"])
    printed = "".join(pages)
    assert [b.caption for b in report.figures if bare(b.caption) not in printed] == []
    assert [b.caption for b in report.tables if bare(b.caption) not in printed] == []


def test_a_template_brings_its_size_and_layouts(tmp_path, report, pictures):
    """A presentation of 4:3 stays so; its own slides are gone."""
    path = tmp_path / "plantilla.pptx"
    own = pptx.Presentation()
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "Esto no queda"
    own.save(str(path))
    made = pptx.Presentation(io.BytesIO(write_pptx(report, pictures, path)))
    assert (made.slide_width, made.slide_height) == (own.slide_width, own.slide_height)
    assert made.slides[0].shapes.title.text_frame.text == report.title
    assert sum(len(figures_of(slide)) for slide in made.slides) == len(report.figures)


def test_a_template_without_titles_is_refused(tmp_path, report, pictures):
    """Slides without titles can't be read by voices."""
    path = tmp_path / "plantilla.pptx"
    own = pptx.Presentation()
    for layout in list(own.slide_layouts)[:-5]:
        own.slide_layouts.remove(layout)
    for layout in own.slide_layouts:
        for shape in list(layout.placeholders):
            shape._element.getparent().remove(shape._element)
    own.save(str(path))
    with pytest.raises(ReportError, match="no tiene ningún diseño con título"):
        write_pptx(report, pictures, path)


def test_what_is_no_presentation_is_refused(tmp_path, report, pictures, files):
    """A Word document with another name neither."""
    path = tmp_path / "plantilla.pptx"
    path.write_bytes(files["docx"].read_bytes())
    with pytest.raises(ReportError, match="no es una presentación de PowerPoint"):
        write_pptx(report, pictures, path)


def test_each_chapter_opens_with_a_gap_for_own_text(deck, report):
    """A box of a name of its own, inside its slide."""
    gaps = [shape for slide in deck.slides for shape in slide.shapes if shape.name == OWN_STYLE]
    assert len(gaps) == len(report.chapters)
    assert all(shape.text_frame.text.startswith("[Texto propio: ") for shape in gaps)
    assert all(shape.top >= 0 and shape.top + shape.height <= deck.slide_height for shape in gaps)


def test_the_gap_is_below_all_that_its_slide_says(deck):
    """Whoever writes there covers nothing."""
    opening = [slide for slide in deck.slides if any(shape.name == OWN_STYLE for shape in slide.shapes)]
    for slide in opening:
        gap = next(shape for shape in slide.shapes if shape.name == OWN_STYLE)
        texts = [one for one in slide.placeholders if one.placeholder_format.type not in SMALL]
        assert all(one.top + one.height <= gap.top for one in texts)
