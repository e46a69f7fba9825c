"""The advisories of a view, of both kinds of entities, with their month and place."""

from dataclasses import replace
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from dashboard.core.state import GOBERNACION, MUNICIPIO, ViewState
from dashboard.indicators.measures import BoolArray
from dashboard.indicators.selection import selected
from dashboard.indicators.snapshot import Snapshot

KINDS: Final = (MUNICIPIO, GOBERNACION)


def of_both_kinds(snapshot: Snapshot, state: ViewState) -> BoolArray:
    """Return the municipalities and the gobernaciones that the filters of a view leave."""
    of_kinds = [selected(snapshot.model, replace(state, entity_type=kind)) for kind in KINDS]
    chosen: BoolArray = np.logical_or.reduce(of_kinds)
    return chosen


def advisories_of(snapshot: Snapshot, state: ViewState, cutoff: date) -> pd.DataFrame:
    """Return the advisories up to a day of the entities that a view leaves, of both kinds.

    Columns: those of the table, and month ("2020-04"), slug and name of the region (`slug`, `region`), kind.
    """
    table, entities = snapshot.model.advisories, snapshot.model.entities
    inside = table["entity_code"].isin(entities.index[of_both_kinds(snapshot, state)])
    given = table[inside & (table["date"] <= np.datetime64(cutoff))]
    names = snapshot.model.catalogue.regions["name"]
    owners = entities.loc[given["entity_code"]]
    return given.assign(
        month=given["date"].dt.strftime("%Y-%m"),
        slug=owners["region"].to_numpy(),
        region=owners["region"].map(names).to_numpy(),
        kind=owners["kind"].to_numpy(),
    )
