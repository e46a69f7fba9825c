"""Whether a file is what the active data give: made again and compared, or, of other data, by its seal."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, urlencode

from dashboard.core.state import DEFAULT_INDICATOR, parse_state
from dashboard.core.wording import number
from dashboard.exports.files import DownloadError
from dashboard.exports.formats import make_download
from dashboard.exports.seals.documents import read_document
from dashboard.exports.seals.safe import MEGABYTE, MOST_BYTES, UnreadableError
from dashboard.exports.seals.seal import PLACEHOLDER, SEAL_KEY, is_intact
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.scope import ReportError
from dashboard.verification.differences import Flat, differences, to_lines
from dashboard.verification.document_differences import document_differences
from dashboard.verification.flat import FLAT
from dashboard.verification.names import NamedView, named_view
from dashboard.verification.pictures import picture_lines
from dashboard.verification.records import READERS, read_record
from dashboard.verification.tables import flat_rows, read_rows
from dashboard.verification.verdict import Verdict, Verification

TABLES: Final = ("excel.csv", "csv")
COMPLETE: Final = ("xlsx", "json", "geojson", "docx", "pptx")
"""Formats that are compared by all that they say: an equal text is an equal file, whoever saved it."""
DOCUMENTS: Final = ("docx", "pptx")
REPORT: Final = "informe"
TEMPLATE: Final = "plantilla"
ABOUT_THE_REQUEST: Final = "ignorado"
"""What an address had that could not be used: it is in the file and not in its record."""
OWN_OPTIONS: Final = ("figura", "tamano", "resolucion")
LONGEST_VERSION: Final = 20  # characters of a version in a sentence
HINT: Final = "Si salió con filtros, dígalos con --consulta."


def verify_file(snapshot: Snapshot, path: Path, query: str = "") -> Verification:
    """Verify a file of the disk.

    Args:
        query: filters of a CSV, which carries none of its own.

    Raises:
        OSError: it can't be read.
    """
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        reason = f"pesa más de {MOST_BYTES // MEGABYTE} MB, más que cualquier archivo del tablero"
        return not_ours(path.name, reason)
    return verify(snapshot, path.name, content, query)


def verify(snapshot: Snapshot, name: str, content: bytes, query: str = "") -> Verification:
    """Verify the content of a file; its format is the one its name ends in."""
    ending = ending_of(name)
    try:
        if ending in TABLES:
            return _verify_table(snapshot, name, content, query)
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


# ---- files with a record --------------------------------------------------------------------------------


def _verify_record(snapshot: Snapshot, name: str, content: bytes, ending: str) -> Verification:
    record = read_record(content, ending)
    intact = is_intact(content, ending, record.get(SEAL_KEY, ""))
    old = _older_versions(snapshot, record)
    if old:
        return _of_other_version(name, old, intact)
    if record.get(TEMPLATE):
        return _by_seal_alone(snapshot, name, intact)
    try:
        again = make_again(snapshot, record, ending)
    except (DownloadError, ReportError) as error:
        return Verification(name, Verdict.CHANGED, f"fue modificado: su registro pide lo que no hay. {error}")
    return _compare(snapshot, name, ending, again, content, intact)


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


def _of_other_version(name: str, old: str, intact: bool) -> Verification:
    if intact:
        return Verification(name, Verdict.EARLIER, f"es de una versión anterior de {old} y está como salió.")
    return Verification(
        name,
        Verdict.CHANGED,
        f"es de una versión anterior de {old} y fue modificado: su sello no concuerda con su contenido.",
    )


def _by_seal_alone(snapshot: Snapshot, name: str, intact: bool) -> Verification:
    """Return the finding of a report made with a template, which can't be made again without it."""
    if intact:
        sentence = (
            f"es de los datos activos (versión {snapshot.model.version}) y está como salió; "
            "se hizo con una plantilla, así que solo se comprueba su sello."
        )
        return Verification(name, Verdict.MATCHES, sentence)
    return Verification(name, Verdict.CHANGED, "fue modificado: su sello no concuerda con su contenido.")


def make_again(snapshot: Snapshot, record: Mapping[str, str], ending: str) -> bytes:
    """Make the file of a record again.

    Raises:
        DownloadError, ReportError: the record asks for what does not exist.
    """
    if record.get(REPORT):
        return _make_report_again(snapshot, record, ending)
    view = parse_qsl(record.get("consulta", ""))
    indicator = dict(view).get("indicador", DEFAULT_INDICATOR)
    options = [(key, record[key]) for key in OWN_OPTIONS if record.get(key)]
    query = urlencode([pair for pair in view if pair[0] != "indicador"] + options)
    return make_download(
        _under_address(snapshot, record.get("direccion", "")), indicator, ending, query
    ).content


def _make_report_again(snapshot: Snapshot, record: Mapping[str, str], ending: str) -> bytes:
    """Make a report again, which takes as long as it took."""
    from dashboard.reports.build import write_report  # late: only a report needs it

    state, _ = parse_state(record.get("consulta", ""), snapshot.vocabulary)
    with tempfile.TemporaryDirectory(prefix="verificar-") as folder:
        path = Path(folder) / f"informe.{ending}"
        write_report(snapshot, state, ending, path)
        return path.read_bytes()


def _under_address(snapshot: Snapshot, address: str) -> Snapshot:
    """Return the snapshot as reached under the public address of a file, which its texts repeat."""
    before, found, _ = address.partition("?")
    public = before.rstrip("/") if found and "://" in before else ""
    return snapshot if public == snapshot.public_url.rstrip("/") else replace(snapshot, public_url=public)


def _compare(
    snapshot: Snapshot, name: str, ending: str, again: bytes, content: bytes, intact: bool
) -> Verification:
    """Return the finding of a file of the active versions."""
    lines = () if again == content else _difference_lines(ending, again, content)
    if again == content or (ending in COMPLETE and not lines):
        return Verification(
            name, Verdict.MATCHES, f"coincide con los datos activos (versión {snapshot.model.version})."
        )
    if intact:
        sentence = (
            "no coincide con lo que hoy se hace de los mismos datos, aunque su sello concuerda: "
            "es de otra edición del programa, o se modificó y se volvió a sellar."
        )
    else:
        sentence = "fue modificado: no es lo que dan los datos activos."
    return Verification(name, Verdict.CHANGED, sentence, lines)


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


# ---- tables without a record ----------------------------------------------------------------------------


def _verify_table(snapshot: Snapshot, name: str, content: bytes, query: str) -> Verification:
    table, view = read_rows(content), named_view(snapshot, name, query)
    expected = read_rows(_make_table_again(snapshot, view))
    if table.head != expected.head:
        raise UnreadableError("no tiene las columnas de una descarga del tablero")
    ours, theirs = flat_rows(expected), flat_rows(table)
    if not view.is_whole:
        present = {row for row, _ in theirs}
        ours = {place: value for place, value in ours.items() if place[0] in present}
    lines = to_lines(differences(ours, theirs))
    if lines:
        hint = "" if view.is_whole else f" {HINT}"
        return Verification(name, Verdict.CHANGED, f"fue modificado, o es de otros datos.{hint}", lines)
    return Verification(name, Verdict.MATCHES, _table_sentence(snapshot, len(table.rows), len(expected.rows)))


def _make_table_again(snapshot: Snapshot, view: NamedView) -> bytes:
    """Make the table of a view again.

    Raises:
        UnreadableError: the name or the query ask for what does not exist.
    """
    pairs = [pair for pair in parse_qsl(view.query) if pair[0] not in OWN_OPTIONS]
    _, ignored = parse_state(urlencode(pairs), snapshot.vocabulary)
    if ignored:
        raise UnreadableError(f"su nombre o --consulta piden lo que no hay. {' '.join(ignored)}")
    try:
        return make_download(snapshot, view.indicator, "csv", view.query).content
    except DownloadError as error:
        raise UnreadableError(f"su nombre o --consulta piden lo que no hay. {error}") from error


def _table_sentence(snapshot: Snapshot, rows: int, whole: int) -> str:
    start = f"coincide con los datos activos (versión {snapshot.model.version}) en "
    where = "su única fila" if rows == 1 else f"sus {number(rows)} filas"
    if rows == whole:
        return f"{start}{where}."
    return (
        f"{start}{where} de {number(whole)}; si le faltan filas de su selección solo se sabe con --consulta."
    )
