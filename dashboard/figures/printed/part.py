"""What the figures of every part of the strategy share: caption, address, cut-off and origins."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard.core.pages import PageAddress
from dashboard.core.provenance import caption_mark
from dashboard.core.state import ViewState, to_query
from dashboard.core.wording import capitalised, day
from dashboard.figures.printed.addresses import address_of
from dashboard.figures.printed.printed_figure import PrintedFigure
from dashboard.indicators.provenance import origins_in, source_words
from dashboard.indicators.selection import describe_filters
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.finding import empty_sentence


@dataclass(frozen=True, kw_only=True)
class PartFigure:
    """A page of a part of the strategy, of a view, for its figures.

    Attributes:
        page: its address. indicator: key of the indicator that its figures are of.
        cutoff: last day that counts. sources: keys of its tables, as `data.sources` has them.
    """

    snapshot: Snapshot
    asked: ViewState
    page: PageAddress
    indicator: str
    cutoff: date
    sources: tuple[str, ...]

    @property
    def origins(self) -> tuple[str, ...]:
        """Origins of its numbers, the least certain first."""
        return origins_in(self.snapshot.model, *self.sources)

    @property
    def state(self) -> ViewState:
        """The view made definite."""
        return replace(self.asked, indicator=self.indicator, cutoff=self.cutoff)

    @property
    def source(self) -> tuple[str, date]:
        """Origin and cut-off, the last cells of every row."""
        return self.origins[0], self.cutoff

    def says(self, otherwise: str) -> str:
        """Return a finding, or why the selection is empty."""
        return empty_sentence(self.snapshot, self.state) or otherwise

    def printed(self, n: str, **parts: Any) -> PrintedFigure:  # noqa: ANN401  # the parts of one figure
        """Return a printed figure: what all of a page share, and the parts of one.

        `n` is the sentence of who counts.
        """
        model = self.snapshot.model
        caption: Sequence[str] = (
            f"{capitalised(describe_filters(model, self.state))}.",
            f"Corte: {day(self.cutoff)}.",
            n,
            caption_mark(self.origins),
            source_words(model, *self.sources),
            f"Versión de datos {model.version}.",
        )
        return PrintedFigure(
            indicator=self.indicator,
            address=address_of(self.snapshot, self.page, self.state, self.cutoff),
            query=to_query(self.state),
            caption=" ".join(caption),
            alt=f"{parts['title']}. {parts['finding']}",
            cutoff=self.cutoff.isoformat(),
            origins=self.origins,
            **parts,
        )
