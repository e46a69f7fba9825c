"""From planned journeys to milestone reports: what an entity has done by a cut-off, and when it says so.

A journey gives each milestone a start, an end and a final fraction; an entity speaks at some cut-offs only. A
report is a row when a fraction changed since the last one, or when the entity only confirms where it stands.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.demo.noise import Floats
from data.demo.targets import LATE_LOADING, ORIGIN

Flags = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]
STEPS = (0.05, 0.1, 0.25, 0.5)  # how finely an adviser writes a fraction down
STEP_SHARES = (0.15, 0.2, 0.35, 0.3)
MONTH_END_DAYS = 3
NEW_YEAR = date(2020, 1, 1)
REPORT_COLUMNS = [
    "entity_code",
    "phase",
    "milestone",
    "report_date",
    "cutoff",
    "fraction",
    "adviser_code",
    "origen",
]


@dataclass(frozen=True, eq=False)
class Journey:
    """What each entity will have done and when.

    Attributes:
        codes: entity codes, ascending; axis 0 of the arrays.
        final: entity x milestone, fraction at the end (0-1).
        start: entity x milestone, day of 2020 the work begins.
        end: entity x milestone, day of 2020 it reaches its final fraction.
        step: entity, the grain of its intermediate fractions.
    """

    codes: npt.NDArray[np.object_]
    final: Floats
    start: Floats
    end: Floats
    step: Floats


@dataclass(frozen=True, eq=False)
class Habits:
    """How each entity reports.

    Attributes:
        late: entity, whether its adviser enters reports in the last days of the month only.
        first: entity, index of the first cut-off with a report.
        last: entity, index of the last cut-off it may speak at; afterwards silence.
        gap: entity x cutoff, silence in the middle.
        stall: entity x cutoff, work at a standstill (it may still confirm).
    """

    late: Flags
    first: Integers
    last: Integers
    gap: Flags
    stall: Flags


def day_of_year(day: date) -> int:
    """Return 1 for the first of January."""
    return (day - NEW_YEAR).days + 1


def steps(draws: np.random.Generator, count: int) -> Floats:
    """Draw how finely each entity writes its fractions."""
    places = draws.choice(len(STEPS), size=count, p=STEP_SHARES)
    chosen: Floats = np.array(STEPS, dtype=np.float64)[places]
    return chosen


def late_loading(draws: np.random.Generator, advisers: pd.Series, regions: pd.Series) -> Flags:
    """Draw which advisers load late, by the habit of their region; an entity has the habit of its adviser."""
    names = pd.Index(sorted(advisers.unique()))
    luck = pd.Series(draws.random(len(names)), index=names)
    late: Flags = (advisers.map(luck).to_numpy() < regions.map(LATE_LOADING).to_numpy()).astype(bool)
    return late


def stretches(draws: np.random.Generator, shape: tuple[int, int], share: float, length: int) -> Flags:
    """Mark one run of `length` cut-offs, away from the first two and the last, in a share of the entities."""
    entities, cutoffs = shape
    begin = draws.integers(2, max(3, cutoffs - length), size=entities)
    chosen = draws.random(entities) < share
    columns = np.arange(cutoffs)
    inside: Flags = (columns >= begin[:, None]) & (columns < begin[:, None] + length) & chosen[:, None]
    return inside


def reached(journey: Journey, days: Floats) -> Floats:
    """Return the fraction reached, entity x cutoff x milestone, at effective `days` (entity x cutoff)."""
    length = np.maximum(journey.end - journey.start, 1.0)
    elapsed = (days[:, :, None] - journey.start[:, None, :]) / length[:, None, :]
    grain = journey.step[:, None, None]
    partial = np.floor(np.clip(elapsed, 0.0, 1.0) * journey.final[:, None, :] / grain + 1e-9) * grain
    done = np.where(elapsed >= 1.0, journey.final[:, None, :], np.minimum(partial, journey.final[:, None, :]))
    return np.asarray(np.round(done, 4), dtype=np.float64)


def effective_days(cutoffs: tuple[date, ...], stall: Flags, closing: date) -> Floats:
    """Return entity x cutoff: the day the work has come to; a standstill repeats the day before it."""
    days = np.tile([float(day_of_year(min(day, closing))) for day in cutoffs], (len(stall), 1))
    for place in range(1, len(cutoffs)):
        days[:, place] = np.where(stall[:, place], days[:, place - 1], days[:, place])
    return days


def speaks(draws: np.random.Generator, habits: Habits, cutoffs: tuple[date, ...]) -> Flags:
    """Draw at which cut-offs each entity reports (entity x cutoff)."""
    month_end = np.array([day.day > 15 for day in cutoffs])
    skip = np.where(habits.late[:, None], np.where(month_end, 0.03, 0.8), 0.15)
    places = np.arange(len(cutoffs))
    awake = (places >= habits.first[:, None]) & (places <= habits.last[:, None]) & ~habits.gap
    said: Flags = awake & (draws.random(skip.shape) >= skip)
    said[np.arange(len(said)), habits.first] = True
    return said


def settle(said: Flags, state: Floats) -> Flags:
    """Make each entity speak once its final state is reached, if its last report was earlier."""
    final = state[:, -1:, :]
    ready = (state == final).all(axis=2).argmax(axis=1)
    last = said.shape[1] - 1 - said[:, ::-1].argmax(axis=1)
    settled = said.copy()
    late = np.flatnonzero(last < ready)
    settled[late, ready[late]] = True
    return settled


def regress(draws: np.random.Generator, state: Floats, count: int) -> Floats:
    """Return the states with a few overstatements, which the entity's next report corrects downwards."""
    middle = (state[:, 1:-2] > 0.2) & (state[:, 1:-2] < 0.7) & (state[:, 2:-1] < 0.8)
    places = np.argwhere(middle)
    chosen = places[draws.choice(len(places), size=min(count, len(places)), replace=False)]
    raised = state.copy()
    entity, cutoff, milestone = chosen.T
    raised[entity, cutoff + 1, milestone] = np.round(raised[entity, cutoff + 2, milestone] + 0.2, 4)
    return raised


def report_dates(
    draws: np.random.Generator, late: Flags, cutoffs: tuple[date, ...], opening: date, closing: date
) -> npt.NDArray[np.object_]:
    """Draw the day each entity would report at each cut-off: inside its fortnight, or in its last days."""
    previous = [opening, *cutoffs[:-1]]
    dates = np.empty((len(late), len(cutoffs)), dtype=object)
    for place, (before, cutoff) in enumerate(zip(previous, cutoffs, strict=True)):
        end = min(cutoff, closing)
        span = np.where(late, MONTH_END_DAYS, min((end - before).days, 15))
        back = np.floor(draws.random(len(late)) * span).astype(int)
        dates[:, place] = [end - timedelta(days=int(days)) for days in back]
    return dates


def changes(state: Floats, said: Flags, confirms: Flags) -> list[tuple[int, int, int, float]]:
    """Return (entity, cutoff, milestone, fraction) for every row reported.

    The first report of an entity that has done nothing is milestone 1 at 0: it has data, and they say zero.
    """
    known = np.full((state.shape[0], state.shape[2]), np.nan)
    rows: list[tuple[int, int, int, float]] = []
    for cutoff in range(state.shape[1]):
        now = state[:, cutoff]
        moved = said[:, cutoff, None] & (now != np.nan_to_num(known))
        quiet = said[:, cutoff] & ~moved.any(axis=1) & (confirms[:, cutoff] | np.isnan(known).all(axis=1))
        rows += [(int(e), cutoff, int(m), float(now[e, m])) for e, m in np.argwhere(moved)]
        rows += [
            (int(e), cutoff, _latest(now[e]), float(now[e, _latest(now[e])])) for e in np.flatnonzero(quiet)
        ]
        known = np.where(moved, now, known)
        known[quiet, 0] = np.nan_to_num(known[quiet, 0])
    return rows


def _latest(fractions: Floats) -> int:
    """Position of the last milestone with progress, else of the first milestone."""
    started = np.flatnonzero(fractions > 0)
    return int(started[-1]) if len(started) else 0


def as_table(
    rows: list[tuple[int, int, int, float]],
    phase: str,
    codes: npt.NDArray[np.object_],
    dates: npt.NDArray[np.object_],
    cutoffs: tuple[date, ...],
    advisers: npt.NDArray[np.object_],
) -> pd.DataFrame:
    """Return the reports as rows ordered by entity, cut-off and milestone."""
    frame = pd.DataFrame(
        [
            (codes[e], phase, m + 1, dates[e, c], cutoffs[c], fraction, advisers[e], ORIGIN)
            for e, c, m, fraction in rows
        ],
        columns=REPORT_COLUMNS,
    )
    order = ["entity_code", "cutoff", "milestone"]
    return frame.sort_values(order, kind="stable", ignore_index=True)
