"""The data of a figure as an Excel workbook: data, metadata and glossary.


Rows that are pasted below those of another file still say what they are of: after the columns of the CSV,
which are fixed, each row has its indicator and its unit.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from dashboard.exports.file_request import FileRequest
from dashboard.exports.metadata import facts, mark
from dashboard.exports.seals.sheets import DATA_SHEET, FACTS_SHEET, TERMS_SHEET
from dashboard.figures.printed.printed_figure import Table
from dashboard.views.terms import Term, terms

OWN_MEANINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "indicador": "Clave del indicador, como en la dirección.",
        "unidad": "En qué se mide el valor.",
    }
)


def to_xlsx(request: FileRequest) -> bytes:
    """Write the workbook; its numbers are those of the CSV, shown with the decimals of each column."""
    from dashboard.exports.workbook import SheetContent, workbook  # late: openpyxl is slow to load

    table, footer = data_table(request), mark(request)
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
                name=TERMS_SHEET,
                head=("Clase", "Término", "Significado"),
                rows=glossary(request),
                mark=footer,
            ),
        ]
    )


def glossary(request: FileRequest) -> tuple[Term, ...]:
    """Return what the columns, states, classes and indicators of a file mean: kind, term and meaning."""
    resolved = request.resolved if request.is_of_indicator else None
    return tuple(terms(request.snapshot, data_table(request).meanings, resolved, request.state.level))


def data_table(request: FileRequest) -> Table:
    """Return the data of a figure; of one that is of a single indicator, with the indicator and its unit."""
    table = request.table
    if not request.is_of_indicator:
        return table
    indicator = request.resolved.indicator
    own = (indicator.key, indicator.unit.value)
    return replace(
        table,
        head=(*table.head, *OWN_MEANINGS),
        rows=tuple((*row, *own) for row in table.rows),
        meanings={**table.meanings, **OWN_MEANINGS},
    )
