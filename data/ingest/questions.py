"""What a file leaves open and only a person can say."""

from dataclasses import dataclass
from enum import StrEnum

from data.errors import DataError


class Asked(StrEnum):
    """What is asked, as the option that answers it is called."""

    SCALE = "escala"
    PHASE = "fase"
    CUTOFF = "corte"
    SHEET = "hoja"
    COLUMNS = "columnas"


@dataclass(frozen=True)
class UnknownColumn:
    """A column whose title is not recognised, with some of its values."""

    title: str
    samples: tuple[str, ...]


class QuestionError(DataError):
    """A question to whoever loads a file; nothing changed. The message is the question, Spanish.

    Args:
        asked: what is asked.
        message: the question, and how to answer it on the command line.
        choices: the answers there are, if they are few.
        unknown, expected: for `COLUMNS`: the columns not recognised, and the labels that are missing.
        layout: fingerprint of the titles, under which the answer is remembered.
    """

    def __init__(
        self,
        asked: Asked,
        message: str,
        choices: tuple[str, ...] = (),
        *,
        unknown: tuple[UnknownColumn, ...] = (),
        expected: tuple[str, ...] = (),
        layout: str = "",
    ) -> None:
        super().__init__(message)
        self.asked, self.choices, self.unknown = asked, choices, unknown
        self.expected, self.layout = expected, layout
