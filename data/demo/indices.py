"""The three indices behind the universes: invented values that the national mean parts as published.

The report cuts each index at the national mean and prints only how many municipalities fall on each side, in
eight combinations. Here a municipality of a high side lies above 50 and one of a low side below it, in the
order of its leanings, and the two sides are scaled so that the mean is 50: a cut there gives back each class.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from data.demo.noise import Floats
from data.demo.targets import PUBLISHED

CENTRE: Final = 50.0
REACH: Final = 42.0  # the farthest from the centre that a value lies
LEAST: Final = 0.06  # of the reach: how far from the centre the nearest value lies
INDICES: Final = {  # column: the published side of it, and how its high side is called
    "investment_index": ("inversion", "alta"),
    "fiscal_index": ("desempeno_fiscal", "alto"),
    "results_index": ("resultados", "altos"),
}


@dataclass(frozen=True, eq=False)
class Capacity:
    """Invented leanings of each municipality, in the order of the catalogue; higher is better off."""

    results: Floats
    investment: Floats
    fiscal: Floats


def index_columns(universe: pd.Series, leaning: Capacity) -> dict[str, pd.Series]:
    """Return the indices (0-100) by column; missing where a municipality has no universe."""
    sides = pd.read_csv(PUBLISHED / "universos.csv").set_index("universo")
    leanings = (leaning.investment, leaning.fiscal, leaning.results)
    known = universe.notna().to_numpy()
    columns = {}
    for (name, (side, high)), scores in zip(INDICES.items(), leanings, strict=True):
        is_high = universe.map(sides[side] == high).fillna(False).to_numpy(dtype=bool)
        values = np.full(len(universe), np.nan)
        values[known] = _around_the_mean(scores[known], is_high[known])
        columns[name] = pd.Series(values, index=universe.index)
    return columns


def _around_the_mean(scores: Floats, is_high: np.ndarray) -> Floats:
    """Place the high side above the centre and the low side below it, in the order of the scores."""
    up, down = _steps(scores[is_high]), _steps(-scores[~is_high])
    balance = down.sum() / up.sum()
    scale = REACH / max(1.0, balance)
    values = np.empty(len(scores))
    values[is_high] = CENTRE + scale * balance * up
    values[~is_high] = CENTRE - scale * down
    rounded: Floats = np.round(values, 2)
    return rounded


def _steps(scores: Floats) -> Floats:
    """Return the distance of each score from the centre, between `LEAST` and 1: few are far."""
    ranks = np.argsort(np.argsort(scores, kind="stable"), kind="stable") / max(1, len(scores) - 1)
    steps: Floats = LEAST + (1 - LEAST) * ranks**1.5
    return steps
