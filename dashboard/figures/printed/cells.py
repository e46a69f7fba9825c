"""Cells that the tables of several figures share: places, origin, cut-off, and their meanings."""

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dashboard.views.rows import DECIMALS
from dashboard.views.terms import COLUMN_MEANINGS

WHOLE: Final = "#,##0"
TENTH: Final = "#,##0.0"
HUNDREDTH: Final = "#,##0.00"
PLACE: Final = ("codigo", "nombre", "departamento_codigo", "departamento", "region")
SOURCE: Final = ("origen", "corte")
SHARED_MEANINGS: Final[Mapping[str, str]] = MappingProxyType(
    {key: COLUMN_MEANINGS[key] for key in (*PLACE, *SOURCE)}
)


def known(value: float) -> float | None:
    """Return a number without float dust; None when it is missing."""
    return None if math.isnan(value) else round(float(value), DECIMALS)


def place_meanings(**others: str) -> dict[str, str]:
    """Return the meanings of the columns of a place and of its source, and those of others."""
    return {**SHARED_MEANINGS, **others}


def source_meanings(**others: str) -> dict[str, str]:
    """Return the meanings of origin and cut-off, and those of others."""
    return {**{key: SHARED_MEANINGS[key] for key in SOURCE}, **others}
