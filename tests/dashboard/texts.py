"""The texts inside what a page, a figure or a file shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

import numpy as np
import pandas as pd


def rows_of(shown: object) -> Iterator[list[str]]:
    """Yield the texts that stand beside each other: fields of a value, cells of a row, entries of a list."""
    if is_dataclass(shown) and not isinstance(shown, type):
        parts = [getattr(shown, item.name) for item in fields(shown)]
    elif isinstance(shown, Mapping):
        parts = list(shown.values())
    elif isinstance(shown, Sequence | np.ndarray) and not isinstance(shown, str | bytes):
        parts = list(shown)
    else:
        return
    yield [part for part in parts if isinstance(part, str)]
    for part in parts:
        if not isinstance(part, pd.DataFrame | pd.Series):
            yield from rows_of(part)
