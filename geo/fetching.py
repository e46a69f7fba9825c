"""From a source (a path or an address) to files on disk that are safe to open.

Downloads and archives come from outside, so both have limits: bytes, seconds, members, and the ratio
between what an archive holds and what it weighs. Nothing here looks inside a geometry.
"""

import http.client
import re
import stat
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Final
from urllib.error import HTTPError
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

from geo.errors import BoundaryError
from geo.identity import thousands

MAX_DOWNLOAD_BYTES: Final = 1 << 30
DOWNLOAD_SECONDS: Final = 900
SILENCE_SECONDS: Final = 30
MAX_UNPACKED_BYTES: Final = 3 << 30
MAX_MEMBERS: Final = 2_000
MAX_RATIO: Final = 200
FREE_OF_RATIO_BYTES: Final = 10 << 20  # an archive this small may be as dense as it likes
CHUNK: Final = 1 << 18


def is_address(source: str) -> bool:
    """Tell whether the source is written as an address (anything with `scheme://`)."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", source) is not None


def source_name(source: str) -> str:
    """Return the file name of a source, without folders, credentials or query."""
    path = unquote(urlsplit(source).path) if is_address(source) else source
    name = PurePosixPath(path.replace("\\", "/").rstrip("/")).name
    return name[-120:] if name.strip(".") else "descarga"


def local_file(source: str, workshop: Path) -> Path:
    """Return the file of a source; an address is downloaded into `workshop`.

    Raises:
        BoundaryError: the path does not exist, or the download fails or passes a limit.
    """
    if is_address(source):
        return download(source, workshop)
    path = Path(source).expanduser()
    if not path.exists():
        raise BoundaryError(
            source_name(source),
            received=f"no existe el archivo {source}",
            expected="la ruta de un archivo de límites municipales",
            action="Revise la ruta; si es relativa, se busca desde la carpeta donde se ejecuta la orden",
        )
    return path


def download(url: str, workshop: Path) -> Path:
    """Download an http(s) address into `workshop` and return the file.

    Raises:
        BoundaryError: another scheme, no answer, an error status, an answer cut short, too slow or too big.
    """
    name = source_name(url)
    if urlsplit(url).scheme.lower() not in {"http", "https"}:
        raise _download_error(name, "la dirección no es http ni https")
    target = workshop / name
    request = Request(url, headers={"User-Agent": "gobierno-al-plan"})
    with _download_failures(name), urlopen(request, timeout=SILENCE_SECONDS) as answer:
        _save_answer(answer, target, name)
    return target


def _save_answer(answer: http.client.HTTPResponse, target: Path, name: str) -> None:
    announced = answer.headers.get("Content-Length", "")
    if announced.isdigit() and int(announced) > MAX_DOWNLOAD_BYTES:
        raise _download_error(name, f"el servidor anuncia {_megabytes(int(announced))}, más del límite")
    received = 0
    deadline = time.monotonic() + DOWNLOAD_SECONDS
    with target.open("wb") as file:
        while chunk := answer.read1(CHUNK):
            received += file.write(chunk)
            if received > MAX_DOWNLOAD_BYTES:
                raise _download_error(
                    name, f"la descarga pasó del límite de {_megabytes(MAX_DOWNLOAD_BYTES)}"
                )
            if time.monotonic() > deadline:
                raise _download_error(name, f"la descarga no terminó en {DOWNLOAD_SECONDS} segundos")
    if announced.isdigit() and received < int(announced):
        raise _download_error(name, f"la descarga se cortó: {received} de {announced} bytes")


@contextmanager
def _download_failures(name: str) -> Iterator[None]:
    """Turn what the network raises into a refusal in Spanish."""
    try:
        yield
    except HTTPError as error:
        raise _download_error(name, f"el servidor respondió con el error {error.code}") from error
    except TimeoutError as error:
        raise _download_error(name, f"el servidor calló más de {SILENCE_SECONDS} segundos") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        detail = getattr(error, "reason", None) or error
        raise _download_error(name, f"no se pudo descargar ({detail})") from error


def _download_error(name: str, received: str) -> BoundaryError:
    return BoundaryError(
        name,
        received=received,
        expected=f"un archivo de límites de hasta {_megabytes(MAX_DOWNLOAD_BYTES)} por http o https",
        action="Descárguelo con el navegador e impórtelo desde el disco",
    )


def unpack(archive: Path, folder: Path) -> None:
    """Unpack a zip into `folder`, member by member, within the limits of this module.

    Raises:
        BoundaryError: a damaged or encrypted archive, a bomb, or a member that would leave the folder.
    """
    try:
        with zipfile.ZipFile(archive) as content:
            members = [member for member in content.infolist() if not member.is_dir()]
            _check_members(members, archive)
            _extract(content, members, folder, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise BoundaryError(
            archive.name,
            received=f"el zip está dañado o incompleto ({error})",
            expected="un zip completo, con compresión corriente",
            action="Descárguelo de nuevo y compruebe que abre en su equipo",
        ) from error


def _check_members(members: list[zipfile.ZipInfo], archive: Path) -> None:
    total = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS:
        raise _archive_error(archive, f"el zip trae {len(members)} archivos")
    if total > MAX_UNPACKED_BYTES:
        raise _archive_error(archive, f"el zip ocupa {_megabytes(total)} al abrirse")
    if total > max(FREE_OF_RATIO_BYTES, MAX_RATIO * archive.stat().st_size):
        raise _archive_error(archive, f"el zip crece más de {MAX_RATIO} veces al abrirse")
    for member in members:
        _check_member(member, archive)


def _check_member(member: zipfile.ZipInfo, archive: Path) -> None:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    outside = path.is_absolute() or ".." in path.parts or ":" in path.parts[0]
    if outside or stat.S_ISLNK(member.external_attr >> 16):
        raise _archive_error(archive, f"el zip trae una ruta que sale de su carpeta ({member.filename})")
    if member.flag_bits & 0x1:
        raise _archive_error(archive, "el zip está protegido con contraseña")


def _extract(content: zipfile.ZipFile, members: list[zipfile.ZipInfo], folder: Path, archive: Path) -> None:
    left = MAX_UNPACKED_BYTES
    for member in members:
        target = folder / member.filename.replace("\\", "/")
        target.parent.mkdir(parents=True, exist_ok=True)
        with content.open(member) as packed, target.open("wb") as file:
            left -= _copy(packed, file, limit=left, archive=archive)


def _copy(packed: IO[bytes], file: IO[bytes], *, limit: int, archive: Path) -> int:
    copied = 0
    while chunk := packed.read(CHUNK):
        copied += len(chunk)
        if copied > limit:
            raise _archive_error(archive, "el zip ocupa al abrirse más de lo que anuncia")
        file.write(chunk)
    return copied


def _archive_error(archive: Path, received: str) -> BoundaryError:
    return BoundaryError(
        archive.name,
        received=received,
        expected=f"un zip sin contraseña, hasta {MAX_MEMBERS} archivos y {_megabytes(MAX_UNPACKED_BYTES)}",
        action="Deje en el zip solo la capa de municipios",
    )


def _megabytes(size: int) -> str:
    return f"{thousands(size / (1 << 20))} MB"
