"""`verify`: whether exported files are what the active data give."""

from pathlib import Path

import click

from dashboard.cli.common import active_snapshot, leave, refusals
from dashboard.cli.spanish_click import SpanishCommand
from dashboard.verification.verdict import exit_code
from dashboard.verification.verify import not_ours, verify_file


@click.command(cls=SpanishCommand)
@click.argument(
    "files", metavar="ARCHIVO…", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False)
)
@click.option(
    "--consulta",
    "query",
    default="",
    metavar="CONSULTA",
    help="Con qué filtros salió un CSV, como en la dirección: region=caribe&corte=2020-10-31.",
)
def verify(files: tuple[Path, ...], query: str) -> None:
    """Dice si un archivo exportado coincide con los datos activos.

    Lo vuelve a hacer y lo compara: svg, pdf, png, xlsx, csv, json, geojson, los informes en docx, pptx y
    pdf, y el índice de un juego. Debajo dice qué difiere y qué no se compara. Sale con 0 si todos
    coinciden, 3 si alguno es de otra versión o fue modificado, y 2 si alguno no se puede verificar.
    """
    with refusals():
        snapshot = active_snapshot()
    findings = []
    for path in files:
        try:
            finding = verify_file(snapshot, path, query)
        except OSError as failure:
            finding = not_ours(path.name, f"no se pudo leer ({failure.strerror or failure})")
        findings.append(finding)
        click.echo(finding.to_text())
    leave(exit_code(findings))
