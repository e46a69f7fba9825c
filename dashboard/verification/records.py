"""The record that a file carries, read back from any format; nothing in it is believed yet."""

import json
import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from dashboard.exports.seals.documents import PROPERTIES
from dashboard.exports.seals.keywords import read_keywords
from dashboard.exports.seals.safe import UnreadableError, parse_json, parse_xml, read_members
from dashboard.exports.seals.seal import CHUNK_CHECK, CHUNK_HEAD, PNG_START
from dashboard.exports.seals.sheets import own_sheets, read_sheets

RECORD: Final = "registro"
NO_RECORD: Final = "no trae el registro que el tablero deja en sus archivos"
LONGEST: Final = 100_000  # characters of a record, many times ours
KEYWORDS: Final = re.compile(rb"/Keywords\s*([(<])")
MOST_KEYWORDS: Final = 20  # places of a PDF where a record is looked for
HEX_TEXT: Final = re.compile(rb"[0-9A-Fa-f\s]*")
ESCAPED: Final = re.compile(rb"\\(?:([0-7]{1,3})|\r\n|(.))", re.DOTALL)
LETTERS: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b""}


def read_record(content: bytes, ending: str) -> dict[str, str]:
    """Return the record of a file: names and texts.

    Raises:
        UnreadableError: the file can't be read, or it carries no record of ours.
    """
    return as_record(READERS[ending](content))


def as_record(text: str) -> dict[str, str]:
    """Read a record from its JSON.

    Raises:
        UnreadableError: it isn't a record.
    """
    if not text or len(text) > LONGEST:
        raise UnreadableError(NO_RECORD)
    record = parse_json(text.encode("utf-8", "replace"))
    if not record or not all(isinstance(value, str) for value in record.values()):
        raise UnreadableError(NO_RECORD)
    return record


def _of_svg(content: bytes) -> str:
    root = parse_xml(content)
    return next((item.text or "" for item in root.iter("metadata") if item.get("id") == RECORD), "")


def _of_pdf(content: bytes) -> str:
    """Return the keywords of a PDF that are a record; those packed by another program are not looked for."""
    if not content.startswith(b"%PDF-"):
        raise UnreadableError("no es un PDF")
    places = [found for found, _ in zip(KEYWORDS.finditer(content), range(MOST_KEYWORDS), strict=False)]
    texts = (_pdf_text(content, found) for found in places)
    return next((text for text in texts if text.startswith("{")), "")


def _pdf_text(content: bytes, found: re.Match[bytes]) -> str:
    inside = content[found.end() : found.end() + 4 * LONGEST]
    raw = _literal(inside) if found[1] == b"(" else _hexadecimal(inside)
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    return raw.decode("utf-8" if raw.startswith(b"\xef\xbb\xbf") else "latin-1", "replace").lstrip("\ufeff")


def _literal(inside: bytes) -> bytes:
    """Return a PDF string from after its opening parenthesis up to the one that closes it."""
    depth, place = 1, 0
    while place < len(inside):
        mark = inside[place : place + 1]
        depth += (mark == b"(") - (mark == b")")
        if depth == 0:
            return ESCAPED.sub(_unescape, inside[:place])
        place += 2 if mark == b"\\" else 1
    return b""


def _unescape(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes([int(found[1], 8) & 255])
    return LETTERS.get(found[2] or b"\n", found[2] or b"")


def _hexadecimal(inside: bytes) -> bytes:
    text = HEX_TEXT.match(inside)
    digits = b"".join((text[0] if text else b"").split()).decode()
    return bytes.fromhex(digits + "0" * (len(digits) % 2))


def png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and body of each chunk of a PNG.

    Raises:
        UnreadableError: it isn't a PNG, or a chunk is damaged.
    """
    if not content.startswith(PNG_START):
        raise UnreadableError("no es un PNG")
    place = len(PNG_START)
    while place + CHUNK_HEAD <= len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        end = place + CHUNK_HEAD + length
        body, check = content[place + 4 : end], content[end : end + CHUNK_CHECK]
        if check != struct.pack(">I", zlib.crc32(body)):
            raise UnreadableError("está dañado: un bloque no concuerda con su suma de verificación")
        yield body[:4], body[4:]
        place = end + CHUNK_CHECK


def _of_png(content: bytes) -> str:
    texts = (_png_text(kind, body) for kind, body in png_chunks(content))
    return next((text for text in texts if text), "")


def _png_text(kind: bytes, body: bytes) -> str:
    """Return the record in a text chunk: Latin-1, or UTF-8 after its two flags, language and translation."""
    name, _, rest = body.partition(b"\0")
    if name != RECORD.encode():
        return ""
    if kind == b"tEXt":
        return rest.decode("latin-1")
    return rest[2:].split(b"\0", 2)[-1].decode("utf-8", "replace") if kind == b"iTXt" else ""


def _of_json(content: bytes) -> str:
    return json.dumps(parse_json(content).get(RECORD, {}))


def _of_book(content: bytes) -> str:
    """Return the record of a workbook: the row of that name in one of its sheets."""
    for cells in own_sheets(read_sheets(content)).values():
        for (row, column), value in cells.items():
            if column == 1 and value == RECORD:
                return str(cells.get((row, 2), ""))
    return ""


def _of_document(content: bytes) -> str:
    """Return the keywords of a Word or PowerPoint file."""
    members = read_members(content, lambda name: name == PROPERTIES)
    if PROPERTIES not in members:
        raise UnreadableError(NO_RECORD)
    keywords = parse_xml(members[PROPERTIES]).findtext("keywords") or ""
    return json.dumps(read_keywords(keywords[: LONGEST + 1]), ensure_ascii=False)


READERS: Final[Mapping[str, Callable[[bytes], str]]] = MappingProxyType(
    {
        "svg": _of_svg,
        "pdf": _of_pdf,
        "png": _of_png,
        "json": _of_json,
        "geojson": _of_json,
        "xlsx": _of_book,
        "docx": _of_document,
        "pptx": _of_document,
    }
)
