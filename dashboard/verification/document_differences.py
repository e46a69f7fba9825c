"""What differs between a document and the same document made again: its pieces, in order and in place."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from dashboard.core.wording import counted
from dashboard.exports.seals.documents import (
    ASIDES,
    BODY,
    PICTURE,
    TABLE_ALTERNATIVE,
    TABLE_TITLE,
    TEXT,
    VECTOR,
    Piece,
    Said,
)
from dashboard.verification.differences import NOTHING, Difference, quote, quote_pair

LONG: Final = 1_000  # pieces
OWN: Final = "la suya"
OTHER: Final = "otra imagen"
COUNTED: Final = {
    VECTOR: ("dibujo vectorial", "dibujos vectoriales"),
    TABLE_TITLE: ("título de tabla", "títulos de tablas"),
    TABLE_ALTERNATIVE: ("texto alternativo de tabla", "textos alternativos de tablas"),
}


def document_differences(expected: Said, found: Said) -> tuple[Difference, ...]:
    """Return the pieces that differ, in order, then those of the kinds that some programs drop."""
    apart = (one for kind in ASIDES for one in _changed_asides(kind, expected, found))
    return (*_changed(expected.pieces, found.pieces), *apart)


def lost_asides(expected: Said, found: Said) -> tuple[str, ...]:
    """Return in words what another program dropped whole when it saved the document."""
    lost = {kind: len(expected.asides_of(kind)) for kind in ASIDES if not found.asides_of(kind)}
    return tuple(counted(count, *_names(kind)) for kind, count in lost.items() if count)


def _names(kind: str) -> tuple[str, str]:
    return COUNTED.get(kind, ("título de imagen", "títulos de imágenes"))


def _changed(expected: Sequence[Piece], found: Sequence[Piece]) -> Iterator[Difference]:
    captions, labels = _captions(expected), _labels(found)
    for first, last, start, stop in _unlike(expected, found):
        label = labels[min(start, len(labels) - 1)] if labels else ""
        ours, theirs = expected[first:last], found[start:stop]
        for place, (one, other) in enumerate(_pairs(ours, theirs)):
            own = labels[start + place] if start + place < stop else label
            if one != other:
                yield _difference(own, one, other, captions)


def _unlike(expected: Sequence[Piece], found: Sequence[Piece]) -> Iterator[tuple[int, int, int, int]]:
    """Yield from where to where two documents differ, in each.

    Long tables repeat their cells, over which a search takes for ever: only what lies between the first and
    the last difference is searched, and where that is long, frequent pieces are no landmarks.
    """
    shortest = min(len(expected), len(found))
    head = next((at for at in range(shortest) if expected[at] != found[at]), shortest)
    rest = range(shortest - head)
    tail = next((at for at in rest if expected[-1 - at] != found[-1 - at]), len(rest))
    ours, theirs = expected[head : len(expected) - tail], found[head : len(found) - tail]
    for kind, *places in SequenceMatcher(None, ours, theirs, autojunk=len(theirs) > LONG).get_opcodes():
        if kind != "equal":
            first, last, start, stop = (head + place for place in places)
            yield first, last, start, stop


def _pairs(ours: Sequence[Piece], theirs: Sequence[Piece]) -> Iterator[tuple[Piece | None, Piece | None]]:
    for place in range(max(len(ours), len(theirs))):
        yield (
            ours[place] if place < len(ours) else None,
            theirs[place] if place < len(theirs) else None,
        )


def _difference(
    label: str, one: Piece | None, other: Piece | None, captions: Mapping[str, str]
) -> Difference:
    """Return a difference at a place of the document that was read, or at that of what it lacks."""
    piece = other or one
    kind = "" if piece is None else piece.kind
    where = label if other or one is None else one.where or label
    pictures = {item.kind for item in (one, other) if item} == {PICTURE}
    if pictures:
        return Difference(where, PICTURE, *_picture_words(one, other, captions))
    if one and other and (one.part, one.kind) == (other.part, other.kind):
        return Difference(where, kind, *quote_pair(one.said, other.said))
    return Difference(where, kind, _words(one), _words(other))


def _words(piece: Piece | None) -> str:
    if piece is None:
        return NOTHING
    return "una imagen" if piece.kind == PICTURE else quote(piece.said)


def _picture_words(one: Piece | None, other: Piece | None, captions: Mapping[str, str]) -> tuple[str, str]:
    """Return what picture should be there and which is, by the caption under which ours stands."""
    expected = NOTHING if one is None else _named(captions.get(one.said, ""), OWN)
    if other is None:
        return expected, NOTHING
    return expected, _named(captions.get(other.said, ""), OTHER)


def _named(caption: str, otherwise: str) -> str:
    return f"la de {quote(caption)}" if caption else otherwise


def _captions(pieces: Sequence[Piece]) -> dict[str, str]:
    """Return the text before each picture, by the picture's checksum."""
    captions: dict[str, str] = {}
    text = ""
    for piece in pieces:
        if (piece.part, piece.kind) == (BODY, TEXT):
            text = piece.said
        elif piece.kind == PICTURE:
            captions.setdefault(piece.said, text)
    return captions


def _labels(pieces: Sequence[Piece]) -> list[str]:
    """Return where each piece stands: in the body of a document, by its number among the paragraphs."""
    labels, paragraphs = [], 0
    for piece in pieces:
        is_paragraph = (piece.part, piece.kind) == (BODY, TEXT)
        paragraphs += is_paragraph
        after = "párrafo" if is_paragraph else "después del párrafo"
        labels.append(piece.where or f"{after} {paragraphs}")
    return labels


def _changed_asides(kind: str, expected: Said, found: Said) -> Iterator[Difference]:
    ours, theirs = expected.asides_of(kind), found.asides_of(kind)
    if not theirs or ours == theirs:
        return
    one, many = _names(kind)
    if kind == VECTOR or len(ours) != len(theirs):
        yield Difference(many, "distintos", counted(len(ours), one, many), _other(len(theirs), one, many))
        return
    for own, other in zip(ours, theirs, strict=True):
        if own != other:
            yield Difference(kind, TEXT, *quote_pair(own, other))


def _other(count: int, one: str, many: str) -> str:
    return f"{counted(count, one, many)}, no los mismos"
