"""Where blocks fall on pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.printed.printed_figure import Table
from dashboard.reports.blocks import Chapter, Heading, Paragraph, TableBlock, Tone
from dashboard.reports.contents import ContentsList
from dashboard.reports.plan import (
    CELL,
    CELL_SIDE,
    SAFE,
    Paper,
    column_widths,
    groups,
    lines_of,
    plan,
    width_of,
)

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
    """The text right under a heading goes with it alone; other text stands by itself."""
    blocks = [
        Heading("A"),
        Paragraph("primero"),
        Paragraph("hallazgo", Tone.FINDING),
        Paragraph("x"),
        Paragraph("solo"),
    ]
    assert [len(group) for group in groups(blocks)] == [2, 2, 1]


def test_a_chapter_begins_a_page_and_a_long_table_says_where_the_next_block_is():
    """Forty rows do not fit on one page of 300 points: what follows is on a later page."""
    table = Table(head=("N",), rows=tuple((str(place),) for place in range(40)))
    blocks = (TableBlock(title="T", table=table), Heading("Después"), Paragraph("fin"))
    placed, last = plan((), [Chapter("c", "C", blocks)], {}, PAPER, 4)
    assert (placed[0].page, placed[0].breaks) == (5, True)
    assert len(placed[1].rows) == 40
    assert placed[2].page == last > 5


def test_a_list_of_the_contents_comes_first_and_a_chapter_on_its_own_page():
    """Its lines flow; what is listed is not numbered as a block."""
    listed = ContentsList("Contenido", "", tuple((f"Parte {place}", 2) for place in range(15)))
    placed, _ = plan([listed], [Chapter("c", "C", (Paragraph("fin"),) * 8)], {}, PAPER, 1)
    assert [(one.page, one.breaks) for one in placed[:2]] == [(2, True), (3, True)]
    assert len(placed[0].rows) == 15


@given(st.lists(WORDS.filter(str.strip), max_size=40))
def test_pages_only_go_on(texts):
    """No block is before the one above it, and a new page is said once, by its first block."""
    placed, last = plan((), [Chapter("c", "C", tuple(map(Paragraph, texts)))], {}, PAPER, 1)
    pages = [one.page for one in placed]
    assert pages == sorted(pages)
    assert pages[-1] == last
    firsts = [one.breaks for one in placed]
    assert firsts == [place == 0 or pages[place] != pages[place - 1] for place in range(len(pages))]


def headed(*head, widths=()):
    """A table of heads."""
    return TableBlock(title="T", table=Table(head=head, rows=[("x",) * len(head)]), widths=widths)


def holds(head, width):
    """Whether each word of a head stands whole in a column."""
    room = (width - 2 * CELL_SIDE) * SAFE
    return all(width_of(word, CELL.size, bold=True) <= room for word in head.split(" "))


@given(st.floats(180, 600), st.lists(st.floats(0.1, 5), min_size=3, max_size=3))
def test_no_word_of_a_head_is_split(width, shares):
    """Whatever its share, a column holds the longest word of its head; together they fill the page."""
    block = headed("Gobernaciones asistidas", "n, primera ola", "Qué", widths=tuple(shares))
    widths = column_widths(block, width)
    assert sum(widths) == pytest.approx(width)
    assert all(holds(head, own) for head, own in zip(block.table.head, widths, strict=True))


def test_columns_that_are_wide_enough_keep_their_shares():
    """Nothing moves where no word is in danger."""
    assert column_widths(headed("A", "B", widths=(1, 3)), 400) == pytest.approx((100, 300))


def test_heads_too_wide_for_a_page_share_what_there_is():
    """No column is left without room."""
    widths = column_widths(headed(*["Gobernaciones"] * 9), 200)
    assert sum(widths) == pytest.approx(200)
    assert min(widths) > 20


@pytest.mark.parametrize("width", [451.0, 441.0, 400.0])
def test_no_head_of_the_report_is_split_on_any_paper(report, width):
    """A4, Carta with the margins of Word, and narrower."""
    split = [
        (block.label, head)
        for block in report.tables
        for head, own in zip(block.table.head, column_widths(block, width), strict=True)
        if not holds(head, own)
    ]
    assert split == []
