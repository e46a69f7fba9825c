"""The seal: a sha256 of a file's own content, kept in the file's record.

It is a checksum, not a signature: who changes a file and knows this module can seal it again. It tells
accidents and edits from files that are as they left, when the data they came from is no longer active.

Pictures and pages are sealed byte by byte. Books, documents and JSON are sealed by what they say, so that
saving them again without changing anything keeps the seal. What LibreOffice drops from a document has a seal
of its own, which is asked only of what is still there.
"""

import hashlib
import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dashboard.exports.seals.documents import ASIDES, PROPERTIES, Said, checksum_of, read_document
from dashboard.exports.seals.keywords import read_keywords
from dashboard.exports.seals.safe import parse_json, parse_xml, read_members
from dashboard.exports.seals.sheets import own_sheets, read_sheets

SEAL_KEY: Final = "sello"
ASIDE_KEY: Final = "sello_aparte"
"""Of a document: what LibreOffice drops when it saves, a part of the seal for each kind."""
FORM_KEY: Final = "sello_forma"
FORM: Final = "2"
"""Of the seal of books and documents; the first, without this key, left out headers, notes and places."""
LENGTH: Final = 64
PLACEHOLDER: Final = "sello-por-calcular-".ljust(LENGTH, "0")
"""What a record holds in place of its seal while the file is made; as long as the seal."""
ASIDE_PLACEHOLDER: Final = "aparte-por-calcular-".ljust(LENGTH, "0")
ASIDE_LENGTH: Final = LENGTH // len(ASIDES)
SEAL: Final = re.compile(r"[0-9a-f]{64}")
PNG_START: Final = b"\x89PNG\r\n\x1a\n"
CHUNK_HEAD: Final = 8  # length and kind
CHUNK_CHECK: Final = 4
ENDING_WITH: Final = b"\r\n\t "
"""What an editor adds at the end of a text without changing it."""


def seal_entries(ending: str) -> dict[str, str]:
    """Return the entries of a record where the seal of a file will be."""
    form = {FORM_KEY: FORM} if ending in ARCHIVES else {}
    aside = {ASIDE_KEY: ASIDE_PLACEHOLDER} if ending in DOCUMENTS else {}
    return {**form, **aside, SEAL_KEY: PLACEHOLDER}


def seal_file(content: bytes, ending: str) -> bytes:
    """Return a finished file with its seal in the place that the record kept for it.

    A file of a format without a record, or whose record keeps no place, is returned as it is.
    """
    if ending not in DIGESTS or not _holds(content, PLACEHOLDER, ending):
        return content
    if ending in DOCUMENTS:
        content = _replace_text(content, ASIDE_PLACEHOLDER, _aside_seal(read_document(content)), ending)
    return _replace_text(content, PLACEHOLDER, digest(content, ending, PLACEHOLDER), ending)


def is_intact(content: bytes, ending: str, record: Mapping[str, str]) -> bool:
    """Return whether the content is what the seal in its record was made of; never without a seal.

    Raises:
        UnreadableError: the file can't be read.
    """
    seal = record.get(SEAL_KEY, "")
    if not SEAL.fullmatch(seal) or digest(content, ending, seal) != seal:
        return False
    return ending not in DOCUMENTS or _fits_aside(read_document(content), record.get(ASIDE_KEY, ""))


def is_of_older_form(ending: str, record: Mapping[str, str]) -> bool:
    """Return whether a file was sealed when seals of its kind covered less, so that it can't be checked."""
    return ending in ARCHIVES and bool(record.get(SEAL_KEY)) and record.get(FORM_KEY) != FORM


def _aside_seal(said: Said) -> str:
    return "".join(checksum_of(said.asides_of(kind))[:ASIDE_LENGTH] for kind in ASIDES)


def _fits_aside(said: Said, seal: str) -> bool:
    """Return whether each kind that a program may drop is as it left, or is not there at all."""
    parts = (seal[place : place + ASIDE_LENGTH] for place in range(0, LENGTH, ASIDE_LENGTH))
    return all(
        not said.asides_of(kind) or checksum_of(said.asides_of(kind))[:ASIDE_LENGTH] == part
        for kind, part in zip(ASIDES, parts, strict=True)
    )


def digest(content: bytes, ending: str, seal: str) -> str:
    """Return the sha256 of a file's content, as if the seal it holds were still to be made."""
    return hashlib.sha256(DIGESTS[ending](content, seal)).hexdigest()


def _holds(content: bytes, text: str, ending: str) -> bool:
    if ending in ARCHIVES:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(text.encode() in archive.read(name) for name in archive.namelist())
    return any(form in content for form in _forms(text))


def _replace_text(content: bytes, old: str, new: str, ending: str) -> bytes:
    """Return a file with one text of a seal's length in place of another."""
    if ending in ARCHIVES:
        return _rewrite_members(content, lambda part: part.replace(old.encode(), new.encode()))
    for before, after in zip(_forms(old), _forms(new), strict=True):
        content = content.replace(before, after)
    return _renew_checks(content, new.encode()) if ending == "png" else content


def _forms(text: str) -> tuple[bytes, ...]:
    """Return a text in each form in which a PDF may write it."""
    wide = text.encode("utf-16-be")
    return text.encode(), wide, wide.hex().upper().encode(), wide.hex().encode()


def _rewrite_members(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a zip with its members changed, their names, order and dates kept."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(buffer, "w") as after:
        for info in before.infolist():
            after.writestr(info, change(before.read(info)))
    return buffer.getvalue()


def _renew_checks(content: bytes, mark: bytes) -> bytes:
    """Return a PNG with the check of the chunks that hold a mark made anew; the others keep theirs."""
    parts, place = [content[: len(PNG_START)]], len(PNG_START)
    while place + CHUNK_HEAD <= len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        end = place + CHUNK_HEAD + length
        body, check = content[place + 4 : end], content[end : end + CHUNK_CHECK]
        fresh = struct.pack(">I", zlib.crc32(body)) if mark in body else check
        parts += [content[place : place + 4], body, fresh]
        place = end + CHUNK_CHECK
    return b"".join(parts) + content[place:]


# ---- what is sealed of each format -------------------------------------------------------------------------


def _of_bytes(content: bytes, seal: str) -> bytes:
    return _replace_text(content, seal, PLACEHOLDER, "")


def _of_drawing(content: bytes, seal: str) -> bytes:
    return _of_bytes(content.rstrip(ENDING_WITH) + b"\n", seal)


def _of_png(content: bytes, seal: str) -> bytes:
    return _replace_text(content, seal, PLACEHOLDER, "png")


def _of_json(content: bytes, seal: str) -> bytes:
    text = json.dumps(parse_json(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace(seal, PLACEHOLDER).encode("utf-8", "surrogatepass")


def _of_cells(content: bytes, seal: str) -> bytes:
    values = [
        (name, *place, value)
        for name, cells in own_sheets(read_sheets(content)).items()
        for place, value in sorted(cells.items())
    ]
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return text.replace(seal, PLACEHOLDER).encode("utf-8", "surrogatepass")


def _of_document(content: bytes, seal: str) -> bytes:
    about = read_members(content, lambda name: name == PROPERTIES).get(PROPERTIES, b"")
    record = read_keywords(parse_xml(about).findtext("keywords") or "") if about else {}
    pieces = [(piece.part, piece.kind, piece.said) for piece in read_document(content).pieces]
    text = json.dumps([sorted(record.items()), pieces], ensure_ascii=False)
    return text.replace(seal, PLACEHOLDER).encode("utf-8", "surrogatepass")


Digest = Callable[[bytes, str], bytes]
DIGESTS: Final[Mapping[str, Digest]] = MappingProxyType(
    {
        "svg": _of_drawing,
        "pdf": _of_bytes,
        "png": _of_png,
        "json": _of_json,
        "geojson": _of_json,
        "xlsx": _of_cells,
        "docx": _of_document,
        "pptx": _of_document,
    }
)
DOCUMENTS: Final = ("docx", "pptx")
ARCHIVES: Final = frozenset({"xlsx", *DOCUMENTS})
