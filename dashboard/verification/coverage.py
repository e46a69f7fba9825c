"""What the verdict on a file does not speak of, said beside it."""

from collections.abc import Mapping
from typing import Final

from dashboard.core.wording import counted
from dashboard.exports.seals.documents import Said, read_document
from dashboard.exports.seals.seal import DOCUMENTS
from dashboard.exports.seals.sheets import OWN_SHEETS, read_sheets
from dashboard.verification.differences import quote
from dashboard.verification.document_differences import lost_asides

OF_DOCUMENTS: Final = (
    "No se comparan: formatos, tamaños ni posición en la página, números de página, comentarios de revisión, "
    "a dónde llevan los enlaces, el libro detrás de un gráfico, ni fechas y autor de la última modificación."
)
NOT_COMPARED: Final[Mapping[str, str]] = {
    "docx": OF_DOCUMENTS,
    "pptx": f"{OF_DOCUMENTS[:-1]}; tampoco animaciones.",
    "xlsx": "No se comparan: formatos, comentarios, gráficos, el orden de las hojas ni las hojas agregadas.",
    "geojson": "No se compara el orden de los territorios.",
    "csv": "No se compara el orden de las filas.",
    "excel.csv": "No se compara el orden de las filas.",
}
"""By ending; what isn't here is compared whole."""


def coverage_notes(ending: str, again: bytes, content: bytes, template: str) -> tuple[str, ...]:
    """Return what was not compared of a file, and what it brings or lacks that changes nothing of ours.

    Args:
        again: the same file, made again.
        template: name of the one a report was made with; empty for ours.
    """
    notes = [*_added_sheets(content)] if ending == "xlsx" else []
    if ending in DOCUMENTS:
        expected, found = read_document(again), read_document(content)
        notes += _own_text(expected, found)
        lost = lost_asides(expected, found)
        if lost:
            notes.append(f"Otro programa lo guardó sin {', '.join(lost)}: eso no se compara.")
    if template:
        notes.append(
            f"Se hizo con la plantilla {quote(template)}: lo que ella pone (diseño, encabezados, pies "
            "de página, patrón) no se compara con nada; solo lo cubre el sello."
        )
    return (*notes, *((NOT_COMPARED[ending],) if ending in NOT_COMPARED else ()))


def _own_text(expected: Said, found: Said) -> list[str]:
    """Say that somebody wrote in the gaps left for it; a gap as it left is none."""
    written = [text for text in found.own if text not in expected.own]
    if not written:
        return []
    paragraphs = counted(len(written), "párrafo", "párrafos")
    return [
        f"Texto propio: {paragraphs}, desde {quote(written[0])}; es de quien lo escribió y no se verifica."
    ]


def _added_sheets(content: bytes) -> list[str]:
    return [
        f"Hoja agregada: {quote(name)}; no es del tablero y no se verifica."
        for name in read_sheets(content)
        if name not in OWN_SHEETS
    ]
