"""What differs between a file and the same file made again: by row and column where it has them."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.core.wording import counted

Value = str | float
Flat = Mapping[tuple[str, str], Value]
"""Values by row (a code, a name, an element) and column."""
CLOSE: Final = 1e-6  # files are written with six decimals
MOST_SHOWN: Final = 10
LONGEST: Final = 80  # characters of a value in a sentence
BEFORE: Final = 20  # characters that two long texts share, shown before where they differ
NOTHING: Final = "nada"


@dataclass(frozen=True)
class Difference:
    """One place where a file differs; without a column it is the whole row that is missing or too many."""

    row: str
    column: str
    expected: str
    found: str

    def to_text(self) -> str:
        """Return it as a Spanish sentence without its full stop."""
        if self.column:
            where = " · ".join(part for part in (self.row, self.column) if part)
            return f"{where}: se esperaba {self.expected} y dice {self.found}"
        return f"{self.row}: {'falta' if self.found == NOTHING else 'sobra'}"


def differences(expected: Flat, found: Flat) -> tuple[Difference, ...]:
    """Return every difference, in the order of what was expected, then what is too many."""
    return tuple(_differences(expected, found))


def _differences(expected: Flat, found: Flat) -> Iterator[Difference]:
    rows, found_rows = {row for row, _ in expected}, {row for row, _ in found}
    yield from (
        Difference(row, "", "la fila", NOTHING) for row in _rows_in_order(expected) if row not in found_rows
    )
    for (row, column), value in expected.items():
        other = found.get((row, column), "")
        if row in found_rows and not is_same(value, other):
            yield Difference(row, column, *quote_pair(value, other))
    for (row, column), other in found.items():
        if row in rows and (row, column) not in expected and other != "":
            yield Difference(row, column, quote(""), quote(other))
    yield from (Difference(row, "", NOTHING, "la fila") for row in _rows_in_order(found) if row not in rows)


def _rows_in_order(flat: Flat) -> dict[str, None]:
    return dict.fromkeys(row for row, _ in flat)


def is_same(one: Value, other: Value) -> bool:
    """Return whether two values are the same: texts exactly, numbers up to the decimals that are written."""
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=CLOSE)


def quote(value: Value) -> str:
    """Return a value for a sentence: quoted, control characters shown as such, never longer than a line."""
    if value == "":
        return "vacío"
    if isinstance(value, float):
        return f"{value:.12g}".replace(".", ",")
    plain = "".join(letter if letter.isprintable() else "·" for letter in value)
    return f"«{plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + '…'}»"


def quote_pair(expected: Value, found: Value) -> tuple[str, str]:
    """Return two values for a sentence; long texts from shortly before they begin to differ."""
    if (
        not (isinstance(expected, str) and isinstance(found, str))
        or max(len(expected), len(found)) <= LONGEST
    ):
        return quote(expected), quote(found)
    start = max(0, _shared(expected, found) - BEFORE)
    lead = "…" if start else ""
    one, other = (f"{lead}{text[start:]}" if text else "" for text in (expected, found))
    return quote(one), quote(other)


def _shared(one: str, other: str) -> int:
    """Return how many letters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def to_lines(found: tuple[Difference, ...]) -> tuple[str, ...]:
    """Return the first differences as lines, and how many more there are."""
    lines = tuple(item.to_text() for item in found[:MOST_SHOWN])
    more = len(found) - MOST_SHOWN
    return (*lines, f"y {counted(more, 'diferencia más', 'diferencias más')}") if more > 0 else lines
