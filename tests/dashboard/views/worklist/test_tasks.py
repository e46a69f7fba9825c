"""The work list on the tiny country, computed by hand.

At 15 October phase II is in course since 15 September: 05001 at 62,5 (5 October), 08001 at 15 (28 September),
08078 at 0 (10 September), the gobernación 05 complete. Bogotá and the gobernación 08 never reported in it.
"""

from datetime import date

import pytest

from dashboard.core.state import ViewState
from dashboard.views.worklist.tasks import current_status, pending_milestone, progress_words, tasks


@pytest.fixture
def listed(tiny):
    """The work list of a view, by code."""

    def of(**state):
        return {task.code: task for task in tasks(tiny.snapshot, ViewState(**state))}

    return of


def test_who_needs_a_call_and_why(listed):
    """Bogotá never reported (45), Baranoa is silent for 35 days (35); the others reported in time.

    The tiny catalogue has neither the milestones of approval nor three cut-offs of standing still.
    """
    found = listed()
    assert {code: task.points for code, task in found.items()} == {"11001": 45, "08078": 35}
    assert [item.sentence for item in found["08078"].reasons] == ["Sin reporte hace 35\xa0días"]
    assert [item.sentence for item in found["11001"].reasons] == [
        "Nunca ha reportado en la fase II, cuyo primer corte fue hace 30\xa0días"
    ]


def test_the_most_urgent_comes_first(listed):
    """More points first."""
    assert list(listed()) == ["11001", "08078"]


def test_the_order_of_equal_points_is_by_progress_then_code(snapshot):
    """On the shipped data: points fall; among equals who has no data goes first, then least progress."""
    found = tasks(snapshot, ViewState())
    keys = [
        (-t.points, 0.0 if t.progress != t.progress else 1.0, 0.0 if t.progress != t.progress else t.progress)
        for t in found
    ]
    assert keys == sorted(keys)
    assert len(found) > 100


def test_points_are_the_sum_of_the_reasons(snapshot):
    """The heaviest reason first, and nothing that is off the work list."""
    for task in tasks(snapshot, ViewState()):
        own = [reason.rule.points for reason in task.reasons]
        assert (task.points, own) == (sum(own), sorted(own, reverse=True))
        assert min(own) > 0


def test_municipalities_and_gobernaciones_do_not_mix(listed):
    """The gobernación 08 is on the list of its own kind."""
    assert list(listed(entity_type="gobernacion")) == ["08"]


def test_the_filters_apply(listed):
    """The region Caribe has Baranoa only."""
    assert list(listed(regions=("caribe",))) == ["08078"]


def test_a_task_says_progress_days_and_milestone(listed):
    """Baranoa: 0 %, 35 days, the milestone that weighs 75; Bogotá: nothing known, everything pending."""
    task = listed()["08078"]
    assert (task.progress_words, task.days, task.weight) == ("0,0\xa0%", 35, 75.0)
    assert task.milestone == "Hito 2 «Tablero de control»: vale 75,0\xa0puntos, va en 0,0\xa0%"
    missing = listed()["11001"]
    assert (missing.progress_words, missing.days) == ("sin reporte", None)
    assert missing.milestone == "Hito 2 «Tablero de control»: vale 75,0\xa0puntos, sin reporte"


def test_the_task_leads_to_the_profile(listed):
    """Within the view."""
    assert listed(regions=("caribe",))["08078"].href == ("/entidad/08078?region=caribe&lista=mi-region")


@pytest.mark.parametrize(
    ("code", "words", "weight"),
    [
        ("05001", "Hito 2 «Tablero de control»: vale 75,0\xa0puntos, va en 50,0\xa0%", 75.0),
        ("05", "todos completos", None),
        ("05002", "no aplica: la fase en curso no la asiste", None),
    ],
)
def test_the_pending_milestone_of_most_weight(tiny, code, words, weight):
    """The heaviest that is not complete; none where all are, or where the phase does not reach."""
    status = current_status(tiny.snapshot, ViewState())
    assert pending_milestone(status, tiny.model.entities.index.get_loc(code)) == (words, weight)


def test_not_assisted_is_said(tiny):
    """Abejorral is not in phase II: that is no zero and no missing report."""
    status = current_status(tiny.snapshot, ViewState())
    place = tiny.model.entities.index.get_loc("05002")
    assert progress_words(status, place) == "no asistida en la fase II"


def test_the_worklist_of_an_earlier_cutoff_is_of_its_phase(listed):
    """At 15 April phase I is in course; nobody is late yet by any rule but the silence of nobody."""
    assert listed(cutoff=date(2020, 3, 31)) == {}
    assert listed(cutoff=date(2020, 4, 15)) == {}


def test_the_words_of_urgency_are_what_orders_the_list(listed, snapshot):
    """The points, of which reasons, and the progress that decides among equals."""
    found = listed()
    assert found["11001"].urgency_words == "45\xa0puntos; sin reporte"
    assert found["08078"].urgency_words == f"35\xa0puntos; avance {found['08078'].progress_words}"
    several = next(task for task in tasks(snapshot, ViewState()) if len(task.reasons) > 1)
    sums = " + ".join(str(reason.rule.points) for reason in several.reasons)
    assert several.urgency_words.startswith(f"{several.points}\xa0puntos = {sums}; ")
