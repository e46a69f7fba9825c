"""The command line, `python -m dashboard VERB`; texts and refusals in Spanish.

Every verb leaves with 0 when it did all it was asked, 2 when it refused and changed nothing, and 3 when it
did a part and named the rest. Verbs parse, call one function of the packages below, and print.
"""

import click

from dashboard.cli.common import IN_PART, active_store, leave, refusals, settings
from dashboard.cli.export import export
from dashboard.cli.load import VERBS
from dashboard.cli.report import report
from dashboard.cli.spanish_click import SpanishGroup
from dashboard.cli.verify import verify
from dashboard.views.reconciliation.comparison import WRONG, compare_published, summary
from data.model import load_model
from geo.divipola import load_catalogue
from geo.importing import ImportReport, import_boundaries
from geo.importing import status as boundary_status
from geo.publish import active_map


@click.group(cls=SpanishGroup)
def program() -> None:
    """Órdenes del tablero Gobierno al Plan.

    Salen con 0 si hicieron todo, 2 si no cambiaron nada y 3 si hicieron una parte.
    """


program.add_command(export)
for verb in VERBS:
    program.add_command(verb)
program.add_command(report)
program.add_command(verify)


@program.group()
def geo() -> None:
    """Límites municipales del mapa."""


@geo.command("import")
@click.argument("source", metavar="ARCHIVO|DIRECCIÓN")
@click.option("--parcial", "partial", is_flag=True, help="Acepta un archivo al que le faltan unidades.")
def import_map(source: str, partial: bool) -> None:
    """Importa límites oficiales y los pone en el mapa.

    Recibe un archivo o una dirección http(s): shapefile en zip, GeoPackage, GeoJSON o TopoJSON. El mapa en
    uso no cambia si el archivo se rechaza.
    """
    with refusals():
        imported = import_boundaries(source, settings().state_dir, load_catalogue(), partial=partial)
    click.echo(imported.to_text())
    click.echo("Si el tablero está en marcha, lo usa en unos segundos, sin reiniciarlo.")
    if _left_out(imported):
        leave(IN_PART)


@geo.command("status")
def show_map() -> None:
    """Dice qué mapa está en uso, de dónde viene y qué le falta."""
    with refusals():
        state_dir = settings().state_dir
        active_map(state_dir)
        click.echo(boundary_status(state_dir, load_catalogue()))


@program.command()
def reconcile() -> None:
    """Compara las cifras publicadas con las calculadas.

    Una contradicción del propio informe se muestra y no cuenta como falla.
    """
    with refusals():
        lines = compare_published(load_model(active_store().active_data()))
    for line in lines:
        click.echo(line.to_text())
    click.echo(summary(lines))
    if any(line.verdict == WRONG for line in lines):
        leave(IN_PART)


def _left_out(report: ImportReport) -> bool:
    return bool(report.missing or report.unknown or report.without_code)
