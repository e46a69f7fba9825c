"""What chapters are put together with: figures by key, sentences, items."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from dashboard.core.state import ViewState
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.blocks import Block, FigureBlock, Paragraph, Tone
from dashboard.views.home import build_view

OFFICES: Final = "gobernaciones"  # with the phase
PUBLISHED: Final = "cifras-publicadas"
RULES: Final = "reglas"
UNIVERSES: Final = "universos"
"""Keys of the tables that paragraphs send to."""


def figure(snapshot: Snapshot, key: str, scope: ViewState, **changes: Any) -> tuple[Block, ...]:  # noqa: ANN401
    """Return a figure of a place under its finding; nothing when no figure has the key.

    Args:
        changes: of the view: its indicator, level, earlier cut-off…
    """
    if key not in FIGURES:
        return ()
    printed = FIGURES[key].build(snapshot, replace(scope, **changes))
    return (
        Paragraph(printed.finding, Tone.FINDING),
        FigureBlock(printed, key=figure_key(key, printed.indicator)),
    )


def figure_key(key: str, indicator: str) -> str:
    """Return what paragraphs send to a figure by."""
    return f"{key}:{indicator}"


def bare_figure(snapshot: Snapshot, key: str, scope: ViewState, **changes: Any) -> tuple[Block, ...]:  # noqa: ANN401
    """Return a figure whose finding was said already."""
    return figure(snapshot, key, scope, **changes)[1:]


def sentence(snapshot: Snapshot, scope: ViewState, **changes: Any) -> str:  # noqa: ANN401
    """Return the finding of a view, without its figure."""
    return build_view(snapshot, replace(scope, **changes)).finding


def items(sentences: Iterable[str]) -> tuple[Block, ...]:
    """Return sentences as a list; empty ones are left out."""
    return tuple(Paragraph(one, Tone.ITEM) for one in sentences if one)
