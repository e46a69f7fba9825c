"""What differs between a document and the same document made again: paragraphs in order, and pictures."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from dashboard.exports.seals.documents import Said
from dashboard.verification.differences import NOTHING, Difference, quote_pair

PARAGRAPH: Final = "texto"


def document_differences(expected: Said, found: Said) -> tuple[Difference, ...]:
    """Return the paragraphs that differ, in order, and whether pictures do."""
    texts = tuple(_changed(expected.paragraphs, found.paragraphs))
    ours, theirs = set(expected.pictures), set(found.pictures)
    if ours == theirs:
        return texts
    missing, extra = len(ours - theirs), len(theirs - ours)
    return (*texts, Difference("imágenes", "distintas", f"{missing} que no están", f"{extra} que sobran"))


def _changed(expected: tuple[str, ...], found: tuple[str, ...]) -> Iterator[Difference]:
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    for kind, first, last, start, stop in matcher.get_opcodes():
        if kind == "equal":
            continue
        ours, theirs = expected[first:last], found[start:stop]
        for place in range(max(len(ours), len(theirs))):
            one, other = ("".join(side[place : place + 1]) for side in (ours, theirs))
            words = quote_pair(one, other)
            yield Difference(
                f"párrafo {start + place + 1}",
                PARAGRAPH,
                words[0] if one else NOTHING,
                words[1] if other else NOTHING,
            )
