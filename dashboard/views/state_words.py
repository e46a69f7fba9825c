"""The names of states as an indicator says them: on the map, in its legend and table, in files."""

from dashboard.core.scales import STATE_LABELS, State
from dashboard.core.wording import unbroken
from dashboard.indicators.evaluate import ResolvedView
from dashboard.indicators.snapshot import Snapshot
from dashboard.views import finding as words


def state_label(resolved: ResolvedView, state: State) -> str:
    """Name a state as the indicator says it: an attribute has «dato», a phase has «avance» and «reporte»."""
    if state is State.SIN_REPORTE and resolved.shows_change:
        return "sin dato para comparar"
    if state is State.SIN_REPORTE and not resolved.indicator.changes_with_time:
        return "sin dato"
    if state is State.CON_AVANCE and not resolved.indicator.has_zero_state:
        return "con dato"
    return STATE_LABELS[state]


def state_words(snapshot: Snapshot, resolved: ResolvedView, state: State) -> str:
    """Name a state to a reader: `state_label`, and why when the phase had not begun."""
    label = unbroken(state_label(resolved, state))
    is_early = state is State.SIN_REPORTE and words.reading_not_begun(snapshot, resolved)
    return f"{label}: la fase no había empezado" if is_early else label
