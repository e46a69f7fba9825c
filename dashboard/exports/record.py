"""The record: what a file says of where it comes from, so that it can be made again and compared."""

from typing import Final

from dashboard.figures.printed.printed_figure import PrintedFigure
from dashboard.indicators.snapshot import Snapshot

DASHBOARD_NAME: Final = "Gobierno al Plan · tablero territorial"


def record_of(
    snapshot: Snapshot, printed: PrintedFigure, ending: str, size: str, resolution: str
) -> dict[str, str]:
    """Return the record of a figure as a file.

    Args:
        size: key of a picture's; empty for data, and for a picture of a width of its own.
        resolution: key of a PNG's; empty for any other file.
    """
    return {
        "tablero": DASHBOARD_NAME,
        "indicador": printed.indicator,
        "figura": printed.key,
        "formato": ending,
        "tamano": size,
        "resolucion": resolution,
        "direccion": printed.address,
        "consulta": printed.query,
        "corte": printed.cutoff,
        "nivel": printed.level,
        "version_datos": snapshot.model.version,
        "version_limites": snapshot.boundaries.version,
    }
