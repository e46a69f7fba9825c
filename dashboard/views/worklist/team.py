"""The team: when reports are entered, by zone and region, and how much each adviser carries."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.core.kept import kept_with
from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.indicators.groups import group_keys
from dashboard.indicators.measures import BoolArray, FloatArray
from dashboard.indicators.rules import judged
from dashboard.indicators.rules.declaration import PhaseStatus
from dashboard.indicators.selection import describe_filters, in_force
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.worklist.tasks import Task, current_status
from data.model import Model

IntArray = NDArray[np.int64]
COORDINATOR: Final = "COO"  # how the codes of coordinators begin
LAST_DAYS: Final = 3  # of the month; shown with the table
ADVISED_DAYS: Final = 30  # advisories counted back from the cut-off; shown with the table


class Part(StrEnum):
    """What a row of the punctuality is of."""

    REGION = "región"
    ZONE = "zona"
    WHOLE = "conjunto"


@dataclass(frozen=True)
class Punctuality:
    """Of the reports of some entities (one per entity and cut-off), how many came in the month's last days.

    Attributes:
        kind: region, zone or all of them. name: in words. is_here: whether the view is about it.
        late: in the last `LAST_DAYS` days of the month. reports: all.
    """

    kind: Part
    name: str
    is_here: bool
    late: int
    reports: int

    @property
    def share(self) -> float:
        """Percentage (0-100); NaN without reports."""
        return 100 * self.late / self.reports if self.reports else float("nan")


@dataclass(frozen=True)
class Load:
    """What one adviser code carries among the entities of a view.

    Attributes:
        entities: assisted in the phase in course. silent: of them, without any report.
        listed: on the work list. points: their sum. progress: mean of those with report; NaN without any.
        advisories: given lately.
    """

    adviser: str
    entities: int
    silent: int
    listed: int
    points: int
    progress: float
    advisories: int


@kept_with()
def zones(model: Model) -> Mapping[str, tuple[str, ...]]:
    """Return the regions of each coordinator's zone, by the coordinator's code.

    The register has no table of zones: a region belongs to the coordinator that advises most of its
    gobernaciones (the first code of equals), and to no zone when no coordinator does.
    """
    entities = model.entities
    advised = entities[(entities["kind"] == GOBERNACION) & entities["adviser_code"].notna()]
    own = advised[advised["adviser_code"].str.startswith(COORDINATOR)]
    found: dict[str, list[str]] = {}
    for slug, codes in own.groupby("region")["adviser_code"]:
        found.setdefault(str(codes.mode().iloc[0]), []).append(str(slug))
    return {code: tuple(found[code]) for code in sorted(found)}


@kept_with()
def report_counts(status: PhaseStatus) -> tuple[np.ndarray, np.ndarray]:
    """Return by entity how many cut-offs brought a report, and how many of these in the month's last days."""
    days = status.phase.last_report[: status.position + 1].astype("datetime64[D]")
    is_new = ~np.isnat(days)
    is_new[1:] &= np.isnat(days[:-1]) | (days[1:] != days[:-1])
    month_end = days.astype("datetime64[M]") + 1
    left = (month_end.astype("datetime64[D]") - days).astype(float)  # 1 on the last day
    late = is_new & (left <= LAST_DAYS)
    return is_new.sum(axis=0), late.sum(axis=0)


def punctuality(snapshot: Snapshot, state: ViewState) -> tuple[Punctuality, ...]:
    """Return the row of each region with reports, of each zone of several regions, and of all regions.

    The filters count, those of place apart: a region is read beside the others. The last row is called the
    country only where no other filter is in force.
    """
    status = current_status(snapshot, state)
    if status is None:
        return ()
    everywhere = state.without("regions").without("departments")
    inside = judged(snapshot.model, everywhere) & status.phase.assisted
    regions = snapshot.model.catalogue.regions
    owners = group_keys(snapshot.model, Level.REGION)[0][inside]
    reports, late = (np.bincount(owners, counts[inside], len(regions)) for counts in report_counts(status))

    def row(kind: Part, name: str, places: Sequence[int], is_here: bool) -> Punctuality:
        return Punctuality(kind, name, is_here, int(late[places].sum()), int(reports[places].sum()))

    names = regions["name"].to_dict()
    rows = [
        row(Part.REGION, str(name), [place], slug in state.regions)
        for place, (slug, name) in enumerate(names.items())
    ]
    for code, slugs in zones(snapshot.model).items():
        if len(slugs) > 1:
            title = f"Zona {code}: {' y '.join(str(names[slug]) for slug in slugs)}"
            places = regions.index.get_indexer(list(slugs)).tolist()
            rows.append(row(Part.ZONE, title, places, set(slugs) == set(state.regions)))
    name = f"Todas las regiones ({describe_filters(snapshot.model, everywhere)})"
    every = row(
        Part.WHOLE, name if in_force(everywhere) else "País", list(range(len(regions))), not state.regions
    )
    return tuple(item for item in (*rows, every) if item.reports)


def loads(snapshot: Snapshot, state: ViewState, listed: tuple[Task, ...]) -> tuple[Load, ...]:
    """Return what each adviser code carries in a view, the most points first."""
    status = current_status(snapshot, state)
    if status is None:
        return ()
    assisted = judged(snapshot.model, state) & status.phase.assisted
    keys, names = _advisers(snapshot.model)
    points = np.zeros(len(keys))
    for task in listed:
        points[snapshot.directory[task.code].place] = task.points
    progress = status.progress[-1]

    def by_adviser(mask: BoolArray, amounts: FloatArray | None = None) -> list[float]:
        counted = mask & (keys >= 0)
        weights = None if amounts is None else amounts[counted]
        return np.bincount(keys[counted], weights, len(names)).tolist()

    known = assisted & ~np.isnan(progress)
    columns = (
        by_adviser(assisted),
        by_adviser(assisted & ~status.reported),
        by_adviser(points > 0),
        by_adviser(points > 0, points),
        by_adviser(known, progress),
        by_adviser(known),
    )
    given = _advisories(snapshot.model, status.cutoff)
    rows = [
        Load(name, int(inside), int(silent), int(tasks), int(sum_), total / n if n else np.nan, given[name])
        for name, inside, silent, tasks, sum_, total, n in zip(names, *columns, strict=True)
        if inside or tasks
    ]
    return tuple(sorted(rows, key=lambda load: (-load.points, load.adviser)))


@kept_with()
def _advisers(model: Model) -> tuple[IntArray, tuple[str, ...]]:
    """Return the place of each entity's adviser among their codes (-1: none), and the codes."""
    keys, names = pd.factorize(model.entities["adviser_code"], sort=True)
    return keys, tuple(str(name) for name in names)


@kept_with(32)
def _advisories(model: Model, cutoff: date) -> Counter[str]:
    """Count the advisories by adviser over the last days up to the view's cut-off."""
    last = pd.Timestamp(cutoff)
    first = pd.Timestamp(cutoff - timedelta(days=ADVISED_DAYS))
    table = model.advisories
    lately = (table["date"] > first) & (table["date"] <= last)
    return Counter(table["adviser_code"].to_numpy()[lately.to_numpy()].tolist())
