"""What the printed tables of phase II (2020-12-31) say together."""

from functools import cache

import pandas as pd

from data.milestones import FILES


@cache
def phase_2_zone_means() -> tuple[float, float]:
    """Return the mean of the printed zones: weighted by their municipalities with a report, and plain."""
    printed = pd.read_csv(FILES / "fase2_avance_region.csv").dropna(subset=["avance_pct"])
    progress, towns = printed["avance_pct"].astype(float), printed["alcaldias"]
    return float((progress * towns).sum() / towns.sum()), float(progress.mean())
