"""The territory file: names and attributes of every unit, once per dataset version.

Values travel as bare lists; this file says which unit each position is. Lists are columns, in the order of
`Snapshot.map_units`.
"""

import json

import pandas as pd

from dashboard.core.kept import kept_with
from dashboard.core.scales import PALETTE, STATE_COLOURS
from dashboard.indicators.snapshot import Snapshot
from geo.divipola import AREA_KIND

Columns = dict[str, list[str | None]]
YES_NO = {True: "sí", False: "no"}


@kept_with()
def territory_bytes(snapshot: Snapshot) -> bytes:
    """Return the JSON: `unidades` per level, `paleta`, and the place in it of each state, by code."""
    content = {
        "unidades": {
            "municipio": _municipalities(snapshot),
            "gobernacion": _gobernaciones(snapshot),
            "departamento": _departments(snapshot),
            "region": _regions(snapshot),
            "pais": {"codigo": ["pais"], "nombre": ["Colombia"]},
        },
        "paleta": list(PALETTE),
        "estados": {str(int(state)): PALETTE.index(colour) for state, colour in STATE_COLOURS.items()},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _places(snapshot: Snapshot, frame: pd.DataFrame) -> Columns:
    """Return codes, names, departments and regions of units with a department code."""
    catalogue = snapshot.model.catalogue
    owners = frame["department_code"]
    regions = owners.map(catalogue.departments["region"])
    return {
        "codigo": frame.index.tolist(),
        "nombre": [snapshot.shown_names.get(str(code), str(name)) for code, name in frame["name"].items()],
        "departamento": owners.map(catalogue.departments["name"]).tolist(),
        "region": regions.map(catalogue.regions["name"]).tolist(),
        "region_codigo": regions.tolist(),
    }


def _attributes(snapshot: Snapshot, index: pd.Index) -> Columns:
    """Return the filterable attributes in words; null for units that are no entity."""
    rows = snapshot.model.entities.reindex(index)

    def texts(column: str) -> list[str | None]:
        return [None if pd.isna(value) else YES_NO.get(value, str(value)) for value in rows[column]]

    return {
        "universo": texts("universe"),
        "socio": texts("partner"),
        "d683": texts("decree_683"),
        "pdet": texts("pdet"),
    }


def _municipalities(snapshot: Snapshot) -> Columns:
    units = snapshot.model.catalogue.units
    kinds = ["area" if kind == AREA_KIND else None for kind in units["kind"]]
    return {**_places(snapshot, units), **_attributes(snapshot, units.index), "clase": kinds}


def _gobernaciones(snapshot: Snapshot) -> Columns:
    departments = snapshot.model.catalogue.departments
    frame = departments.assign(department_code=departments.index)
    return {**_places(snapshot, frame), **_attributes(snapshot, departments.index)}


def _departments(snapshot: Snapshot) -> Columns:
    departments = snapshot.model.catalogue.departments
    return _places(snapshot, departments.assign(department_code=departments.index))


def _regions(snapshot: Snapshot) -> Columns:
    regions = snapshot.model.catalogue.regions
    return {"codigo": regions.index.tolist(), "nombre": regions["name"].tolist()}
