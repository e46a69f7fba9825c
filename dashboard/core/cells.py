"""Cells of files: what a value is, and how a text is kept from being taken for a formula."""

from datetime import date
from typing import Final

from dashboard.core.wording import GAP

Cell = str | int | float | date | None
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def safe_text(value: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula; numbers, negative ones too, stay numbers.

    Its blanks are those that people type, so that who looks for «43,1 %» in a file finds it.
    """
    if not isinstance(value, str):
        return value
    text = value.replace(GAP, " ")
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
