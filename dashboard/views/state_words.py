"""The names of states as an indicator says them: on the map, in its legend and table, in files."""

from dashboard.core.scales import State
from dashboard.core.wording import unbroken
from dashboard.indicators.classes import state_label
from dashboard.indicators.resolved import ResolvedView
from dashboard.indicators.snapshot import Snapshot
from dashboard.views import finding as words


def state_words(snapshot: Snapshot, resolved: ResolvedView, state: State) -> str:
    """Name a state to a reader: `state_label`, and why when the phase had not begun."""
    label = unbroken(state_label(resolved, state))
    is_early = state is State.SIN_REPORTE and words.reading_not_begun(snapshot, resolved)
    return f"{label}: la fase no había empezado" if is_early else label
