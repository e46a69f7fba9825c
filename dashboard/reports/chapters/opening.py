"""The first chapters: executive summary, coverage, focalisation and Decree 683."""

from collections.abc import Iterator
from typing import Final

from dashboard.core.cells import Cell
from dashboard.core.provenance import REPORT_HELP
from dashboard.core.state import ViewState
from dashboard.core.wording import joined, roman
from dashboard.figures.printed.printed_figure import Table
from dashboard.indicators.provenance import ENTITIES, REPORTS, origins_of
from dashboard.indicators.rules import findings_in
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.blocks import Block, Heading, Paragraph, TableBlock, Tone
from dashboard.reports.chapters import progress_tables, tables
from dashboard.reports.chapters.parts import OFFICES, RULES, bare_figure, figure, figure_key, sentence
from dashboard.reports.chapters.parts import UNIVERSES as UNIVERSES_KEY
from dashboard.reports.chapters.results import begun_phases, gobernaciones, mark_words, movement_sentence
from dashboard.reports.chapters.tables import ONE, WHOLE, cell, of_columns
from dashboard.reports.scope import in_place, long_day
from dashboard.views.finding import lagging
from dashboard.views.findings import sentence as findings_sentence

STRATEGY: Final = (
    "Gobierno al Plan es la estrategia del Departamento Nacional de Planeación (DNP) que acompaña a "
    "municipios y departamentos en el ciclo de la gestión pública, a partir de su plan de desarrollo "
    "territorial (PDT). Se ejecuta por fases: cada una reúne hitos técnicos con un peso, y su avance "
    "se reporta cada quincena."
)
PARTNERS: Final = (
    "En la fase I la asistencia la prestaron el DNP, el Departamento Administrativo de la Función Pública "
    "(DAFP) y la Agencia de Renovación del Territorio (ART), sobre un mismo marco técnico."
)
UNIVERSES: Final = (
    "Los municipios se clasificaron en ocho universos según su inversión, su desempeño fiscal y sus "
    "resultados. Los universos A, B, C y D, de resultados bajos, son el foco de la asistencia técnica; los "
    "universos E, F, G y H tienen resultados altos."
)


def summary(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Say the findings of the whole report, and the headline numbers of each phase."""
    marks = (Paragraph(REPORT_HELP, Tone.NOTE),) if snapshot.is_demonstration else ()
    return (
        Paragraph(STRATEGY),
        Paragraph(
            f"Este informe presenta sus resultados en {in_place(snapshot, scope)} con corte al "
            f"{long_day(snapshot, scope)}. Cada figura y cada tabla dice de quién habla, a qué corte, con "
            "cuántas entidades y de qué fuente."
        ),
        *marks,
        Heading("Lo que muestran los datos"),
        *_findings(snapshot, scope),
        Heading("Cifras principales"),
        TableBlock(
            title="Cifras principales de cada fase",
            table=headlines(snapshot, scope),
            note="El promedio es de las entidades con reporte; las que no reportan se cuentan aparte. "
            "Rezagado: menos de 20\xa0% de avance. " + mark_words(snapshot, REPORTS, ENTITIES),
            widths=(1.1, 1, 1, 1, 1, 1, 1.25, 1.25),
        ),
    )


def _findings(snapshot: Snapshot, scope: ViewState) -> Iterator[Block]:
    """Yield the findings of the report, each with the figure or the table that shows it."""
    phases = begun_phases(snapshot, scope)
    maps = (
        *(f"cobertura-fase-{key}" for key in phases),
        "decreto-683",
        *(f"avance-fase-{key}" for key in phases),
    )
    told = [
        *((sentence(snapshot, scope, indicator=one), figure_key("mapa", one)) for one in maps),
        *(
            (
                sentence(snapshot, gobernaciones(scope), indicator=f"avance-fase-{key}"),
                f"{OFFICES}:{key}",
            )
            for key in phases[-1:]
        ),
        *(
            (movement_sentence(snapshot, scope), figure_key("movimientos", f"avance-fase-{key}"))
            for key in phases[-1:]
        ),
        (findings_sentence(snapshot, scope, findings_in(snapshot.model, scope)), RULES),
    ]
    yield from (Paragraph(text, Tone.ITEM, see=(key,)) for text, key in told if text)


def headlines(snapshot: Snapshot, scope: ViewState) -> Table:
    """Return the headline numbers, one row per phase that had begun."""

    def row(key: str) -> tuple[Cell, ...]:
        towns = progress_tables.ranking(snapshot, scope, key)
        offices = progress_tables.ranking(snapshot, gobernaciones(scope), key)
        return (
            f"Fase {roman(key)}",
            len(towns.values),
            len(towns.known),
            len(towns.silent),
            cell(float(towns.known.mean())),
            lagging(towns.known.to_numpy(float)),
            len(offices.values),
            cell(float(offices.known.mean())),
        )

    columns = [
        ("Fase", ""),
        ("Municipios asistidos", WHOLE),
        ("Con reporte", WHOLE),
        ("Sin reporte", WHOLE),
        ("Avance (%)", ONE),
        ("Rezagados", WHOLE),
        ("Gobernaciones asistidas", WHOLE),
        ("Avance de gobernaciones (%)", ONE),
    ]
    return of_columns(columns, [row(key) for key in begun_phases(snapshot, scope)])


def coverage(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Show whom each phase assists, with which partner, and the same in a table."""
    phases = begun_phases(snapshot, scope)
    maps = (figure(snapshot, "mapa", scope, indicator=f"cobertura-fase-{key}") for key in phases)
    assisted = joined(
        f"{len(progress_tables.ranking(snapshot, gobernaciones(scope), key).values)} en la fase {roman(key)}"
        for key in phases
    )
    return (
        *(block for blocks in maps for block in blocks),
        *_covered(snapshot, scope, f"Gobernaciones asistidas: {assisted}. {mark_words(snapshot, ENTITIES)}"),
        Heading("Socios de la estrategia"),
        Paragraph(PARTNERS),
        *figure(snapshot, "mapa", scope, indicator="socio"),
    )


def _covered(snapshot: Snapshot, scope: ViewState, note: str) -> tuple[Block, ...]:
    """Count whom each phase assists by region or department; of a department, list its municipalities."""
    if scope.departments:
        widths = (0.8, 1.8, 0.9, 1.2, *(0.7,) * len(snapshot.model.phases), 0.9, 0.7, 0.9)
        title, table = "Municipios y su lugar en la estrategia", tables.members(snapshot, scope)
    else:
        widths = (2.2, *(1.0,) * (1 + 2 * len(snapshot.model.phases)))
        title, table = "Municipios que asiste cada fase", tables.coverage(snapshot, scope)
    return (TableBlock(title=title, table=table, note=note, widths=widths),)


def focalisation(snapshot: Snapshot, scope: ViewState) -> tuple[Block, ...]:
    """Show the universes of focalisation."""
    return (
        Heading("Universos de focalización"),
        Paragraph(UNIVERSES, see=(UNIVERSES_KEY,)),
        *figure(snapshot, "mapa", scope, indicator="universo"),
        TableBlock(
            title="Municipios por universo de focalización",
            table=tables.universes(snapshot, scope),
            note=indicator_mark(snapshot, scope, "universo"),
            widths=(3, 1, 1),
            key=UNIVERSES_KEY,
        ),
        *figure(snapshot, "universos", scope),
        *bare_figure(snapshot, "universos-resultados", scope),
    )


def indicator_mark(snapshot: Snapshot, scope: ViewState, indicator: str) -> str:
    """Return the mark, the sources and the version of a table of one indicator in a place."""
    reading = tables.reading_of(snapshot, scope, indicator)
    origins = origins_of(reading.rows(tables.group_level(scope)))
    return mark_words(snapshot, *reading.resolved.indicator.source[:1], origins=origins)
