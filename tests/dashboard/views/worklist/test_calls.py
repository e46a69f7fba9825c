"""Which calls are listed, of those that the reader's browser says were made."""

import pytest

from dashboard.core.state import ViewState
from dashboard.views.worklist import worklist_of_query
from dashboard.views.worklist.calls import CallFilter, Calls
from dashboard.views.worklist.tasks import tasks


@pytest.mark.parametrize(
    ("which", "codes"), [(Calls.ALL, ["11001", "08078"]), (Calls.TO_MAKE, ["11001"]), (Calls.MADE, ["08078"])]
)
def test_the_calls_listed_keep_their_order(tiny, which, codes):
    """All, those to make, or those made; a code that is not on the list adds nothing."""
    passing = CallFilter(which, frozenset({"08078", "99999"})).passing(tasks(tiny.snapshot, ViewState()))
    assert [task.code for task in passing] == codes


def test_a_filtered_list_keeps_the_place_of_each(snapshot):
    """The second of the list is the second, also where the first call was made."""
    whole = worklist_of_query(snapshot, "region=caribe").tasks
    first = frozenset({whole[0].code})
    some = worklist_of_query(snapshot, "region=caribe", calls=CallFilter(Calls.TO_MAKE, first))
    assert [task.order for task in some.listed] == list(range(2, len(whole) + 1))
    assert (some.list_page.total, some.tasks) == (len(whole) - 1, whole)


def test_no_filter_of_calls_changes_what_is_counted(snapshot):
    """Sentence and cards speak of everybody with a reason to be called."""
    whole = worklist_of_query(snapshot, "region=caribe")
    made = worklist_of_query(snapshot, "region=caribe", calls=CallFilter(Calls.MADE))
    assert (made.finding, made.cards, made.listed) == (whole.finding, whole.cards, ())
