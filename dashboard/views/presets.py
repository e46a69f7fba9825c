"""Views that a reader opens with one click, from any page."""

from dataclasses import dataclass

from dashboard.core.pages import HOME, WORK_LIST
from dashboard.core.state import ViewState
from dashboard.indicators.classes import narrowed_classes
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.summary import LAGGING


@dataclass(frozen=True)
class HomePreset:
    """A view by name and address; `is_own` marks the one that the browser fills with the reader's region."""

    label: str
    href: str
    is_own: bool = False


def home_presets(snapshot: Snapshot) -> tuple[HomePreset, ...]:
    """Return the country, the reader's region, those that lag in the phase in course, and Decree 683.

    Which region is the reader's only their browser knows; without one the address asks for it.
    """
    return (
        HomePreset("Nacional", HOME.showing(ViewState())),
        HomePreset("Mi región", WORK_LIST.root, is_own=True),
        HomePreset("Rezagadas", HOME.showing(lagging_view(snapshot))),
        HomePreset("Decreto 683", HOME.showing(ViewState(decree_683="si"))),
    )


def lagging_view(snapshot: Snapshot) -> ViewState:
    """Return the view of who is in the lowest classes of the opening indicator, as its card does."""
    resolved = resolve_view(snapshot.indicators, snapshot.model, ViewState())
    classes = narrowed_classes(resolved, (), LAGGING) or ()
    return ViewState(indicator=resolved.indicator.key, classes=classes)
