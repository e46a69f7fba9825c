"""Who has a reason to be called: one order, and one count wherever it is said."""

from dashboard.core.state import GOBERNACION, ViewState
from dashboard.indicators.rules import by_urgency, findings_in, reasons_in, with_reason
from dashboard.indicators.rules.urgency import Urgent


def test_the_order_is_points_then_silence_then_progress_then_code():
    """Most points first; of equals who reported nothing, then least progress, then the code."""
    given = [
        Urgent(code="4", points=35, progress=20.0, reasons=()),
        Urgent(code="3", points=35, progress=20.0, reasons=()),
        Urgent(code="2", points=35, progress=float("nan"), reasons=()),
        Urgent(code="1", points=35, progress=10.0, reasons=()),
        Urgent(code="5", points=45, progress=90.0, reasons=()),
    ]
    assert [one.code for one in sorted(given, key=lambda one: one.order)] == ["5", "2", "1", "3", "4"]


def test_by_hand(tiny):
    """Bogotá never reported in phase II; Baranoa, at 0 %, has been silent for 35 days."""
    found = by_urgency(tiny.model, ViewState())
    assert [(one.code, one.points, [rule for rule, _ in one.reasons]) for one in found] == [
        ("11001", 45, ["nunca-reporto"]),
        ("08078", 35, ["sin-reporte"]),
    ]


def test_the_count_is_that_of_the_list(snapshot):
    """And never more than those with any finding."""
    for kind in ("municipio", GOBERNACION):
        state = ViewState(entity_type=kind)
        assert with_reason(snapshot.model, state) == len(by_urgency(snapshot.model, state)) > 0
        assert set(reasons_in(snapshot.model, state)["entity"]) <= set(
            findings_in(snapshot.model, state)["entity"]
        )


def test_points_are_the_sum_of_the_reasons(snapshot):
    """Of each entity, from the findings themselves."""
    sums = reasons_in(snapshot.model, ViewState()).groupby("entity")["points"].sum()
    found = {one.code: one.points for one in by_urgency(snapshot.model, ViewState())}
    assert found == sums.to_dict()
