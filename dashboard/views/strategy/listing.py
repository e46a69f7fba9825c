"""The list of everything that the report tells of the strategy, one text a row, with its place."""

from collections.abc import Iterator
from typing import Final

from dashboard.core.cells import Cell
from dashboard.core.state import ViewState
from dashboard.indicators.provenance import PUBLISHED
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.listing import About, Listing, address, facts_of
from dashboard.views.strategy.page import Note, StrategyView, build_strategy
from data.contracts import INFORME
from data.sources import source

KEY: Final = "estrategia"
COLUMNS: Final = ("seccion", "clase", "fecha", "nombre", "texto", "lugar", "origen", "corte")
UNFILTERED: Final = "solo la región actúa, sobre los retos"


def strategy_listing(snapshot: Snapshot, state: ViewState) -> Listing:
    """Return phases, timeline, legal frame, pandemic, challenges and lessons in one list."""
    view = build_strategy(snapshot, state)
    about = About(
        title="La estrategia según el informe, resumida, con su lugar",
        filters=UNFILTERED,
        cutoff="el del informe",
        address=address(f"/descargas-lista/{KEY}.csv", state),
        tables=(PUBLISHED,),
        origins=(INFORME,),
    )
    cutoff = source("phase_2_list").cutoff
    rows = tuple((*row, INFORME, cutoff) for row in _rows(view))
    return Listing(key=KEY, title=about.title, columns=COLUMNS, rows=rows, facts=facts_of(snapshot, about))


def _rows(view: StrategyView) -> Iterator[tuple[Cell, ...]]:
    for phase in view.phases:
        yield ("fases", phase.key, None, phase.name, phase.aim, phase.place)
    for event in view.timeline:
        yield ("línea de tiempo", event.kind, event.start, event.name, event.text, event.place)
    parts = (
        ("marco legal", view.law),
        ("pandemia", view.pandemic),
        ("retos", view.challenges),
        ("lecciones", view.lessons),
    )
    for section, notes in parts:
        yield from (_row(section, note) for note in notes)


def _row(section: str, note: Note) -> tuple[Cell, ...]:
    return (section, note.kind, note.day or None, note.name or None, note.text, note.place)
