"""Whether a file is what the active data give: made again and compared, or, of other data, by its seal."""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path
from typing import Final

from dashboard.exports.files import DownloadError
from dashboard.exports.seals.documents import read_document
from dashboard.exports.seals.safe import MEGABYTE, MOST_BYTES, UnreadableError
from dashboard.exports.seals.seal import (
    DOCUMENTS,
    ENDING_WITH,
    PLACEHOLDER,
    SEAL_KEY,
    is_intact,
    is_of_older_form,
)
from dashboard.exports.sets.index import PAGE, TABLE
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.scope import ReportError
from dashboard.verification.coverage import coverage_notes
from dashboard.verification.differences import Difference, Flat, differences, to_lines
from dashboard.verification.document_differences import document_differences
from dashboard.verification.flat import FLAT
from dashboard.verification.pictures import picture_lines
from dashboard.verification.records import READERS, read_record
from dashboard.verification.remake import TEMPLATE, make_again
from dashboard.verification.set_index import page_differences, table_differences
from dashboard.verification.verdict import Verdict, Verification
from dashboard.verification.without_record import CHANGED_TABLE, verify_table

TABLES: Final = ("excel.csv", "csv")
COMPLETE: Final = ("xlsx", "json", "geojson", *DOCUMENTS)
"""Formats that are compared by all that they say: an equal text is an equal file, whoever saved it."""
ABOUT_THE_REQUEST: Final = "ignorado"
"""What an address had that could not be used: files of earlier editions say it, and their record does not."""
LONGEST_VERSION: Final = 24  # characters of a version in a sentence
OF_INDEX: Final = (
    "Se comparan sus archivos como salen de su dirección, no los de la carpeta: verifique también esos. "
    "De la página no se comparan los que no se pudieron hacer."
)
UNLIKE: Final = "no coincide con lo que hoy se hace de los mismos datos"
TEMPLATE_CHANGED: Final = (
    "fue modificado: lo que escribe el tablero es lo que dan los datos activos, pero su sello no concuerda; "
    "cambió lo que puso la plantilla, como su encabezado o su pie de página."
)


class Sealed(Enum):
    """What the seal of a file tells."""

    INTACT = auto()
    BROKEN = auto()
    OLDER_FORM = auto()  # made when seals covered less: it can't be checked


def verify_file(snapshot: Snapshot, path: Path, query: str = "") -> Verification:
    """Verify a file of the disk.

    Args:
        query: filters of a CSV, which carries none of its own.

    Raises:
        OSError: it can't be read.
    """
    try:
        content = _read(path)
        if path.name == PAGE:
            table = path.with_name(TABLE)
            return _verify_page(snapshot, content, _read(table) if table.is_file() else b"")
    except UnreadableError as reason:
        return not_ours(path.name, str(reason))
    return verify(snapshot, path.name, content, query)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UnreadableError(
            f"pesa más de {MOST_BYTES // MEGABYTE} MB, más que cualquier archivo del tablero"
        )
    return content


def verify(snapshot: Snapshot, name: str, content: bytes, query: str = "") -> Verification:
    """Verify the content of a file; its format is the one its name ends in."""
    ending = ending_of(name)
    try:
        if name == TABLE:
            return _of_index(snapshot, name, table_differences(snapshot, content))
        if ending in TABLES:
            return verify_table(snapshot, name, content, query)
        if ending in READERS:
            return _verify_record(snapshot, name, content, ending)
    except UnreadableError as reason:
        return not_ours(name, str(reason))
    return not_ours(name, f"el tablero no hace archivos de ese tipo; hace {', '.join((*READERS, *TABLES))}")


def ending_of(name: str) -> str:
    """Return the ending of a file name, in lower case; «excel.csv» is one."""
    lower = name.lower()
    return next((ending for ending in (*TABLES, *READERS) if lower.endswith(f".{ending}")), "")


def not_ours(name: str, reason: str) -> Verification:
    """Return the finding of a file that is not ours or can't be read."""
    return Verification(name, Verdict.FOREIGN, f"no se puede verificar: {reason.rstrip('.')}.")


CHANGED: Final[Mapping[Sealed, str]] = {
    Sealed.INTACT: (
        f"{UNLIKE}, aunque su sello concuerda: es de otra edición del programa, o se modificó y se volvió a "
        "sellar."
    ),
    Sealed.BROKEN: "fue modificado: no es lo que dan los datos activos.",
    Sealed.OLDER_FORM: (
        f"{UNLIKE}; su sello es de una forma anterior, que cubría menos: es de otra edición del programa, o "
        "fue modificado."
    ),
}
"""What is said of a file of the active versions that differs, by what its seal tells."""


# ---- files with a record --------------------------------------------------------------------------------


def _verify_record(snapshot: Snapshot, name: str, content: bytes, ending: str) -> Verification:
    record = read_record(content, ending)
    sealed = _sealed(content, ending, record)
    old = _older_versions(snapshot, record)
    if old:
        return _of_other_version(name, old, sealed)
    try:
        again = make_again(snapshot, record, ending, content)
    except (DownloadError, ReportError) as error:
        return Verification(name, Verdict.CHANGED, f"fue modificado: su registro pide lo que no hay. {error}")
    finding = _compare(snapshot, name, ending, again, content, sealed)
    if record.get(TEMPLATE) and finding.verdict is Verdict.MATCHES and sealed is Sealed.BROKEN:
        return replace(finding, verdict=Verdict.CHANGED, sentence=TEMPLATE_CHANGED)
    return replace(finding, notes=coverage_notes(ending, again, content, record.get(TEMPLATE, "")))


def _sealed(content: bytes, ending: str, record: Mapping[str, str]) -> Sealed:
    if is_of_older_form(ending, record):
        return Sealed.OLDER_FORM
    return Sealed.INTACT if is_intact(content, ending, record) else Sealed.BROKEN


def _older_versions(snapshot: Snapshot, record: Mapping[str, str]) -> str:
    """Say which versions of a record are not the active ones; empty when both are."""
    versions = (
        ("los datos", record.get("version_datos", ""), snapshot.model.version),
        ("los límites", record.get("version_limites", ""), snapshot.boundaries.version),
    )
    return " y ".join(
        f"{what} ({own[:LONGEST_VERSION] or 'ninguna'}; la activa es {active})"
        for what, own, active in versions
        if own != active
    )


def _of_other_version(name: str, old: str, sealed: Sealed) -> Verification:
    start = f"es de una versión anterior de {old} y"
    if sealed is Sealed.INTACT:
        return Verification(name, Verdict.EARLIER, f"{start} está como salió.")
    if sealed is Sealed.OLDER_FORM:
        return Verification(
            name,
            Verdict.EARLIER,
            f"{start} su sello es de una forma anterior, que cubría menos: no se sabe si está como salió.",
        )
    sentence = f"{start} fue modificado: su sello no concuerda con su contenido."
    return Verification(name, Verdict.CHANGED, sentence)


def _compare(
    snapshot: Snapshot, name: str, ending: str, again: bytes, content: bytes, sealed: Sealed
) -> Verification:
    """Return the finding of a file of the active versions."""
    same = again == content or (ending == "svg" and again.rstrip(ENDING_WITH) == content.rstrip(ENDING_WITH))
    lines = () if same else _difference_lines(ending, again, content)
    if same or (ending in COMPLETE and not lines):
        return Verification(
            name, Verdict.MATCHES, f"coincide con los datos activos (versión {snapshot.model.version})."
        )
    return Verification(name, Verdict.CHANGED, CHANGED[sealed], lines)


def _difference_lines(ending: str, again: bytes, content: bytes) -> tuple[str, ...]:
    if ending == "png":
        return picture_lines(again, content)
    if ending in DOCUMENTS:
        return to_lines(document_differences(read_document(again), read_document(content)))
    if ending not in FLAT:
        return ()
    found = differences(*(_comparable(FLAT[ending](one), one, ending) for one in (again, content)))
    return to_lines(found) or ("lo que cambió no es texto ni figura con nombre",) * (ending not in COMPLETE)


def _comparable(flat: Flat, content: bytes, ending: str) -> Flat:
    """Return the values that two files of the same data share: all but seal and leftovers."""
    seal = read_record(content, ending).get(SEAL_KEY) or PLACEHOLDER
    return {
        (row, column): value.replace(seal, PLACEHOLDER) if isinstance(value, str) else value
        for (row, column), value in flat.items()
        if ABOUT_THE_REQUEST not in f"{row}.{column}"
    }


# ---- the index of a set ---------------------------------------------------------------------------------


def _verify_page(snapshot: Snapshot, content: bytes, table: bytes) -> Verification:
    if not table:
        raise UnreadableError(f"se verifica con el {TABLE} de su carpeta, que no está")
    return _of_index(snapshot, PAGE, page_differences(snapshot, content, table))


def _of_index(snapshot: Snapshot, name: str, found: tuple[Difference, ...]) -> Verification:
    if found:
        return Verification(name, Verdict.CHANGED, CHANGED_TABLE, to_lines(found))
    sentence = f"coincide con los datos activos (versión {snapshot.model.version}): es el índice de un juego."
    return Verification(name, Verdict.MATCHES, sentence, notes=(OF_INDEX,))
