"""What a Word document or a presentation says: its paragraphs in order, and its pictures.

Word writes other XML for the same document when it saves it, so that reports are compared and sealed by their
texts and pictures. Heads and feet are left aside: a template brings its own.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from dashboard.exports.seals.safe import UnreadableError, parse_xml, read_members

PART: Final = re.compile(r"word/document\.xml|ppt/slides/slide(\d{1,5})\.xml")
PICTURE: Final = re.compile(r"(word|ppt)/media/[^/]+")
MOST_PARAGRAPHS: Final = 20_000


@dataclass(frozen=True)
class Said:
    """What a document says: paragraphs with text, in order, and the checksums of its pictures, sorted."""

    paragraphs: tuple[str, ...]
    pictures: tuple[str, ...]


def read_document(content: bytes) -> Said:
    """Read a document.

    Raises:
        UnreadableError: it isn't one, or it is damaged.
    """
    members = read_members(content, lambda name: bool(PART.fullmatch(name) or PICTURE.fullmatch(name)))
    parts = sorted((name for name in members if PART.fullmatch(name)), key=_order)
    if not parts:
        raise UnreadableError("no es un documento de Word ni una presentación")
    paragraphs = tuple(text for name in parts for text in _paragraphs(parse_xml(members[name])))
    if len(paragraphs) > MOST_PARAGRAPHS:
        raise UnreadableError("tiene más párrafos que cualquier informe del tablero")
    pictures = (members[name] for name in members if PICTURE.fullmatch(name))
    return Said(paragraphs, tuple(sorted(hashlib.sha256(picture).hexdigest() for picture in pictures)))


def _order(name: str) -> int:
    found = PART.fullmatch(name)
    return int(found[1] or 0) if found else 0


def _paragraphs(root: Element) -> Iterator[str]:
    for paragraph in root.iter("p"):
        text = "".join(run.text or "" for run in paragraph.iter("t")).strip()
        if text:
            yield text
