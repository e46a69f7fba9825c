"""Opening files of unknown origin: bounded sizes, XML without entities, archives that can't burst."""

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers import expat

MEGABYTE: Final = 1024 * 1024
MOST_BYTES: Final = 64 * MEGABYTE
MOST_UNPACKED: Final = 256 * MEGABYTE
MOST_MEMBERS: Final = 5_000
MOST_ELEMENTS: Final = 2_000_000
DEEPEST: Final = 200  # elements inside one another
BROKEN_ARCHIVE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


class UnreadableError(Exception):
    """A file that is not one of ours, or can't be read; the message is a Spanish clause."""


def parse_xml(content: bytes) -> Element:
    """Read XML, names without their namespace. Entities, and document types that declare any, are refused.

    Raises:
        UnreadableError: it isn't XML, it nests too deep, it is too big, or it declares entities.
    """
    _check_xml(content)
    try:
        root = fromstring(content)
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableError("su XML está dañado") from error
    for element in root.iter():
        element.tag = _local(element.tag)
        for key in [key for key in element.attrib if key.startswith("{")]:
            element.attrib[_local(key)] = element.attrib.pop(key)
    return root


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _check_xml(content: bytes) -> None:
    """Read XML once without keeping anything, so that nothing dangerous is ever built."""
    parser, depth, count = expat.ParserCreate(), 0, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > DEEPEST or count > MOST_ELEMENTS:
            raise UnreadableError("su XML está anidado o crece sin fin")

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = _refuse_inner_types
    parser.EntityDeclHandler = _refuse_entities
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnreadableError("su XML está dañado") from error


def _refuse_inner_types(name: str, system: str | None, public: str | None, has_inner: int) -> None:
    if has_inner:
        raise UnreadableError("su XML declara entidades, que no se leen")


def _refuse_entities(*ignored: object) -> None:
    raise UnreadableError("su XML declara entidades, que no se leen")


def read_members(content: bytes, wanted: Callable[[str], bool] = lambda name: True) -> Mapping[str, bytes]:
    """Return the members of a zip by name.

    Raises:
        UnreadableError: it isn't a zip, it is damaged, or it unpacks to more than is ever ours.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            every = archive.infolist()
            if len(every) > MOST_MEMBERS or sum(info.file_size for info in every) > MOST_UNPACKED:
                raise UnreadableError("al abrirlo ocupa más que cualquier archivo del tablero")
            return {info.filename: archive.read(info) for info in every if wanted(info.filename)}
    except BROKEN_ARCHIVE as error:
        raise UnreadableError("está dañado: no se puede abrir") from error


def parse_json(content: bytes) -> dict[str, Any]:
    """Read a JSON object.

    Raises:
        UnreadableError: it isn't one.
    """
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("su JSON está dañado") from error
    if not isinstance(value, dict):
        raise UnreadableError("no es un objeto JSON")
    _check_depth(value)
    return value


def _check_depth(value: object) -> None:
    layer = [value]
    for _ in range(DEEPEST):
        layer = [inner for item in layer for inner in _inside(item)]
        if not layer:
            return
    raise UnreadableError("su JSON está anidado sin fin")


def _inside(item: object) -> list[object]:
    values = item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()
    return [value for value in values if isinstance(value, (dict, list))]
