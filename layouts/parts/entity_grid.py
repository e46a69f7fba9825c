"""The entity table (AG Grid): columns for single entities and for groups, all texts in Spanish."""

from pathlib import Path
from typing import Any

import dash_ag_grid as dag
from dash.fingerprint import build_fingerprint

from layouts.ids import HomeIds

Column = dict[str, Any]
LIBRARY = "dash_ag_grid.min.js"

TEXT = {"filter": "agTextColumnFilter"}
CHOICE = {"filter": "agTextColumnFilter", "width": 125}
MISSING_LAST = {"function": "tablero.orden"}
NUMBER = {"filter": "agNumberColumnFilter", "type": "rightAligned", "width": 125, "comparator": MISSING_LAST}
NUMBER_FORMAT = {"function": "tablero.numero(params)"}
CHANGE_FORMAT = {"function": "tablero.diferencia(params)"}

FOLDED = {"function": "tablero.doblado(params)"}  # filters compare as every search does
BY_CODE_TOO = {"filterValueGetter": {"function": "tablero.buscado(params)"}, "pinned": "left", **TEXT}

ENTITY_COLUMNS: list[Column] = [
    {"field": "nombre", "headerName": "Entidad", "width": 200, **BY_CODE_TOO},
    {"field": "valor", "headerName": "Valor", "valueFormatter": NUMBER_FORMAT, "sort": "desc", **NUMBER},
    {"field": "estado", "headerName": "Estado o clase", "width": 165, **TEXT},
    {"field": "cambio", "headerName": "Cambio", "valueFormatter": CHANGE_FORMAT, **NUMBER},
    {"field": "departamento", "headerName": "Departamento", "width": 165, **TEXT},
    {"field": "region", "headerName": "Región", "width": 165, **TEXT},
    {"field": "universo", "headerName": "Universo", **CHOICE},
    {"field": "socio", "headerName": "Socio", **CHOICE},
    {"field": "d683", "headerName": "Decreto 683", **CHOICE},
    {"field": "pdet", "headerName": "PDET", **CHOICE},
    {"field": "codigo", "headerName": "Código", **CHOICE},
]
GROUP_COLUMNS: list[Column] = [
    {"field": "nombre", "headerName": "Territorio", "width": 240, **BY_CODE_TOO},
    {"field": "valor", "headerName": "Valor", "valueFormatter": NUMBER_FORMAT, "sort": "desc", **NUMBER},
    {"field": "estado", "headerName": "Estado o clase", "width": 165, **TEXT},
    {"field": "cambio", "headerName": "Cambio", "valueFormatter": CHANGE_FORMAT, **NUMBER},
    {"field": "n", "headerName": "n", **NUMBER},
    {"field": "sin_dato", "headerName": "Sin dato", **NUMBER},
    {"field": "codigo", "headerName": "Código", **CHOICE},
]
LOCALE: dict[str, str] = {
    "noRowsToShow": "Ninguna entidad en la selección",
    "loadingOoo": "Cargando…",
    "filterOoo": "Filtrar…",
    "equals": "Igual a",
    "notEqual": "Distinto de",
    "contains": "Contiene",
    "notContains": "No contiene",
    "startsWith": "Empieza por",
    "endsWith": "Termina en",
    "blank": "Vacío",
    "notBlank": "No vacío",
    "lessThan": "Menor que",
    "lessThanOrEqual": "Menor o igual que",
    "greaterThan": "Mayor que",
    "greaterThanOrEqual": "Mayor o igual que",
    "inRange": "Entre",
    "inRangeStart": "Desde",
    "inRangeEnd": "Hasta",
    "andCondition": "Y",
    "orCondition": "O",
    "applyFilter": "Aplicar",
    "resetFilter": "Restablecer",
    "clearFilter": "Borrar",
    "ariaFilterInput": "Filtro",
    "ariaFilteringOperator": "Operador del filtro",
    "ariaMenuColumn": "Presione Alt y flecha abajo para abrir el menú de la columna",
    "ariaFilterColumn": "Presione Control y Entrar para abrir el filtro",
    "ariaSortableColumn": "Presione Entrar para ordenar",
    "ariaFilterValue": "Valor del filtro",
    "ariaFilterFromValue": "Desde el valor",
    "ariaFilterToValue": "Hasta el valor",
    "ariaLabelColumnFilter": "Filtro de la columna",
    "ariaLabelColumnMenu": "Menú de la columna",
    "ariaLabelDialog": "Diálogo",
    "ariaLabelSelectField": "Elegir",
}


def library_url() -> str:
    """Return the address at which Dash serves the table's library (see `app._load_table_library_late`)."""
    bundle = Path(dag.__file__).parent / LIBRARY
    name = build_fingerprint(LIBRARY, dag.__version__, int(bundle.stat().st_mtime))
    return f"/_dash-component-suites/dash_ag_grid/{name}"


def entity_table() -> dag.AgGrid:
    """Return the empty table; the browser fills it with the values it already has for the map."""
    return dag.AgGrid(
        id=HomeIds.TABLE,
        columnDefs=ENTITY_COLUMNS,
        rowData=[],
        getRowId="params.data.codigo",
        defaultColDef={
            "sortable": True,
            "filter": True,
            "resizable": True,
            "suppressHeaderMenuButton": False,
            "filterParams": {"textFormatter": FOLDED},
        },
        dashGridOptions={
            "localeText": LOCALE,
            "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True},
            "animateRows": False,
            "accentedSort": True,
            "rowHeight": 34,
            "headerHeight": 38,
        },
        className="ag-theme-quartz tabla",
        style={"height": "100%", "width": "100%"},
        dangerously_allow_code=False,
    )
