"""The sides of a comparison, each measured as every page measures a selection."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd

from dashboard.core.scales import PROGRESS, STATE_COLOURS, STATE_HATCHES, Band, State
from dashboard.core.state import SELECTION_FIELDS, Level, ViewState, parse_state
from dashboard.core.wording import capitalised, roman
from dashboard.indicators.classes import class_positions
from dashboard.indicators.declarations import Indicator
from dashboard.indicators.evaluate import Reading, country_row, evaluate, read
from dashboard.indicators.measures import cutoff_position
from dashboard.indicators.milestones.curves import Curves, curves_of
from dashboard.indicators.movement import Movement, counts
from dashboard.indicators.resolved import ResolvedView, resolve_view
from dashboard.indicators.rules.declaration import phase_status_at
from dashboard.indicators.selection import describe_filters, selected
from dashboard.indicators.snapshot import Snapshot

NATIONAL: Final = "pais"
NATIONAL_NAME: Final = "Todo el país"
DEFAULT_SIDES: Final = ("decreto683=si", "decreto683=no")
"""What is compared where the address names neither side: who took the longer term, and who did not."""


@dataclass(frozen=True)
class Part:
    """A class of progress, or a state, that a side's assisted entities are counted in."""

    label: str
    colour: str
    hatch: str = ""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One indicator of a side: numerator, denominator and value as `evaluate` has them."""

    indicator: Indicator
    row: pd.Series

    @property
    def value(self) -> float:
        """In the indicator's unit; NaN without data."""
        return float(self.row["value"])

    @property
    def n(self) -> int:
        """Entities with data."""
        return int(self.row["n"])

    @property
    def missing(self) -> int:
        """Entities in scope without data."""
        return int(self.row["missing"])


@dataclass(frozen=True, eq=False)
class Side:
    """A selection of a comparison, or the country that both are read against.

    Attributes:
        key: "a", "b" or "pais". name: of its filters in words. query: its filters, as the address has them.
        state: its view. resolved: the progress of the phase compared, made definite.
    """

    snapshot: Snapshot
    key: str
    name: str
    query: str
    state: ViewState
    resolved: ResolvedView

    @cached_property
    def reading(self) -> Reading:
        """The progress of the phase compared, of its entities."""
        return read(self.resolved, self.snapshot.model, self.state)

    @property
    def chosen(self) -> np.ndarray:
        """Which entities it has."""
        return selected(self.snapshot.model, self.state)

    @property
    def entities(self) -> int:
        """How many entities it has."""
        return int(self.chosen.sum())

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """Coverage and progress of every phase that had begun, by key of the indicator."""
        return {
            key: self._measure(key)
            for phase in begun_phases(self.snapshot, self.resolved)
            for key in (f"cobertura-fase-{phase}", f"avance-fase-{phase}")
        }

    def _measure(self, key: str) -> Measure:
        snapshot = self.snapshot
        view = replace(self.state, indicator=key, cutoff=self.resolved.context.cutoff)
        resolved = resolve_view(snapshot.indicators, snapshot.model, view)
        row = country_row(evaluate(resolved, snapshot.model, view, Level.COUNTRY))
        return Measure(indicator=resolved.indicator, row=row)

    @property
    def progress(self) -> Measure:
        """The mean progress of the phase compared."""
        return self.measures[self.resolved.indicator.key]

    @cached_property
    def parts(self) -> tuple[int, ...]:
        """How many of its assisted entities have each of `PARTS`."""
        rows = self.reading.rows(Level.ENTITY)
        positions = class_positions(self.resolved, Level.ENTITY, rows)
        states = rows["state"].to_numpy()
        bands = [int((positions == place).sum()) for place in range(len(PROGRESS.bands))]
        return (*(int((states == state).sum()) for state in (State.SIN_REPORTE, State.CERO)), *bands)

    @property
    def assisted(self) -> int:
        """How many of its entities the phase compared assists."""
        return sum(self.parts)

    @cached_property
    def movement(self) -> Mapping[Movement, int]:
        """Who moved since the earlier cut-off, of the assisted; nobody where there is none."""
        if self.reading.before is None:
            return dict.fromkeys(Movement, 0)
        found = counts(self.reading.changes(Level.ENTITY))
        silent = self.assisted - sum(found.values()) + found[Movement.SILENT]
        return {**found, Movement.SILENT: silent}

    @cached_property
    def curve(self) -> Curves:
        """Its mean at every cut-off of the phase compared, up to the one in view."""
        model = self.snapshot.model
        phase = model.phases[self.resolved.context.phase]
        whole = curves_of(model, phase, self.chosen, Level.COUNTRY)
        end = cutoff_position(phase, self.resolved.context.cutoff) + 1
        arrays = {name: getattr(whole, name)[:end] for name in ("mean", "low", "high", "n")}
        return replace(whole, cutoffs=whole.cutoffs[:end], **arrays)


def _state_part(state: State) -> Part:
    return Part(state.label, STATE_COLOURS[state], STATE_HATCHES[state])


def _band_part(band: Band) -> Part:
    return Part(band.label, band.colour, band.hatch)


PARTS: Final = (
    *map(_state_part, (State.SIN_REPORTE, State.CERO)),
    *map(_band_part, PROGRESS.bands),
)
"""From without report to complete: what the assisted entities of a side are counted in."""


def begun_phases(snapshot: Snapshot, resolved: ResolvedView) -> list[str]:
    """Return the phases that had begun at the cut-off of a view; that of the view at least."""
    model, cutoff = snapshot.model, resolved.context.cutoff
    begun = {key for key in model.phases if phase_status_at(model, key, cutoff) is not None}
    return sorted(begun | {resolved.context.phase})


def side_queries(state: ViewState) -> tuple[str, str]:
    """Return the filters of both sides; where the address names neither, those of Decree 683."""
    return (state.side_a, state.side_b) if state.side_a or state.side_b else DEFAULT_SIDES


def sides_of(snapshot: Snapshot, state: ViewState) -> tuple[Side, Side, Side]:
    """Return both sides of a view and the country, of the same kind of entity and at the same cut-off.

    Other filters of the view hold on both sides; a side's own take their place.
    """
    resolved = _resolved(snapshot, state)
    first, second = (
        _side(snapshot, state, resolved, key, query)
        for key, query in zip("ab", side_queries(state), strict=True)
    )
    bare = state
    for field in SELECTION_FIELDS:
        bare = bare.without(field)
    whole = Side(snapshot, NATIONAL, NATIONAL_NAME, "", bare, resolved)
    return first, second, whole


def _resolved(snapshot: Snapshot, state: ViewState) -> ResolvedView:
    """Return the progress of the phase that a view speaks of, whatever its indicator."""
    asked = resolve_view(snapshot.indicators, snapshot.model, state)
    view = replace(state, indicator=f"avance-fase-{asked.context.phase}")
    return replace(resolve_view(snapshot.indicators, snapshot.model, view), shows_change=False)


def _side(snapshot: Snapshot, state: ViewState, resolved: ResolvedView, key: str, query: str) -> Side:
    own, _ = parse_state(query, snapshot.vocabulary)
    default = ViewState()
    given = {
        item.name: getattr(own, item.name)
        for item in fields(own)
        if item.name in SELECTION_FIELDS and getattr(own, item.name) != getattr(default, item.name)
    }
    view = replace(state, **given)
    name = capitalised(describe_filters(snapshot.model, view))
    return Side(snapshot, key, name, query, view, resolved)


def share(count: int, whole: int) -> float:
    """Return a part of a whole in percent; NaN of nothing."""
    return 100 * count / whole if whole else math.nan


def phase_name(side: Side) -> str:
    """Name the phase compared: «fase II»."""
    return f"fase {roman(side.resolved.context.phase)}"
