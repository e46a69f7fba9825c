"""The loads: check a file, keep its preview, accept or discard it, take it back.

The command line and the page call these functions and no others. A preview is kept in the store, so that the
process that accepts it need not be the one that checked it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pandas as pd

from data.active import TABLES as MODEL_TABLES
from data.active import loaded_frames
from data.harmonise import NameBook, load_aliases, name_book
from data.ingest.checks import file_findings, reject_rows
from data.ingest.context import Context, Options
from data.ingest.declarations import TABLES
from data.ingest.fields import Mode, TableContract, fold_title
from data.ingest.joining import Joined, join
from data.ingest.matching import Matching, layout_of, match, recogniser, refuse_missing
from data.ingest.preview import Preview, Rejected, preview_from
from data.ingest.questions import Asked, QuestionError
from data.ingest.rejects import rejected_rows, rejected_workbook
from data.ingest.rows import ReadRows, read_rows
from data.milestones import load_milestones
from data.model import TABLE_FILES, load_model
from data.published.printed import PrintedValues, printed_values
from data.readers.layout import Body, find_body
from data.readers.limits import UploadError
from data.readers.upload import Upload, open_upload
from data.store.connection import StoreError
from data.store.store import SHIPPED, Store
from data.store.versions import ActiveData, Draft, Load, Version, now
from geo.divipola import Catalogue, load_catalogue

SHOWN: Final = 50  # rejected rows of a preview
NO_OPTIONS: Final = Options()
Tell = Callable[[str], None]


def check(
    store: Store,
    path: Path,
    key: str,
    options: Options = NO_OPTIONS,
    *,
    who: str,
    name: str | None = None,
    tell: Tell = lambda step: None,
) -> Preview:
    """Read and check a file, and keep what it would do until it is accepted or discarded.

    Args:
        path: the file. key: of the table, one of `TABLES`. name: how its owner calls the file.
        tell: gets each step as it starts, Spanish.

    Returns:
        What it would do; without a key when there is nothing to accept.

    Raises:
        UploadError, QuestionError, DatasetError, StoreError: nothing changed.
    """
    tell("Leyendo el archivo")
    upload = open_upload(path, name, options.sheet)
    contract = TABLES[key]
    active = store.active_data()
    context = context_of(contract, active)
    tell("Buscando la tabla y sus columnas")
    body, matching = _located(store, upload, contract, context, options)
    tell("Leyendo los valores")
    read = read_rows(contract, body, matching, options, context)
    tell("Revisando las filas")
    reject_rows(contract, read.rows, context, read.reasons)
    good = read.rows[~read.reasons.rejected]
    joined = join(contract, good, context.former, options.mode)
    tell("Comparando con los datos en uso")
    preview = _preview(contract, upload, body, matching, read, joined, context, active, options)
    acceptable = not preview.blocks and not preview.is_same and preview.accepted + preview.removed > 0
    if not acceptable and not preview.rejected:
        return preview
    if acceptable:
        refuse_unusable(active, key, joined.rows)
    tell("Guardando la vista previa")
    return _kept(store, preview, upload, joined.rows, rejected_rows(body, read), options, who)


def accept(store: Store, preview_key: str, who: str, note: str = "") -> Version:
    """Put a checked file in force.

    Raises:
        StoreError: it is gone, or the data changed since; nothing changed.
        DatasetError: with what else changed since, the data would contradict each other.
    """
    draft = store.draft(preview_key)
    if not preview_of(draft).can_be_accepted:
        raise StoreError("Esa carga no tiene nada que aceptar: no cambió nada.")
    active = store.active_data()
    if active.mark != preview_of(draft).mark:
        refuse_unusable(active, draft.table, store.draft_rows(preview_key))
    return store.accept(preview_key, who, note)


def discard(store: Store, preview_key: str) -> None:
    """Forget a checked file."""
    store.discard(preview_key)


def find_preview(store: Store, preview_key: str) -> Preview:
    """Return a preview that waits, whichever process made it.

    Raises:
        StoreError: it was accepted or discarded.
    """
    return preview_of(store.draft(preview_key))


def preview_of(load: Draft | Version) -> Preview:
    """Return the preview of a load, accepted or not."""
    return preview_from(load.summary, load.key if isinstance(load, Draft) else "")


def candidate(store: Store, preview_key: str) -> ActiveData:
    """Return the data as they would be in force once a checked file is accepted."""
    draft = store.draft(preview_key)
    return _with_rows(store.active_data(), draft.table, store.draft_rows(preview_key))


def undo(store: Store, key: str, who: str) -> int | None:
    """Take back the last change of a table; return the version then in force, or `None`.

    Raises:
        StoreError: there is nothing to take back.
        DatasetError: the data would contradict each other; nothing changed.
    """
    _refuse_former(store, key, store.undo_target(key))
    return store.undo(key, who)


def rollback(store: Store, key: str, number: int, who: str) -> None:
    """Put an earlier version of a table in force; `SHIPPED` is what the dashboard comes with.

    Raises:
        StoreError: the table has no such version.
        DatasetError: the data would contradict each other; nothing changed.
    """
    _refuse_former(store, key, None if number == SHIPPED else number)
    store.rollback(key, number, who)


@dataclass(frozen=True)
class Difference:
    """How many rows one version of a table has that another does not, or has with another value."""

    added: int
    changed: int
    removed: int


def difference(store: Store, former: int, latter: int) -> Difference:
    """Compare two versions of a table.

    Raises:
        StoreError: there is no such version, or they are of two tables.
    """
    one, other = store.version(former), store.version(latter)
    if one.table != other.table:
        raise StoreError(f"Las versiones {former} y {latter} son de tablas distintas.")
    found = join(TABLES[one.table], store.rows(latter), store.rows(former), Mode.REPLACE)
    return Difference(found.added, found.changed, found.removed)


def remember(store: Store, key: str, layout: str, matches: Mapping[str, str], who: str) -> None:
    """Remember what the titles of a file mean, for every file with the same titles."""
    store.remember_matches(layout, key, {fold_title(title): name for title, name in matches.items()}, who)


def rejected_file(store: Store, number: int) -> bytes:
    """Return the rejected rows of a version as xlsx.

    Raises:
        StoreError: there is no such version.
    """
    version = store.version(number)
    return rejected_workbook(preview_of(version), store.rejects(number))


def draft_rejected_file(store: Store, preview_key: str) -> bytes:
    """Return the rejected rows of a checked file as xlsx.

    Raises:
        StoreError: it was accepted or discarded.
    """
    draft = store.draft(preview_key)
    return rejected_workbook(preview_of(draft), store.draft_rejects(preview_key))


def refuse_unusable(active: ActiveData, key: str, rows: pd.DataFrame | None) -> None:
    """Refuse what would leave the dashboard without a model.

    Raises:
        DatasetError: with every contradiction.
    """
    if key in MODEL_TABLES:
        load_model(_with_rows(active, key, rows))


def context_of(contract: TableContract, active: ActiveData) -> Context:
    """Return what the rows of a table are checked against."""
    catalogue, book, printed = _territory()
    others = {key: rows for key, rows in active.rows.items() if key in ("catalogo", "entidades")}
    versions = {key: active.versions[key] for key in others}
    frames = loaded_frames(ActiveData(mark=0, versions=versions, rows=others), catalogue, printed)
    return Context(
        catalogue=catalogue,
        book=book,
        milestones=frames.get("milestones", load_milestones()),
        members=_members(frames.get("entities")),
        former=active.rows.get(contract.key, _shipped(contract)),
    )


@cache
def _territory() -> tuple[Catalogue, NameBook, PrintedValues]:
    """Return what never changes while the program runs."""
    catalogue = load_catalogue()
    return catalogue, name_book(catalogue, load_aliases()), printed_values(catalogue)


def _members(entities: pd.DataFrame | None) -> Mapping[str, frozenset[str]]:
    if entities is None:
        return MappingProxyType({})
    columns = [name for name in entities.columns if name.startswith("phase_")]
    flags = entities[columns].astype(bool).to_numpy()
    return {
        str(code): frozenset(name[6:] for name, member in zip(columns, row, strict=True) if member)
        for code, row in zip(entities["entity_code"], flags, strict=True)
    }


def _shipped(contract: TableContract) -> pd.DataFrame | None:
    """Return the published rows that a first load adds to; `None` where it removes simulated ones."""
    if not contract.joins_shipped:
        return None
    if contract.key == "catalogo":
        rows = load_milestones()
        numbers = rows.select_dtypes("number").columns
        written = {name: rows[name].map(lambda value: f"{value:.10g}").astype(object) for name in numbers}
        return rows.assign(**written).astype(object).replace("", None)
    return pd.read_csv(
        TABLE_FILES[MODEL_TABLES[contract.key]], dtype=str, keep_default_na=False, na_values=[""]
    ).astype(object)


def _located(
    store: Store, upload: Upload, contract: TableContract, context: Context, options: Options
) -> tuple[Body, Matching]:
    """Return the sheet with most columns of ours, and what its titles mean."""
    recognise = recogniser(contract, context)
    shown = [sheet for sheet in upload.sheets if not sheet.is_hidden] or list(upload.sheets)
    bodies = [body for sheet in shown if (body := find_body(sheet, recognise)) is not None]
    if not bodies:
        raise UploadError(
            upload.file,
            f"no se encuentra una fila de títulos de «{contract.key}»",
            f"Use los títulos de la plantilla («template {contract.key}»).",
        )
    best = max(body.score for body in bodies)
    chosen = [body for body in bodies if body.score == best and len(body.rows)]
    if len(chosen) > 1:
        names = tuple(body.sheet for body in chosen)
        listed = ", ".join(f"«{name}»" for name in names)
        raise QuestionError(
            Asked.SHEET, f"Hay varias hojas con la tabla: {listed}. Diga cuál con --hoja NOMBRE.", names
        )
    return _matched(store, (chosen or bodies)[0], contract, context, options)


def _matched(
    store: Store, body: Body, contract: TableContract, context: Context, options: Options
) -> tuple[Body, Matching]:
    given = store.matches(layout_of(contract, body.header))
    given |= {fold_title(title): name for title, name in (options.matches or {}).items()}
    matching = match(contract, body.header, context, given)
    refuse_missing(contract, matching, body)
    return body, matching


def _preview(
    contract: TableContract,
    upload: Upload,
    body: Body,
    matching: Matching,
    read: ReadRows,
    joined: Joined,
    context: Context,
    active: ActiveData,
    options: Options,
) -> Preview:
    rejected = read.reasons.rejected
    blocks, warnings = file_findings(contract, joined.accepted, joined.rows, context)
    version = active.versions.get(contract.key)
    good = read.rows[~rejected]
    return Preview(
        key="",
        table=contract.key,
        file=upload.file,
        sheet=body.sheet,
        mode=options.mode.value,
        version=version.number if version else None,
        is_wide=read.is_wide,
        scale=read.scale,
        accepted=len(joined.accepted),
        added=joined.added,
        changed=joined.changed,
        repeated=joined.repeated,
        rejected=int(rejected.sum()),
        removed=joined.removed,
        row_count=len(joined.rows),
        first_real=version is None and not contract.joins_shipped,
        is_same=joined.is_same,
        cutoffs=_values(good, "cutoff"),
        phases=_values(good, "phase"),
        hidden=body.hidden,
        totals=body.totals,
        repeated_headers=body.repeated_headers,
        left_out=tuple(body.header[place] for place in matching.unknown),
        warnings=warnings,
        blocks=blocks,
        rejects=_first_rejects(read),
        titles=body.titles,
        header=body.header,
        pages=contract.pages,
        mark=active.mark,
    )


def _values(rows: pd.DataFrame, column: str) -> tuple[str, ...]:
    return tuple(sorted(rows[column].dropna().unique())) if column in rows else ()


def _first_rejects(read: ReadRows) -> tuple[Rejected, ...]:
    places = read.reasons.rejected.nonzero()[0][:SHOWN]
    return tuple(
        Rejected(int(read.lines[place]), str(read.reasons.words[place]), str(read.columns[place]))
        for place in places
    )


def _kept(
    store: Store,
    preview: Preview,
    upload: Upload,
    rows: pd.DataFrame,
    rejects: pd.DataFrame,
    options: Options,
    who: str,
) -> Preview:
    load = Load(
        table=preview.table,
        made_at=now(),
        who=who,
        file=upload.file,
        sha256=upload.sha256,
        mode=preview.mode,
        note=options.note,
        accepted=preview.accepted,
        repeated=preview.repeated,
        rejected=preview.rejected,
        summary=preview.to_json(),
    )
    return replace(preview, key=store.keep_draft(load, preview.version, rows, rejects).key)


def _refuse_former(store: Store, key: str, number: int | None) -> None:
    refuse_unusable(store.active_data(), key, None if number is None else store.rows(number))


def _with_rows(active: ActiveData, key: str, rows: pd.DataFrame | None) -> ActiveData:
    """Return the data with other rows of one table; with none, what the dashboard comes with."""
    others = {name: found for name, found in active.rows.items() if name != key}
    versions = {name: found for name, found in active.versions.items() if name != key}
    if rows is None:
        return ActiveData(mark=active.mark, versions=versions, rows=others)
    return ActiveData(mark=active.mark, versions=versions, rows={**others, key: rows})
