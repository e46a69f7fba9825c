"""The territory file: names and attributes of every unit, once per dataset version.

Values travel as bare lists; this file says which unit each position is. Lists are columns, in the order of
`Board.map_units`.
"""

import json
from functools import lru_cache

import pandas as pd

from dashboard.core.scales import PALETTE, STATE_COLOURS, STATE_LABELS
from dashboard.indicators.snapshot import Board
from geo.divipola import AREA_KIND

Columns = dict[str, list[str | None]]
YES_NO = {True: "sí", False: "no"}


@lru_cache(maxsize=4)
def territory_bytes(board: Board) -> bytes:
    """Return the JSON: `unidades` per level, `paleta`, and colour position and label of each state."""
    content = {
        "unidades": {
            "municipio": _municipalities(board),
            "gobernacion": _gobernaciones(board),
            "departamento": _departments(board),
            "region": _regions(board),
            "pais": {"codigo": ["pais"], "nombre": ["Colombia"]},
        },
        "paleta": list(PALETTE),
        "estados": {
            str(int(state)): [PALETTE.index(colour), STATE_LABELS[state]]
            for state, colour in STATE_COLOURS.items()
        },
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _places(board: Board, frame: pd.DataFrame) -> Columns:
    """Return codes, names, departments and regions of units with a department code."""
    catalogue = board.model.catalogue
    owners = frame["department_code"]
    regions = owners.map(catalogue.departments["region"])
    return {
        "codigo": frame.index.tolist(),
        "nombre": frame["name"].tolist(),
        "departamento": owners.map(catalogue.departments["name"]).tolist(),
        "region": regions.map(catalogue.regions["name"]).tolist(),
        "region_codigo": regions.tolist(),
    }


def _attributes(board: Board, index: pd.Index) -> Columns:
    """Return the filterable attributes in words; null for units that are no entity."""
    rows = board.model.entities.reindex(index)

    def texts(column: str) -> list[str | None]:
        return [None if pd.isna(value) else YES_NO.get(value, str(value)) for value in rows[column]]

    return {
        "universo": texts("universe"),
        "socio": texts("partner"),
        "d683": texts("decree_683"),
        "pdet": texts("pdet"),
    }


def _municipalities(board: Board) -> Columns:
    units = board.model.catalogue.units
    kinds = ["area" if kind == AREA_KIND else None for kind in units["kind"]]
    return {**_places(board, units), **_attributes(board, units.index), "clase": kinds}


def _gobernaciones(board: Board) -> Columns:
    departments = board.model.catalogue.departments
    frame = departments.assign(department_code=departments.index)
    return {**_places(board, frame), **_attributes(board, departments.index)}


def _departments(board: Board) -> Columns:
    departments = board.model.catalogue.departments
    return _places(board, departments.assign(department_code=departments.index))


def _regions(board: Board) -> Columns:
    regions = board.model.catalogue.regions
    return {"codigo": regions.index.tolist(), "nombre": regions["name"].tolist()}
