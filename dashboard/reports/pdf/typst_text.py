"""Values as typst reads them; every text goes in as a string, so that no letter of it is ever markup."""

from collections.abc import Iterable, Mapping
from typing import Final

ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def quoted(text: str) -> str:
    """Return a text as a typst string, quotes included; what no page can show is left out."""
    shown = (ESCAPES.get(letter, letter) for letter in text if letter in ESCAPES or _is_shown(letter))
    return f'"{"".join(shown)}"'


def _is_shown(letter: str) -> bool:
    return letter.isprintable() or letter == "\N{NO-BREAK SPACE}"


def points(length: float) -> str:
    """Return a length in points."""
    return f"{length:.3f}pt"


def coloured(colour: str) -> str:
    """Return a colour, given as hexadecimal."""
    return f"rgb({quoted(colour)})"


def array(items: Iterable[str]) -> str:
    """Return an array of values that are typst already."""
    return f"({''.join(f'{item}, ' for item in items)})"


def record(items: Mapping[str, str]) -> str:
    """Return a dictionary of values that are typst already."""
    return f"({', '.join(f'{quoted(name)}: {value}' for name, value in items.items())})"
