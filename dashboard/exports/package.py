"""Everything of a figure in one file: its data, their dictionary, the drawing, and how to cite it all.

The files inside are those of their own addresses, seal included, so each can be verified alone. The same
request is the same bytes.
"""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dashboard.exports.data_workbook import glossary
from dashboard.exports.delimited import to_csv
from dashboard.exports.file_request import FileRequest
from dashboard.exports.metadata import mark
from dashboard.exports.record import DASHBOARD_NAME
from dashboard.figures.printed.printed_figure import Table

MEMBERS: Final = ("csv", "excel.csv", "xlsx", "json", "svg", "png")
DICTIONARY: Final = "diccionario.csv"
CITATION: Final = "cita.txt"
LICENCE: Final = "licencia.txt"


def to_package(request: FileRequest, make: Callable[[FileRequest], tuple[str, bytes]]) -> bytes:
    """Write the archive.

    Args:
        make: name and content of the file of a request.
    """
    files = dict(make(_member(request, ending)) for ending in MEMBERS)
    files[DICTIONARY] = to_csv(Table(head=("clase", "termino", "significado"), rows=glossary(request)))
    files[CITATION] = _citation(request).encode()
    files[LICENCE] = _licence(request).encode()
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)  # a ZipInfo without time: equal bytes
    return buffer.getvalue()


def _member(request: FileRequest, ending: str) -> FileRequest:
    """Return the request of a member: letters as outlines are of the SVG alone, and data have no look."""
    return replace(request, ending=ending, look=request.look.of(ending))


def _citation(request: FileRequest) -> str:
    printed = request.printed
    return (
        f"{DASHBOARD_NAME}. «{printed.title}».\n{printed.caption}\n{printed.address}\n\n"
        f"{printed.finding}\n{mark(request)}\n"
    )


def _licence(request: FileRequest) -> str:
    boundaries = request.snapshot.boundaries
    return (
        "Condiciones de uso\n\n"
        f"Cifras: las de las fuentes que nombra {CITATION}. El tablero no les pone una licencia propia: "
        "elegirla y publicarla le corresponde a la entidad dueña de los datos. Mientras no lo haga, rigen "
        f"las condiciones de cada fuente. Cítelas como en {CITATION}.\n"
        f"Códigos y nombres: DANE, DIVIPOLA.\n"
        f"{boundaries.label[:1].upper()}{boundaries.label[1:]}: {boundaries.source}\n"
        "Letra de las figuras: Work Sans, licencia SIL Open Font 1.1.\n"
        f"{mark(request)}\n"
    )
