"""The file that people fill in: one sheet to fill, one that explains each column; and an example of it."""

from io import BytesIO
from typing import Final

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data.ingest.declarations import FRACTION, TABLES
from data.ingest.fields import PLACE_CODE, PLACE_DEPARTMENT, PLACE_NAME, Field, TableContract
from data.readers import values
from geo.divipola import load_catalogue

ROWS_FORMATTED: Final = 2_000
TEXT_FORMAT: Final = "@"
HEAD_FILL: Final = PatternFill("solid", fgColor="DCE6F7")
SCALE: Final = "avance (0 a 100)"
INSTRUCTIONS: Final = (
    "Llene la hoja de datos desde la segunda fila y no cambie los títulos.",
    "El orden de las columnas no importa; una columna que no se usa se puede borrar.",
    "Los códigos van como texto, con su cero inicial: 05001.",
    "Deje vacía la celda de lo que no se sabe: vacío no es cero.",
    "De los asesores se escribe el código, nunca el nombre.",
)


def template(key: str) -> bytes:
    """Return the template of a table as xlsx; that of the entities comes with every entity of the country."""
    return _workbook(TABLES[key], _prefilled(key))


def example(key: str) -> bytes:
    """Return the template of a table with a row filled in."""
    contract = TABLES[key]
    return _workbook(contract, [[field.example for field in contract.fields]])


def titles(contract: TableContract) -> list[str]:
    """Return the titles of the template: that of the progress says its scale."""
    return [SCALE if field.name == FRACTION else field.label for field in contract.fields]


def _workbook(contract: TableContract, rows: list[list[str]]) -> bytes:
    book = Workbook()
    sheet: Worksheet = book.active
    sheet.title = contract.key
    sheet.append(titles(contract))
    for row in rows:
        sheet.append(row)
    _dress(sheet, contract, len(rows))
    _explain(book.create_sheet("Instrucciones"), contract)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _prefilled(key: str) -> list[list[str]]:
    """Return the rows that come written: the code, name and department of each entity, in their template."""
    if key != "entidades":
        return []
    catalogue = load_catalogue()
    departments = catalogue.departments["name"]
    offices = catalogue.gobernaciones.assign(code=catalogue.gobernaciones.index, department_code="")
    towns = catalogue.municipalities.reset_index()[["code", "name"]]
    every = pd.concat([towns, offices[["code", "name"]]]).sort_values("code")
    known = {
        PLACE_CODE: every["code"],
        PLACE_NAME: [
            f"Gobernación de {name}" if len(code) == 2 else name
            for code, name in zip(every["code"], every["name"], strict=True)
        ],
        PLACE_DEPARTMENT: every["code"].str[:2].map(departments),
    }
    columns = [list(known.get(field.name, [""] * len(every))) for field in TABLES[key].fields]
    return [[str(cell) for cell in row] for row in zip(*columns, strict=True)]


def _dress(sheet: Worksheet, contract: TableContract, rows: int) -> None:
    sheet.freeze_panes = "A2"
    for place, field in enumerate(contract.fields, start=1):
        head = sheet.cell(1, place)
        head.font, head.fill = Font(bold=True), HEAD_FILL
        sheet.column_dimensions[get_column_letter(place)].width = max(14, len(str(head.value)) + 4)
        if _is_code(field):
            for row in range(2, max(rows, ROWS_FORMATTED) + 2):
                sheet.cell(row, place).number_format = TEXT_FORMAT


def _is_code(field: Field) -> bool:
    return field.reader in (values.entity_code, values.text)


def _explain(sheet: Worksheet, contract: TableContract) -> None:
    sheet.append([contract.title])
    sheet.append([f"Cada fila: {contract.about}."])
    for line in INSTRUCTIONS:
        sheet.append([line])
    sheet.append([])
    sheet.append(["Columna", "Obligatoria", "Qué se escribe", "Ejemplo"])
    for cell in sheet[sheet.max_row]:
        cell.font, cell.fill = Font(bold=True), HEAD_FILL
    for title, field in zip(titles(contract), contract.fields, strict=True):
        sheet.append([title, "sí" if field.is_required else "", field.meaning, field.example])
        sheet.cell(sheet.max_row, 3).alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in (("A", 26), ("B", 13), ("C", 90), ("D", 26)):
        sheet.column_dimensions[letter].width = width
    sheet["A1"].font = Font(bold=True, size=14)
