"""Rows of text as a frame: every cell cleaned, each different text kept once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Final

import numpy as np
import pandas as pd

from data.readers.limits import (
    MAX_CELL_TEXT,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_LETTERS,
    MAX_ROWS,
    UploadError,
    whole,
)
from data.readers.packages import TOO_LARGE, too_wide

CHUNK: Final = 20_000
# controls, invisible marks of direction and joining, and what a file in another encoding leaves
_INVISIBLE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BLANKS: Final = re.compile(r"\s+")


@dataclass(frozen=True, eq=False)
class RawSheet:
    """One sheet of a file, as text.

    Attributes:
        name: of the sheet; empty of a csv.
        cells: columns 0, 1…; index the row numbers that a spreadsheet shows; blank cells are "".
        hidden_rows: numbers of the rows that the file hides.
        is_hidden: whether the file hides the sheet.
    """

    name: str
    cells: pd.DataFrame
    hidden_rows: frozenset[int] = frozenset()
    is_hidden: bool = False


class _Texts(dict[str, str]):
    """Each raw text cleaned, once; `letters` and `longest` tell how much they are."""

    letters = 0
    longest = 0

    def __missing__(self, raw: str) -> str:
        cleaned = clean(raw)
        self[raw] = kept = raw if cleaned == raw else cleaned  # one text in memory where both are the same
        self.letters += len(raw)
        self.longest = max(self.longest, len(kept))
        return kept


@dataclass(frozen=True, eq=False)
class _Piece:
    """Some consecutive rows, by column."""

    rows: int
    columns: list[np.ndarray]

    def column(self, place: int) -> np.ndarray:
        return self.columns[place] if place < len(self.columns) else np.full(self.rows, "", object)


def clean(raw: str) -> str:
    """Return a text without control or invisible characters, and with single blanks."""
    return _BLANKS.sub(" ", _INVISIBLE.sub("", raw)).strip()


def frame_of(records: Iterable[list[str]], file: str) -> pd.DataFrame:
    """Return records, of any lengths, as columns of cleaned text.

    Raises:
        UploadError: too many columns or cells, or a cell too long.
    """
    texts, pieces, cells, rows = _Texts(), [], 0, 0
    for chunk in _chunks(records):
        columns = list(zip_longest(*chunk, fillvalue=""))
        cells, rows = cells + len(columns) * len(chunk), rows + len(chunk)
        if len(columns) > MAX_COLUMNS:
            raise too_wide(file)
        _refuse_large(rows, cells, texts, file)
        pieces.append(_Piece(len(chunk), [np.array([*map(texts.__getitem__, c)], object) for c in columns]))
    _refuse_large(rows, cells, texts, file)
    return _joined(pieces)


def _refuse_large(rows: int, cells: int, texts: _Texts, file: str) -> None:
    """Refuse what would not fit in memory, before it does not."""
    limits = (
        (rows, MAX_ROWS, "filas"),
        (cells, MAX_CELLS, "celdas"),
        (texts.letters, MAX_LETTERS, "letras distintas"),
    )
    for found, most, what in limits:
        if found > most:
            raise UploadError(file, f"tiene más de {whole(most)} {what}", TOO_LARGE)
    if texts.longest > MAX_CELL_TEXT:
        reason = f"tiene una celda de más de {whole(MAX_CELL_TEXT)} letras"
        raise UploadError(file, reason, "Revise las comillas y el separador.")


def _joined(pieces: list[_Piece]) -> pd.DataFrame:
    """Put the pieces one under the other; a column that a piece lacks is blank there."""
    width = max((len(piece.columns) for piece in pieces), default=0)
    columns = {place: np.concatenate([piece.column(place) for piece in pieces]) for place in range(width)}
    return pd.DataFrame(columns, index=range(sum(piece.rows for piece in pieces)), dtype=object)


def _chunks(records: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    source = iter(records)
    while chunk := list(islice(source, CHUNK)):
        yield chunk
