"""Values of an address as people write them: what has one meaning is taken for it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from geo.divipola import normalise_name

DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
YEAR_FIRST: Final = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")


def meant(written: str, allowed: Sequence[str]) -> str:
    """Return the one allowed value that a text means; the text itself where it means none, or several.

    A code may lack its leading zero («5» is «05»), a day may be written as day, month and year, and case,
    accents and blanks do not count («Caribe», «Eje cafetero y Antioquia»).
    """
    if written in allowed:
        return written
    text = written.strip()
    for other in (text, f"0{text}", _iso(text)):
        if other in allowed:
            return other
    plain = _plain(text)
    alike = [value for value in allowed if _plain(value) == plain]
    return alike[0] if len(alike) == 1 else written


def _iso(text: str) -> str:
    """Return a day as ISO writes it; a text that is no day as it is."""
    if found := DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    else:
        return text
    return f"{year}-{month:0>2}-{day:0>2}"


_plain = lru_cache(maxsize=4096)(normalise_name)
"""An address may have hundreds of values to compare with a thousand codes."""
