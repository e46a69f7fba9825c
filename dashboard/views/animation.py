"""The frames: a view's values at every cut-off of its phase, so that the browser can play them.

It is asked for once, when a reader first touches the player; each frame then costs no request.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dashboard.core.state import ViewState, parse_state
from dashboard.indicators.evaluate import read
from dashboard.indicators.resolved import ResolvedView, resolve_view
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.map_values import drawn_units, unit_classes, unit_values
from dashboard.views.summary import legend_items, legend_rows


def frames_of_query(snapshot: Snapshot, query: str) -> Mapping[str, object]:
    """Return `cortes` (ISO days), and of each `valores`, `clases` and `leyenda`, as in a payload."""
    state, _ = parse_state(query, snapshot.vocabulary)
    resolved = resolve_view(snapshot.indicators, snapshot.model, state)
    cutoffs = snapshot.model.phases[resolved.context.phase].cutoffs
    frames = [_frame(snapshot, resolved, state, cutoff) for cutoff in cutoffs]
    return {
        "cortes": [cutoff.isoformat() for cutoff in cutoffs],
        "valores": [values for values, _, _ in frames],
        "clases": [classes for _, classes, _ in frames],
        "leyenda": [legend for _, _, legend in frames],
    }


def _frame(
    snapshot: Snapshot, resolved: ResolvedView, state: ViewState, cutoff: date
) -> tuple[list[float | None], list[int], list[list[object]]]:
    """Return values and classes of one cut-off, in the order of the map's units, and its legend."""
    at = replace(
        resolved, context=replace(resolved.context, cutoff=cutoff), previous=None, shows_change=False
    )
    units = drawn_units(snapshot, state, read(at, snapshot.model, state).rows(state.level), None)
    legend = legend_rows(legend_items(snapshot, at, state, units))
    return unit_values(at, state, units), unit_classes(at, state, units).tolist(), legend
