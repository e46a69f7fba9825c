"""Where pages break: groups on pages of 100, so that heights are shares of a page."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reports.breaks import FIRST_ROWS, FULL, HALF, LAST_ROWS, Flow, Group, best_turns, flowed

PAGE = 100.0


def ends(groups, turns):
    """Return how far down each page goes, walking as a writer does."""
    pages = []
    for group, turn in zip(groups, turns, strict=True):
        if turn.breaks:
            pages.append(0.0)
        pages[-1] += group.fixed + group.elastic - turn.give * (group.elastic - group.least)
        if group.flow:
            rows = tuple(row * (1 + turn.stretch) for row in group.flow.rows)
            found = flowed(replace(group.flow, rows=rows), pages[-1], PAGE * FULL, turn.last)
            pages += [PAGE] * len(found.starts)
            pages[-1] = found.down
    return pages


def test_what_fits_is_on_one_page():
    """Nothing breaks without need."""
    turns = best_turns([Group(fixed=30, begins=True), Group(fixed=60)], PAGE)
    assert [turn.breaks for turn in turns] == [True, False]


def test_a_chapter_begins_a_page():
    """Where the one before it is half full."""
    turns = best_turns([Group(fixed=60, begins=True), Group(fixed=30, begins=True), Group(fixed=40)], PAGE)
    assert [turn.breaks for turn in turns] == [True, True, False]


def test_a_chapter_that_does_not_fit_begins_a_page():
    """Two that are half a page each, and a little."""
    turns = best_turns([Group(fixed=60, begins=True), Group(fixed=60, begins=True)], PAGE)
    assert [turn.breaks for turn in turns] == [True, True]


def test_a_chapter_goes_on_where_the_page_would_be_under_half_full():
    """A short chapter leaves no empty page."""
    turns = best_turns([Group(fixed=20, begins=True), Group(fixed=60, begins=True)], PAGE)
    assert [turn.breaks for turn in turns] == [True, False]


def test_a_figure_gives_way_to_what_would_be_alone():
    """90 and 20 are one page where the figure can give 10."""
    groups = [Group(fixed=10, elastic=80, least=60, begins=True), Group(fixed=20)]
    turns = best_turns(groups, PAGE)
    assert [turn.breaks for turn in turns] == [True, False]
    assert ends(groups, turns) == pytest.approx([99.8])


def test_no_figure_gives_more_than_it_can():
    """Then it has its page, and the short one stays short."""
    turns = best_turns([Group(fixed=10, elastic=80, least=78, begins=True), Group(fixed=60)], PAGE)
    assert [(turn.breaks, turn.give) for turn in turns] == [(True, 0.0), (True, 0.0)]


def test_rows_are_higher_where_that_fills_half_a_page():
    """A table of 45 between two pages that are full."""
    table = Group(flow=Flow(lead=5, again=5, rows=(4.0,) * 10))
    groups = [Group(fixed=95, begins=True), table, Group(fixed=90)]
    assert min(ends(groups, best_turns(groups, PAGE))) >= PAGE * HALF - 1


@pytest.mark.parametrize("tail", [0.0, 8.0])
def test_no_row_nor_small_print_is_alone(tail):
    """Ten rows of 10 under a head of 4: the last ones go on together."""
    found = flowed(Flow(lead=4, again=4, rows=(10.0,) * 10, tail=tail), 0.0, PAGE)
    assert found.starts == (len(found.rows) - LAST_ROWS,)
    assert not found.is_tail_alone
    assert min(found.rows) == 10


HEIGHTS = st.floats(1, 40)
GROUPS = st.lists(
    st.builds(Group, fixed=HEIGHTS, begins=st.booleans())
    | st.builds(lambda fixed, most: Group(fixed=fixed, elastic=most, least=most * 0.8), HEIGHTS, HEIGHTS)
    | st.builds(
        lambda rows: Group(flow=Flow(lead=6, again=3, rows=tuple(rows))), st.lists(HEIGHTS, min_size=1)
    ),
    min_size=1,
    max_size=25,
)


@given(GROUPS)
def test_nothing_is_put_below_the_end_of_a_page(groups):
    """Whatever comes, in whatever order."""
    turns = best_turns(groups, PAGE)
    assert turns[0].breaks
    assert all(turn.give <= 1 for turn in turns)
    assert max(ends(groups, turns)) <= PAGE


def test_a_cut_table_begins_with_some_rows():
    """Not with its head alone."""
    groups = [Group(fixed=93, begins=True), Group(flow=Flow(lead=4, again=4, rows=(5.0,) * 30))]
    assert FIRST_ROWS * 5 + 4 > 7
    assert [turn.breaks for turn in best_turns(groups, PAGE)] == [True, True]
