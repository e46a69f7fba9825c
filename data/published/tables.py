"""The published progress of phase II (2020-12-31), by region, municipality and gobernación.

One long frame, so that a reconciliation compares level by level. What the report's charts make illegible is
missing here; for the gobernaciones only their order and Magdalena's 0 are legible.
"""

from functools import cache
from typing import Final

import pandas as pd

from data.harmonise import phase_2_progress
from data.milestones import FILES
from geo.divipola import Catalogue, slug

PUBLISHED_COLUMNS: Final = ("level", "code", "position", "progress", "note")


def phase_2_values(catalogue: Catalogue) -> pd.DataFrame:
    """Return the published progress of phase II, one row per unit the report names.

    Columns: level ("region", "municipio", "gobernacion"); code (region slug, five or two digits); position
    (place in its printed order, 1 first); progress (0-100, missing when illegible or not assisted); note
    (Spanish, empty when there is nothing to say).

    Raises:
        DatasetError: a printed municipality does not resolve.
    """
    frames = [_regions(), _municipalities(catalogue), _gobernaciones()]
    return pd.concat([frame[list(PUBLISHED_COLUMNS)] for frame in frames], ignore_index=True)


def _regions() -> pd.DataFrame:
    printed = pd.read_csv(FILES / "fase2_avance_region.csv")
    doubts = printed["base"].where(printed["base"] != "impreso", "")
    return printed.assign(
        level="region",
        code=printed["region"].map(slug),
        position=range(1, len(printed) + 1),
        progress=printed["avance_pct"].astype(float),
        note=doubts.where(printed["avance_pct"].notna(), printed["avance_impreso"]),
    )


def _municipalities(catalogue: Catalogue) -> pd.DataFrame:
    return phase_2_progress(catalogue).assign(level="municipio", note="")


def _gobernaciones() -> pd.DataFrame:
    printed = pd.read_csv(FILES / "fase2_avance_gobernaciones.csv", dtype={"department_code": str})
    return printed.assign(
        level="gobernacion",
        code=printed["department_code"],
        position=printed["posicion"],
        progress=printed["avance_pct"].astype(float),
        note=printed["base"].fillna(""),
    )


@cache
def phase_2_zone_means() -> tuple[float, float]:
    """Return the mean of the printed zones: weighted by their municipalities with a report, and plain."""
    printed = pd.read_csv(FILES / "fase2_avance_region.csv").dropna(subset=["avance_pct"])
    progress, towns = printed["avance_pct"].astype(float), printed["alcaldias"]
    return float((progress * towns).sum() / towns.sum()), float(progress.mean())
