"""Milestone reports of phase I, January to July 2020: 649 of the 707 assisted entities report.

The other 58 municipalities (of ART and DAFP) stay without report: 675 reached, 617 with a report,
which is how the demonstration reads the two published figures.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from data.demo import timeline
from data.demo.entities import capacity
from data.demo.noise import Floats, field, generator, highest, standard
from data.demo.targets import (
    APPROVAL_LIMIT,
    APPROVAL_LIMIT_683,
    CUTOFFS_1,
    GOBERNACION_LACK,
    LAGGING_GOBERNACIONES,
    LOWEST,
    LOWEST_LACKS,
    MUNICIPAL_LACK,
    PUBLISHED_CUT_1,
    SECOND_LACKS,
    SECOND_LOWEST,
    WITHOUT_DELIVERY,
    WITHOUT_HEARING,
    WITHOUT_REPORT_1,
)
from geo.divipola import Catalogue

OPENING = date(2020, 1, 6)
PLANNED = {  # day of 2020 each milestone begins and ends, before pace, pandemic and Decree 683
    1: (8, 35),
    2: (10, 45),
    3: (12, 55),
    4: (15, 60),
    5: (10, 40),
    6: (20, 70),
    7: (20, 80),
    8: (30, 60),
    9: (35, 85),
    10: (40, 95),
    11: (75, 100),
    12: (95, 112),
    13: (85, 108),
    14: (95, 120),
    15: (95, 122),
    16: (110, 122),
    17: (108, 122),
    18: (114, 124),
    19: (120, 136),
    20: (128, 145),
    21: (146, 172),
    22: (136, 147),
}
# the dip: a quick January, a month's work in all of February and March, and April to catch up
PLANNED_DAYS = (0, 8, 44, 68, 95, 110, 124, 150, 176, 366)
ACTUAL_DAYS = (0, 8, 36, 93, 105, 114, 122, 150, 177, 366)
LACK_SHARES = {9: 0.28, 10: 0.2, 15: 0.2, 20: 0.17, 21: 0.15}  # milestones that some never complete
LACK_LIMIT = 26.0  # points: keeps the rest above the two lowest
GOBERNACION_LIMIT = 5.0  # points: keeps the rest above the three of 88
DEADLINE = timeline.day_of_year(PUBLISHED_CUT_1) - 4
DELIVERY, HEARING, APPROVAL = 18, 14, 22


@dataclass(frozen=True, eq=False)
class Reporters:
    """The entities that report in phase I, with the columns drawn upon; index entity_code, ascending."""

    frame: pd.DataFrame

    @property
    def municipal(self) -> np.ndarray:
        """Whether each is a municipality."""
        found: np.ndarray = (self.frame["kind"] == "municipio").to_numpy()
        return found


def build_phase_1(entities: pd.DataFrame, milestones: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return the milestone reports of phase I; `milestones` is the catalogue of `data.milestones`."""
    reporters = _reporters(entities, catalogue)
    weights = milestones[milestones["phase"] == "1"].set_index("milestone")["weight"].sort_index()
    draws = generator("phase-1")
    journey = _journey(draws, reporters, weights)
    habits = _habits(draws, reporters)
    journey = _hurried(journey, habits)
    days = timeline.effective_days(CUTOFFS_1, habits.stall, PUBLISHED_CUT_1)
    state = timeline.regress(draws, timeline.reached(journey, days), 30)
    said = timeline.settle(timeline.speaks(draws, habits, CUTOFFS_1), state)
    confirms = draws.random(said.shape) < 0.55
    dates = timeline.report_dates(draws, habits.late, CUTOFFS_1, OPENING, PUBLISHED_CUT_1)
    rows = timeline.changes(state, said, confirms)
    advisers = reporters.frame["adviser_code"].to_numpy(dtype=object)
    return timeline.as_table(rows, "1", journey.codes, dates, CUTOFFS_1, advisers)


def without_report(entities: pd.DataFrame, catalogue: Catalogue) -> pd.Index:
    """Return the 58 municipalities of ART and DAFP without any report: remote ones, in clusters."""
    table = entities[entities["partner"].isin(["ART", "DAFP"]) & (entities["kind"] == "municipio")]
    units = catalogue.municipalities.loc[table["entity_code"]]
    lon, lat = units["lon"].to_numpy(), units["lat"].to_numpy()
    emptiness = standard(
        np.log(units["area_km2"].to_numpy() / units["population_2018"].to_numpy(dtype=float))
    )
    noise = generator("without-report-1").normal(size=len(units))
    scores = 0.5 * emptiness + 0.7 * field(lon, lat, "without-report-1") + noise
    return units.index[highest(scores, WITHOUT_REPORT_1)]


def _reporters(entities: pd.DataFrame, catalogue: Catalogue) -> Reporters:
    table = entities[entities["phase_1"]].set_index("entity_code").sort_index()
    table = table.drop(index=without_report(entities, catalogue))
    units = catalogue.municipalities
    leaning = pd.Series(capacity(catalogue).results, index=units.index)
    table = table.assign(
        region=table["department_code"].map(catalogue.departments["region"]),
        # a gobernación is no point of these fields: it leans neither way
        capacity=leaning.reindex(table.index, fill_value=0.0),
        spread=pd.Series(
            field(units["lon"].to_numpy(), units["lat"].to_numpy(), "pace"), index=units.index
        ).reindex(table.index, fill_value=0.0),
    )
    return Reporters(table)


def _journey(draws: np.random.Generator, reporters: Reporters, weights: pd.Series) -> timeline.Journey:
    table = reporters.frame
    final = _final(draws, reporters, weights)
    begin, end = _windows(draws, table)
    return timeline.Journey(
        codes=table.index.to_numpy(dtype=object),
        final=final,
        start=np.minimum(begin, end - 1.0),
        end=end,
        step=timeline.steps(draws, len(table)),
    )


def _windows(draws: np.random.Generator, table: pd.DataFrame) -> tuple[Floats, Floats]:
    """Start and end of each milestone: plan, dip, the entity's pace, its extension, the legal limit."""
    pace = _pace(draws, table)[:, None]
    jitter = draws.normal(0.0, 3.5, size=(len(table), len(PLANNED)))
    begin, end = (
        np.interp([span[side] for span in PLANNED.values()], PLANNED_DAYS, ACTUAL_DAYS) for side in (0, 1)
    )
    extended = table["decree_683"].to_numpy(dtype=bool)
    shift = np.where(extended, draws.uniform(14.0, 44.0, size=len(table)), 0.0)[:, None]
    slow = (np.array(list(PLANNED)) >= HEARING).astype(float)
    ends = end + pace + jitter + shift * slow
    begins = begin + pace + jitter + shift * slow
    ends[:, APPROVAL - 1] = _approval(draws, ends[:, APPROVAL - 1], extended)
    return begins, np.clip(ends, 12.0, DEADLINE)


def _pace(draws: np.random.Generator, table: pd.DataFrame) -> Floats:
    partner = table["partner"].map({"DNP": -3.0, "DAFP": 1.0, "ART": 5.0}).to_numpy()
    leaning = -3.0 * table["capacity"].to_numpy() + 5.0 * table["spread"].to_numpy()
    days: Floats = np.clip(partner + leaning + draws.normal(0.0, 7.0, size=len(table)), -12.0, 26.0)
    return days


def _approval(draws: np.random.Generator, ends: Floats, extended: np.ndarray) -> Floats:
    """Day of approval: 31 May at the latest, 15 July with Decree 683, and three in a hundred late."""
    ordinary = np.minimum(ends, timeline.day_of_year(APPROVAL_LIMIT))
    late = draws.random(len(ends)) < 0.03
    ordinary = np.where(late, ordinary + draws.uniform(6.0, 40.0, size=len(ends)), ordinary)
    return np.where(extended, np.minimum(ends, timeline.day_of_year(APPROVAL_LIMIT_683)), ordinary)


def _habits(draws: np.random.Generator, reporters: Reporters) -> timeline.Habits:
    table = reporters.frame
    count, cutoffs = len(table), len(CUTOFFS_1)
    luck = draws.random(count)
    first = np.where(luck < 0.05, draws.integers(3, 7, size=count), np.where(luck < 0.3, 1, 0))
    silent = draws.random(count) < 0.12
    return timeline.Habits(
        late=timeline.late_loading(draws, table["adviser_code"], table["region"]),
        first=first,
        last=np.where(silent, draws.integers(9, 11, size=count), cutoffs - 1),
        gap=timeline.stretches(draws, (count, cutoffs), 0.05, 4),
        stall=timeline.stretches(draws, (count, cutoffs), 0.06, 4),
    )


def _hurried(journey: timeline.Journey, habits: timeline.Habits) -> timeline.Journey:
    """Bring the ends forward for entities that fall silent: what they last said is their final state."""
    closing = np.array([float(timeline.day_of_year(min(day, PUBLISHED_CUT_1))) for day in CUTOFFS_1])
    end = np.minimum(journey.end, closing[habits.last][:, None] - 1.0)
    start = np.minimum(journey.start, end - 1.0)
    return timeline.Journey(journey.codes, journey.final, start, end, journey.step)


def _final(draws: np.random.Generator, reporters: Reporters, weights: pd.Series) -> Floats:
    """Fractions at the end: everything done, but for the published laggards and a calibrated lack."""
    codes = reporters.frame.index
    final = np.ones((len(codes), len(weights)))
    fixed = {**LAGGING_GOBERNACIONES, LOWEST: LOWEST_LACKS, SECOND_LOWEST: SECOND_LACKS}
    for code, lacks in fixed.items():
        for milestone, fraction in lacks.items():
            final[codes.get_loc(code), milestone - 1] = fraction
    free = ~codes.isin(list(fixed))
    _mark(draws, final, free & reporters.municipal, HEARING, WITHOUT_HEARING - _missing(final, HEARING))
    _mark(draws, final, free & reporters.municipal, DELIVERY, WITHOUT_DELIVERY - _missing(final, DELIVERY))
    strain = np.exp(-0.8 * reporters.frame["capacity"].to_numpy())
    towns, others = free & reporters.municipal, free & ~reporters.municipal
    points = weights.to_numpy(dtype=float)
    owed = MUNICIPAL_LACK * reporters.municipal.sum() - _lack(final[reporters.municipal], points)
    _spread_lack(draws, final, np.where(towns, strain, 0.0), points, owed, LACK_LIMIT)
    owed = GOBERNACION_LACK * others.sum()
    _spread_lack(draws, final, np.where(others, strain, 0.0), points, owed, GOBERNACION_LIMIT)
    return final


def _lack(final: Floats, points: Floats) -> float:
    return round(float(((1.0 - final) * points).sum()), 6)  # rounded: no last bit decides a comparison


def _missing(final: Floats, milestone: int) -> int:
    return int((final[:, milestone - 1] < 1.0).sum())


def _mark(draws: np.random.Generator, final: Floats, free: np.ndarray, milestone: int, count: int) -> None:
    chosen = draws.choice(np.flatnonzero(free), size=count, replace=False)
    final[chosen, milestone - 1] = draws.choice([0.0, 0.25, 0.5, 0.75], size=count)


def _spread_lack(
    draws: np.random.Generator, final: Floats, strain: Floats, points: Floats, owed: float, limit: float
) -> None:
    """Lower fractions until `owed` points are lacking; rows by their strain, none beyond `limit` points."""
    shares = np.array(list(LACK_SHARES.values()))
    while owed > 0:
        row = int(draws.choice(len(strain), p=strain / strain.sum()))
        column = int(draws.choice(list(LACK_SHARES), p=shares / shares.sum())) - 1
        lower = min(final[row, column], float(draws.choice([0.0, 0.25, 0.5, 0.5, 0.75])))
        points_lost = round(float((final[row, column] - lower) * points[column]), 6)
        if _lack(final[row : row + 1], points) + points_lost <= limit:
            final[row, column] = lower
            owed = round(owed - points_lost, 6)
