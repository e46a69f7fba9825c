"""The record: what a file says of where it comes from, so that it can be made again and compared."""

from typing import Final

from dashboard.figures.drawing.presets import Preset
from dashboard.figures.printed.printed_figure import Plate
from dashboard.indicators.snapshot import Board

BOARD_NAME: Final = "Gobierno al Plan · tablero territorial"


def record_of(
    board: Board, plate: Plate, ending: str, preset: Preset | None, resolution: str
) -> dict[str, str]:
    """Return the record of a figure as a file.

    Args:
        preset: of a picture; None for data. resolution: key of a PNG's; empty for any other file.
    """
    return {
        "tablero": BOARD_NAME,
        "indicador": plate.indicator,
        "figura": plate.key,
        "formato": ending,
        "tamano": "" if preset is None else preset.key,
        "resolucion": resolution,
        "direccion": plate.address,
        "consulta": plate.query,
        "corte": plate.cutoff,
        "nivel": plate.level,
        "version_datos": board.model.version,
        "version_limites": board.boundaries.version,
    }
