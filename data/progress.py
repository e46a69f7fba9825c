"""Milestone reports as arrays: cutoff × entity × milestone.

A report counts from its cut-off on, until a later one of the same milestone replaces it; within a cut-off the
last by date counts. What was never reported is NaN (or NaT), never zero. Every array is read-only.
"""

from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.contracts import CERTAINTY, origin_of

Fractions = npt.NDArray[np.float64]
Dates = npt.NDArray[np.datetime64]
Ranks = npt.NDArray[np.int8]


def fortnights(first: date, last: date) -> tuple[date, ...]:
    """Return every cut-off between two dates, both included: the 15th and the last day of each month."""
    months = pd.period_range(first, last, freq="M")
    days = [
        day for month in months for day in (month.start_time.date().replace(day=15), month.end_time.date())
    ]
    return tuple(day for day in days if first <= day <= last)


def cutoff_of(day: date) -> date:
    """Return the cut-off that a day belongs to: the first 15th or last day of a month at or after it."""
    return fortnights(day, day + timedelta(days=16))[0]


def cutoffs_of(reports: pd.DataFrame) -> tuple[date, ...]:
    """Return the cut-offs from the first report's to the last one's, those without reports included."""
    if reports.empty:
        return ()
    return fortnights(reports["cutoff"].min().date(), reports["cutoff"].max().date())


def fraction_array(
    reports: pd.DataFrame, cutoffs: tuple[date, ...], entities: pd.Index, milestones: pd.Index
) -> Fractions:
    """Return the reported fraction (0-1) of each milestone up to each cut-off.

    Args:
        reports: rows of one phase: entity_code, milestone, report_date, cutoff, fraction.
        cutoffs: axis 0, ascending.
        entities: axis 1.
        milestones: axis 2, numbers.

    Returns:
        float64, cutoff × entity × milestone; NaN = never reported up to that cut-off.
    """
    shape = (len(cutoffs), len(entities), len(milestones))
    fractions: Fractions = np.full(shape, np.nan, dtype=np.float64)
    keys = ["cutoff", "entity_code", "milestone"]
    counted = reports.sort_values(["cutoff", "report_date"], kind="stable").drop_duplicates(keys, keep="last")
    fractions[
        _places(counted, cutoffs),
        entities.get_indexer(counted["entity_code"]),
        milestones.get_indexer(counted["milestone"]),
    ] = counted["fraction"].to_numpy()
    for place in range(1, len(cutoffs)):
        unreported = np.isnan(fractions[place])
        fractions[place][unreported] = fractions[place - 1][unreported]
    return frozen(fractions)


def last_report_array(reports: pd.DataFrame, cutoffs: tuple[date, ...], entities: pd.Index) -> Dates:
    """Return the day of the last report of each entity up to each cut-off.

    Returns:
        datetime64[D], cutoff × entity; NaT = no report up to that cut-off.
    """
    last: Dates = np.full((len(cutoffs), len(entities)), np.datetime64("NaT"), dtype="datetime64[D]")
    latest = reports.groupby(["cutoff", "entity_code"], as_index=False)["report_date"].max()
    places = _places(latest, cutoffs), entities.get_indexer(latest["entity_code"])
    last[places] = latest["report_date"].to_numpy().astype("datetime64[D]")
    return frozen(np.fmax.accumulate(last, axis=0)) if len(cutoffs) else frozen(last)


def certainty_array(
    reports: pd.DataFrame, cutoffs: tuple[date, ...], entities: pd.Index, milestones: pd.Index
) -> Ranks:
    """Return how certain the reports that count of each entity are, up to each cut-off.

    Args:
        reports: rows of one phase, as in `fraction_array`, with origen.

    Returns:
        int8, cutoff × entity: place in `CERTAINTY` of the least certain report; where an entity has none,
        that of all the reports.
    """
    least = CERTAINTY.index(origin_of(reports))
    ranks: Ranks = np.full((len(cutoffs), len(entities)), least, dtype=np.int8)
    if reports["origen"].nunique() > 1:
        places = reports["origen"].map(CERTAINTY.index).astype(float)
        own = fraction_array(reports.assign(fraction=places), cutoffs, entities, milestones)
        ranks[:] = np.where(np.isnan(own), np.inf, own).min(axis=2, initial=np.inf).clip(max=len(CERTAINTY))
        ranks[ranks == len(CERTAINTY)] = least
    return frozen(ranks)


def frozen(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the same array, closed to writing."""
    array.setflags(write=False)
    return array


def _places(reports: pd.DataFrame, cutoffs: tuple[date, ...]) -> npt.NDArray[np.intp]:
    axis = np.array(cutoffs, dtype="datetime64[D]")
    places: npt.NDArray[np.intp] = np.searchsorted(axis, reports["cutoff"].to_numpy().astype("datetime64[D]"))
    return places
