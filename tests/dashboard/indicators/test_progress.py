"""Progress of entities by hand on the tiny country, and by property; who is complete."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.indicators.progress import completion, is_complete, progress_of, weighted
from data.model import Phase

FRACTION = st.one_of(st.just(np.nan), st.floats(0, 1, width=32))


def phase_of(fractions, weights):
    """A phase of one stage whose entities all report at each cut-off."""
    cutoffs, entities, _ = fractions.shape
    return Phase(
        key="1",
        name="Fase I",
        milestones=pd.DataFrame({"weight": weights}),
        cutoffs=(),
        fractions=fractions,
        certainty=np.zeros((cutoffs, entities), dtype=np.int8),
        last_report=np.full((cutoffs, entities), np.datetime64("2020-01-31")),
        assisted=np.ones(entities, dtype=bool),
    )


def test_progress_and_milestones_of_an_entity(tiny):
    """Medellín, phase II: 25, 25 and 62,5 in progress; the second milestone 0, 0 and 50."""
    place = tiny.model.entities.index.get_loc("05001")
    values = completion(tiny.model.phases["2"])[:, place]
    assert values.tolist() == [[25.0, 100.0, 0.0], [25.0, 100.0, 0.0], [62.5, 100.0, 50.0]]


def test_silence_is_unknown_and_never_zero(tiny):
    """Bogotá is assisted in phase II and never reported; Campo de la Cruz is not assisted."""
    places = tiny.model.entities.index.get_indexer(["11001", "08137"])
    assert np.isnan(completion(tiny.model.phases["2"])[:, places]).all()


def test_the_array_is_closed_to_writing(tiny):
    """Views share it."""
    with pytest.raises(ValueError, match="read-only"):
        completion(tiny.model.phases["2"])[0, 0, 0] = 1


@given(arrays(float, (2, 3, 2), elements=FRACTION))
def test_progress_stays_between_0_and_100(fractions):
    """Whatever the fractions are."""
    values = completion(phase_of(fractions.astype(np.float32), [40.0, 60.0]))
    assert ((values >= 0) & (values <= 100 + 1e-9)).all()


@given(arrays(float, (1, 1, 3), elements=st.floats(0, 1)), st.integers(0, 2), st.floats(0, 1))
def test_progress_is_monotone_in_each_fraction(fractions, place, more):
    """A larger fraction never gives less progress."""
    raised = fractions.copy()
    raised[0, 0, place] = max(raised[0, 0, place], more)
    weights = [20.0, 30.0, 50.0]
    before, after = (completion(phase_of(item, weights))[0, 0, 0] for item in (fractions, raised))
    assert after >= before - 1e-9


def test_the_progress_is_the_mean_of_the_milestones_by_weight(snapshot):
    """Of every entity at every cut-off of both phases of the shipped data."""
    for phase in snapshot.model.phases.values():
        milestones = completion(phase)[..., 1:]
        expected = milestones @ phase.milestones["weight"].to_numpy(float) / 100
        assert progress_of(phase) == pytest.approx(expected, abs=1e-9, nan_ok=True)


def test_weights_are_brought_to_100():
    """A stage of weights 1 and 3, one milestone done: a quarter, or three."""
    assert weighted(np.array([[100.0, 0.0], [0.0, 100.0]]), np.array([1.0, 3.0])).tolist() == [25.0, 75.0]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (100.0, True),
        (100 * (0.1 + 0.7 + 0.2), True),
        (99.99, False),
        (99.96, False),
        (0.0, False),
        (np.nan, False),
    ],
)
def test_only_100_is_complete(value, wanted):
    """Dust of sums apart: what is printed as 100,0 may lack a little, and the unknown is not complete."""
    assert bool(is_complete(value)) is wanted
