"""From a file of any accepted kind to the layers that it holds.

A file is recognised by its first bytes, never by its ending alone, and only the kinds below reach GDAL: it
opens many more, some of which point to other files. What can be told to be cut short is refused before.
"""

import codecs
import logging
import shutil
import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

import geopandas as gpd
import pandas as pd
import pyogrio

from geo.errors import BoundaryError
from geo.fetching import unpack

LOG: Final = logging.getLogger(__name__)
HEAD_BYTES: Final = 4096
TABLE_BYTES: Final = 4 << 20  # of an attribute table, to tell its encoding
MAX_FEATURES: Final = 100_000  # a layer with more is no municipal layer (blocks, parcels)
AREA_TYPES: Final = ("Polygon", "Surface", "GeometryCollection", "Unknown")
ENDINGS: Final = (".shp", ".gpkg", ".geojson", ".topojson", ".json", ".gdb")
ACCEPTED: Final = (
    "un shapefile (.zip, o .shp con .shx y .dbf), GeoPackage, geodatabase, GeoJSON o TopoJSON de municipios"
)


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer of a file; nothing is read until it is asked for.

    Attributes:
        file: name of the source, for messages.
        path: the file on disk.
        name: the layer's name.
        features: how many rows the file says it has.
        geometry_type: as GDAL names it, "Unknown" where it varies.
        encoding: of a shapefile's attribute table; None lets GDAL decide.
    """

    file: str
    path: Path
    name: str
    features: int
    geometry_type: str
    encoding: str | None

    @property
    def may_hold_polygons(self) -> bool:
        """Tell whether the layer is one of areas and small enough to be municipal."""
        of_areas = any(name in self.geometry_type for name in AREA_TYPES)
        return of_areas and 0 < self.features <= MAX_FEATURES

    @cached_property
    def attributes(self) -> pd.DataFrame:
        """The table without geometry, in the file's order.

        Raises:
            BoundaryError: the table cannot be read.
        """
        with _reading(self.file):
            return pd.DataFrame(
                pyogrio.read_dataframe(
                    self.path, layer=self.name, encoding=self.encoding, read_geometry=False
                )
            )

    def read(self) -> gpd.GeoDataFrame:
        """Read the rows with their geometry, in the order of `attributes`.

        A ring that is left open is closed; one that can't be a ring (two points) leaves its row without
        geometry.

        Raises:
            BoundaryError: the layer cannot be read, or ends before the rows that it announces.
        """
        with _reading(self.file):
            frame = pyogrio.read_dataframe(
                self.path, layer=self.name, encoding=self.encoding, on_invalid="fix"
            )
        if len(frame) < self.features or not isinstance(frame, gpd.GeoDataFrame):
            raise damaged(self.file, f"solo se leyeron {len(frame)} de {self.features} unidades")
        return frame


def open_layers(path: Path, workshop: Path) -> list[Layer]:
    """Return every layer of a file, or of the files of a zip (unpacked into `workshop`).

    Raises:
        BoundaryError: no accepted kind of file, an unsafe or damaged archive, or a truncated file.
    """
    if _kind(path) != "zip":
        return _layers_of(_readable(path, workshop), path.name)
    folder = Path(mkdtemp(dir=workshop))
    unpack(path, folder)
    files = [file for file in sorted(folder.rglob("*")) if file.suffix.lower() in ENDINGS and _kind(file)]
    if not files:
        raise BoundaryError(
            path.name,
            received=f"el zip no trae ninguna capa: {_listing(folder)}",
            expected=ACCEPTED,
            action="Si trae otro zip adentro, descomprímalo e importe el de municipios",
        )
    return [layer for file in files for layer in _layers_of(_readable(file, workshop), path.name)]


def _readable(path: Path, workshop: Path) -> Path:
    """Return a file as GDAL reads it: a shapefile with its endings in small letters, JSON without BOM.

    The file itself is not changed; where something must be, a copy is made in `workshop`.
    """
    if _kind(path) == "json" and path.read_bytes().startswith(codecs.BOM_UTF8):
        bare = Path(mkdtemp(dir=workshop)) / path.name
        bare.write_bytes(path.read_bytes().removeprefix(codecs.BOM_UTF8))
        return bare
    if _kind(path) == "shp" and path.suffix not in (".shp", ".SHP"):
        folder = Path(mkdtemp(dir=workshop))
        for part in _parts_of(path):
            shutil.copy(part, folder / (path.stem + part.suffix.lower()))
        return folder / f"{path.stem}.shp"
    return path


def _parts_of(path: Path) -> list[Path]:
    """Return the files of a shapefile, in whatever case their endings are written."""
    return [part for part in path.parent.iterdir() if part.is_file() and part.stem == path.stem]


def damaged(file: str, detail: str) -> BoundaryError:
    """Return the refusal of a file that cannot be read to its end."""
    return BoundaryError(
        file,
        received=f"el archivo está dañado o incompleto ({detail})",
        expected=ACCEPTED,
        action="Descárguelo o expórtelo de nuevo",
    )


def _kind(path: Path) -> str | None:
    if path.is_dir():
        return "gdb" if path.suffix.lower() == ".gdb" else None
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    signatures = {b"PK\x03\x04": "zip", b"SQLite format 3\0": "gpkg", b"\0\0\x27\x0a": "shp"}
    for signature, kind in signatures.items():
        if head.startswith(signature):
            return kind
    text = head.removeprefix(codecs.BOM_UTF8).lstrip()
    return "json" if text.startswith(b"{") and b"<OGRVRT" not in head else None


def _layers_of(path: Path, file: str) -> list[Layer]:
    kind = _kind(path)
    if kind is None:
        raise BoundaryError(
            file,
            received="no es un archivo de límites (es una carpeta o tiene otro contenido)",
            expected=ACCEPTED,
            action="Revise que sea el archivo que descargó, sin cambiarle el formato",
        )
    if kind in WHOLENESS_CHECKS:
        WHOLENESS_CHECKS[kind](path, file)
    encoding = _table_encoding(_companion(path, ".dbf")) if kind == "shp" else None
    with _reading(file):
        return [_describe(path, file, str(name), encoding) for name, _ in pyogrio.list_layers(path)]


def _describe(path: Path, file: str, name: str, encoding: str | None) -> Layer:
    info = pyogrio.read_info(path, layer=name, encoding=encoding, force_feature_count=True)
    return Layer(
        file=file,
        path=path,
        name=name,
        features=int(info["features"]),
        geometry_type=str(info["geometry_type"] or "sin geometría"),
        encoding=encoding,
    )


@contextmanager
def _reading(file: str) -> Iterator[None]:
    """Turn whatever the reading library raises into a refusal in Spanish, and its warnings into silence.

    Its own words are English and go to the log.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except BoundaryError:
        raise
    except Exception as error:
        LOG.warning("%s: %s", file, error)
        raise damaged(file, "no se puede leer hasta el final") from error


def _check_shapefile(path: Path, file: str) -> None:
    absent = [ending for ending in (".shx", ".dbf") if not _companion(path, ending).exists()]
    if absent:
        raise BoundaryError(
            file,
            received=f"al shapefile {path.name} le falta {' y '.join(absent)}",
            expected="los archivos .shp, .shx y .dbf juntos (y .prj, con el sistema de coordenadas)",
            action="Reúnalos en la misma carpeta o en un zip",
        )
    with path.open("rb") as shapes, _companion(path, ".dbf").open("rb") as table:
        shapes_head, table_head = shapes.read(28), table.read(12)
    words = int.from_bytes(shapes_head[24:28], "big")
    _check_size(path, 2 * words, file)
    if len(table_head) < 12:
        raise damaged(file, "la tabla .dbf está vacía")
    rows, header, width = struct.unpack("<4xIHH", table_head)
    _check_size(_companion(path, ".dbf"), header + rows * width, file)


def _check_geopackage(path: Path, file: str) -> None:
    with path.open("rb") as database:
        head = database.read(32)
    if len(head) < 32:
        raise damaged(file, "la base de datos no tiene encabezado")
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    _check_size(path, pages * (65_536 if page == 1 else page), file)


def _check_json(path: Path, file: str) -> None:
    with path.open("rb") as document:
        document.seek(max(0, path.stat().st_size - HEAD_BYTES))
        tail = document.read().rstrip()
    if not tail.endswith(b"}"):
        raise damaged(file, "el JSON no está cerrado")


WHOLENESS_CHECKS: Final[dict[str, Callable[[Path, str], None]]] = {
    "shp": _check_shapefile,
    "gpkg": _check_geopackage,
    "json": _check_json,
}


def _check_size(path: Path, announced: int, file: str) -> None:
    size = path.stat().st_size
    if size < announced:
        raise damaged(file, f"{path.name} anuncia {announced} bytes y tiene {size}")


def _companion(path: Path, ending: str) -> Path:
    """Return the file beside `path` with another ending, in whatever case it is written."""
    found = [part for part in _parts_of(path) if part.suffix.lower() == ending]
    return min(found, default=path.with_suffix(ending))


def _table_encoding(table: Path) -> str:
    """Return UTF-8 if the rows of a dbf are, whatever its .cpg claims; else Windows' Latin-1."""
    with table.open("rb") as file:
        header = int.from_bytes(file.read(10)[8:10], "little")
        file.seek(header)
        rows = file.read(TABLE_BYTES)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(rows)
    except UnicodeDecodeError:
        return "CP1252"
    return "UTF-8"


def _listing(folder: Path) -> str:
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    more = f" (+{len(names) - 5} más)" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more if names else "está vacío"
