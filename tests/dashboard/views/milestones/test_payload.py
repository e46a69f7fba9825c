"""What the browser paints of the milestones page: small, plain, and the numbers of the view."""

import json

import brotli
import pytest
from dash._utils import to_json

from dashboard.core.state import Level, ViewState
from dashboard.views.milestones.page import build_milestones, milestones_of_query
from dashboard.views.milestones.payload import curve_values, painted
from layouts.parts.milestones import page_parts

MOST = 15 * 1024  # bytes of a whole change, compressed as the server does


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("query", ["", "indicador=avance-fase-1", "indicador=avance-fase-1&corte=2020-04-30"])
def test_a_change_is_small(snapshot, level, query):
    """At each level, each phase, also in the middle of phase I; components included."""
    text = to_json(page_parts(milestones_of_query(snapshot, f"{query}&nivel={level}")))
    assert len(brotli.compress(text.encode(), quality=6)) < MOST


def test_the_curves_are_those_of_the_view(tiny):
    """Cut-off by cut-off, as printed; n beside."""
    view = build_milestones(tiny.snapshot, ViewState(level=Level.REGION))
    curves = curve_values(view)
    assert curves["nombres"] == ["Andina", "Caribe"]
    assert curves["media"] == [[25, 0], [25, 7.5], [62.5, 7.5]]
    assert curves["n"] == view.groups.n.astype(int).tolist()


def test_it_is_json_for_an_empty_selection(tiny):
    """Nothing known is null, never NaN."""
    view = milestones_of_query(tiny.snapshot, "depto=11&region=caribe")
    assert json.loads(json.dumps(painted(view), allow_nan=False))["curvas"]["conjunto"] == []
