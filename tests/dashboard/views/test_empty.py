"""Ways out of an empty selection of the tiny country: each one step, with what it gives back."""

import pytest

from dashboard.core.pages import HOME
from dashboard.core.state import ViewState, parse_state
from dashboard.indicators.selection import selected
from dashboard.views.empty import ways_out
from dashboard.views.findings import findings_of_query
from dashboard.views.home import build_view
from dashboard.views.milestones.page import build_milestones
from dashboard.views.profile import build_profile
from dashboard.views.worklist.page import ask_region, build_worklist

CLASH = ViewState(regions=("caribe",), departments=("05",))


def said(tiny, **state):
    """The words of the ways out of a view."""
    return [way.text for way in ways_out(tiny.snapshot, ViewState(**state), HOME.showing)]


@pytest.mark.parametrize(
    ("state", "ways"),
    [
        ({"regions": ("caribe",)}, []),
        (
            {"regions": ("caribe",), "departments": ("05",)},
            [
                "Quitar «Región»: región Caribe (2 municipios)",
                "Quitar «Departamento»: Antioquia (3 municipios)",
            ],
        ),
        (
            {"entity_type": "gobernacion", "pdet": "si"},
            ["Ver municipios (1 municipio)", "Quitar «PDET»: PDET (2 gobernaciones)"],
        ),
        (
            {"entity_type": "gobernacion", "regions": ("caribe",), "universes": ("A",), "pdet": "si"},
            ["Quitar todos los filtros (2 gobernaciones)"],
        ),
    ],
)
def test_each_way_lifts_one_filter_and_says_what_it_gives_back(tiny, state, ways):
    """None where somebody passes; all filters at once only where no single one is enough."""
    assert said(tiny, **state) == ways


def test_each_way_leads_to_as_many_as_it_says(tiny):
    """The address after it, read again."""
    for way in ways_out(tiny.snapshot, CLASH, HOME.showing):
        state, ignored = parse_state(way.href.partition("?")[2], tiny.snapshot.vocabulary)
        assert (int(selected(tiny.model, state).sum()), ignored) == (way.count, ())


def test_every_page_offers_them(tiny):
    """Map, milestones, work list with and without a region, findings and profile, on their own addresses."""
    pages = {
        "/?": build_view(tiny.snapshot, CLASH).ways,
        "/hitos?": build_milestones(tiny.snapshot, CLASH).ways,
        "/mi-region?": build_worklist(tiny.snapshot, CLASH).ways,
        "/hallazgos?": findings_of_query(tiny.snapshot, "region=caribe&depto=05").ways,
        "/entidad/05001?": build_profile(tiny.snapshot, CLASH, "05001").ways,
    }
    for root, ways in pages.items():
        assert len(ways) == 2, root
        assert all(way.href.startswith(root) for way in ways)
    asked = ViewState(departments=("11",), pdet="si")
    assert ask_region(tiny.snapshot, asked).ways
    assert build_view(tiny.snapshot, ViewState()).ways == ()
