"""The funnel: published criteria where there are some, stages of the catalogue elsewhere."""

import pytest

from dashboard.core.state import ViewState
from dashboard.indicators.milestones.funnel import funnel_of, steps_of
from dashboard.indicators.selection import selected


def steps(snapshot, key, **state):
    phase = snapshot.model.phases[key]
    return funnel_of(phase, len(phase.cutoffs) - 1, selected(snapshot.model, ViewState(**state)))


def test_phase_one_has_the_published_steps(snapshot):
    """Alistamiento, CTP and CAR, audiencias, entrega, aprobación."""
    assert [step.milestones[-1] for step in steps(snapshot, "1")] == [7, 11, 14, 18, 22]


def test_phase_one_reproduces_the_published_shares(snapshot):
    """99,8 / 99,8 / 97,7 / 98 (97,9) / 100 % of the municipalities."""
    assert [round(step.share, 1) for step in steps(snapshot, "1")] == [99.8, 99.8, 97.7, 97.9, 100.0]


def test_phase_two_has_its_ten_stages(snapshot):
    """One step per interruptor, with all its milestones."""
    phase = snapshot.model.phases["2"]
    assert len(steps(snapshot, "2")) == 10
    assert sorted(n for _, _, numbers in steps_of(phase) for n in numbers) == list(phase.milestones.index)


def test_by_hand(tiny):
    """Tiny phase II: one of three closed stage 1, which is at 53,3; none closed stage 2, at 16,7."""
    first, second = steps(tiny.snapshot, "2")
    assert (first.done, first.n, second.done) == (1, 3, 0)
    assert first.share == pytest.approx(100 / 3)
    assert (first.progress, second.progress) == (pytest.approx(160 / 3), pytest.approx(50 / 3))


def test_criteria_that_the_catalogue_lacks_give_way_to_its_stages(tiny):
    """The tiny phase I has three milestones, not 22."""
    assert [step.name for step in steps(tiny.snapshot, "1")] == ["1. Alistamiento", "2. Aprobación"]


def test_nobody_gives_no_share(tiny):
    """Universe B has no entity in phase II: nothing is known, and it is not zero."""
    assert all(
        step.n == 0 and step.share != step.share for step in steps(tiny.snapshot, "2", universes=("B",))
    )
