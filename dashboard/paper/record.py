"""The record: what a file says of where it comes from, so that it can be made again and compared."""

from typing import Final
from urllib.parse import parse_qsl, unquote, urlencode

from dashboard.board import Board
from dashboard.neighbours import PROFILE_PATH
from dashboard.paper.plate import Plate
from dashboard.paper.presets import Preset

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
        "consulta": query_of(plate),
        "corte": plate.cutoff,
        "nivel": plate.level,
        "version_datos": board.model.version,
        "version_limites": board.boundaries.version,
    }


def query_of(plate: Plate) -> str:
    """Return the query of the view of a plate, its indicator and its entity included.

    The plate of that view is this plate again: an address has its cut-off and its indicator written out.
    """
    path, _, query = plate.address.partition("?")
    _, is_profile, code = path.partition(PROFILE_PATH)
    pairs = [pair for pair in parse_qsl(query) if pair[0] != "indicador"]
    entity = [("entidad", unquote(code))] if is_profile else []
    return urlencode([("indicador", plate.indicator), *pairs, *entity])
