"""Progress of single entities: how far each is in a phase, a stage and a milestone, and who is done.

Everything that says a progress starts from one array, cut-off × entity × column, in percent (0-100): column 0
is the progress of the phase, column 1 + i the i-th milestone of its catalogue. NaN is an entity outside the
phase or without any report up to the cut-off; a milestone that a reporting entity never reported is 0
(design, section 5).
"""

import numpy as np
from numpy.typing import NDArray

from dashboard.core.kept import kept_with
from dashboard.core.scales import TOLERANCE
from data.model import Phase

FULL = 100.0
DECIMALS = 9  # of a percentage: what is finer is dust of sums, and must not put equals in an order


@kept_with()
def done_fractions(phase: Phase) -> NDArray[np.float64]:
    """Return the fraction (0-1) that counts of each milestone, by cut-off and entity, closed to writing.

    NaN for an entity outside the phase or without any report; 0 for what a reporting entity never reported.
    """
    done: NDArray[np.float64] = np.nan_to_num(phase.fractions.astype(float))
    done[np.isnat(phase.last_report) | ~phase.assisted] = np.nan
    done.setflags(write=False)
    return done


@kept_with()
def completion(phase: Phase) -> NDArray[np.float64]:
    """Return percent by cut-off, entity and column (see the module's first lines), closed to writing."""
    done, weights = done_fractions(phase), weights_of(phase)
    progress = weighted_sum(done, weights)[..., np.newaxis] / weights.sum()
    values: NDArray[np.float64] = np.round(FULL * np.concatenate([progress, done], axis=2), DECIMALS)
    values.setflags(write=False)
    return values


def progress_of(phase: Phase) -> NDArray[np.float64]:
    """Return the progress of the phase (0-100) by cut-off and entity; NaN without report."""
    return completion(phase)[..., 0]


def milestones_of(phase: Phase) -> NDArray[np.float64]:
    """Return the completion (0-100) by cut-off, entity and milestone; NaN without report."""
    return completion(phase)[..., 1:]


def weights_of(phase: Phase) -> NDArray[np.float64]:
    """Return the weight of each milestone in the phase, in points; they sum to 100 within a tolerance."""
    return phase.milestones["weight"].to_numpy(float)


def weighted_sum(values: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return Σ weight × value over the last axis."""
    total: NDArray[np.float64] = (values * weights).sum(axis=-1)
    return total


def weighted(values: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean by weight over the last axis: progress of a phase or a stage from its milestones."""
    return weighted_sum(values, weights) / weights.sum()


def is_complete(values: NDArray[np.float64] | float) -> NDArray[np.bool_]:
    """Return which percentages (0-100), or whether one, are complete; never what is unknown.

    Nothing below 100 is: the tolerance is that of changes, what sums of binary fractions leave.
    """
    return np.asarray(values) >= FULL - TOLERANCE
