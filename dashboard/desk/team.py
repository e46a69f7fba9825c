"""The team: when reports are entered, by zone and region, and how much each adviser carries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import numpy as np
import pandas as pd

from dashboard.board import Board
from dashboard.desk.work import Task, scene_of
from dashboard.measures import BoolArray
from dashboard.rules.declaration import Scene
from dashboard.selection import selected
from dashboard.state import GOBERNACION, ViewState
from data.model import Model

COORDINATOR: Final = "COO"  # how the codes of coordinators begin
LAST_DAYS: Final = 3  # of the month; shown with the table
ADVISED_DAYS: Final = 30  # advisories counted back from the cut-off; shown with the table


@dataclass(frozen=True)
class Punctuality:
    """Of the reports of some entities (one per entity and cut-off), how many came in the month's last days.

    Attributes:
        name: region, zone or country. is_here: whether the view is about it.
        late: in the last `LAST_DAYS` days of the month. reports: all.
    """

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


def report_counts(scene: Scene) -> tuple[np.ndarray, np.ndarray]:
    """Return by entity how many cut-offs brought a report, and how many of these in the month's last days."""
    days = scene.phase.last_report[: scene.position + 1].astype("datetime64[D]")
    is_new = ~np.isnat(days)
    is_new[1:] &= np.isnat(days[:-1]) | (days[1:] != days[:-1])
    month_end = days.astype("datetime64[M]") + 1
    left = (month_end.astype("datetime64[D]") - days).astype(float)  # 1 on the last day
    late = is_new & (left <= LAST_DAYS)
    return is_new.sum(axis=0), late.sum(axis=0)


def punctuality(board: Board, state: ViewState) -> tuple[Punctuality, ...]:
    """Return the row of each region with reports, of each zone of several regions, and of the country.

    The filters count, those of place apart: a region is read beside the others.
    """
    scene = scene_of(board, state)
    if scene is None:
        return ()
    everywhere = state.without("regions").without("departments")
    inside = selected(board.model, everywhere) & scene.phase.assisted
    reports, late = report_counts(scene)
    owners = board.model.entities["region"]

    def row(name: str, mask: BoolArray, is_here: bool) -> Punctuality:
        return Punctuality(name, is_here, int(late[mask].sum()), int(reports[mask].sum()))

    def of(slugs: tuple[str, ...]) -> BoolArray:
        return inside & owners.isin(slugs).to_numpy(dtype=bool)

    names = board.model.catalogue.regions["name"]
    rows = [row(str(name), of((slug,)), slug in state.regions) for slug, name in names.items()]
    for code, slugs in zones(board.model).items():
        if len(slugs) > 1:
            title = f"Zona {code}: {' y '.join(str(names[slug]) for slug in slugs)}"
            rows.append(row(title, of(slugs), set(slugs) == set(state.regions)))
    return tuple(item for item in (*rows, row("País", inside, not state.regions)) if item.reports)


def loads(board: Board, state: ViewState, listed: tuple[Task, ...]) -> tuple[Load, ...]:
    """Return what each adviser code carries in a view, the most points first."""
    scene = scene_of(board, state)
    if scene is None:
        return ()
    assisted = selected(board.model, state) & scene.phase.assisted
    points = pd.Series({task.code: task.points for task in listed}, dtype="float64")
    frame = pd.DataFrame(
        {
            "adviser": board.model.entities["adviser_code"],
            "assisted": assisted,
            "silent": assisted & ~scene.reported,
            "progress": np.where(assisted, scene.progress[-1], np.nan),
            "points": points.reindex(board.model.entities.index),
        }
    )
    frame = frame[frame["assisted"] | frame["points"].notna()]
    given = _advisories(board, scene)
    rows = [_load(str(code), own, given) for code, own in frame.groupby("adviser")]
    return tuple(sorted(rows, key=lambda load: (-load.points, load.adviser)))


def _load(code: str, own: pd.DataFrame, given: pd.Series) -> Load:
    return Load(
        adviser=code,
        entities=int(own["assisted"].sum()),
        silent=int(own["silent"].sum()),
        listed=int(own["points"].notna().sum()),
        points=int(own["points"].sum()),
        progress=float(own["progress"].mean()),
        advisories=int(given.get(code, 0)),
    )


def _advisories(board: Board, scene: Scene) -> pd.Series:
    """Count the advisories by adviser over the last days up to the view's cut-off."""
    last = pd.Timestamp(scene.cutoff)
    first = pd.Timestamp(scene.cutoff - timedelta(days=ADVISED_DAYS))
    table = board.model.advisories
    return table.loc[(table["date"] > first) & (table["date"] <= last), "adviser_code"].value_counts()
