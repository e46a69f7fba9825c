"""Where the table is in a sheet: titles above, the header, the rows, and what is no row of data."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from data.readers.cells import RawSheet
from geo.divipola import normalise_name

HEADER_WITHIN: Final = 60  # rows from the top
LEAST_MATCHES: Final = 2
TOTALS: Final = (
    "TOTAL",
    "TOTALES",
    "SUBTOTAL",
    "PROMEDIO",
    "SUMA",
    "FUENTE",
    "NOTA",
    "NOTAS",
    "ELABORO",
    "MEDIA",
)
Recognise = Callable[[str], bool]


@dataclass(frozen=True, eq=False)
class Body:
    """The table of a sheet.

    Attributes:
        sheet: its name.
        header: the title of each column, as written; columns of `rows` are their positions.
        header_row: its number.
        rows: text, index the row numbers; rows that hold no data are left out.
        titles: what is written above the header.
        hidden: how many of the rows the file hides. totals, repeated_headers: rows left out.
        score: how many columns of the header are recognised.
    """

    sheet: str
    header: tuple[str, ...]
    header_row: int
    rows: pd.DataFrame
    titles: tuple[str, ...]
    hidden: int
    totals: int
    repeated_headers: int
    score: int


def find_body(sheet: RawSheet, recognise: Recognise) -> Body | None:
    """Return the table of a sheet, under the row with most recognised titles; `None` when there is none.

    A title that two columns share, as merged cells leave it, is recognised once.
    """
    top = sheet.cells.iloc[:HEADER_WITHIN]
    scores = [_score(row, recognise) for row in top.itertuples(index=False, name=None)]
    if not scores or max(scores) < LEAST_MATCHES:
        return None
    place = scores.index(max(scores))
    while scores[place + 1 : place + 2] == [scores[place]]:  # a header merged downwards
        place += 1
    return _body(sheet, place, scores[place])


def _score(row: tuple[str, ...], recognise: Recognise) -> int:
    return sum(recognise(cell) for cell in {cell for cell in row if cell})


def _body(sheet: RawSheet, place: int, score: int) -> Body:
    cells = sheet.cells
    header = tuple(str(cell) for cell in cells.iloc[place])
    rows = cells.iloc[place + 1 :]
    filled = (rows != "").to_numpy()
    rows, filled = rows[filled.any(axis=1)], filled[filled.any(axis=1)]
    is_total, is_repeated = _totals(rows, filled), _repeated(rows, header)
    kept = rows[~is_total & ~is_repeated]
    titles = [cell for row in cells.iloc[:place].itertuples(index=False) for cell in row if cell]
    return Body(
        sheet=sheet.name,
        header=header,
        header_row=int(cells.index[place]),
        rows=kept,
        titles=tuple(dict.fromkeys(titles)),
        hidden=len(sheet.hidden_rows.intersection(kept.index)) if sheet.hidden_rows else 0,
        totals=int(is_total.sum()),
        repeated_headers=int(is_repeated.sum()),
        score=score,
    )


def _totals(rows: pd.DataFrame, filled: np.ndarray) -> np.ndarray:
    """Return which rows are totals or notes: the first word of their first filled cell says so."""
    if rows.empty:
        return np.zeros(0, dtype=bool)
    values = rows.to_numpy()
    firsts = values[np.arange(len(values)), filled.argmax(axis=1)]
    places, texts = pd.factorize(firsts)
    is_total = [bool(words := normalise_name(str(text)).split()) and words[0] in TOTALS for text in texts]
    return np.array(is_total, dtype=bool)[places]


def _repeated(rows: pd.DataFrame, header: tuple[str, ...]) -> np.ndarray:
    """Return which rows repeat the header, as each printed page of a report does."""
    titled = [place for place, title in enumerate(header) if title]
    return np.logical_and.reduce([(rows.iloc[:, at] == header[at]).to_numpy() for at in titled])
