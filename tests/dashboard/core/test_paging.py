"""Pages of a list."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.paging import paginate


def test_the_last_page_is_as_long_as_what_is_left():
    """Of 45 rows by 20, the third page has five."""
    list_page = paginate(3, 45, 20)
    assert (list_page.pages, list_page.first, list_page.last, list_page.rows) == (3, 41, 45, slice(40, 45))


def test_an_empty_list_has_one_empty_page():
    """Nothing is first and nothing is last."""
    list_page = paginate(1, 0, 20)
    assert (list_page.pages, list_page.first, list_page.last, list_page.rows) == (1, 0, 0, slice(0, 0))


@given(st.integers(-5, 50), st.integers(0, 300), st.integers(1, 40))
def test_every_page_is_inside_the_list(page, total, size):
    """Whatever page is asked for."""
    list_page = paginate(page, total, size)
    assert 1 <= list_page.page <= list_page.pages
    assert len(range(total)[list_page.rows]) == (min(size, total - list_page.first + 1) if total else 0)


@given(st.integers(0, 300), st.integers(1, 40))
def test_the_pages_together_are_the_list(total, size):
    """No row is lost and none comes twice."""
    pages = range(1, paginate(1, total, size).pages + 1)
    assert [row for page in pages for row in range(total)[paginate(page, total, size).rows]] == list(
        range(total)
    )
