"""How large a file may be, and the refusal of one that is not read."""

from typing import Final

from data.errors import DataError

MAX_BYTES: Final = 300 << 20
MAX_UNPACKED: Final = 900 << 20  # of everything inside a workbook; 600.000 rows of 8 columns unpack to 300 MB
MAX_PARTS: Final = 2_000
MAX_ROWS: Final = 1_048_576  # what a sheet of Excel holds
MAX_CELLS: Final = 16_000_000
MAX_LETTERS: Final = 150_000_000  # of the different texts of a file, which are in memory at once
MAX_COLUMNS: Final = 1_000
MAX_SHEETS: Final = 60
MAX_CELL_TEXT: Final = 32_767  # what a cell of Excel holds
CHILD_MEMORY: Final = 1_400 << 20
CHILD_SECONDS: Final = 180


class UploadError(DataError):
    """A file that can't be read, and what whoever sent it can do; Spanish.

    Args:
        file: name of the file, as its owner knows it.
        reason: what was found, a sentence without final stop.
        action: what to do, a sentence with its final stop.
    """

    def __init__(self, file: str, reason: str, action: str) -> None:
        super().__init__(f"«{file}»: {reason}. {action}")
        self.file, self.reason, self.action = file, reason, action


def whole(number: int) -> str:
    """Write a whole number as Spanish does, with points between thousands."""
    return f"{number:,}".replace(",", ".")
