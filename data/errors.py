"""Refusals of the data layer; every message is Spanish, because whoever loads a file reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

ROWS_SHOWN: Final = 5


class DataError(Exception):
    """Base of every refusal of this package."""


@dataclass(frozen=True)
class Defect:
    """One broken rule of one file, with where to look and what to do.

    Attributes:
        file: name of the file, as its owner knows it.
        column: column the rule speaks of, or `None` when it is about whole rows or the whole file.
        rule: what was expected, a Spanish clause without final stop.
        count: how many rows break it.
        rows: the first offenders, each already worded ("fila 7: «5001»").
        action: what whoever owns the file should do, a Spanish sentence.
    """

    file: str
    column: str | None
    rule: str
    count: int
    rows: tuple[str, ...]
    action: str

    def __str__(self) -> str:
        where = f"{self.file}, columna «{self.column}»" if self.column else self.file
        return f"{where}: {self.rule}. {self._offenders()} {self.action}".replace("  ", " ")

    def _offenders(self) -> str:
        if not self.rows:
            return ""
        shown = "; ".join(self.rows[:ROWS_SHOWN])
        hidden = self.count - min(len(self.rows), ROWS_SHOWN)
        more = f" y {hidden} más" if hidden > 0 else ""
        noun = "caso" if self.count == 1 else "casos"
        return f"{self.count} {noun}: {shown}{more}."


class DatasetError(DataError):
    """A set of files cannot become a model; carries every defect found, not only the first."""

    def __init__(self, defects: Iterable[Defect]) -> None:
        self.defects: tuple[Defect, ...] = tuple(defects)
        super().__init__(self._text())

    def _text(self) -> str:
        noun = "1 defecto" if len(self.defects) == 1 else f"{len(self.defects)} defectos"
        lines = [f"{number}. {defect}" for number, defect in enumerate(self.defects, start=1)]
        return "\n".join([f"Los datos no se pueden usar: {noun}.", *lines])


def refuse_if(defects: Iterable[Defect]) -> None:
    """Raise one `DatasetError` with all the defects, if there are any."""
    found = tuple(defects)
    if found:
        raise DatasetError(found)


def line_of(position: int) -> int:
    """Return the line a spreadsheet shows for the row at `position` (0 = first under the header)."""
    return position + 2
