"""A list as plain values, ready to be written as a file, and what every list says of itself."""

from dataclasses import dataclass

from dashboard.core.cells import Cell
from dashboard.core.provenance import list_mark, words
from dashboard.core.state import ViewState, to_query
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


@dataclass(frozen=True, kw_only=True)
class About:
    """What a list is of.

    Attributes:
        title: in Spanish. filters: in words. cutoff: in words. address: where it is read.
        tables: keys of its sources, as `data.sources` has them. origins: of its rows.
    """

    title: str
    filters: str
    cutoff: str
    address: str
    tables: tuple[str, ...]
    origins: tuple[str, ...]


def address(path: str, state: ViewState) -> str:
    """Return the address of a view on a page, or of a file of it."""
    query = to_query(state)
    return f"{path}?{query}" if query else path


def facts_of(snapshot: Snapshot, about: About) -> tuple[tuple[str, str], ...]:
    """Return what every list says of itself: filters, cut-off, source, demonstration mark, version."""
    return (
        ("Lista", about.title),
        ("Filtros", about.filters),
        ("Corte", about.cutoff),
        ("Fuente", source_words(snapshot.model, *about.tables).removeprefix("Fuente: ")),
        ("Origen de las filas", words(about.origins)),
        ("Marca", list_mark(about.origins)),
        ("Versión de los datos", snapshot.model.version),
        ("Dirección", about.address),
    )


def common_facts(
    snapshot: Snapshot, state: ViewState, title: str, address: str
) -> tuple[tuple[str, str], ...]:
    """Return what a list of entities by their reports says of itself, and why it is empty where it is."""
    empty = empty_sentence(snapshot, state)
    about = About(
        title=title,
        filters=describe_filters(snapshot.model, state),
        cutoff=day(cutoff_of(snapshot.model, state)),
        address=address,
        tables=(REPORTS, ENTITIES),
        origins=origins_in(snapshot.model, REPORTS),
    )
    first, *others = facts_of(snapshot, about)
    return (first, *((("Selección vacía", empty),) if empty else ()), *others)
