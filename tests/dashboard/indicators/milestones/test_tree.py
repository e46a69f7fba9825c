"""The milestone tree by hand: weights that sum to 100, completion, who completed, n and missing."""

import numpy as np
import pytest

from dashboard.core.state import ViewState
from dashboard.indicators.milestones.tree import tree_of
from dashboard.indicators.selection import selected


@pytest.fixture
def tree(tiny):
    """A function from a phase, a place and a view to the tree of the tiny country."""
    return lambda key="2", position=2, **state: tree_of(
        tiny.model.phases[key], position, selected(tiny.model, ViewState(**state))
    )


def test_completion_of_each_milestone(tree):
    """Medellín has 1 and 0,5, Barranquilla 0,6 and nothing, Baranoa nothing: 53,3 and 16,7."""
    first, second = tree().stages
    assert first.milestones[0].value == pytest.approx(160 / 3)
    assert second.milestones[0].value == pytest.approx(50 / 3)


def test_the_phase_is_the_weighted_sum(tree):
    """25 × 53,3 % + 75 × 16,7 %."""
    assert tree().value == pytest.approx((62.5 + 15 + 0) / 3)


def test_who_completed(tree):
    """Only Medellín completed the first milestone, nobody the second."""
    assert [item.done for stage in tree().stages for item in stage.milestones] == [1, 0]


def test_n_and_missing(tree):
    """Three report, Bogotá does not."""
    assert (tree().n, tree().missing) == (3, 1)


def test_a_stage_is_done_when_all_its_milestones_are(tree):
    """Phase I, stage 1: Medellín and Barranquilla have both milestones, Abejorral half of one."""
    stage = tree("1", 1).stages[0]
    assert (stage.done, [item.done for item in stage.milestones]) == (2, [2, 2])


def test_filters_choose_the_entities(tree):
    """In Antioquia, phase II is Medellín."""
    assert (tree(departments=("05",)).n, tree(departments=("05",)).value) == (1, 62.5)


def test_before_the_phase_nothing_is_known(tree):
    """No value, and the four assisted are without report."""
    found = tree(position=-1)
    assert np.isnan(found.value)
    assert (found.n, found.missing) == (0, 4)


@pytest.mark.parametrize("key", ["1", "2"])
def test_shipped_weights_sum_to_100(snapshot, key):
    """Of stages in the phase, of milestones in each stage and of all milestones."""
    phase = snapshot.model.phases[key]
    found = tree_of(phase, len(phase.cutoffs) - 1, selected(snapshot.model, ViewState()))
    assert found.weight == pytest.approx(100, abs=0.01)
    assert sum(m.weight for s in found.stages for m in s.milestones) == pytest.approx(100, abs=0.01)
    for stage in found.stages:
        assert sum(m.weight_in_stage for m in stage.milestones) == pytest.approx(100, abs=0.01)
