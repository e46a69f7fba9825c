"""The universe of each municipality from its three indices, at the national means or at other thresholds.

An index at its threshold or above is on the high side. Only municipalities with the three indices have a
class; the others keep none, whatever the thresholds.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import numpy as np

from dashboard.core.kept import kept_with
from dashboard.core.state import MUNICIPIO
from dashboard.indicators.measures import BoolArray, CodeArray, FloatArray
from data.model import Model
from data.published.universes import published_universes

INDICES: Final[Mapping[str, str]] = MappingProxyType(
    {"inversion": "investment_index", "fiscal": "fiscal_index", "resultados": "results_index"}
)
"""How an address names each index, and its column."""
INDEX_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {"inversion": "ejecución de recursos", "fiscal": "desempeño fiscal", "resultados": "resultados"}
)
NO_CLASS: Final = ""
STEP: Final = 0.5  # of a threshold in an address
HIGHEST: Final = 100.0
Cuts = Mapping[str, float]


def cut_vocabulary() -> tuple[str, ...]:
    """Return every threshold that an address can have, as `index.value`, in text order."""
    values = np.arange(0, HIGHEST + STEP, STEP)
    return tuple(sorted(f"{key}.{value:g}" for key in INDICES for value in values))


@kept_with()
def index_values(model: Model) -> FloatArray:
    """Return the indices (0-100) by entity and index; NaN where missing, and of every gobernación."""
    values = model.entities[list(INDICES.values())].to_numpy(dtype=float, na_value=np.nan).copy()
    values[(model.entities["kind"] != MUNICIPIO).to_numpy()] = np.nan
    values.setflags(write=False)
    return values


@kept_with()
def has_indices(model: Model) -> BoolArray:
    """Return which entities have the three indices."""
    known: BoolArray = ~np.isnan(index_values(model)).any(axis=1)
    return known


def national_means(model: Model) -> Cuts:
    """Return the mean of each index over the municipalities that have the three; NaN without any."""
    values = index_values(model)[has_indices(model)]
    means = values.mean(axis=0) if len(values) else np.full(len(INDICES), np.nan)
    return MappingProxyType({key: float(mean) for key, mean in zip(INDICES, means, strict=True)})


def cuts_of(model: Model, asked: Sequence[str]) -> Cuts:
    """Return the thresholds of an address over the national means; of two for one index the first counts."""
    moved: dict[str, float] = {}
    for text in asked:
        key, _, value = text.partition(".")
        moved.setdefault(key, float(value))
    return MappingProxyType({**national_means(model), **moved})


def classes_at(model: Model, cuts: Cuts) -> CodeArray:
    """Return the letter of each entity at some thresholds; `NO_CLASS` without the three indices."""
    known = has_indices(model)
    with np.errstate(invalid="ignore"):
        high = index_values(model) >= np.array([cuts[key] for key in INDICES])
    places = high @ np.array([4, 2, 1])
    letters: CodeArray = _letters()[places]
    return np.where(known, letters, NO_CLASS)


def _letters() -> CodeArray:
    """Return the letter of each combination of sides: 4 of investment, 2 of fiscal, 1 of results."""
    found = np.full(2 ** len(INDICES), NO_CLASS, dtype=object)
    for one in published_universes().values():
        found[4 * one.investment + 2 * one.fiscal + one.results] = one.letter
    return found


def classes_of_data(model: Model) -> CodeArray:
    """Return the letter that the data give each entity; `NO_CLASS` where they give none."""
    raw = model.entities["universe"]
    return raw.astype(object).where(raw.notna(), NO_CLASS).to_numpy()
