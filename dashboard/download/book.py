"""The data of a view as an Excel workbook: data, metadata and glossary."""

from typing import Final

from dashboard.download.metadata import facts, mark
from dashboard.download.request import Request
from dashboard.download.rows import COLUMNS, table
from dashboard.download.terms import terms

DATA_SHEET: Final = "Datos"
FACTS_SHEET: Final = "Metadatos"
TERMS_SHEET: Final = "Glosario"
WHOLE: Final = "#,##0"
EXACT: Final = "#,##0.00"


def to_xlsx(request: Request) -> bytes:
    """Write the workbook; its numbers are those of the CSV, shown with the indicator's decimals."""
    from dashboard.workbook import Sheet, workbook  # late: openpyxl is slow to load

    decimals = request.lens.indicator.decimals
    value = f"#,##0.{'0' * decimals}" if decimals else WHOLE
    formats = {"valor": value, "numerador": EXACT, "denominador": EXACT, "n": WHOLE, "sin_dato": WHOLE}
    footer = mark(request)
    rows = tuple(table(request))
    glossary = tuple(terms(request.board, request.lens, request.state.level))
    return workbook(
        [
            Sheet(name=DATA_SHEET, head=COLUMNS, rows=rows, formats=formats, filters=True, mark=footer),
            Sheet(name=FACTS_SHEET, head=("Dato", "Valor"), rows=tuple(facts(request)), mark=footer),
            Sheet(name=TERMS_SHEET, head=("Clase", "Término", "Significado"), rows=glossary, mark=footer),
        ]
    )
