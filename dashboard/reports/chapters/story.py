"""The chapters that tell the strategy: law, antecedents, structure, pandemic, challenges, lessons, members.

Their texts are the tables of `data/published/estrategia`, summed up from the report with their place in it.
"""

from collections.abc import Iterable
from typing import Final

from dashboard.core.cells import Cell
from dashboard.core.provenance import certain
from dashboard.core.state import ViewState
from dashboard.core.wording import capitalised, counted, joined, roman, short_day
from dashboard.figures.printed.printed_figure import Table
from dashboard.indicators.provenance import ADVISORIES, ANSWERS, REPORTS
from dashboard.indicators.selection import selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.blocks import Block, Heading, Paragraph, TableBlock, Tone
from dashboard.reports.chapters import team
from dashboard.reports.chapters.parts import items
from dashboard.reports.chapters.results import mark_words
from dashboard.views.datasets.printed import PHASE_2, phase_2_listing
from dashboard.views.monitoring.page import build_monitoring
from dashboard.views.strategy.months import milestone_months
from dashboard.views.strategy.page import Note, build_strategy, challenges, law, lessons, pandemic

SUMMED_UP: Final = "Resumido del informe final (DNP, 2020); la última columna dice en qué lugar está."
PHASE_2_SHOWN: Final = ("numero_en_la_lista", "nombre", "departamento", "region")
MONITORED: Final = (REPORTS, ADVISORIES, ANSWERS)
KIND_NAMES: Final = {
    "técnica": "Lecciones técnicas",
    "operativa": "Lecciones operativas",
    "coyuntural": "Lecciones de la coyuntura",
}


def legal_frame(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Show the rules of a plan with their dates."""
    rows = [(note.day, note.name, note.text, note.place) for note in law()]
    return (
        _told("Marco legal de los planes de desarrollo", ("Fecha", "Norma", "Qué dice"), rows, (1, 2, 3.6)),
    )


def antecedents(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Show what came before, the moments of the strategy, and its phases."""
    view = build_strategy(snapshot, scope)
    events = [
        (
            _span(event.start, event.end),
            event.name,
            " ".join([event.text, *(f"{one.words}." for one in event.figures)]),
            event.place,
        )
        for event in view.timeline
    ]
    phases = [(phase.title, phase.aim, phase.note or phase.topics, phase.place) for phase in view.phases]
    closing = [(one.partner, one.offices, one.towns) for one in view.closing]
    return (
        Paragraph(view.finding, Tone.FINDING),
        _told(
            "Antecedentes y momentos de la estrategia",
            ("Cuándo", "Qué", "En qué consistió"),
            events,
            (1.2, 2, 4),
        ),
        TableBlock(
            title="Cierre Exitoso de Gobierno: entidades que acompañó cada socio",
            table=Table(head=("Socio", "Gobernaciones", "Municipios"), rows=closing),
            note="Del informe final (DNP, 2020).",
            widths=(2, 1, 1),
        ),
        _told("Fases de la estrategia", ("Fase", "Objetivo", "Temas o lectura"), phases, (2, 3, 2.4)),
    )


def structure(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Show who does what, the ecosystems, the milestones by month, and the monitoring chain."""
    view = build_strategy(snapshot, scope)
    return (
        *team.structure(snapshot, scope),
        Heading("Ecosistemas de trabajo"),
        Paragraph(
            "Las entidades aliadas se organizaron en "
            f"{counted(len(view.ecosystems), 'ecosistema', 'ecosistemas')}: {joined(view.ecosystems)}."
        ),
        Heading("Hitos mes a mes"),
        _months(snapshot),
        Heading("Monitoreo 360"),
        TableBlock(
            title="Cadena de valor del Monitoreo 360",
            table=_monitoring(snapshot, scope),
            note=f"La cadena, del informe final (DNP, 2020). {mark_words(snapshot, *MONITORED)}",
            widths=(1.2, 1.4, 1, 3, 2.2),
        ),
    )


def _months(snapshot: Snapshot) -> Block:
    rows: list[tuple[Cell, ...]] = [
        (one.number, one.name, short_day(one.half) if one.half else "no la alcanzó", one.done, one.n)
        for one in milestone_months(snapshot, "1")
    ]
    return TableBlock(
        title="Corte en que la mitad de las entidades con reporte tenía cada hito de la fase I",
        table=Table(head=("Hito", "Nombre", "La mitad lo tenía", "Lo tienen", "De"), rows=rows),
        note=f"El Gráfico 8 no se lee; esto sale de los reportes. {mark_words(snapshot, REPORTS)}",
        widths=(0.6, 4, 1.4, 0.9, 0.7),
    )


def _monitoring(snapshot: Snapshot, scope: ViewState) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (panel.link, panel.instrument, panel.every, panel.text, " ".join(panel.numbers) or panel.empty)
        for panel in build_monitoring(snapshot, scope).panels
    ]
    return Table(head=("Eslabón", "Instrumento", "Cada cuánto", "Para qué", "Lo que hay"), rows=rows)


def emergency(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Show what the pandemic changed and what was done."""
    rows = [
        (capitalised(note.kind), note.name, f"{note.text}{f' ({note.day})' if note.day else ''}", note.place)
        for note in pandemic()
    ]
    return (
        _told(
            "La pandemia: efectos, normas y adecuaciones",
            ("Clase", "Qué", "En qué consistió"),
            rows,
            (1, 2, 4),
        ),
    )


def regional_challenges(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Show the challenges that the report tells of each region."""
    rows = [(note.kind, note.text, note.place) for note in challenges(snapshot, scope)]
    return (_told("Retos y logros por región", ("Región", "Reto o logro"), rows, (1.6, 5)),)


def has_challenges(snapshot: Snapshot, scope: ViewState) -> bool:
    """Whether the report tells of any challenge in a place; of a department it does not."""
    return not scope.departments and bool(challenges(snapshot, scope))


def lessons_learned(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Show the lessons by kind."""
    found = lessons()
    blocks: list[Block] = [Paragraph("Resumidas del informe final (DNP, 2020), capítulo 3.", Tone.NOTE)]
    for kind, name in KIND_NAMES.items():
        blocks += [Heading(name), *items(_of_kind(found, kind))]
    return tuple(blocks)


def _of_kind(notes: Iterable[Note], kind: str) -> Iterable[str]:
    return (note.text for note in notes if note.kind == kind)


def beneficiaries(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """List the municipalities of phase II, in the order of the printed list."""
    listing = phase_2_listing(snapshot, scope)
    records = [dict(zip(listing.columns, row, strict=True)) for row in listing.rows]
    rows: list[tuple[Cell, ...]] = [tuple(record[key] for key in PHASE_2_SHOWN) for record in records]
    origins = certain(str(record["origen"]) for record in records)
    return (
        Paragraph(f"La fase {roman(PHASE_2)} cubre {counted(len(rows), 'municipio', 'municipios')}."),
        TableBlock(
            title=f"Municipios de la fase {roman(PHASE_2)}, en el orden del informe",
            table=Table(head=("N.º", "Municipio", "Departamento", "Región"), rows=rows),
            note=mark_words(snapshot, "phase_2_list", origins=origins),
            widths=(0.6, 3, 2.4, 2.4),
        ),
    )


def has_beneficiaries(snapshot: Snapshot, scope: ViewState) -> bool:
    """Whether any municipality of a place is in phase II."""
    phase = snapshot.model.phases.get(PHASE_2)
    return phase is not None and bool((selected(snapshot.model, scope) & phase.assisted).any())


def _told(
    title: str, head: tuple[str, ...], rows: Iterable[tuple[Cell, ...]], widths: tuple[float, ...]
) -> TableBlock:
    """Return a table of texts with their place in the report as its last column."""
    table = Table(head=(*head, "Lugar"), rows=tuple(rows))
    return TableBlock(title=title, table=table, note=SUMMED_UP, widths=(*widths, 1.5))


def _span(start: str, end: str) -> str:
    return start if start == end else f"{start} a {end}"
