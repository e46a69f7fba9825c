"""The sides of a comparison: by hand on the tiny country, against single selections on the shipped data."""

from datetime import date

import numpy as np
import pytest

from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.indicators.evaluate import evaluate
from dashboard.indicators.movement import Movement
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.selection import selected
from dashboard.views.compare.sides import PARTS, side_queries, sides_of
from dashboard.views.worklist.changes import changes

CARIBE = "region=caribe"
ANDINA = "region=andina"


def sides(snapshot, a="", b="", **state):
    """The sides of a view, by key."""
    return {side.key: side for side in sides_of(snapshot, ViewState(side_a=a, side_b=b, **state))}


def parts_of(side):
    """How many assisted entities each class or state has, without the empty ones."""
    return {part.label: count for part, count in zip(PARTS, side.parts, strict=True) if count}


def test_without_sides_it_is_decree_683():
    """Who took the longer term and who did not; one side alone is read against everybody."""
    assert side_queries(ViewState()) == ("decreto683=si", "decreto683=no")
    assert side_queries(ViewState(side_b=CARIBE)) == ("", CARIBE)


def test_by_hand(tiny):
    """Phase II at 15 October: Caribe has 15 and 0, Andina 62,5 and one that never reported."""
    found = sides(tiny.snapshot, CARIBE, ANDINA)
    values = {key: (side.entities, side.progress.value, side.progress.n) for key, side in found.items()}
    assert values == {"a": (3, 7.5, 2), "b": (3, 62.5, 1), "pais": (6, pytest.approx(77.5 / 3), 3)}
    assert [side.progress.missing for side in found.values()] == [0, 1, 1]
    assert parts_of(found["a"]) == {"0\xa0%": 1, "más de 0 a 20\xa0%: rezagado": 1}
    assert parts_of(found["b"]) == {"sin reporte": 1, "60 a 80\xa0%": 1}
    assert found["b"].movement[Movement.UP] == 1
    assert found["b"].movement[Movement.SILENT] == 1


def test_the_national_line_has_no_filters(tiny):
    """Whatever the view and its sides filter; of the same kind of entity."""
    found = sides(tiny.snapshot, "universo=A", "universo=B", regions=("caribe",))
    assert found["pais"].entities == 6
    assert found["a"].entities == 1
    offices = sides(tiny.snapshot, entity_type=GOBERNACION)
    assert [side.entities for side in offices.values()] == [1, 1, 2]


def test_a_side_takes_the_place_of_the_filter_of_the_view(tiny):
    """Its own region counts; other filters of the view hold on both sides."""
    found = sides(tiny.snapshot, ANDINA, "", regions=("caribe",), universes=("A",))
    names = [found[key].name for key in ("a", "b")]
    assert names == ["Región Andina, universo A", "Región Caribe, universo A"]


def test_the_curve_ends_at_the_cutoff_in_view(tiny):
    """It is the mean of the side at each cut-off."""
    found = sides(tiny.snapshot, CARIBE, ANDINA, cutoff=date(2020, 9, 30))
    assert found["a"].curve.cutoffs == (date(2020, 9, 15), date(2020, 9, 30))
    assert found["a"].curve.mean[:, 0].tolist() == [0, 7.5]
    assert found["b"].curve.mean[:, 0].tolist() == [25, 25]


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("decreto683=si", {"decree_683": "si"}),
        ("region=caribe&universo=A", {"regions": ("caribe",), "universes": ("A",)}),
        ("pdet=no", {"pdet": "no"}),
    ],
)
def test_a_side_is_what_its_selection_is_alone(snapshot, query, filters):
    """Entities, coverage, progress, classes, movement: as the other pages say them of the same filters."""
    side, alone = sides(snapshot, query)["a"], ViewState(**filters)
    assert (side.chosen == selected(snapshot.model, alone)).all()
    for key, item in side.measures.items():
        view = ViewState(indicator=key, cutoff=side.resolved.context.cutoff, **filters)
        rows = evaluate(
            resolve_view(snapshot.indicators, snapshot.model, view), snapshot.model, view, Level.COUNTRY
        )
        assert item.row.equals(rows.iloc[0])
    inside = snapshot.model.phases["2"].assisted & selected(snapshot.model, alone)
    assert side.assisted == sum(side.movement.values()) == inside.sum()
    assert side.parts[0] == side.progress.missing
    assert side.movement == changes(snapshot, alone).counts
    assert side.curve.mean[-1, 0] == pytest.approx(side.progress.value)


def test_two_sides_that_part_a_whole_add_up(snapshot):
    """Adopters of Decree 683 and the others are the country, class by class."""
    found = sides(snapshot)
    assert found["a"].entities + found["b"].entities == found["pais"].entities
    assert np.add(found["a"].parts, found["b"].parts).tolist() == list(found["pais"].parts)
