"""The frames: a view's values at every cut-off of its phase, so that the browser can play them.

It is asked for once, when a reader first touches the player; each frame then costs no request.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dashboard.core.state import ViewState, parse_state
from dashboard.indicators.evaluate import ResolvedView, read, resolve_view
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.map_values import drawn_units, unit_codes


def frames_of_query(snapshot: Snapshot, query: str) -> Mapping[str, object]:
    """Return `cortes` (ISO days) and `valores` (one list per cut-off, coded as in a payload)."""
    state, _ = parse_state(query, snapshot.vocabulary)
    resolved = resolve_view(snapshot.indicators, snapshot.model, state)
    cutoffs = snapshot.model.phases[resolved.context.phase].cutoffs
    return {
        "cortes": [cutoff.isoformat() for cutoff in cutoffs],
        "valores": [_frame(snapshot, resolved, state, cutoff) for cutoff in cutoffs],
    }


def _frame(snapshot: Snapshot, resolved: ResolvedView, state: ViewState, cutoff: date) -> list[float]:
    """Return the values of one cut-off, in the order of the map's units."""
    at = replace(
        resolved, context=replace(resolved.context, cutoff=cutoff), previous=None, shows_change=False
    )
    rows = read(at, snapshot.model, state).rows(state.level)
    return unit_codes(at, state, drawn_units(snapshot, state, rows, None))
