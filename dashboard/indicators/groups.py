"""Which row of a level each entity belongs to: the one place where entities are put together."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.core.state import Level
from data.model import Model

COLUMNS = {Level.DEPARTMENT: "department_code", Level.REGION: "region"}


def group_keys(model: Model, level: Level) -> tuple[NDArray[np.int64], pd.Index]:
    """Return the place of each entity's row in the index of all rows of a level, and that index.

    The index has entity codes, department codes, region slugs, or "pais".
    """
    if level is Level.COUNTRY:
        return np.zeros(len(model.entities), dtype=np.int64), pd.Index(["pais"])
    if level is Level.ENTITY:
        return np.arange(len(model.entities), dtype=np.int64), model.entities.index
    catalogue = model.catalogue
    index = catalogue.departments.index if level is Level.DEPARTMENT else catalogue.regions.index
    return index.get_indexer(model.entities[COLUMNS[level]]).astype(np.int64), index
