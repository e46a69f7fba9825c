"""Where blocks fall on pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.printed.printed_figure import Table
from dashboard.reports.blocks import Chapter, Heading, Paragraph, TableBlock, Tone
from dashboard.reports.plan import Paper, groups, lines_of, plan, width_of

PAPER = Paper(width=400, height=300)
WORDS = st.text(st.sampled_from("abcde ñ%"), max_size=200)


def test_a_text_that_fits_is_one_line():
    """Its width is the sum of its letters'."""
    assert width_of("ab", 10) == pytest.approx(width_of("a", 10) + width_of("b", 10))
    assert lines_of("corto", 10, 400) == 1


@given(WORDS, st.floats(20, 400))
def test_no_text_takes_fewer_lines_than_its_width_needs(text, width):
    """Nor fewer in a narrower place."""
    lines = lines_of(text, 10, width)
    assert lines >= width_of(text.strip(), 10) / width - 1
    assert lines_of(text, 10, width / 2) >= lines


def test_headings_and_findings_go_with_what_follows():
    """The text right under a heading too; other text stands alone."""
    blocks = [
        Heading("A"),
        Paragraph("primero"),
        Paragraph("hallazgo", Tone.FINDING),
        Paragraph("x"),
        Paragraph("solo"),
    ]
    assert [len(group) for group in groups(blocks)] == [4, 1]


def test_a_chapter_begins_a_page_and_a_long_table_says_where_the_next_block_is():
    """Forty rows do not fit on one page of 300 points: what follows is on a later page."""
    table = Table(head=("N",), rows=tuple((str(place),) for place in range(40)))
    blocks = (TableBlock(title="T", table=table), Heading("Después"), Paragraph("fin"))
    placed, last = plan(Chapter("c", "C", blocks), {}, PAPER, 4)
    assert (placed[0].page, placed[0].breaks) == (5, True)
    assert len(placed[1].rows) == 40
    assert placed[2].page == last > 5


@given(st.lists(WORDS.filter(str.strip), max_size=40))
def test_pages_only_go_on(texts):
    """No block is before the one above it, and a new page is said once, by its first block."""
    placed, last = plan(Chapter("c", "C", tuple(map(Paragraph, texts))), {}, PAPER, 1)
    pages = [one.page for one in placed]
    assert pages == sorted(pages)
    assert pages[-1] == last
    firsts = [one.breaks for one in placed]
    assert firsts == [place == 0 or pages[place] != pages[place - 1] for place in range(len(pages))]
