"""The monthly ranking of adviser codes: three components from 0 to 100, and their weighted mean.

Who is ranked is in charge of some entity of the phase in course. A component without anything to measure is
not zero: the others weigh in its place. Codes that nothing measures have no score.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from dashboard.core.kept import kept_with
from dashboard.core.state import ViewState
from dashboard.core.wording import rounded
from dashboard.indicators.advisories import advisories_of, of_both_kinds
from dashboard.indicators.measures import BoolArray
from dashboard.indicators.rules import current_phase
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.weights import COMPONENTS
from data.model import Model

LAST_DAYS: Final = 3  # of the month; shown with the ranking
DECIMALS: Final = 1  # with which a score is printed, and places are given


@dataclass(frozen=True)
class Place:
    """One adviser code in a month.

    Attributes:
        adviser: code. entities: in charge. advisories: given in the month. reports: of the month, one per
        entity and cut-off.
        parts: each component, 0 to 100; NaN where there is nothing to measure.
        score: their weighted mean, 0 to 100; NaN without any. rank: 1 is the highest; those that print alike
        share it; None without a score.
    """

    adviser: str
    entities: int
    advisories: int
    reports: int
    parts: Mapping[str, float]
    score: float
    rank: int | None


def month_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the month of a day, up to that day."""
    return day.replace(day=1), day


@kept_with(16)
def reports_between(model: Model, first: date, last: date) -> tuple[np.ndarray, np.ndarray]:
    """Return by entity how many of its reports fall in some days, and how many in the month's last days.

    A report is an entity that reports in a cut-off of a phase, on the day of the last that it made in it.
    """
    count = np.zeros(len(model.entities), dtype=int)
    late = np.zeros(len(model.entities), dtype=int)
    for phase in model.phases.values():
        days = phase.last_report.astype("datetime64[D]")
        is_new = ~np.isnat(days)
        is_new[1:] &= np.isnat(days[:-1]) | (days[1:] != days[:-1])
        inside = is_new & (days >= np.datetime64(first)) & (days <= np.datetime64(last))
        ends = (days.astype("datetime64[M]") + 1).astype("datetime64[D]")
        count += inside.sum(axis=0)
        late += (inside & ((ends - days).astype(float) <= LAST_DAYS)).sum(axis=0)
    return count, late


def ranking(
    snapshot: Snapshot, state: ViewState, cutoff: date, weights: Mapping[str, int]
) -> tuple[Place, ...]:
    """Return every code in charge of entities of a view in the month of a cut-off, highest first."""
    measured = [
        replace(place, score=_score(place.parts, weights)) for place in _measured(snapshot, state, cutoff)
    ]
    printed = rounded(np.array([place.score for place in measured], dtype=float), DECIMALS)
    placed = [
        place if np.isnan(shown) else replace(place, rank=1 + int((printed > shown).sum()))
        for place, shown in zip(measured, printed, strict=True)
    ]
    return tuple(sorted(placed, key=lambda place: (place.rank or len(placed) + 1, place.adviser)))


def _score(parts: Mapping[str, float], weights: Mapping[str, int]) -> float:
    known = {key: value for key, value in parts.items() if not np.isnan(value) and weights[key]}
    total = sum(weights[key] for key in known)
    return sum(weights[key] * value for key, value in known.items()) / total if total else float("nan")


def _measured(snapshot: Snapshot, state: ViewState, cutoff: date) -> list[Place]:
    """Return every code with its components, without score or place yet."""
    first, last = month_of(cutoff)
    model = snapshot.model
    given = advisories_of(snapshot, state, cutoff)
    given = given[given["date"] >= pd.Timestamp(first)]
    reports, late = reports_between(model, first, last)
    frame = pd.DataFrame(
        {
            "adviser": model.entities["adviser_code"].to_numpy(),
            "reports": reports,
            "late": late,
            "attended": (reports > 0) | model.entities.index.isin(given["entity_code"]),
            "entities": 1,
        }
    )[_in_charge(snapshot, state, cutoff)]
    sums = frame.groupby("adviser")[["entities", "reports", "late", "attended"]].sum()
    # a count of rows: the register is whole, so a code without any gave none
    sums["advisories"] = given.groupby("adviser_code").size().reindex(sums.index, fill_value=0)
    most = float((sums["advisories"] / sums["entities"]).max()) if len(sums) else 0.0
    return [_row(str(code), own, most) for code, own in sums.iterrows()]


def _row(code: str, own: pd.Series, most: float) -> Place:
    entities, reports = int(own["entities"]), int(own["reports"])
    values = (
        min(100.0, 100 * own["advisories"] / entities / most) if most else float("nan"),
        100 * own["attended"] / entities,
        100 * (reports - own["late"]) / reports if reports else float("nan"),
    )
    parts = {one.key: float(value) for one, value in zip(COMPONENTS, values, strict=True)}
    return Place(code, entities, int(own["advisories"]), reports, parts, float("nan"), None)


def _in_charge(snapshot: Snapshot, state: ViewState, cutoff: date) -> BoolArray:
    """Return the entities of a view, of both kinds, with a code of DNP and inside the phase in course.

    The other partners keep no register of advisories: beside DNP's codes theirs would always come last.
    """
    model = snapshot.model
    phase = model.phases[current_phase(model, cutoff)]
    entities = model.entities
    own = entities["adviser_code"].notna() & (entities["partner"].isna() | entities["partner"].eq("DNP"))
    found: BoolArray = of_both_kinds(snapshot, state) & phase.assisted & own.to_numpy(dtype=bool)
    return found
