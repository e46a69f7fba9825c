"""What can be copied of a figure: a frame for other pages, and code that reads its data again.

Addresses are absolute: under the public address of the dashboard or, where it doesn't know its own, after a
mark that the browser changes for the one it is at.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from dashboard.core.cells import Cell
from dashboard.figures.printed.printed_figure import PrintedFigure, Table
from dashboard.indicators.snapshot import Snapshot

ORIGIN: Final = "{origen}"
EMBED_PATH: Final = "/incrustar"
EMBED_SIZE: Final = "cuadrado"
FRAME: Final = 640  # pixels at each side
DAY: Final = "corte"  # the column of the cut-off
SIZE_OF_ROOT: Final = re.compile(rb'(<svg\b[^>]*?)\s(width|height)="[^"]*"')


def snippets_of(snapshot: Snapshot, printed: PrintedFigure, files: str) -> Mapping[str, str]:
    """Return what can be copied, by its name.

    Args:
        files: address of the files of the figure, with an asterisk in the place of the ending.
    """
    base = snapshot.public_url.rstrip("/") or ORIGIN
    data = base + files.replace(".*", ".csv")
    return {
        "Página web (marco)": frame(printed.title, base + embed_address(files)),
        "Python": python(data, printed.table),
        "R": r(data, printed.table),
        "Power Query": power_query(data, printed.table),
    }


def embed_address(files: str) -> str:
    """Return the path of a figure inside a frame."""
    path, _, query = files.partition("?")
    name = path.rpartition("/")[2].replace(".*", ".svg")
    return f"{EMBED_PATH}/{name}?{'&'.join(part for part in (query, f'tamano={EMBED_SIZE}') if part)}"


def embedded(svg: bytes) -> bytes:
    """Return a drawing without a size of its own, so that it fills the frame that it is in."""
    for _ in ("width", "height"):
        svg = SIZE_OF_ROOT.sub(rb"\1", svg, count=1)
    return svg


def frame(title: str, address: str) -> str:
    """Return the frame that shows a figure in another page."""
    return (
        f'<iframe title="{escape(title)}" src="{escape(address)}" width="{FRAME}" height="{FRAME}" '
        'style="border: 0; max-width: 100%" loading="lazy"></iframe>'
    )


def texts_of(table: Table) -> tuple[str, ...]:
    """Return the columns of codes, that programs would take for numbers: texts of digits alone."""
    return tuple(name for name, cells in _columns(table) if any(_is_code(one) for one in cells))


def _is_code(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.isdigit()


def numbers_of(table: Table) -> tuple[str, ...]:
    """Return the columns of numbers."""
    known = ((name, [one for one in cells if one is not None]) for name, cells in _columns(table))
    return tuple(
        name for name, cells in known if cells and all(isinstance(one, (int, float)) for one in cells)
    )


def _columns(table: Table) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    return zip(table.head, zip(*table.rows, strict=True), strict=True) if table.rows else iter(())


def python(address: str, table: Table) -> str:
    """Return code that reads data with pandas, codes as text."""
    kinds = ", ".join(f'"{name}": str' for name in texts_of(table))
    return (
        "import pandas as pd\n\n"
        f'direccion = "{address}"\n'
        f"datos = pd.read_csv(direccion{f', dtype={{{kinds}}}' if kinds else ''})\n"
    )


def r(address: str, table: Table) -> str:
    """Return code that reads data with R, codes as text."""
    kinds = ", ".join(f'{name} = "character"' for name in texts_of(table))
    classes = f"  colClasses = c({kinds}),\n" if kinds else ""
    return (
        f'direccion <- "{address}"\n'
        f'datos <- read.csv(\n  direccion,\n{classes}  na.strings = "", fileEncoding = "UTF-8"\n)\n'
    )


def power_query(address: str, table: Table) -> str:
    """Return a query for Excel and Power BI; numbers have a decimal point, whatever the machine writes."""
    kinds = [
        *(f'{{"{name}", type text}}' for name in texts_of(table)),
        *(f'{{"{name}", type number}}' for name in numbers_of(table)),
        *(f'{{"{name}", type date}}' for name in table.head if name == DAY),
    ]
    return (
        "let\n"
        f'    Origen = Csv.Document(Web.Contents("{address}"),\n'
        '        [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),\n'
        "    Encabezado = Table.PromoteHeaders(Origen),\n"
        f'    Tipos = Table.TransformColumnTypes(Encabezado, {{{", ".join(kinds)}}}, "en-US")\n'
        "in\n    Tipos\n"
    )
