"""A list as plain values, ready to be written as a file, and what every list says of itself."""

from dataclasses import dataclass

from dashboard.core.cells import Cell
from dashboard.core.provenance import list_mark, words
from dashboard.core.state import ViewState
from dashboard.core.wording import day
from dashboard.indicators.provenance import ENTITIES, REPORTS, origins_in, source_words
from dashboard.indicators.rules import cutoff_of
from dashboard.indicators.selection import describe_filters
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.finding import empty_sentence


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A list ready to be written.

    Attributes:
        key: of its address and file name. title: in Spanish. columns: heads, as in other downloads.
        rows: in the order shown; None is missing and stays empty.
        facts: label and text of everything a reader needs to quote the list.
    """

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    facts: tuple[tuple[str, str], ...]


def common_facts(
    snapshot: Snapshot, state: ViewState, title: str, address: str
) -> tuple[tuple[str, str], ...]:
    """Return what every list says of itself: filters, cut-off, source, demonstration mark, version."""
    origins = origins_in(snapshot.model, REPORTS)
    empty = empty_sentence(snapshot, state)
    return (
        ("Lista", title),
        *((("Selección vacía", empty),) if empty else ()),
        ("Filtros", describe_filters(snapshot.model, state)),
        ("Corte", day(cutoff_of(snapshot.model, state))),
        ("Fuente", source_words(snapshot.model, REPORTS, ENTITIES).removeprefix("Fuente: ")),
        ("Origen de los reportes", words(origins)),
        ("Marca", list_mark(origins)),
        ("Versión de los datos", snapshot.model.version),
        ("Dirección", address),
    )
