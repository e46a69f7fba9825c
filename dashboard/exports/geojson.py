"""What the map shows as GeoJSON (RFC 7946): true places, exterior rings counterclockwise, csv columns."""

import json
from collections.abc import Mapping

from dashboard.core.kept import kept_with
from dashboard.core.state import GOBERNACION, Level
from dashboard.exports.file_request import FileRequest
from dashboard.exports.metadata import RECORD, metadata
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.rows import json_row
from geo.true_place import dissolved, geometry_texts, true_departments, true_units


def to_geojson(request: FileRequest) -> bytes:
    """Write one feature per row; a unit that the active boundaries lack has no geometry (null)."""
    geometries = _geometries(request.snapshot, request.view_rows.level_name)
    features = []
    for cells in request.table.rows:
        code = str(cells[0])
        identity, facts = _json(code), _json(json_row(cells))
        features.append(
            f'{{"type":"Feature","id":{identity},"properties":{facts},'
            f'"geometry":{geometries.get(code, "null")}}}'
        )
    known = metadata(request)
    record = f'"{RECORD}":{_json(known.pop(RECORD))}'
    head = f'{{"type":"FeatureCollection",{record},"metadata":{_json(known)},"features":[\n'
    return (head + ",\n".join(features) + "\n]}\n").encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@kept_with(8)
def _geometries(snapshot: Snapshot, level_name: str) -> Mapping[str, str]:
    """Return the GeoJSON geometry of each unit of a level, kept while the snapshot is in use."""
    if level_name == Level.ENTITY:
        return geometry_texts(true_units(snapshot.boundaries))
    departments = true_departments(snapshot.boundaries)
    if level_name in (Level.DEPARTMENT, GOBERNACION):
        return geometry_texts(departments)
    owners = snapshot.model.catalogue.departments["region"].reindex(departments.index)
    groups = owners if level_name == Level.REGION else owners.map(lambda _: Level.COUNTRY.value)
    return geometry_texts(dissolved(departments, groups))
