"""The seal: a sha256 of a file's own content, kept in the file's record.

It is a checksum, not a signature: who changes a file and knows this module can seal it again. It tells
accidents and edits from files that are as they left, when the data they came from is no longer active.

Pictures and pages are sealed byte by byte. Books, documents and JSON are sealed by what they say, so that
saving them again without changing anything keeps the seal.
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

from dashboard.exports.seals.documents import read_document
from dashboard.exports.seals.safe import UnreadableError, parse_json, parse_xml, read_members
from dashboard.exports.seals.sheets import read_sheets

SEAL_KEY: Final = "sello"
LENGTH: Final = 64
PLACEHOLDER: Final = "sello-por-calcular-".ljust(LENGTH, "0")
"""What a record holds in place of its seal while the file is made; as long as the seal."""
SEAL: Final = re.compile(r"[0-9a-f]{64}")
PNG_START: Final = b"\x89PNG\r\n\x1a\n"
CHUNK_HEAD: Final = 8  # length and kind
CHUNK_CHECK: Final = 4
PROPERTIES: Final = "docProps/core.xml"


def seal_file(content: bytes, ending: str) -> bytes:
    """Return a finished file with its seal in the place that the record kept for it.

    A file of a format without a record, or whose record keeps no place, is returned as it is.
    """
    if ending not in DIGESTS or not _holds(content, PLACEHOLDER, ending):
        return content
    return _replace_text(content, PLACEHOLDER, digest(content, ending, PLACEHOLDER), ending)


def is_intact(content: bytes, ending: str, seal: str) -> bool:
    """Return whether the content is what a seal was made of; never for a text that is no seal.

    Raises:
        UnreadableError: the file can't be read.
    """
    return bool(SEAL.fullmatch(seal)) and digest(content, ending, seal) == seal


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


def _of_png(content: bytes, seal: str) -> bytes:
    return _replace_text(content, seal, PLACEHOLDER, "png")


def _of_json(content: bytes, seal: str) -> bytes:
    text = json.dumps(parse_json(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace(seal, PLACEHOLDER).encode("utf-8", "surrogatepass")


def _of_cells(content: bytes, seal: str) -> bytes:
    values = [
        (name, *place, value)
        for name, cells in read_sheets(content).items()
        for place, value in sorted(cells.items())
    ]
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return text.replace(seal, PLACEHOLDER).encode("utf-8", "surrogatepass")


def _of_document(content: bytes, seal: str) -> bytes:
    said = read_document(content)
    about = read_members(content, lambda name: name == PROPERTIES).get(PROPERTIES, b"")
    record = (parse_xml(about).findtext("keywords") or "") if about else ""
    text = json.dumps([record, said.paragraphs, said.pictures], ensure_ascii=False)
    return text.replace(seal, PLACEHOLDER).encode("utf-8", "surrogatepass")


Digest = Callable[[bytes, str], bytes]
DIGESTS: Final[Mapping[str, Digest]] = MappingProxyType(
    {
        "svg": _of_bytes,
        "pdf": _of_bytes,
        "png": _of_png,
        "json": _of_json,
        "geojson": _of_json,
        "xlsx": _of_cells,
        "docx": _of_document,
        "pptx": _of_document,
    }
)
ARCHIVES: Final = frozenset({"xlsx", "docx", "pptx"})
__all__ = ["PLACEHOLDER", "SEAL_KEY", "UnreadableError", "digest", "is_intact", "seal_file"]
