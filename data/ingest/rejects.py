"""The rows that were not taken, in the shape of the file they came from, to be mended and loaded again."""

from io import BytesIO
from typing import Final

import numpy as np
import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from data.ingest.preview import Preview
from data.ingest.rows import ReadRows
from data.readers.layout import Body

LINE: Final = "fila"
REASON: Final = "motivo"
SHEET: Final = "Filas rechazadas"
MOST_ROWS: Final = 1_048_000  # of a sheet


def rejected_rows(body: Body, read: ReadRows) -> pd.DataFrame:
    """Return each row with something rejected, once: fila, motivo, and its cells as they came."""
    rejected = read.reasons.rejected
    if not rejected.any():
        return pd.DataFrame({LINE: [], REASON: []}, dtype=object)
    reasons: dict[int, str] = {}
    words = zip(read.lines[rejected], read.columns[rejected], read.reasons.words[rejected], strict=True)
    for line, column, reason in words:
        said = f"{column}: {reason}" if column else str(reason)
        reasons[line] = f"{reasons[line]}; {said}" if line in reasons else said
    cells = body.rows.loc[list(reasons)]
    named = cells.set_axis([str(place) for place in cells.columns], axis=1)
    return pd.concat(
        [
            pd.DataFrame({LINE: list(reasons), REASON: list(reasons.values())}, index=named.index),
            named.replace("", np.nan),
        ],
        axis=1,
    ).astype(object)


def rejected_workbook(preview: Preview, rejects: pd.DataFrame) -> bytes:
    """Return the rejected rows as xlsx: the titles and columns of the file, and `motivo` at the end."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    for title in preview.titles:
        sheet.append([_text(sheet, title)])
    sheet.append([_text(sheet, title, bold=True) for title in (*preview.header, REASON)])
    columns = [name for name in rejects.columns if name not in (LINE, REASON)]
    cells = rejects[[*columns, REASON]].head(MOST_ROWS).fillna("")
    for row in cells.itertuples(index=False, name=None):
        sheet.append([_text(sheet, str(cell)) if cell else None for cell in row])
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _text(sheet: WriteOnlyWorksheet, written: str, *, bold: bool = False) -> WriteOnlyCell:
    """Return a cell that is text whatever it holds: a formula of the file stays a text."""
    cell = WriteOnlyCell(sheet)
    cell.value = written
    cell.data_type = "s"
    cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    return cell
