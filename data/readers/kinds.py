"""What a file is, by its first bytes and, of a zip, by the parts that it lists."""

from enum import StrEnum
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from data.readers.limits import UploadError

HEAD: Final = 4096
ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AGAIN: Final = "Ábralo en Excel o LibreOffice, guárdelo como .xlsx o .csv y vuelva a cargarlo."
_OTHERS: Final = (
    (b"\x89PNG", "es una imagen PNG"),
    (b"\xff\xd8\xff", "es una imagen JPEG"),
    (b"GIF8", "es una imagen GIF"),
    (b"%PDF", "es un PDF"),
    (b"\x1f\x8b", "es un archivo comprimido (gzip)"),
    (b"Rar!", "es un archivo comprimido (RAR)"),
    (b"7z\xbc\xaf", "es un archivo comprimido (7z)"),
    (b"\x7fELF", "es un programa"),
    (b"MZ", "es un programa"),
)
_MARKUP: Final = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<workbook")
_MACRO_STREAM: Final = "_VBA_PROJECT".encode("utf-16-le")
_PASSWORD_STREAM: Final = "EncryptedPackage".encode("utf-16-le")


class FileKind(StrEnum):
    """The kinds of file that are read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    CSV = "csv"


def kind_of(path: Path, file: str) -> FileKind:
    """Return what a file is.

    Raises:
        UploadError: it is none of `FileKind`, holds macros or asks for a password.
    """
    with path.open("rb") as source:
        head = source.read(HEAD)
    if not head.strip():
        raise UploadError(file, "el archivo está vacío", "Cargue un archivo con datos.")
    if head.startswith(ZIP):
        return _packed_kind(path, file)
    if head.startswith(OLE):
        return _old_workbook(path, file)
    return _text_kind(head, file)


def _text_kind(head: bytes, file: str) -> FileKind:
    found = next((words for start, words in _OTHERS if head.startswith(start)), None)
    if found:
        raise UploadError(file, f"{found}, aunque su nombre diga otra cosa", "Cargue un .xlsx o un .csv.")
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_MARKUP):
        raise UploadError(file, "es una página web o XML, no una hoja de cálculo", SAVE_AGAIN)
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UploadError(file, "no es una hoja de cálculo ni un texto", SAVE_AGAIN)
    return FileKind.CSV


def _packed_kind(path: Path, file: str) -> FileKind:
    try:
        with ZipFile(path) as package:
            names = set(package.namelist())
    except (BadZipFile, ValueError, OSError, NotImplementedError) as failure:
        raise UploadError(file, "está dañado o incompleto", SAVE_AGAIN) from failure
    if any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names):
        raise _has_macros(file)
    marks = {"xl/workbook.xml": FileKind.XLSX, "xl/workbook.bin": FileKind.XLSB, "content.xml": FileKind.ODS}
    found = next((kind for part, kind in marks.items() if part in names), None)
    if found is None:
        raise UploadError(file, "es un archivo comprimido, no una hoja de cálculo", SAVE_AGAIN)
    return found


def _old_workbook(path: Path, file: str) -> FileKind:
    content = path.read_bytes()
    if _PASSWORD_STREAM in content:
        raise UploadError(file, "está protegido con contraseña", "Quítele la contraseña y vuelva a cargarlo.")
    if _MACRO_STREAM in content:
        raise _has_macros(file)
    return FileKind.XLS


def _has_macros(file: str) -> UploadError:
    return UploadError(file, "es un libro con macros, que no se abren", SAVE_AGAIN)
