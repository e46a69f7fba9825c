"""A file as it arrived: its name, its fingerprint and its sheets as text."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from data.readers.cells import RawSheet, clean
from data.readers.delimited import read_delimited
from data.readers.kinds import FileKind, kind_of
from data.readers.limits import MAX_BYTES, UploadError
from data.readers.packages import TOO_LARGE
from data.readers.workbooks import read_workbook

NAME_LENGTH: Final = 120
_UNSAFE: Final = re.compile(r'[<>:"/\\|?*]')


@dataclass(frozen=True, eq=False)
class Upload:
    """A file that was read.

    Attributes:
        file: its name, without folders or what a name may not hold.
        sha256: of its bytes.
        kind: what it is by its content.
        sheets: at least one.
    """

    file: str
    sha256: str
    kind: FileKind
    sheets: tuple[RawSheet, ...]


def open_upload(path: Path, name: str | None = None, sheet: str | None = None) -> Upload:
    """Read a file of any accepted kind; only one sheet when it is named.

    Args:
        path: the file on disk. name: how its owner calls it, when the disk does not.

    Raises:
        UploadError: it is not read, and why.
        OSError: it can't be opened.
    """
    file = safe_name(name or path.name)
    if path.stat().st_size > MAX_BYTES:
        raise UploadError(file, f"pesa más de {MAX_BYTES >> 20} MB", TOO_LARGE)
    kind = kind_of(path, file)
    sheets = read_delimited(path, file) if kind is FileKind.CSV else read_workbook(path, kind, file, sheet)
    if sheet and kind is FileKind.CSV:
        raise UploadError(file, "es un CSV, que no tiene hojas", "Cárguelo sin --hoja.")
    if all(one.cells.empty for one in sheets):
        raise UploadError(file, "no tiene ninguna fila", "Cargue un archivo con datos.")
    return Upload(file, fingerprint(path), kind, sheets)


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file, read piece by piece."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def safe_name(name: str) -> str:
    """Return the last part of a name that may be a path, without what a file name may not hold."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    return _UNSAFE.sub("_", clean(last))[-NAME_LENGTH:].lstrip(".") or "archivo"
