"""How the rows of a file join the table in force: new, changed, repeated, gone."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.ingest.checks import keys_of
from data.ingest.fields import Mode, TableContract


@dataclass(frozen=True, eq=False, kw_only=True)
class Joined:
    """A table once a file is loaded.

    Attributes:
        rows: every row of it. accepted: those that the file adds or changes.
        added, changed, repeated, removed: how many; a repeated row has its key and its value already, in the
            table or earlier in the file.
        is_same: whether the table would be as it is.
    """

    rows: pd.DataFrame
    accepted: pd.DataFrame
    added: int
    changed: int
    repeated: int
    removed: int
    is_same: bool


def join(contract: TableContract, good: pd.DataFrame, former: pd.DataFrame | None, mode: Mode) -> Joined:
    """Join rows without contradictions to those in force; `former` is `None` when there are none."""
    columns = list(dict.fromkeys((*good.columns, *(former.columns if former is not None else ()))))
    fresh = good.assign(_key=keys_of(contract, good)).drop_duplicates("_key")
    base = good.iloc[:0] if former is None else former
    base = base.reindex(columns=columns).assign(_key=keys_of(contract, base) if len(base) else [])
    fresh = _keeping_unsaid(fresh.reindex(columns=[*columns, "_key"]), base, set(columns) - set(good.columns))
    at = pd.Index(base["_key"]).get_indexer(fresh["_key"])
    known = at >= 0
    same = np.zeros(len(fresh), dtype=bool)
    same[known] = _equal(fresh[columns][known], base[columns].iloc[at[known]])
    taken = fresh[~same]
    kept = base if mode is Mode.ADD else base[base["_key"].isin(fresh["_key"])]
    rows = pd.concat([kept[~kept["_key"].isin(taken["_key"])], taken]).sort_values("_key", kind="stable")
    return Joined(
        rows=rows[columns].reset_index(drop=True),
        accepted=taken[columns].reset_index(drop=True),
        added=int((~known).sum()),
        changed=int((known & ~same).sum()),
        repeated=len(good) - len(taken),
        removed=len(base) - len(kept),
        is_same=former is not None and taken.empty and len(kept) == len(base),
    )


def _keeping_unsaid(fresh: pd.DataFrame, base: pd.DataFrame, unsaid: set[str]) -> pd.DataFrame:
    """Keep what is known of a row in the columns that the file does not have."""
    if not unsaid or base.empty:
        return fresh
    known = base.set_index("_key")
    return fresh.assign(**{name: fresh["_key"].map(known[name]).astype(object) for name in unsaid})


def _equal(one: pd.DataFrame, other: pd.DataFrame) -> np.ndarray:
    """Return which rows hold the same values; missing equals missing."""
    pairs = (
        (one[name].fillna("").to_numpy(dtype=object), other[name].fillna("").to_numpy(dtype=object))
        for name in one.columns
    )
    return np.asarray(np.logical_and.reduce([left == right for left, right in pairs]))
