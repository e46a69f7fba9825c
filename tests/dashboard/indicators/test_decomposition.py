"""The decomposition of a percentage: by hand on the tiny country, by property on the shipped data."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.indicators.decomposition import decompose, next_milestone, next_step, written
from dashboard.indicators.progress import progress_of


def parts(model, code, phase, position=-1):
    """The decomposition of an entity at a cut-off of a phase."""
    found = model.phases[phase]
    place = range(len(found.cutoffs))[position]
    return decompose(found, place, model.entities.index.get_loc(code))


def test_contributions_are_weight_times_fraction(tiny):
    """Medellín in phase I: two milestones of 20 complete, half of the one of 60."""
    found = parts(tiny.model, "05001", "1")
    assert [item.points for item in found.milestones] == [20, 20, 30]
    assert [(item.shown, item.shown_weight) for item in found.milestones] == [
        ("20", "20"),
        ("20", "20"),
        ("30", "60"),
    ]
    assert found.points == 70
    assert found.shown == "70"


def test_stages_have_subtotals(tiny):
    """The stages of phase I: 40 of 40 and 30 of 60."""
    stages = parts(tiny.model, "05001", "1").stages
    assert [(stage.name, stage.points, stage.weight) for stage in stages] == [
        ("Alistamiento", 40, 40),
        ("Aprobación", 30, 60),
    ]


def test_a_milestone_never_reported_adds_nothing_and_stays_unknown(tiny):
    """Barranquilla reports one milestone of phase II; the other is unknown, and adds 0."""
    second = parts(tiny.model, "08001", "2").milestones[1]
    assert math.isnan(second.fraction)
    assert second.points == 0
    assert not second.is_complete


def test_without_any_report_there_is_no_percentage(tiny):
    """Bogotá is in phase II and never reported."""
    assert not parts(tiny.model, "11001", "2").reported


def test_the_cutoff_decides(tiny):
    """Medellín in phase II goes from 25 to 62,5."""
    assert [parts(tiny.model, "05001", "2", place).points for place in range(3)] == [25, 25, 62.5]


def test_the_next_milestone_is_the_heaviest_pending(tiny):
    """Abejorral has half of a milestone of 20; the one of 60 comes first."""
    assert next_milestone(parts(tiny.model, "05002", "1")).milestone == 3


def test_of_two_equal_milestones_the_first_is_next(tiny):
    """Bogotá completed the one of 60; two of 20 are left."""
    assert next_milestone(parts(tiny.model, "11001", "1")).milestone == 1


def test_nothing_is_next_when_all_are_complete(tiny):
    """Barranquilla completed phase I."""
    found = parts(tiny.model, "08001", "1")
    assert next_milestone(found) is None
    assert next_step(found, "fase I") == "Todos los hitos de la fase I están completos."


def test_the_next_step_is_a_sentence_with_its_gain(tiny):
    """Medellín in phase II: completing the second milestone gives 100 %."""
    assert next_step(parts(tiny.model, "05001", "2"), "fase II") == (
        "El hito pendiente de más peso es el 2, «Tablero de control», de la etapa 2: aporta 37,5 de 75; "
        "al completarlo, el avance llegaría a 100,0\xa0%. Es el único pendiente."
    )


def test_an_illegible_milestone_is_named_once(snapshot):
    """The catalogue already writes the number of a milestone whose name cannot be read."""
    model = snapshot.model
    sentences = [next_step(parts(model, code, "2"), "fase II") for code in model.entities.index[::40]]
    assert not [text for text in sentences if "«Hito" in text]


@pytest.mark.parametrize("phase", ["1", "2"])
def test_contributions_sum_to_the_progress(snapshot, phase):
    """Of every entity at every third cut-off: the sum of parts is the progress, no more and no less."""
    model = snapshot.model
    history = progress_of(model.phases[phase])
    for position in range(0, len(history), 3):
        for place in np.flatnonzero(~np.isnan(history[position]))[::25]:
            found = decompose(model.phases[phase], position, int(place))
            assert found.points == pytest.approx(history[position, place], abs=1e-9)
            assert sum(item.points for item in found.milestones) == pytest.approx(found.points, abs=1e-9)
            assert sum(stage.points for stage in found.stages) == pytest.approx(found.points, abs=1e-9)


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(st.floats(0.01, 1, allow_subnormal=False), st.floats(0, 1, allow_subnormal=False)),
        min_size=1,
        max_size=22,
    )
)
def test_written_figures_add_up(pairs):
    """What is written sums to the rounded total, is within a hundredth of the truth, and zero stays zero."""
    weights = np.array([weight for weight, _ in pairs])
    whole = 100 * weights / weights.sum()
    points = whole * np.array([fraction for _, fraction in pairs])
    shown, ceilings = written(points, whole)
    assert ceilings.sum() == 10000
    assert shown.sum() == pytest.approx(100 * points.sum(), abs=0.51)
    assert np.abs(shown - 100 * points).max() <= 1 + 1e-6
    assert (shown[points == 0] == 0).all()
