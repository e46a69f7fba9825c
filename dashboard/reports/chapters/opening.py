"""The first chapters: executive summary, coverage, focalisation and Decree 683."""

from typing import Final

from dashboard.core.cells import Cell
from dashboard.core.state import ViewState
from dashboard.core.wording import joined, roman, rounded
from dashboard.figures.printed.printed_figure import Table
from dashboard.indicators.rules import findings_in
from dashboard.indicators.snapshot import Board
from dashboard.reports.blocks import Block, Heading, Paragraph, TableBlock, Tone
from dashboard.reports.chapters import progress_tables, tables
from dashboard.reports.chapters.parts import figure, items, sentence
from dashboard.reports.chapters.results import begun_phases, gobernaciones, mark_words, movement_sentence
from dashboard.reports.chapters.tables import ONE, WHOLE, cell, of_columns
from dashboard.reports.scope import in_place, long_day
from dashboard.views.finding import LAGGING_BELOW
from dashboard.views.findings import sentence as findings_sentence

MARK: Final = (
    "Datos de demostración: los valores que el informe de 2020 publica son exactos; lo que no lista se "
    "simula y se calibra con sus totales. Sirven para mostrar el informe, no para juzgar a una entidad."
)
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
DECREE: Final = (
    "El Decreto 683 del 21 de mayo de 2020, en la emergencia por el COVID-19, permitió a alcaldes y "
    "gobernadores presentar o ajustar sus planes hasta el 15 de junio de 2020, y a concejos y asambleas "
    "decidir hasta el 15 de julio. Acogerse era potestativo de cada entidad territorial."
)


def summary(board: Board, scope: ViewState) -> tuple[Block, ...]:
    """Say the findings of the whole report, and the headline numbers of each phase."""
    marks = (Paragraph(MARK, Tone.NOTE),) if board.is_demonstration else ()
    return (
        Paragraph(STRATEGY),
        Paragraph(
            f"Este informe presenta sus resultados en {in_place(board, scope)} con corte al "
            f"{long_day(board, scope)}. Cada figura y cada tabla dice de quién habla, a qué corte, con "
            "cuántas entidades y de qué fuente."
        ),
        *marks,
        Heading("Lo que muestran los datos"),
        *items(_findings(board, scope)),
        Heading("Cifras principales"),
        TableBlock(
            title="Cifras principales de cada fase",
            table=headlines(board, scope),
            note="El promedio es de las entidades con reporte; las que no reportan se cuentan aparte. "
            "Rezagado: menos de 20 % de avance. " + mark_words(board),
            widths=(1.1, 1, 1, 1, 1, 1, 1.25, 1.25),
        ),
    )


def _findings(board: Board, scope: ViewState) -> tuple[str, ...]:
    phases = begun_phases(board, scope)
    return (
        *(sentence(board, scope, indicator=f"cobertura-fase-{key}") for key in phases),
        sentence(board, scope, indicator="decreto-683"),
        *(sentence(board, scope, indicator=f"avance-fase-{key}") for key in phases),
        *(sentence(board, gobernaciones(scope), indicator=f"avance-fase-{key}") for key in phases[-1:]),
        movement_sentence(board, scope),
        findings_sentence(board, scope, findings_in(board.model, scope)),
    )


def headlines(board: Board, scope: ViewState) -> Table:
    """Return the headline numbers, one row per phase that had begun."""

    def row(key: str) -> tuple[Cell, ...]:
        towns = progress_tables.ranking(board, scope, key)
        offices = progress_tables.ranking(board, gobernaciones(scope), key)
        return (
            f"Fase {roman(key)}",
            len(towns.values),
            len(towns.known),
            len(towns.silent),
            cell(float(towns.known.mean())),
            int((rounded(towns.known.to_numpy(float), 1) < LAGGING_BELOW).sum()),
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
    return of_columns(columns, [row(key) for key in begun_phases(board, scope)])


def coverage(board: Board, scope: ViewState) -> tuple[Block, ...]:
    """Show whom each phase assists, with which partner, and the same in a table."""
    phases = begun_phases(board, scope)
    maps = (figure(board, "mapa", scope, indicator=f"cobertura-fase-{key}") for key in phases)
    assisted = joined(
        f"{len(progress_tables.ranking(board, gobernaciones(scope), key).values)} en la fase {roman(key)}"
        for key in phases
    )
    return (
        *(block for blocks in maps for block in blocks),
        *_covered(board, scope, f"Gobernaciones asistidas: {assisted}. {mark_words(board)}"),
        Heading("Socios de la estrategia"),
        Paragraph(PARTNERS),
        *figure(board, "mapa", scope, indicator="socio"),
    )


def _covered(board: Board, scope: ViewState, note: str) -> tuple[Block, ...]:
    """Count whom each phase assists by region or department; of a department, list its municipalities."""
    if scope.departments:
        widths = (0.8, 1.8, 0.9, 1.2, *(0.7,) * len(board.model.phases), 0.9, 0.7, 0.9)
        title, table = "Municipios y su lugar en la estrategia", tables.members(board, scope)
    else:
        widths = (2.2, *(1.0,) * (1 + 2 * len(board.model.phases)))
        title, table = "Municipios que asiste cada fase", tables.coverage(board, scope)
    return (TableBlock(title=title, table=table, note=note, widths=widths),)


def focalisation(board: Board, scope: ViewState) -> tuple[Block, ...]:
    """Show universes and Decree 683; of a department, its municipalities one by one."""
    return (
        Heading("Universos de focalización"),
        Paragraph(UNIVERSES),
        *figure(board, "mapa", scope, indicator="universo"),
        TableBlock(
            title="Municipios por universo de focalización",
            table=tables.universes(board, scope),
            note=mark_words(board),
            widths=(3, 1, 1),
        ),
        Heading("Decreto 683 de 2020"),
        Paragraph(_decree_words(board, scope)),
        *figure(board, "mapa", scope, indicator="decreto-683"),
        *_adopted(board, scope),
    )


def _decree_words(board: Board, scope: ViewState) -> str:
    offices = sentence(board, gobernaciones(scope), indicator="decreto-683")
    return f"{DECREE} {offices}"


def _adopted(board: Board, scope: ViewState) -> tuple[Block, ...]:
    """Count who took the longer term, by region or department; a department's list says it of each."""
    if scope.departments:
        return ()
    return (
        TableBlock(
            title="Municipios que acogieron el Decreto 683",
            table=tables.shares(board, scope, "decreto-683", "Lo acogieron"),
            note=mark_words(board),
            widths=(2.2, 1, 1, 1),
        ),
    )
