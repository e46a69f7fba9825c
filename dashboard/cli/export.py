"""`export`: a set of files with its index."""

from pathlib import Path
from typing import Any, Final

import click

from dashboard.cli.common import IN_PART, REFUSED, active_snapshot, leave, refusals, refuse
from dashboard.cli.spanish_click import SpanishCommand, SpanishOption
from dashboard.core.wording import counted
from dashboard.exports.look import LOOKS
from dashboard.exports.sets.index import PAGE, index_files
from dashboard.exports.sets.make import Outcome, write_set
from dashboard.exports.sets.set_request import Item, SetRequest, SetRequestError, plan
from dashboard.figures.drawing.presets import DEFAULT_PRESET, DEFAULT_RESOLUTION
from dashboard.figures.printed.catalogue import DEFAULT_FIGURE
from dashboard.indicators.snapshot import Snapshot

LIST: Final = "CLAVE…"


def split(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys of an option that may be repeated or hold several with commas, none twice."""
    keys = (key.strip() for text in given for key in text.split(","))
    return tuple(dict.fromkeys(key for key in keys if key))


@click.command(cls=SpanishCommand)
@click.option(
    "--indicador",
    "indicators",
    multiple=True,
    required=True,
    cls=SpanishOption,
    callback=split,
    metavar=LIST,
    help="Indicadores, separados por comas o repitiendo la opción.",
)
@click.option(
    "--figura",
    "figures",
    multiple=True,
    default=(DEFAULT_FIGURE,),
    callback=split,
    metavar=LIST,
    help="Figuras: mapa, regiones, curvas… Por omisión, mapa.",
)
@click.option("--por", "by", default="", metavar="LUGAR", help="Un juego por cada region o departamento.")
@click.option(
    "--consulta",
    "query",
    default="",
    metavar="CONSULTA",
    help="Filtros y corte, como en la dirección de la página: corte=2020-10-31&universo=A.",
)
@click.option(
    "--formato",
    "formats",
    multiple=True,
    required=True,
    cls=SpanishOption,
    callback=split,
    metavar=LIST,
    help="svg, pdf, png, xlsx, csv, excel.csv, json, geojson, zip.",
)
@click.option(
    "--tamano",
    "sizes",
    multiple=True,
    default=(DEFAULT_PRESET,),
    callback=split,
    metavar=LIST,
    help="Tamaños de las figuras: columna, a4, diapositiva, cuadrado. Por omisión, a4.",
)
@click.option(
    "--resolucion",
    "resolutions",
    multiple=True,
    default=(DEFAULT_RESOLUTION,),
    callback=split,
    metavar=LIST,
    help="Resolución de los PNG: pantalla o 300. Por omisión, 300.",
)
@click.option(
    "--texto", default="", metavar="letra|contornos", help="Las letras de los SVG. Por omisión, letra."
)
@click.option(
    "--marco", default="", metavar="si|no", help="no: la figura y su leyenda, sobre fondo transparente."
)
@click.option("--ancho", default="", metavar="MM", help="Milímetros de ancho, en lugar de --tamano.")
@click.option("--logo", default="", metavar="no|si", help="El logo del ajuste LOGO, junto al título.")
@click.option(
    "-o",
    "--carpeta",
    "folder",
    required=True,
    cls=SpanishOption,
    metavar="CARPETA",
    type=click.Path(path_type=Path),
    help="Dónde se escriben; lo que ya haya ahí con otro nombre se queda.",
)
def export(folder: Path, query: str, by: str, **options: Any) -> None:  # noqa: ANN401  # texts and lists
    """Escribe un juego de archivos con su índice.

    Uno por indicador, figura, lugar y formato (y por tamaño y resolución, en las figuras), con
    indice.html e indice.csv. Los archivos aparecen en la carpeta cuando todos están hechos. Sale con 0 si
    los hizo todos, 3 si alguno no se pudo hacer (dice cuál y por qué) y 2 si no escribió nada.
    """
    with refusals():
        snapshot = active_snapshot()
        looks = {key: value for key in LOOKS if (value := options.pop(key))}
        items = _plan(snapshot, SetRequest(query=query, by=by, looks=looks, **options))
        outcome = _write(snapshot, items, folder)
    _tell(outcome, folder)


def _plan(snapshot: Snapshot, request: SetRequest) -> tuple[Item, ...]:
    try:
        return plan(snapshot, request)
    except SetRequestError as refusal:
        refuse(str(refusal))


def _write(snapshot: Snapshot, items: tuple[Item, ...], folder: Path) -> Outcome:
    """Write the set, its progress told on standard error."""
    place = iter(range(1, len(items) + 1))

    def progress(name: str) -> None:
        click.echo(f"[{next(place)}/{len(items)}] {name}", err=True)

    try:
        return write_set(snapshot, items, folder, index_files, progress)
    except KeyboardInterrupt:
        refuse(f"Cancelado: en «{folder}» no cambió nada.")


def _tell(outcome: Outcome, folder: Path) -> None:
    for failed in outcome.failed:
        click.echo(f"No se hizo {failed.item.name}: {failed.reason}", err=True)
    if not outcome.made:
        click.echo("No se hizo ningún archivo.", err=True)
        leave(REFUSED)
    click.echo(f"{counted(len(outcome.made), 'archivo', 'archivos')} en «{folder}»; índice: {PAGE}.")
    if outcome.failed:
        leave(IN_PART)
