"""Cells of files: what a value is, and how a text is kept from being taken for a formula."""

from datetime import date
from typing import Final

Cell = str | int | float | date | None
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def safe_text(value: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula; numbers, negative ones too, stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
