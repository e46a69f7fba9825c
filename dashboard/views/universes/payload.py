"""The indices as the browser needs them to move thresholds without asking, municipality by municipality."""

import json

import numpy as np

from dashboard.core.kept import kept_with
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.universes import INDICES, classes_of_data, index_values, national_means
from data.published.universes import published_universes

DECIMALS = 2


@kept_with()
def indices_bytes(snapshot: Snapshot) -> bytes:
    """Return the JSON: `codigo`, each index (null where missing), `clase` of the data, `umbral` by default.

    `letras` has the letter of each combination of sides: 4 of investment, 2 of fiscal, 1 of results.
    """
    model = snapshot.model
    values, given = index_values(model), classes_of_data(model)
    towns = np.flatnonzero((model.entities["kind"] == "municipio").to_numpy())
    letters = {4 * u.investment + 2 * u.fiscal + u.results: u.letter for u in published_universes().values()}
    content = {
        "codigo": model.entities.index[towns].tolist(),
        **{key: _column(values[towns, place]) for place, key in enumerate(INDICES)},
        "clase": given[towns].tolist(),
        "umbral": {key: _number(mean) for key, mean in national_means(model).items()},
        "letras": [letters[place] for place in range(len(letters))],
        "publicados": {letter: one.towns for letter, one in published_universes().items()},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _column(values: np.ndarray) -> list[float | None]:
    return [None if np.isnan(value) else round(float(value), DECIMALS) for value in values]


def _number(value: float) -> float | None:
    """Return a threshold whole: rounded, it could move a municipality."""
    return None if np.isnan(value) else value
