"""Who has a reason to be called, and in which order: one answer for every page and for the report."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.core.kept import kept_with
from dashboard.core.state import ViewState
from dashboard.indicators.rules.declaration import phase_status_at
from dashboard.indicators.rules.findings import current_phase, cutoff_of, findings_in
from data.model import Model


@dataclass(frozen=True, kw_only=True)
class Urgent:
    """An entity with a reason to be called.

    Attributes:
        code: of the entity. points: sum of the points of its reasons.
        progress: of the phase in course (0-100); NaN without report or outside the phase.
        reasons: rule and sentence of each of its reasons, the heaviest first.
    """

    code: str
    points: int
    progress: float
    reasons: tuple[tuple[str, str], ...]

    @property
    def order(self) -> tuple[int, bool, float, str]:
        """What the list is sorted by: most points first; then no report, least progress; then the code."""
        is_known = not np.isnan(self.progress)
        return -self.points, is_known, self.progress if is_known else 0.0, self.code


def reasons_in(model: Model, state: ViewState) -> pd.DataFrame:
    """Return the findings of a view that are reasons to call, as `findings_in` has them."""
    found = findings_in(model, state)
    return found[found["points"] > 0]


def with_reason(model: Model, state: ViewState) -> int:
    """Count the entities of a view with a reason to be called."""
    return int(reasons_in(model, state)["entity"].nunique())


@kept_with(64)
def by_urgency(model: Model, state: ViewState) -> tuple[Urgent, ...]:
    """Return the entities of a view with a reason to be called, the most urgent first."""
    heaviest = reasons_in(model, state).sort_values("points", ascending=False, kind="stable")
    points: dict[str, int] = {}
    reasons: dict[str, list[tuple[str, str]]] = {}
    for code, rule, weight, words in zip(
        *(heaviest[column] for column in ("entity", "rule", "points", "sentence")), strict=True
    ):
        points[str(code)] = points.get(str(code), 0) + int(weight)
        reasons.setdefault(str(code), []).append((str(rule), str(words)))
    progress = _progress(model, state)
    listed = (
        Urgent(code=code, points=points[code], progress=float(progress[code]), reasons=tuple(own))
        for code, own in reasons.items()
    )
    return tuple(sorted(listed, key=lambda one: one.order))


def _progress(model: Model, state: ViewState) -> pd.Series:
    """Return by entity the progress of the phase in course; NaN everywhere before the first phase."""
    cutoff = cutoff_of(model, state)
    status = phase_status_at(model, current_phase(model, cutoff), cutoff)
    values = np.nan if status is None else status.progress[-1]
    return pd.Series(values, index=model.entities.index, dtype=float)
