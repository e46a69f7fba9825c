"""Codes of the field staff, never names: ASE (DNP), DAF (DAFP), ART, COO (coordinator), EXP (expert)."""

import numpy as np
import pandas as pd

from data.demo.targets import ADVISERS, COORDINATION, DAFP_ADVISERS
from geo.divipola import Catalogue


def assign_advisers(table: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Add `adviser_code`: the person in charge of each municipality; missing outside both phases.

    Phase II municipalities that phase I did not reach take the DNP adviser of the nearest municipality.
    """
    units = catalogue.municipalities.loc[table.index]
    codes = pd.Series(None, index=table.index, dtype="object")
    codes.update(_portfolios(units[table["partner"] == "DNP"], "ASE", ADVISERS))
    codes.update(_portfolios(units[table["partner"] == "DAFP"], "DAF", DAFP_ADVISERS))
    codes.update(_subregions(table))
    late = table.index[table["phase_2"] & table["partner"].isna()]
    codes.update(nearest_adviser(codes, units, late))
    return table.assign(adviser_code=codes)


def nearest_adviser(codes: pd.Series, units: pd.DataFrame, wanted: pd.Index) -> pd.Series:
    """Return for each wanted municipality the DNP adviser (ASE) of the nearest municipality that has one."""
    served = codes.index[codes.str.startswith("ASE", na=False)]
    here, there = units.loc[wanted, ["lon", "lat"]].to_numpy(), units.loc[served, ["lon", "lat"]].to_numpy()
    distance = ((here[:, None, :] - there[None, :, :]) ** 2).sum(axis=2)
    return pd.Series(codes.loc[served].to_numpy()[distance.argmin(axis=1)], index=wanted)


def _portfolios(units: pd.DataFrame, prefix: str, advisers: int) -> pd.Series:
    """Deal municipalities to advisers: zones first, then neighbours, portfolios of nearly equal size."""
    zone = units["region"].map(COORDINATION)
    shares = apportion(zone.value_counts().sort_index(), advisers)
    codes, first = [], 1
    for name, share in shares.items():
        members = units[zone == name].sort_values(["department_code", "lat", "lon"], kind="stable")
        turns = np.arange(len(members)) * share // len(members)
        codes.append(
            pd.Series([f"{prefix}-{first + list_page:02d}" for list_page in turns], index=members.index)
        )
        first += share
    return pd.concat(codes)


def apportion(sizes: pd.Series, seats: int) -> dict[str, int]:
    """Share `seats` in proportion to the sizes by largest remainder, at least one each."""
    exact = sizes / sizes.sum() * seats
    whole = exact.astype(int).clip(lower=1)
    remainders = (exact - whole).sort_values(ascending=False, kind="stable")
    for name in remainders.index[: seats - int(whole.sum())]:
        whole[name] += 1
    return {str(name): int(count) for name, count in whole.items()}


def _subregions(table: pd.DataFrame) -> pd.Series:
    names = sorted(table["pdet_subregion"].dropna().unique())
    codes = {name: f"ART-{place:02d}" for place, name in enumerate(names, start=1)}
    return table["pdet_subregion"].dropna().map(codes)
