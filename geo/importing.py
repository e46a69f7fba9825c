"""Import of official boundaries: from a file or an address to the map that the dashboard draws.

    fetch -> open -> find codes -> place -> repair -> merge -> check both ways -> cover -> simplify -> publish

Every step can refuse with a `BoundaryError`; the map in use changes in the last one only.
"""

import fcntl
import hashlib
import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.coverage import LON_LAT
from geo.divipola import Catalogue
from geo.errors import BoundaryError, GeoError
from geo.fetching import is_address, local_file, source_name
from geo.identity import MapIdentity, thousands
from geo.islands import Returned, put_islands_back
from geo.matching import (
    CodeColumn,
    Merger,
    check_codes,
    codes_by_name,
    find_code_column,
    find_names,
    merge_units,
    samples,
)
from geo.placing import check_places, crs_label, have_official_areas, to_lon_lat
from geo.publish import MANIFEST, PublishedMap, active_map, publish
from geo.reading import ACCEPTED, Layer, damaged, open_layers
from geo.simplifying import Simplified, dissolve, repair, simplify

LOG: Final = logging.getLogger(__name__)
MEMORY: Final = "importacion.json"
NAMES_SHOWN: Final = 10
NAMED: Final = 4  # names shown beside their codes
FORMERS: Final = 2
"""Replaced maps whose files stay: open pages ask a running server for them."""


@dataclass(frozen=True)
class ImportReport:
    """What an import found and did.

    Attributes:
        source: file name of the source.
        units_read: rows of the municipal layer.
        code_column: column (or pair of columns) with the codes, as the file calls it.
        crs: coordinate system of the file.
        missing: catalogue codes without polygon; empty unless the import was partial.
        unknown: codes of the file that the catalogue does not hold; not drawn.
        names: name per missing or unknown code.
        without_code: rows with a polygon and no code; not drawn.
        merged: units drawn apart in the file that belong to another since.
        repaired: polygons with a repaired ring.
        repeated: rows that say again what another row says; left out.
        islands: islands that were drawn elsewhere or in another size and were put back.
        tolerance: of the simplification, metres.
        area_error: worst relative change of a unit's area by the simplification.
        published: the map now in use.
    """

    source: str
    units_read: int
    code_column: str
    crs: str
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    names: Mapping[str, str]
    without_code: int
    merged: tuple[Merger, ...]
    repaired: int
    repeated: int
    islands: tuple[Returned, ...]
    tolerance: float
    area_error: float
    published: PublishedMap

    def to_text(self) -> str:
        """Return the report in Spanish, one fact per line."""
        lines = [
            f"Límites importados de «{self.source}».",
            f"Unidades leídas: {thousands(self.units_read)} (código en la columna {self.code_column}).",
            f"Sistema de coordenadas: {self.crs}.",
            f"Sin polígono en el archivo: {_listed(self.missing, self.names)}.",
            f"Códigos que DIVIPOLA no tiene, fuera del mapa: {_listed(self.unknown, self.names)}.",
            f"Polígonos sin código, fuera del mapa: {thousands(self.without_code)}.",
            *(f"Unido {one.code} con {one.into}: {one.reason}." for one in self.merged),
            f"Polígonos reparados: {thousands(self.repaired)}.",
            f"Filas repetidas, contadas una vez: {thousands(self.repeated)}.",
            *(f"{island.to_text()}." for island in self.islands),
            f"Simplificación: {self.tolerance:.0f} m (mayor cambio de área: {_percent(self.area_error)}).",
            f"Mapa en uso: {self.published.label}, versión {self.published.version}.",
        ]
        return "\n".join(lines)


@dataclass(frozen=True, eq=False)
class _Chosen:
    """The municipal layer of a file and its codes."""

    layer: Layer
    column: CodeColumn


def import_boundaries(
    source: str, state_dir: Path, catalogue: Catalogue, *, partial: bool = False
) -> ImportReport:
    """Import boundaries and make them the map in use.

    Args:
        source: path or http(s) address of a boundary file.
        state_dir: folder of everything the application writes; the map goes to its `geo` folder.
        catalogue: the units that the boundaries must cover.
        partial: accept a file that lacks units; the manifest then names them.

    Raises:
        BoundaryError: the source is refused; the map in use did not change.
    """
    with _one_at_a_time(state_dir):
        return _import(source, state_dir, catalogue, partial=partial)


def ensure_boundaries(source: str | None, state_dir: Path, catalogue: Catalogue) -> None:
    """Import `source` (the setting GEO_SOURCE) unless it is the map in use already.

    A file counts as the same while its path, size and time of change stay; an address while its text does,
    so that a restart needs no network. Several processes may call this at once: one imports, the rest wait.

    Raises:
        BoundaryError: the source is refused; the map in use did not change.
    """
    if not source or _is_in_use(source, state_dir):
        return
    with _one_at_a_time(state_dir):
        if not _is_in_use(source, state_dir):
            _import(source, state_dir, catalogue, partial=False)


def status(state_dir: Path, catalogue: Catalogue) -> str:
    """Return in Spanish which map is in use, where it comes from and what it lacks."""
    try:
        current = active_map(state_dir)
    except GeoError as error:
        return f"El mapa en uso está dañado. {error}"
    names = catalogue.units["name"].to_dict()
    missing = tuple(code for code in current.missing if code in names)
    total = len(catalogue.units)
    lines = [
        f"Mapa en uso: {current.label}",
        f"Fuente: {current.source}",
        f"Versión: {current.version}",
        f"Unidades con polígono: {thousands(total - len(missing))} de {thousands(total)}",
        f"Sin polígono: {_listed(missing, names)}",
        f"Códigos del archivo que DIVIPOLA no tiene: {_listed(current.unknown, {})}",
        f"Polígonos reparados: {thousands(current.repaired)}",
        f"Importado: {current.imported_at or 'no; es el mapa que trae el tablero'}",
    ]
    return "\n".join(lines)


def _import(source: str, state_dir: Path, catalogue: Catalogue, *, partial: bool) -> ImportReport:
    """Import a source; whatever a library raises on the way is refused in Spanish and goes to the log."""
    try:
        return _import_source(source, state_dir, catalogue, partial=partial)
    except GeoError:
        raise
    except Exception as error:
        LOG.exception("import of boundaries failed")
        raise damaged(source_name(source), "sus polígonos no se pueden procesar") from error


def _import_source(source: str, state_dir: Path, catalogue: Catalogue, *, partial: bool) -> ImportReport:
    file = source_name(source)
    fingerprint = _fingerprint(source)
    with TemporaryDirectory(prefix="limites-") as workshop:
        layers = open_layers(local_file(source, Path(workshop)), Path(workshop))
        chosen = _municipal_layer(layers, catalogue, file)
        frame = chosen.layer.read()
    rows = _prepared(chosen, frame, catalogue, file)
    drawn = rows.codes[rows.codes.notna() & ~rows.shapes.is_empty]
    missing, unknown = check_codes(drawn, catalogue)
    names = _names(missing, unknown, catalogue, rows.codes, find_names(frame))
    if missing and not partial:
        raise _incomplete(file, missing, unknown, names, _collapsed(rows, missing))
    light = _light_coverage(rows.shapes, drawn, catalogue, file)
    identity = MapIdentity.of(
        chosen.column.label,
        file,
        len(light.units),
        len(catalogue.units),
        is_exact=have_official_areas(light.units.geometry, catalogue),
    )
    published = _publish(light, state_dir, identity, unknown=unknown, repaired=rows.repaired)
    _remember(state_dir, fingerprint, published)
    return ImportReport(
        source=file,
        units_read=len(frame),
        code_column=chosen.column.label,
        crs=crs_label(frame.crs),
        missing=missing,
        unknown=unknown,
        names=names,
        without_code=int((rows.codes.isna() & ~rows.shapes.is_empty).sum()),
        merged=rows.merged,
        repaired=rows.repaired,
        repeated=rows.repeated,
        islands=rows.islands,
        tolerance=light.tolerance,
        area_error=light.area_error,
        published=published,
    )


@dataclass(frozen=True, eq=False)
class _Rows:
    """The rows of a file ready to be joined: shapes in degrees, their codes, and what was done to them."""

    shapes: gpd.GeoSeries
    codes: "pd.Series[str]"
    merged: tuple[Merger, ...]
    repaired: int
    repeated: int
    islands: tuple[Returned, ...]


def _prepared(chosen: _Chosen, frame: gpd.GeoDataFrame, catalogue: Catalogue, file: str) -> _Rows:
    """Repair, merge, drop repeated rows and put islands back."""
    shapes, repaired = repair(to_lon_lat(frame, file).geometry)
    codes, merged = merge_units(chosen.column.codes, catalogue)
    is_repeated = pd.DataFrame({"code": codes, "shape": shapes.normalize().to_wkb()}).duplicated()
    kept = ~(is_repeated & codes.notna() & ~shapes.is_empty)
    placed, islands = put_islands_back(shapes[kept], codes[kept], catalogue)
    return _Rows(placed, codes[kept], merged, repaired, int((~kept).sum()), islands)


def _collapsed(rows: _Rows, missing: tuple[str, ...]) -> tuple[str, ...]:
    """Return the missing codes that the file does hold, with a polygon that is no area."""
    return tuple(sorted(set(rows.codes.dropna()) & set(missing)))


def _municipal_layer(layers: list[Layer], catalogue: Catalogue, file: str) -> _Chosen:
    """Return the layer that names most units; of several, the one with fewest rows."""
    areas = [layer for layer in layers if layer.may_hold_polygons]
    if not areas:
        raise _no_areas(layers, file)
    columns = [(layer, find_code_column(layer.attributes, catalogue)) for layer in areas]
    found = [_Chosen(layer, column) for layer, column in columns if column is not None]
    if not found:
        raise _no_codes(areas, catalogue, file)
    return max(found, key=lambda one: (one.column.known(catalogue), -one.layer.features))


def _light_coverage(
    shapes: gpd.GeoSeries, codes: "pd.Series[str]", catalogue: Catalogue, file: str
) -> Simplified:
    ours = codes[codes.isin(catalogue.units.index)]
    mine = shapes.loc[ours.index]
    check_places(_joined(mine, ours), catalogue, file)
    return simplify(dissolve(mine, ours, file))


def _joined(shapes: gpd.GeoSeries, codes: "pd.Series[str]") -> gpd.GeoSeries:
    """Return the rows of each code as one shape, as they are drawn."""
    groups = codes.groupby(codes).groups
    joined = {
        str(code): shapely.union_all(np.asarray(shapes.loc[rows].array)) for code, rows in groups.items()
    }
    return gpd.GeoSeries(joined, crs=LON_LAT).sort_index()


def _publish(
    light: Simplified, state_dir: Path, identity: MapIdentity, *, unknown: tuple[str, ...], repaired: int
) -> PublishedMap:
    try:
        return publish(
            light.units,
            state_dir / "geo",
            label=identity.label,
            source=identity.source,
            unknown=unknown,
            repaired=repaired,
            imported_at=datetime.now(UTC).isoformat(timespec="seconds"),
            formers=FORMERS,
        )
    except GeoError as error:
        raise BoundaryError(
            identity.file,
            received=str(error).rstrip("."),
            expected="polígonos que se puedan publicar sin perder ninguna unidad",
            action="Revise la capa o use el Marco Geoestadístico Nacional del DANE",
        ) from error


def _names(
    missing: tuple[str, ...],
    unknown: tuple[str, ...],
    catalogue: Catalogue,
    codes: "pd.Series[str]",
    written: "pd.Series[str]",
) -> dict[str, str]:
    """Return the name of each code: the catalogue's for missing ones, the file's for unknown ones."""
    strange = codes.isin(unknown) & written.notna()
    return {
        **catalogue.units["name"].loc[list(missing)].to_dict(),
        **dict(zip(codes[strange], written[strange], strict=True)),
    }


def _incomplete(
    file: str,
    missing: tuple[str, ...],
    unknown: tuple[str, ...],
    names: Mapping[str, str],
    collapsed: tuple[str, ...],
) -> BoundaryError:
    absent = tuple(code for code in missing if code not in collapsed)
    said = [f"{_missing_count(absent)}: {_listed(absent, names)}"] if absent else []
    if collapsed:
        said.append(f"sin un polígono con área (vacío, o su anillo no cierra): {_listed(collapsed, names)}")
    return BoundaryError(
        file,
        received="; ".join((*said, f"códigos que DIVIPOLA no tiene: {_listed(unknown, names)}")),
        expected="un polígono por cada municipio y área no municipalizada de DIVIPOLA",
        action="Use un archivo completo o repita la orden con --parcial: el mapa dirá qué le falta",
    )


def _missing_count(missing: tuple[str, ...]) -> str:
    return "falta 1 unidad" if len(missing) == 1 else f"faltan {thousands(len(missing))} unidades"


def _no_areas(layers: list[Layer], file: str) -> BoundaryError:
    seen = ", ".join(f"{one.name} ({one.geometry_type}, {thousands(one.features)})" for one in layers[:5])
    return BoundaryError(
        file,
        received=f"no hay ninguna capa municipal de polígonos con unidades; trae {seen or 'cero capas'}",
        expected=ACCEPTED,
        action="Exporte la capa de municipios como polígonos",
    )


def _no_codes(areas: list[Layer], catalogue: Catalogue, file: str) -> BoundaryError:
    """Return the refusal of a file without codes; that of another country says so instead."""
    largest = max(areas, key=lambda layer: layer.features)
    try:
        to_lon_lat(largest.read(), file)
    except BoundaryError as error:
        return error
    return BoundaryError(
        file,
        received=f"ninguna columna trae códigos DIVIPOLA de municipio; trae {samples(largest.attributes)}",
        expected="una columna con el código de cinco dígitos (MPIO_CDPMP, ADM2_PCODE u otra)",
        action=_way_on(largest.attributes, catalogue),
    )


def _way_on(attributes: pd.DataFrame, catalogue: Catalogue) -> str:
    """Say how to go on with a layer without codes: its names beside their codes, where they are known."""
    found = codes_by_name(attributes, catalogue)
    if found is None:
        return "Agregue el código DIVIPOLA a la capa, o use una del DANE o de OCHA"
    pairs = ", ".join(f"{name} → {code}" for name, code in found.pairs[:NAMED])
    return (
        f"Agregue a la capa una columna con el código. Por los nombres de «{found.column}» se reconocen "
        f"{thousands(len(found.pairs))} de {thousands(found.rows)} filas ({pairs}…); los demás nombres se "
        "repiten entre departamentos o se escriben de otro modo. Todos los códigos con su nombre y su "
        "departamento están en /descargas/avance-fase-2.csv"
    )


def _is_in_use(source: str, state_dir: Path) -> bool:
    folder = state_dir / "geo"
    try:
        memory = json.loads((folder / MEMORY).read_text(encoding="utf-8"))
        version = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["version"]
        return bool(memory == {"fingerprint": _fingerprint(source), "version": version})
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _fingerprint(source: str) -> str:
    """Return what identifies a source at a moment, without repeating its text (it may hold a password)."""
    text = source
    if not is_address(source) and Path(source).expanduser().exists():
        path = Path(source).expanduser().resolve()
        facts = path.stat()
        text = f"{path}|{facts.st_size}|{facts.st_mtime_ns}"
    return hashlib.sha256(text.encode()).hexdigest()


def _remember(state_dir: Path, fingerprint: str, published: PublishedMap) -> None:
    facts = {"fingerprint": fingerprint, "version": published.version}
    (state_dir / "geo" / MEMORY).write_text(json.dumps(facts), encoding="utf-8")


@contextmanager
def _one_at_a_time(state_dir: Path) -> Iterator[None]:
    state_dir.mkdir(parents=True, exist_ok=True)
    with (state_dir / "geo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _listed(codes: tuple[str, ...], names: Mapping[str, str]) -> str:
    shown = [f"{code} {names[code]}" if code in names else code for code in codes[:NAMES_SHOWN]]
    more = f" (+{thousands(len(codes) - NAMES_SHOWN)} más)" if len(codes) > NAMES_SHOWN else ""
    return ", ".join(shown) + more if shown else "ninguno"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %".replace(".", ",")
