"""The eight universes as the report prints them: the side of three indices, and how many municipalities."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pandas as pd

FILE: Final = Path(__file__).parent / "universos.csv"


@dataclass(frozen=True)
class PublishedUniverse:
    """One universe: its letter, whether each index is on the high side, and its municipalities.

    Attributes:
        investment, fiscal, results: whether the index is high. towns: how many the report counts.
        is_focus: whether technical assistance is for it.
    """

    letter: str
    investment: bool
    fiscal: bool
    results: bool
    towns: int
    is_focus: bool


@cache
def published_universes() -> Mapping[str, PublishedUniverse]:
    """Return the universes by letter, in the order of the report."""
    rows = pd.read_csv(FILE).to_dict("records")
    found = (
        PublishedUniverse(
            letter=str(row["universo"]),
            investment=row["inversion"] == "alta",
            fiscal=row["desempeno_fiscal"] == "alto",
            results=row["resultados"] == "altos",
            towns=int(row["municipios"]),
            is_focus=row["asistencia_tecnica"] == "si",
        )
        for row in rows
    )
    return MappingProxyType({one.letter: one for one in found})
