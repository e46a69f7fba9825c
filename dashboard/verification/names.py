"""Which view a CSV is of: from the name of the file and from what is asked on the command line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final
from urllib.parse import parse_qsl, urlencode

from dashboard.core.state import GOBERNACION, PARAMETERS, Level
from dashboard.exports.seals.safe import UnreadableError
from dashboard.exports.sets.set_request import COUNTRY
from dashboard.figures.printed.catalogue import DEFAULT_FIGURE, FIGURES
from dashboard.indicators.snapshot import Snapshot

COPY: Final = re.compile(r"\s*\(\d+\)$|\s+-\s+copia.*$")
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
KEYS: Final = tuple(parameter.key for parameter in PARAMETERS)
PLACES: Final = ("", "region", "depto", "entidad")
"""What only the name of a file of a set says: with a place, its filters are known."""
LEVELS: Final = (*(level.value for level in Level), GOBERNACION)
NO_INDICATOR: Final = "su nombre no empieza por un indicador: devuélvale el nombre con el que salió"


@dataclass(frozen=True)
class NamedView:
    """The view a file name speaks of.

    Attributes:
        indicator: key.
        query: of the download that makes it.
        is_whole: whether the filters are known, so that a row that is not there is a row that was taken out.
    """

    indicator: str
    query: str
    is_whole: bool


def named_view(snapshot: Snapshot, name: str, query: str) -> NamedView:
    """Return the view of a file.

    Args:
        query: filters given by hand; they win over those of the name.

    Raises:
        UnreadableError: the name begins with no indicator.
    """
    stem = COPY.sub("", PurePath(name).name.split(".")[0])
    fits = [key for key in snapshot.indicators if stem == key or stem.startswith(f"{key}_")]
    if not fits:
        raise UnreadableError(NO_INDICATOR)
    indicator = max(fits, key=len)
    said = list(_pairs(snapshot, stem[len(indicator) :].split("_")))
    given = parse_qsl(query.lstrip("?"))
    by_hand = {key for key, _ in given}
    pairs = [(key, value) for key, value in said if key and key not in by_hand] + given
    is_whole = bool(given) or any(key in PLACES for key, _ in said)
    return NamedView(indicator, urlencode(pairs), is_whole)


def _pairs(snapshot: Snapshot, parts: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what each part of a name says, as a query writes it; the whole country is no parameter."""
    figure = next((part for part in parts if part in FIGURES), DEFAULT_FIGURE)
    yield "figura", figure
    for part in parts:
        key, dash, value = part.partition("-")
        if DAY.fullmatch(part):
            yield "corte", part
        elif part in LEVELS and figure == DEFAULT_FIGURE:
            yield "nivel", part
        elif FIGURES[figure].needs_entity and part in snapshot.vocabulary["entidad"]:
            yield "entidad", part
        elif part == COUNTRY:
            yield "", part
        elif part in snapshot.vocabulary["region"]:
            yield "region", part
        elif part in snapshot.vocabulary["depto"]:
            yield "depto", part
        elif dash and key in KEYS:
            yield key, value
