"""The data of a figure as an Excel workbook: data, metadata and glossary."""

from typing import Final

from dashboard.exports.file_request import Order
from dashboard.exports.metadata import facts, mark
from dashboard.views.terms import terms

DATA_SHEET: Final = "Datos"
FACTS_SHEET: Final = "Metadatos"
TERMS_SHEET: Final = "Glosario"


def to_xlsx(order: Order) -> bytes:
    """Write the workbook; its numbers are those of the CSV, shown with the decimals of each column."""
    from dashboard.exports.workbook import Sheet, workbook  # late: openpyxl is slow to load

    table, footer = order.table, mark(order)
    lens = order.lens if order.is_of_indicator else None
    glossary = tuple(terms(order.board, table.meanings, lens, order.state.level))
    return workbook(
        [
            Sheet(
                name=DATA_SHEET,
                head=table.head,
                rows=table.rows,
                formats=table.formats,
                filters=True,
                mark=footer,
            ),
            Sheet(name=FACTS_SHEET, head=("Dato", "Valor"), rows=tuple(facts(order)), mark=footer),
            Sheet(name=TERMS_SHEET, head=("Clase", "Término", "Significado"), rows=glossary, mark=footer),
        ]
    )
