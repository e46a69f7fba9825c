"""The data of a figure as an Excel workbook: data, metadata and glossary."""

from dashboard.exports.file_request import FileRequest
from dashboard.exports.metadata import facts, mark
from dashboard.exports.seals.sheets import DATA_SHEET, FACTS_SHEET, TERMS_SHEET
from dashboard.views.terms import terms


def to_xlsx(request: FileRequest) -> bytes:
    """Write the workbook; its numbers are those of the CSV, shown with the decimals of each column."""
    from dashboard.exports.workbook import SheetContent, workbook  # late: openpyxl is slow to load

    table, footer = request.table, mark(request)
    resolved = request.resolved if request.is_of_indicator else None
    glossary = tuple(terms(request.snapshot, table.meanings, resolved, request.state.level))
    return workbook(
        [
            SheetContent(
                name=DATA_SHEET,
                head=table.head,
                rows=table.rows,
                formats=table.formats,
                filters=True,
                mark=footer,
            ),
            SheetContent(name=FACTS_SHEET, head=("Dato", "Valor"), rows=tuple(facts(request)), mark=footer),
            SheetContent(
                name=TERMS_SHEET, head=("Clase", "Término", "Significado"), rows=glossary, mark=footer
            ),
        ]
    )
