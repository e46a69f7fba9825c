"""The links to the files of a view: what is seen and everything, with the number of rows of each."""

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from dashboard.core.state import Level, ViewState, to_query
from dashboard.indicators.resolved import ResolvedView, resolve_view
from dashboard.indicators.selection import in_force, selected
from dashboard.indicators.snapshot import Snapshot

LINK_NAMES: Final = MappingProxyType(
    {
        "csv": "CSV",
        "excel.csv": "CSV para Excel",
        "xlsx": "Excel",
        "geojson": "GeoJSON",
        "json": "Metadatos",
        "zip": "ZIP",
    }
)
ABOUT_THE_PAGE: Final = ("indicator", "entity", "rules")


@dataclass(frozen=True)
class FileGroup:
    """Links of one selection.

    Attributes:
        label: which selection. rows: how many rows each file has.
        address: of the files, with an asterisk in the place of the ending (a key of `LINK_NAMES`).
    """

    label: str
    rows: int
    address: str


def file_groups(
    snapshot: Snapshot, resolved: ResolvedView, state: ViewState, seen: int
) -> tuple[FileGroup, ...]:
    """Return the files of what is seen (`seen` rows) and of everything; without filters they are one."""
    everything = unfiltered(snapshot, resolved, state)
    total = _row_count(snapshot, everything)
    groups = (_group("Lo que veo", state, seen), _group("Todo", everything, total))
    return groups if in_force(state) else groups[1:]


def unfiltered(snapshot: Snapshot, resolved: ResolvedView, state: ViewState) -> ViewState:
    """Return the same figure of everyone: without filters, of the same phase, stage and milestone.

    Where the phase follows from the filter by phase, the milestone keeps it, or else that filter stays.
    """
    bare = state
    for item in in_force(state):
        bare = bare.without(item.field)
    if resolve_view(snapshot.indicators, snapshot.model, bare).context == resolved.context:
        return bare
    if resolved.indicator.needs_milestone:
        return replace(bare, milestone=f"{resolved.context.phase}.{resolved.context.milestone}")
    return replace(bare, phases=state.phases)


def _row_count(snapshot: Snapshot, state: ViewState) -> int:
    """Return how many units of the level the filters leave."""
    model = snapshot.model
    chosen = selected(model, state)
    if state.level is Level.ENTITY:
        return int(chosen.sum())
    if state.level is Level.COUNTRY:
        return int(chosen.any())
    column = model.entities["department_code" if state.level is Level.DEPARTMENT else "region"]
    return int(column[chosen].nunique())


def _group(label: str, state: ViewState, rows: int) -> FileGroup:
    bare = state
    for field in ABOUT_THE_PAGE:
        bare = bare.without(field)
    query = to_query(bare)
    return FileGroup(label, rows, f"/descargas/{state.indicator}.*{'?' if query else ''}{query}")
