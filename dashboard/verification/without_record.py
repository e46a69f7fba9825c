"""Verifying a table that carries no record: its view is read from its name and from what is asked."""

from typing import Final
from urllib.parse import parse_qsl, urlencode

from dashboard.core.state import parse_state
from dashboard.core.wording import number
from dashboard.exports.files import DownloadError
from dashboard.exports.formats import make_download
from dashboard.exports.seals.safe import UnreadableError
from dashboard.indicators.snapshot import Snapshot
from dashboard.verification.coverage import NOT_COMPARED
from dashboard.verification.differences import differences, to_lines
from dashboard.verification.names import NamedView, named_view
from dashboard.verification.remake import OWN_OPTIONS
from dashboard.verification.tables import flat_rows, read_rows
from dashboard.verification.verdict import Verdict, Verification

CHANGED_TABLE: Final = "fue modificado, o es de otros datos."
HINT: Final = "Si salió con filtros, dígalos con --consulta."


def verify_table(snapshot: Snapshot, name: str, content: bytes, query: str) -> Verification:
    """Compare a table with the same made again, row by row.

    Args:
        query: filters that its name doesn't say.

    Raises:
        UnreadableError: it is no table of ours, or its name or the query ask for what does not exist.
    """
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
        return Verification(name, Verdict.CHANGED, f"{CHANGED_TABLE}{hint}", lines)
    sentence = _table_sentence(snapshot, len(table.rows), len(expected.rows))
    return Verification(name, Verdict.MATCHES, sentence, notes=(NOT_COMPARED["csv"],))


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
