"""Which row of a level each entity belongs to."""

import pytest

from dashboard.core.state import Level
from dashboard.indicators.groups import group_keys


@pytest.mark.parametrize(
    ("level", "wanted"),
    [
        (Level.ENTITY, ["05001", "05002", "08001", "08078", "08137", "11001", "05", "08"]),
        (Level.DEPARTMENT, ["05", "05", "08", "08", "08", "11", "05", "08"]),
        (Level.REGION, ["andina", "andina", "caribe", "caribe", "caribe", "andina", "andina", "caribe"]),
        (Level.COUNTRY, ["pais"] * 8),
    ],
)
def test_the_row_of_each_entity(tiny, level, wanted):
    """Its own, or that of its department, its region or the country."""
    keys, index = group_keys(tiny.model, level)
    assert sorted(index[keys]) == sorted(wanted)
    codes = tiny.model.entities.index
    assert dict(zip(codes, index[keys], strict=True))["08001"] == wanted[2]
