"""Search in the texts of the strategy: every word asked for, whatever its accents and capitals."""

import unicodedata
from collections.abc import Iterable

from dashboard.views.strategy.page import Note


def found_in(notes: Iterable[Note], text: str, kinds: Iterable[str] = ()) -> tuple[Note, ...]:
    """Return the notes of some kinds (all where none is given) that hold every word, in their order."""
    words, wanted = plain(text).split(), set(kinds)
    return tuple(
        note
        for note in notes
        if (not wanted or note.kind in wanted)
        and all(word in plain(f"{note.kind} {note.name} {note.text}") for word in words)
    )


def plain(text: str) -> str:
    """Return a text in lower case without accents."""
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
