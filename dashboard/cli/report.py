"""`report`: the report of the strategy, for the country, a region or a department."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

import click

from dashboard.cli.common import active_snapshot, refusals, refuse
from dashboard.cli.spanish_click import SpanishCommand
from dashboard.core.state import ViewState
from dashboard.core.wording import counted
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.build import FORMATS, ReportResult, write_report
from dashboard.reports.scope import ReportError, file_name, scope_of
from dashboard.reports.steps import DONE, REFUSED, Step, write_step

FILE: Final = click.Path(path_type=Path)
Tell = Callable[[Step], None]


@click.command(cls=SpanishCommand)
@click.option(
    "--region", "regions", multiple=True, metavar="REGIÓN", help="Región, como en la dirección: caribe."
)
@click.option(
    "--depto", "departments", multiple=True, metavar="CÓDIGO", help="Departamento, con sus dos cifras: 05."
)
@click.option(
    "--corte", "cutoff", default="", metavar="AAAA-MM-DD", help="Fecha de corte. Por omisión, la última."
)
@click.option(
    "--formato", "ending", default="docx", metavar="FORMATO", help="docx, pptx o pdf. Por omisión, docx."
)
@click.option(
    "--plantilla",
    "template",
    type=FILE,
    metavar="ARCHIVO",
    help="Documento .docx o presentación .pptx que trae sus estilos, encabezado y tamaño.",
)
@click.option(
    "-o",
    "--salida",
    "target",
    type=FILE,
    default=Path(),
    metavar="ARCHIVO|CARPETA",
    help="Dónde se escribe. Por omisión, la carpeta en que está.",
)
@click.option("--avance", "watched", type=FILE, hidden=True)
@click.option("--version-esperada", "expected", default="", hidden=True)
def report(
    regions: tuple[str, ...],
    departments: tuple[str, ...],
    cutoff: str,
    ending: str,
    template: Path | None,
    target: Path,
    watched: Path | None,
    expected: str,
) -> None:
    """Escribe el informe de la estrategia con los datos activos.

    Es del país, de una región (--region) o de un departamento (--depto), en Word, PowerPoint o PDF. El
    archivo aparece cuando está completo; si algo se rechaza no se escribe nada.
    """
    tell = partial(_tell, watched)
    try:
        with refusals():
            snapshot = active_snapshot()
            refuse_other(snapshot, expected)
            state = state_of(snapshot, {"region": regions, "depto": departments, "corte": (cutoff,)})
            path = path_of(snapshot, state, ending, target)
            result = write_report(snapshot, state, ending, path, template, lambda *step: tell(Step(*step)))
    except ReportError as refusal:
        tell(Step(end=REFUSED, text=str(refusal)))
        refuse(str(refusal))
    except KeyboardInterrupt:
        refuse("Cancelado: no se escribió ningún informe.")
    tell(Step(1, 1, "Informe escrito", DONE, result.path.name))
    click.echo(written_words(result))


def refuse_other(snapshot: Snapshot, expected: str) -> None:
    """Refuse a report whose reader asked for it while another version was in force; empty: any will do.

    Raises:
        ReportError: data or boundaries changed since.
    """
    if expected and expected != snapshot.version:
        raise ReportError(
            "Los datos o los límites cambiaron mientras empezaba el informe. Vuelva a crearlo: saldrá con "
            "los nuevos."
        )


def _tell(watched: Path | None, step: Step) -> None:
    """Tell a step on the error stream, and in a file where another process watches it."""
    if not step.end:
        click.echo(f"[{step.done}/{step.total}] {step.label}", err=True)
    if watched is not None:
        write_step(watched, step)


def written_words(result: ReportResult) -> str:
    """Say what was written and what it holds."""
    chapters = counted(len(result.report.chapters), "capítulo", "capítulos")
    figures = counted(len(result.report.figures), "figura", "figuras")
    tables = counted(len(result.report.tables), "tabla", "tablas")
    return f"«{result.path}»: {chapters}, {figures} y {tables}."


def state_of(snapshot: Snapshot, given: dict[str, tuple[str, ...]]) -> ViewState:
    """Return the view that the options ask for: values by key of the address.

    Raises:
        ReportError: there is no such region, department or cut-off; the message lists what there is.
    """
    for key, values in given.items():
        known = snapshot.vocabulary[key]
        unknown = next((value for value in values if value and value not in known), None)
        if unknown is not None:
            raise ReportError(
                f"«{unknown}» no sirve para --{key} en los datos activos. Puede ser: {', '.join(known)}."
            )
    (cutoff,) = given["corte"]
    state = ViewState(
        regions=tuple(sorted(set(given["region"]))),
        departments=tuple(sorted(set(given["depto"]))),
        cutoff=date.fromisoformat(cutoff) if cutoff else None,
    )
    return scope_of(snapshot, state)[0]


def path_of(snapshot: Snapshot, state: ViewState, ending: str, target: Path) -> Path:
    """Return the file to write: the one given, or one with a telling name in the folder given."""
    if target.suffix.lower().lstrip(".") in FORMATS and not target.is_dir():
        return target
    return target / file_name(snapshot, state, ending)
