"""The way from the country down to what is in view."""

import pytest

from dashboard.core.pages import WORK_LIST
from dashboard.core.state import ViewState
from dashboard.views.trail import Crumb, trail_of


def test_the_way_to_an_entity(tiny):
    """Whatever the view filters by place; its other filters stay."""
    state = ViewState(regions=("andina",), universes=("A",), entity="05001")
    assert trail_of(tiny.snapshot, state, "08001") == (
        Crumb("Colombia", "/?universo=A"),
        Crumb("Caribe", "/?region=caribe&universo=A"),
        Crumb("Atlántico", "/?depto=08&universo=A"),
        Crumb("Barranquilla", ""),
    )


@pytest.mark.parametrize(
    ("state", "names"),
    [
        (ViewState(), ["Colombia"]),
        (ViewState(regions=("caribe",)), ["Colombia", "Caribe"]),
        (ViewState(departments=("08",)), ["Colombia", "Caribe", "Atlántico"]),
        (ViewState(regions=("andina", "caribe")), ["Colombia"]),
        (ViewState(regions=("caribe",), departments=("05", "11")), ["Colombia", "Caribe"]),
    ],
)
def test_the_way_ends_above_several_places(tiny, state, names):
    """The place in view is the last, without a link."""
    found = trail_of(tiny.snapshot, state, address=WORK_LIST.showing)
    assert [crumb.name for crumb in found] == names
    assert [bool(crumb.href) for crumb in found] == [True] * (len(names) - 1) + [False]


def test_a_gobernacion_is_under_its_department(tiny):
    """And is not the department itself."""
    names = [crumb.name for crumb in trail_of(tiny.snapshot, ViewState(), "08")]
    assert names == ["Colombia", "Caribe", "Atlántico", "Gobernación de Atlántico"]
