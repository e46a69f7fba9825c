"""`load`, `template`, `versions`, `rollback` and `rejected`: real tables in, and taken back."""

import getpass
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from dashboard.cli.common import IN_PART, REFUSED, active_store, leave, refusals, refuse
from dashboard.cli.spanish_click import SpanishCommand, SpanishOption
from dashboard.core.wording import counted, day, joined, number
from dashboard.views.load_effects import Effect, load_effects
from data.ingest.context import Options
from data.ingest.declarations import TABLES
from data.ingest.fields import Mode
from data.ingest.loading import accept, candidate, check, discard, rejected_file, rollback, undo
from data.ingest.preview import Preview
from data.ingest.scale import SCALES
from data.ingest.templates import example, template
from data.model import load_model
from data.store.store import SHIPPED, Store
from data.store.versions import Version

KINDS: Final = click.Choice(list(TABLES))
FILE: Final = click.Path(path_type=Path, dir_okay=False)
REASONS_SHOWN: Final = 10
ENTITIES_SHOWN: Final = 3
NOTHING_CHANGED: Final = "No cambió nada."


@click.command(cls=SpanishCommand)
@click.argument("file", metavar="ARCHIVO", type=FILE)
@click.option("--tipo", "key", type=KINDS, required=True, cls=SpanishOption, help="Qué tabla es.")
@click.option(
    "--fase",
    "phase",
    type=click.Choice([*"123456789"]),
    metavar="N",
    help="Fase, si las filas no la dicen.",
)
@click.option(
    "--corte",
    "cutoff",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="AAAA-MM-DD",
    help="Corte de las filas que no lo dicen.",
)
@click.option("--hoja", "sheet", metavar="NOMBRE", help="Hoja del libro. Por omisión, la que tiene la tabla.")
@click.option("--escala", "scale", type=click.Choice(list(SCALES)), help="Escala del avance.")
@click.option(
    "--modo",
    "mode",
    type=click.Choice([mode.value for mode in Mode]),
    default=Mode.ADD.value,
    help="agregar (por omisión): por clave, a lo que está en uso. reemplazar: en su lugar.",
)
@click.option("--solo-revisar", "only_check", is_flag=True, help="Dice qué cambiaría y no cambia nada.")
@click.option(
    "--estricto", "strict", is_flag=True, help="No carga nada si hay una fila rechazada o una advertencia."
)
@click.option("--nota", "note", default="", metavar="TEXTO", help="Para qué se carga; queda con la versión.")
def load(
    file: Path,
    key: str,
    phase: str | None,
    cutoff: datetime | None,
    sheet: str | None,
    scale: str | None,
    mode: str,
    only_check: bool,
    strict: bool,
    note: str,
) -> None:
    """Revisa un archivo y lo carga como una versión nueva de su tabla.

    Recibe xlsx, xls, ods, xlsb o csv; «template TIPO» da la plantilla. Las filas que no sirven se guardan con
    su motivo: «rejected VERSIÓN» las devuelve para corregirlas. Sale con 0 si cargó todo, 2 si no cambió nada
    y 3 si cargó una parte.
    """
    options = Options(
        phase=phase,
        cutoff=cutoff.date() if cutoff else None,
        sheet=sheet,
        scale=scale,
        mode=Mode(mode),
        note=note,
    )
    with refusals():
        store = active_store()
        preview = check(store, file, key, options, who=who(), tell=_tell)
        _say_preview(store, preview)
        _finish(store, preview, only_check=only_check, strict=strict)


@click.command(cls=SpanishCommand, name="template")
@click.argument("key", metavar="TIPO", type=KINDS)
@click.option("--ejemplo", "with_example", is_flag=True, help="Con una fila de ejemplo.")
@click.option("-o", "target", type=FILE, metavar="ARCHIVO", help="Por omisión, plantilla-TIPO.xlsx.")
def template_file(key: str, with_example: bool, target: Path | None) -> None:
    """Escribe la plantilla de una tabla, con sus instrucciones."""
    path = target or Path(f"plantilla-{key}.xlsx")
    with refusals():
        path.write_bytes(example(key) if with_example else template(key))
    click.echo(f"«{path}»: {TABLES[key].title}.")


@click.command(cls=SpanishCommand)
def versions() -> None:
    """Lista las versiones de las tablas cargadas, las más nuevas primero."""
    with refusals():
        found = active_store().versions()
    for version in found:
        click.echo(_version_line(version))
    if not found:
        click.echo("No se ha cargado ninguna tabla: todas son las que trae el tablero.")


@click.command(cls=SpanishCommand, name="rollback")
@click.argument("key", metavar="[TABLA]", type=KINDS, required=False)
@click.argument("number", metavar="[VERSIÓN]", type=int, required=False)
def roll_back(key: str | None, number: int | None) -> None:
    """Vuelve a poner en uso una versión anterior.

    Sin VERSIÓN deshace el último cambio de la tabla; sin TABLA, el de la última que cambió. La versión 0 es
    la que trae el tablero.
    """
    with refusals():
        store = active_store()
        chosen = key or store.last_changed()
        if chosen is None:
            refuse("No se ha cargado ninguna tabla: no hay qué deshacer.")
        if number is None:
            number = undo(store, chosen, who()) or SHIPPED
        else:
            rollback(store, chosen, number, who())
    click.echo(f"En uso en «{chosen}»: {_named(number)}.")


@click.command(cls=SpanishCommand)
@click.argument("number", metavar="VERSIÓN", type=int)
@click.option(
    "-o",
    "--salida",
    "target",
    type=FILE,
    required=True,
    cls=SpanishOption,
    metavar="ARCHIVO",
    help="Un .xlsx.",
)
def rejected(number: int, target: Path) -> None:
    """Escribe las filas rechazadas de una versión, con su motivo, para corregirlas y cargarlas."""
    with refusals():
        store = active_store()
        version = store.version(number)
        if not version.rejected:
            refuse(f"La versión {number} no tiene filas rechazadas.")
        target.write_bytes(rejected_file(store, number))
    click.echo(f"«{target}»: {counted(version.rejected, 'fila rechazada', 'filas rechazadas')}.")


def who() -> str:
    """Return who runs the program, as the system calls them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run as a user without a name
        return "consola"


def _finish(store: Store, preview: Preview, *, only_check: bool, strict: bool) -> None:
    """Accept what was checked, or say why not, and leave with its code."""
    click.echo(preview.counts())
    if only_check:
        _drop(store, preview)
        click.echo(f"Solo se revisó. {NOTHING_CHANGED}")
        leave(REFUSED if preview.blocks else IN_PART if preview.rejected else 0)
    if strict and (preview.rejected or preview.warnings):
        _drop(store, preview)
        refuse(f"Con --estricto no se carga con filas rechazadas ni advertencias. {NOTHING_CHANGED}")
    if not preview.can_be_accepted:
        _drop(store, preview)
        return _refuse_useless(preview)
    version = accept(store, preview.key, who())
    click.echo(f"En uso en «{preview.table}»: la versión {version.number}.")
    if preview.rejected:
        order = f"python -m dashboard rejected {version.number} -o rechazadas.xlsx"
        click.echo(f"Para corregir las filas rechazadas: {order}", err=True)
        leave(IN_PART)
    return None


def _refuse_useless(preview: Preview) -> None:
    """Leave when there is nothing to put in force: what was already loaded is no failure."""
    if preview.blocks:
        refuse(f"El archivo no se puede cargar: {'; '.join(preview.blocks)}. {NOTHING_CHANGED}")
    if preview.rejected:
        refuse(f"No quedó ninguna fila nueva que cargar. {NOTHING_CHANGED}")


def _drop(store: Store, preview: Preview) -> None:
    if preview.key:
        discard(store, preview.key)


def _say_preview(store: Store, preview: Preview) -> None:
    """Say what was found and what it would change."""
    form = "una columna por hito o pregunta" if preview.is_wide else "una fila por dato"
    sheet = f", hoja «{preview.sheet}»" if preview.sheet else ""
    click.echo(f"«{preview.file}»{sheet}: {form}.")
    for sentence in preview.notices():
        click.echo(sentence)
    for warning in preview.warnings:
        click.echo(f"Advertencia: {warning}.")
    for row in preview.rejects[:REASONS_SHOWN]:
        column = f", columna «{row.column}»" if row.column else ""
        click.echo(f"Rechazada, fila {row.line}{column}: {_sentence(row.reason)}")
    if preview.rejected > REASONS_SHOWN:
        click.echo(f"… y {number(preview.rejected - REASONS_SHOWN)} más.")
    if preview.can_be_accepted:
        before, after = load_model(store.active_data()), load_model(candidate(store, preview.key))
        for effect in load_effects(before, after):
            click.echo(_effect_line(effect))
        click.echo(f"Páginas que cambian: {joined(preview.pages)}.")


def _sentence(words: str) -> str:
    return words if words.endswith("?") else f"{words}."


def _effect_line(effect: Effect) -> str:
    shown = [f"{one.name} {one.before} → {one.after}" for one in effect.entities[:ENTITIES_SHOWN]]
    country = f"{effect.before or '—'} → {effect.after or '—'}"
    entities = counted(len(effect.entities), "entidad cambia", "entidades cambian")
    return f"{effect.label}: país {country}; {entities}{': ' if shown else ''}{'; '.join(shown)}."


def _version_line(version: Version) -> str:
    marks = "en uso" if version.is_active else ""
    counts = f"{number(version.accepted)}/{number(version.repeated)}/{number(version.rejected)}"
    cells = (
        f"{version.number:>4}",
        version.table,
        f"{day(version.made_at.date())}, {version.made_at:%H:%M} UTC",
        version.who,
        f"«{version.file}»",
        version.sha256[:12],
        version.mode,
        f"aceptadas/repetidas/rechazadas {counts}",
        version.note,
        marks,
    )
    return " · ".join(cell for cell in cells if cell)


def _named(version: int) -> str:
    return f"la versión {version}" if version else "los datos que trae el tablero"


def _tell(step: str) -> None:
    click.echo(f"{step}…", err=True)


VERBS: Final[tuple[click.Command, ...]] = (load, template_file, versions, roll_back, rejected)
