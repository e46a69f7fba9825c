"""The chapter of the KPT: who used it, which modules, and how that goes with progress."""

from dashboard.core.state import ViewState
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.blocks import Block
from dashboard.reports.chapters.parts import bare_figure, figure
from dashboard.views.kpt.page import build_kpt


def kpt(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Show the use of the KPT."""
    return (
        *figure(snapshot, "kpt", scope),
        *bare_figure(snapshot, "kpt-modulos", scope),
        *figure(snapshot, "kpt-avance", scope),
    )


def is_known(snapshot: Snapshot, scope: ViewState) -> bool:
    """Whether the use of any entity of a place is known."""
    return any(use.known for use in build_kpt(snapshot, scope).groups)
