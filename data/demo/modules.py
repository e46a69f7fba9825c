"""Which modules of the KPT each entity used: invented, and at least one where the KPT was used.

The modules are the three parts that a plan of the KPT has (milestone 10 of phase I).
"""

from typing import Final

import numpy as np
import pandas as pd

from data.demo.noise import generator

SHARES: Final = {"kpt_diagnosis": 0.94, "kpt_strategy": 0.83, "kpt_investments": 0.62}  # of those who used it


def module_columns(used: pd.Series) -> dict[str, pd.Series]:
    """Return each module's column: missing where the use is not known, false where there was none."""
    draws = generator("kpt-modules")
    took = {name: draws.random(len(used)) < share for name, share in SHARES.items()}
    none = ~np.logical_or.reduce(list(took.values()))
    took["kpt_diagnosis"] |= none  # who used one module only began with the first
    known, is_used = used.notna().to_numpy(), used.eq(True).to_numpy(dtype=bool)
    return {
        name: pd.Series(np.where(known, flags & is_used, None), index=used.index, dtype="object")
        for name, flags in took.items()
    }
