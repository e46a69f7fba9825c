"""What the milestones page speaks of: phase, cut-off, comparison and the milestone that is picked."""

from dataclasses import dataclass, replace
from datetime import date

from dashboard.core.state import DEFAULT_INDICATOR, ViewState
from dashboard.indicators.declarations import Indicator
from dashboard.indicators.measures import cutoff_position
from dashboard.indicators.movement import earlier_position
from dashboard.indicators.resolved import reference_phase
from data.model import Model, Phase


@dataclass(frozen=True, kw_only=True)
class Focus:
    """A view made definite for this page.

    Attributes:
        phase: the phase of reference.
        position: place of the cut-off in the phase's cut-offs; -1 when the phase had not begun.
        since: place of the cut-off that changes are counted from; None when there is none before.
        cutoff: last day that counts, as asked for.
        milestone: number of the picked milestone; None when the whole phase is looked at.
        column: 0 for the progress of the phase, else 1 + the place of the picked milestone.
        view: the same view with the indicator that the home page would show for it.
    """

    phase: Phase
    position: int
    since: int | None
    cutoff: date
    milestone: int | None
    column: int
    view: ViewState

    @property
    def before(self) -> date | None:
        """The cut-off that changes are counted from."""
        return None if self.since is None else self.phase.cutoffs[self.since]


def phase_of(model: Model, indicator: Indicator, state: ViewState) -> str:
    """Return the phase of reference: of the indicator that was chosen, else of the picked milestone.

    The indicator that nobody chose (the default) gives way to a milestone of another phase.
    """
    if state.milestone and (state.indicator == DEFAULT_INDICATOR or not indicator.phase):
        return state.milestone.split(".")[0]
    return reference_phase(indicator, model, state)


def resolve_focus(model: Model, indicator: Indicator, state: ViewState) -> Focus:
    """Make a view definite: phase, cut-offs and column."""
    key = phase_of(model, indicator, state)
    phase = model.phases[key]
    cutoff = state.cutoff or (phase.cutoffs or model.cutoffs)[-1]
    position = cutoff_position(phase, cutoff)
    own = state.milestone.startswith(f"{key}.")
    milestone = int(state.milestone.split(".")[1]) if own else None
    column = 0 if milestone is None else 1 + phase.milestones.index.get_loc(milestone)
    return Focus(
        phase=phase,
        position=position,
        since=earlier_position(phase, position, state.since),
        cutoff=cutoff,
        milestone=milestone,
        column=column,
        view=replace(
            state,
            indicator="hito" if own else f"avance-fase-{key}",
            milestone=state.milestone if own else "",
        ),
    )
