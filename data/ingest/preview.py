"""What a load would do, as plain values that any process can show."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True)
class Rejected:
    """A row that is not taken.

    Attributes:
        line: its number in the sheet. reason: Spanish. column: of the wide form, else empty.
    """

    line: int
    reason: str
    column: str = ""


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A checked file.

    Attributes:
        key: of its draft; empty when there is nothing to accept and nothing rejected.
        table, file, sheet, mode: what is loaded, from where and how. version: in force when it was checked.
        is_wide: whether a column per milestone. scale: of the progress, "0-1" or "0-100", or empty.
        accepted, repeated, rejected: rows of each kind; added and changed make the accepted.
        removed: rows of the table in force that would go.
        row_count: rows of the table once loaded.
        first_real: whether simulated rows would go.
        is_same: whether the table in force would stay as it is.
        cutoffs, phases: those of the file.
        hidden, totals, repeated_headers: rows of the sheet that are hidden, or were left out.
        left_out: titles of columns that are not read.
        warnings, blocks: what the file checks found; with any block nothing can be accepted.
        rejects: the first of them.
        titles, header: what stands above the rows of the file, for the rejected rows in its shape.
        pages: names of those that would change.
        mark: of the store when it was checked.
    """

    key: str
    table: str
    file: str
    sheet: str
    mode: str
    version: int | None
    is_wide: bool
    scale: str
    accepted: int
    added: int
    changed: int
    repeated: int
    rejected: int
    removed: int
    row_count: int
    first_real: bool
    is_same: bool
    cutoffs: tuple[str, ...]
    phases: tuple[str, ...]
    hidden: int
    totals: int
    repeated_headers: int
    left_out: tuple[str, ...]
    warnings: tuple[str, ...]
    blocks: tuple[str, ...]
    rejects: tuple[Rejected, ...]
    titles: tuple[str, ...]
    header: tuple[str, ...]
    pages: tuple[str, ...]
    mark: int

    @property
    def can_be_accepted(self) -> bool:
        """Whether there is something to put in force."""
        return bool(self.key) and not self.blocks and not self.is_same and self.accepted + self.removed > 0

    def counts(self) -> str:
        """Write the line of counts: «aceptadas 3 · repetidas 0 · rechazadas 1»."""
        return counts_line(self.accepted, self.repeated, self.rejected)

    def notices(self) -> tuple[str, ...]:
        """Return what a reader should know beside the counts; Spanish sentences."""
        said = (
            (self.first_real, "Es la primera carga real de esta tabla: salen sus datos de demostración."),
            (self.is_same, "El archivo no trae nada nuevo: no cambia nada."),
            (self.removed, f"Filas en uso que salen: {_whole(self.removed)}."),
            (self.changed, f"De las aceptadas, {_whole(self.changed)} cambian un valor en uso."),
            (self.hidden, f"Filas ocultas que también se leen: {_whole(self.hidden)}."),
            (self.totals, f"Filas de totales o notas que se saltan: {_whole(self.totals)}."),
            (self.repeated_headers, f"Encabezados repetidos que se saltan: {_whole(self.repeated_headers)}."),
            (
                self.left_out,
                f"Columnas que no se usan: {', '.join(f'«{title}»' for title in self.left_out)}.",
            ),
        )
        return tuple(sentence for holds, sentence in said if holds)

    def to_json(self) -> str:
        """Write it as text, for the store."""
        return json.dumps(asdict(self), ensure_ascii=False)


def preview_from(text: str, key: str) -> Preview:
    """Read a preview back from the store, with the key of its draft."""
    said: Mapping[str, object] = json.loads(text)
    values = {one.name: _frozen(said[one.name]) for one in fields(Preview)}
    rejects = tuple(Rejected(**one) for one in said["rejects"])  # type: ignore[attr-defined]  # a list of them
    return Preview(**{**values, "key": key, "rejects": rejects})  # type: ignore[arg-type]  # read as written


def counts_line(accepted: int, repeated: int, rejected: int) -> str:
    """Write how many rows were of each kind."""
    return f"aceptadas {_whole(accepted)} · repetidas {_whole(repeated)} · rechazadas {_whole(rejected)}"


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _whole(number: int) -> str:
    return f"{number:,}".replace(",", ".")
