"""The map as the browser gets it: three small hashed files, their compressed twins and a manifest.

    municipios-<hash>.geojson      one feature per unit, `id` = code, properties name and department
    departamentos-<hash>.geojson   one feature per department, `id` = code, property name
    bordes-<hash>.json             TopoJSON: department borders, coast and the frame of the islands
    manifest.json                  a `PublishedMap` without its folder; written last

plotly.js 4.1.1 draws them with the SVG trace `choropleth` and without any network. Read in its source and
seen in a headless Chromium:

- The base map is fetched from `<topojsonURL>/<scope>_<resolution>m.json`, by default world_110m.json, once
  per page. `topojsonURL` is a key of the graph's *config*. It is fetched for every choropleth, also with all
  base layers hidden, and the promise of the plot is rejected without it (nothing is drawn).
- Only shown layers are looked up in `topology.objects`, under the names coastlines, land, ocean, lakes,
  rivers, countries, subunits. All are present here; all but `rivers` are empty.
- With a choropleth the order of the layers is … backplot (the polygons), rivers, lakes, frontplot: `rivers`
  lies above the polygons and below points and text. `showrivers=True` draws the borders without a further
  trace; `rivercolor` and `riverwidth` style them.
- `geojson` may be an address; features are found by `featureidkey="id"`.
- Exterior rings must be clockwise in lon/lat: one unit wound the other way fills the whole map (seen).
- The islands in their frame answer to pointer and click like every other unit.

Layout that shows all of it: `geo=dict(projection_type="mercator", fitbounds=False, lonaxis_range=…,
lataxis_range=…` (from `PublishedMap.bounds`) `, showrivers=True, rivercolor=…, showcoastlines=False,
showland=False, showlakes=False, showocean=False, showcountries=False, showsubunits=False, showframe=False)`;
config `{"topojsonURL": "<address of a folder that answers world_110m.json>"}`.
"""

import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

import brotli
import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.coverage import LON_LAT, borders, clockwise, is_valid, snap_coverage
from geo.divipola import Catalogue, load_catalogue
from geo.errors import GeoError

EMBEDDED: Final = Path(__file__).parent / "published"
MANIFEST: Final = "manifest.json"
GRID: Final = 0.0001  # degrees, about 11 m
TOPOLOGY_LAYERS: Final = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
BORDER_LAYER: Final = "rivers"
DEPARTMENT_DIGITS: Final = 2  # of the code of a unit

Line = list[tuple[float, float]]


@dataclass(frozen=True)
class Inset:
    """How units are moved and enlarged on the drawn map: drawn = target + scale · (true − origin).

    Attributes:
        codes: the units moved.
        scale: enlargement of lengths.
        origin: true longitude and latitude of the fixed point.
        target: longitude and latitude where it is drawn.
    """

    codes: tuple[str, ...]
    scale: float
    origin: tuple[float, float]
    target: tuple[float, float]

    def draw(self, shapes: np.ndarray) -> np.ndarray:
        """Return true shapes as they are drawn."""
        origin, target = np.array(self.origin), np.array(self.target)
        drawn: np.ndarray = shapely.transform(shapes, lambda points: target + self.scale * (points - origin))
        return drawn

    def restore(self, shapes: np.ndarray) -> np.ndarray:
        """Return drawn shapes at their true place and size."""
        origin, target = np.array(self.origin), np.array(self.target)
        true: np.ndarray = shapely.transform(shapes, lambda points: origin + (points - target) / self.scale)
        return true


FRAME: Final = (-79.0, 10.0, -77.4, 12.3)
"""West, south, east and north of the frame of the islands: open sea left of the mainland."""
INSETS: Final = (
    Inset(codes=("88001",), scale=10.0, origin=(-81.71, 12.54), target=(-78.55, 10.72)),
    Inset(codes=("88564",), scale=10.0, origin=(-81.373, 13.355), target=(-77.87, 11.72)),
)


@dataclass(frozen=True)
class PublishedMap:
    """A published map: where its files are, what it shows and where it comes from.

    Attributes:
        folder: folder of the files.
        label: Spanish, as every map prints it: "límites generalizados" or "límites oficiales (archivo …)".
        source: Spanish attribution sentence.
        version: first 12 hexadecimal digits of a SHA-256 over the published bytes.
        municipalities: GeoJSON of the units; its compressed twins end in `.br` and `.gz`.
        departments: GeoJSON of the departments, with the same twins.
        topology: TopoJSON of the borders, with the same twins.
        bounds: west, south, east, north of everything drawn, the frame of the islands included (degrees).
        missing: units of the catalogue without polygon.
        unknown: codes of the imported file that the catalogue does not hold.
        repaired: rings repaired at import.
        imported_at: when the boundaries were imported; None for the embedded map.
        insets: the units that are drawn elsewhere and enlarged.
    """

    folder: Path
    label: str
    source: str
    version: str
    municipalities: str
    departments: str
    topology: str
    bounds: tuple[float, float, float, float]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    repaired: int
    imported_at: str | None
    insets: tuple[Inset, ...]

    @property
    def moved_departments(self) -> frozenset[str]:
        """Codes of the departments with units in the frame of the islands; empty for a map without it."""
        return frozenset(code[:DEPARTMENT_DIGITS] for inset in self.insets for code in inset.codes)


def publish(
    units: gpd.GeoDataFrame,
    folder: Path,
    *,
    label: str,
    source: str,
    unknown: Iterable[str] = (),
    repaired: int = 0,
    imported_at: str | None = None,
    formers: int = 0,
) -> PublishedMap:
    """Write the browser's files of a map and make them the published ones of `folder`.

    The same input gives the same bytes. Files are prepared aside and the manifest is replaced last, in one
    step: a failure leaves the former map as it was.

    Args:
        units: index = code of the catalogue, geometry in EPSG:4326, a coverage; rounded here.
        folder: folder of the map; made if absent.
        label: name of the boundaries, Spanish.
        source: attribution sentence, Spanish.
        unknown: codes of the file that the catalogue does not hold.
        repaired: rings repaired before.
        imported_at: moment of the import, ISO 8601.
        formers: replaced maps whose files stay, for a server that still answers with them.

    Raises:
        GeoError: a unit is not in the catalogue, has no area at the published precision, or the rounded
            units overlap.
    """
    catalogue = load_catalogue()
    insets = tuple(inset for inset in INSETS if set(inset.codes) <= set(units.index))
    drawn = _drawn_units(units, catalogue, insets)
    departments = _dissolve(drawn, catalogue.units.loc[drawn.index, "department_code"])
    lines = borders(departments) + ([_frame_line()] if insets else [])
    contents = {
        "municipalities": ("municipios", ".geojson", _municipality_collection(drawn, catalogue)),
        "departments": ("departamentos", ".geojson", _department_collection(departments, catalogue)),
        "topology": ("bordes", ".json", _topology(lines)),
    }
    files = {key: _name_by_content(*parts) for key, parts in contents.items()}
    published = PublishedMap(
        folder=folder,
        label=label,
        source=source,
        version=_digest(b"".join(content for _, content in files.values())),
        municipalities=files["municipalities"][0],
        departments=files["departments"][0],
        topology=files["topology"][0],
        bounds=_bounds(lines),
        missing=tuple(sorted(set(catalogue.units.index) - set(drawn.index))),
        unknown=tuple(sorted(unknown)),
        repaired=repaired,
        imported_at=imported_at,
        insets=insets,
    )
    _write(published, dict(files.values()))
    _drop_older(published, formers)
    return published


def read_published(folder: Path) -> PublishedMap:
    """Read the manifest of a published map.

    Raises:
        GeoError: there is no manifest, it cannot be read, or a file that it names is missing.
    """
    try:
        raw = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        published = _from_manifest(raw, folder)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise GeoError(
            f"No se pudo leer el mapa publicado en «{folder}»: {problem}. Importe de nuevo los límites."
        ) from problem
    absent = [name for name in _file_names(published) if not (folder / name).is_file()]
    if absent:
        raise GeoError(
            f"Al mapa publicado en «{folder}» le faltan archivos: {', '.join(absent)}. "
            "Importe de nuevo los límites."
        )
    return published


def map_mark(state_dir: Path) -> tuple[int, ...]:
    """Return what differs once the map in use is another one, without reading it; empty: the embedded map."""
    try:
        facts = (state_dir / "geo" / MANIFEST).stat()
    except FileNotFoundError:
        return ()
    return facts.st_ino, facts.st_size, facts.st_mtime_ns


def active_map(state_dir: Path) -> PublishedMap:
    """Return the imported map of the state folder if there is one, else the embedded map.

    Raises:
        GeoError: the map that should be used is damaged.
    """
    imported = state_dir / "geo"
    return read_published(imported if (imported / MANIFEST).exists() else EMBEDDED)


def _drawn_units(units: gpd.GeoDataFrame, catalogue: Catalogue, insets: Sequence[Inset]) -> gpd.GeoSeries:
    """Return the units as they are drawn: islands in their frame, rounded, oriented, sorted by code."""
    strange = sorted(set(units.index) - set(catalogue.units.index))
    if strange:
        raise GeoError(f"Estos códigos no están en el catálogo DIVIPOLA: {', '.join(strange)}.")
    shapes = units.geometry.sort_index().copy()
    for inset in insets:
        chosen = list(inset.codes)
        shapes.loc[chosen] = _inside_frame(inset.draw(np.asarray(shapes.loc[chosen].array)))
    snapped = snap_coverage(shapes, GRID)
    if not is_valid(snapped):
        raise GeoError("Los límites se cruzan o se superponen después de redondear las coordenadas.")
    return gpd.GeoSeries(clockwise(np.asarray(snapped.array)), index=snapped.index, crs=LON_LAT)


def _inside_frame(shapes: np.ndarray) -> np.ndarray:
    """Keep the parts that the frame can show: remote cays are left out; a part too large is cut to it."""
    frame = shapely.box(*FRAME)
    return np.array([_framed(shape, frame) for shape in shapes])


def _framed(shape: shapely.Geometry, frame: shapely.Geometry) -> shapely.Geometry:
    whole = [part for part in shapely.get_parts(shape) if frame.contains(part)]
    return shapely.multipolygons(whole) if whole else shapely.intersection(shape, frame)


def _dissolve(units: gpd.GeoSeries, department: pd.Series) -> gpd.GeoSeries:
    codes = sorted(department.unique())
    shapes = [shapely.coverage_union_all(np.asarray(units[department == code].array)) for code in codes]
    return gpd.GeoSeries(clockwise(np.array(shapes)), index=codes, crs=LON_LAT)


def _municipality_collection(units: gpd.GeoSeries, catalogue: Catalogue) -> bytes:
    rows = catalogue.units.loc[units.index]
    properties = [
        {"name": name, "department": department}
        for name, department in zip(rows["name"], rows["department"], strict=True)
    ]
    return _collection(units, properties)


def _department_collection(departments: gpd.GeoSeries, catalogue: Catalogue) -> bytes:
    names = catalogue.departments.loc[departments.index, "name"]
    return _collection(departments, [{"name": name} for name in names])


def _collection(shapes: gpd.GeoSeries, properties: Sequence[dict[str, str]]) -> bytes:
    features = [
        {"type": "Feature", "id": code, "properties": facts, "geometry": _geometry(shape)}
        for (code, shape), facts in zip(shapes.items(), properties, strict=True)
    ]
    return _json({"type": "FeatureCollection", "features": features})


def _geometry(shape: shapely.Geometry) -> Any:  # noqa: ANN401  (GeoJSON has no narrower type)
    parts = shapely.get_parts(shape)
    return json.loads(shapely.to_geojson(parts[0] if len(parts) == 1 else shape))


def _topology(lines: Sequence[Line]) -> bytes:
    """Return the base map that plotly.js draws: nothing but the lines, as its `rivers`."""
    objects: dict[str, Any] = {
        name: {"type": "GeometryCollection", "geometries": []} for name in TOPOLOGY_LAYERS
    }
    objects[BORDER_LAYER]["geometries"] = [
        {"type": "MultiLineString", "arcs": [[number] for number in range(len(lines))]}
    ]
    return _json({"type": "Topology", "objects": objects, "arcs": lines})


def _frame_line() -> Line:
    west, south, east, north = FRAME
    return [(west, south), (west, north), (east, north), (east, south), (west, south)]


def _bounds(lines: Sequence[Line]) -> tuple[float, float, float, float]:
    points = np.concatenate([np.array(line) for line in lines])
    west, south = points.min(axis=0).tolist()
    east, north = points.max(axis=0).tolist()
    return west, south, east, north


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _name_by_content(stem: str, suffix: str, content: bytes) -> tuple[str, bytes]:
    return f"{stem}-{_digest(content)}{suffix}", content


def _file_names(published: PublishedMap) -> list[str]:
    names = (published.municipalities, published.departments, published.topology)
    return [name + twin for name in names for twin in ("", ".br", ".gz")]


def _write(published: PublishedMap, contents: dict[str, bytes]) -> None:
    """Write all files aside, move them in, then replace the manifest."""
    folder = published.folder
    folder.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=".nuevo-", dir=folder))
    try:
        for name, content in contents.items():
            (aside / name).write_bytes(content)
            (aside / f"{name}.br").write_bytes(brotli.compress(content, quality=11))
            (aside / f"{name}.gz").write_bytes(gzip.compress(content, compresslevel=9, mtime=0))
        (aside / MANIFEST).write_text(_manifest(published), encoding="utf-8")
        for name in (*_file_names(published), MANIFEST):  # the manifest last: it decides
            os.replace(aside / name, folder / name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _drop_older(published: PublishedMap, formers: int) -> None:
    """Drop the files of replaced maps, but for the latest ones."""
    for name in (published.municipalities, published.departments, published.topology):
        stem, suffix = name.split("-")[0], Path(name).suffix
        written = sorted(published.folder.glob(f"{stem}-*{suffix}"), key=_written_at, reverse=True)
        replaced = [path for path in written if path.name != name]
        for path in replaced[formers:]:
            for twin in published.folder.glob(f"{path.name}*"):
                twin.unlink()


def _written_at(path: Path) -> int:
    return path.stat().st_mtime_ns


def _manifest(published: PublishedMap) -> str:
    facts = asdict(published)
    del facts["folder"]
    return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"


def _from_manifest(raw: dict[str, Any], folder: Path) -> PublishedMap:
    lists = {key: tuple(raw[key]) for key in ("bounds", "missing", "unknown")}
    insets = tuple(
        Inset(tuple(one["codes"]), one["scale"], tuple(one["origin"]), tuple(one["target"]))
        for one in raw["insets"]
    )
    return PublishedMap(**{**raw, **lists, "insets": insets, "folder": folder})
