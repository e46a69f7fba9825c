"""What travels of the milestones page: small, plain, and the same numbers as the view."""

import json
from itertools import accumulate

import brotli
import pytest

from dashboard.core.state import Level, ViewState
from dashboard.views.milestones.page import build_milestones
from dashboard.views.milestones.payload import packed, sent_of_query
from dashboard.views.milestones.sentences import caption_end

MOST = 3500  # bytes, compressed as the server does; headers add some 300


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("query", ["", "indicador=avance-fase-1", "indicador=avance-fase-1&corte=2020-04-30"])
def test_a_change_is_small(snapshot, level, query):
    """At each level, each phase, also in the middle of phase I."""
    text = json.dumps(sent_of_query(snapshot, f"{query}&nivel={level}"))
    assert len(brotli.compress(text.encode(), quality=6)) < MOST


def test_the_numbers_of_the_tree_are_those_of_the_view(tiny):
    """Tenths of percent: the phase, its stages, its milestones, and who completed each."""
    view = build_milestones(tiny.snapshot, ViewState(level=Level.REGION))
    found = packed(tiny.snapshot, view)["arbol"]
    assert found["valor"] == round(10 * view.tree.value)
    assert (found["n"], found["reportes"]) == (view.tree.n, "3 con reporte, 1 sin reporte")
    milestones = [item for stage in view.tree.stages for item in stage.milestones]
    assert found["hechos"] == [item.done for item in milestones]
    assert found["hitos"] == [round(10 * item.value) for item in milestones]


def test_the_curves_add_up_to_the_means(tiny):
    """Cut-off by cut-off, each the change since the one before."""
    view = build_milestones(tiny.snapshot, ViewState(level=Level.REGION))
    sent = packed(tiny.snapshot, view)["curvas"]
    for place, _ in enumerate(sent["codigos"]):
        means = list(accumulate(step[place] for step in sent["media"]))
        known = [-1 if mean != mean else round(10 * mean) for mean in view.groups.mean[:, place]]
        assert means == known
        assert list(accumulate(step[place] for step in sent["n"])) == view.groups.n[:, place].tolist()


def test_the_caption_travels_without_its_end(tiny):
    """The end is that of the phase, which the page has."""
    view = build_milestones(tiny.snapshot, ViewState())
    head = packed(tiny.snapshot, view)["textos"]["pie"]
    assert head + caption_end(tiny.snapshot, "2") == view.caption


def test_it_is_json_for_an_empty_selection(tiny):
    """Nothing known is -1, never NaN."""
    text = json.dumps(sent_of_query(tiny.snapshot, "depto=11&region=caribe"), allow_nan=False)
    assert '"valor": -1' in text
