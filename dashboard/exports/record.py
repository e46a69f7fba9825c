"""The record: what a file says of where it comes from, so that it can be made again and compared."""

from typing import Final

from dashboard.figures.drawing.presets import Preset
from dashboard.figures.printed.printed_figure import PrintedFigure
from dashboard.indicators.snapshot import Snapshot

DASHBOARD_NAME: Final = "Gobierno al Plan · tablero territorial"


def record_of(
    snapshot: Snapshot, printed: PrintedFigure, ending: str, preset: Preset | None, resolution: str
) -> dict[str, str]:
    """Return the record of a figure as a file.

    Args:
        preset: of a picture; None for data.
        resolution: key of a PNG's; empty for any other file.
    """
    return {
        "tablero": DASHBOARD_NAME,
        "indicador": printed.indicator,
        "figura": printed.key,
        "formato": ending,
        "tamano": "" if preset is None else preset.key,
        "resolucion": resolution,
        "direccion": printed.address,
        "consulta": printed.query,
        "corte": printed.cutoff,
        "nivel": printed.level,
        "version_datos": snapshot.model.version,
        "version_limites": snapshot.boundaries.version,
    }
