"""The page of one view: links, sentences, what travels, and a phase that is only data."""

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.state import Level, ViewState
from dashboard.figures.curves import view_curves
from dashboard.views.milestones.page import build_milestones, milestones_of_query, series_of_query

SMALL = 4 * 1024
QUERIES = st.sampled_from(
    [
        "",
        "nivel=region",
        "nivel=departamento&region=caribe",
        "nivel=pais",
        "hito=1.2&corte=2020-03-31",
        "tipo=gobernacion",
        "indicador=universo&fase=1",
        "desde=2020-09-15",
        "corte=2020-03-31",
        "universo=B&pdet=no",
        "entidad=05001&depto=05",
    ]
)


def test_rows_come_with_the_lowest_first_and_the_unknown_last(tiny):
    """Antioquia has 62,5, Atlántico 7,5 in the mean, Bogotá nothing."""
    heat = build_milestones(tiny.snapshot, ViewState(level=Level.DEPARTMENT)).heat
    assert heat["filas"] == ["08", "05", "11"]


def test_groups_bring_values_and_single_entities_ask_for_theirs(tiny):
    """Two regions by three columns in tenths; entities share one file, and a mask says which are in view."""
    regions = build_milestones(tiny.snapshot, ViewState(level=Level.REGION)).heat
    assert regions["valores"] == [75, 300, -2, 625, 1000, 500]
    assert regions["antes"] == [75, 250]
    towns = build_milestones(tiny.snapshot, ViewState(regions=("caribe",))).heat
    assert ("valores" in towns, towns["serie"], towns["mascara"]) == (False, "2.json", "0110")
    assert series_of_query(tiny.snapshot, "2", "")["filas"] == ["05001", "08001", "08078", "11001"]


def test_the_page_opens_on_regions(tiny):
    """Without level in the address; single entities are one address further, and come back as they are."""
    view = milestones_of_query(tiny.snapshot, "")
    assert view.heat["nivel"] == "region"
    links = {choice.text: choice.href for choice in view.levels}
    assert links["Regiones"] == "/hitos"
    assert links["Municipios"] == "/hitos?nivel=municipio"
    assert milestones_of_query(tiny.snapshot, "nivel=municipio").heat["nivel"] == "municipio"


def test_the_series_has_every_cutoff(tiny):
    """Medellín: 250 at first, no change, then 375 more."""
    series = series_of_query(tiny.snapshot, "2", "")
    assert series["filas"][0] == "05001"
    assert [step[0] for step in series["pasos"]] == [250, 0, 375]


def test_the_series_of_groups_knows_the_filters(tiny):
    """Of Caribe, one row."""
    address = build_milestones(tiny.snapshot, ViewState(level=Level.REGION, regions=("caribe",))).heat[
        "serie"
    ]
    assert series_of_query(tiny.snapshot, "2", address.split("?")[1])["filas"] == ["caribe"]


def test_the_series_ends_at_the_values_of_the_view(snapshot):
    """Adding up the steps gives what the page shows at the last cut-off."""
    for level in (Level.REGION, Level.DEPARTMENT):
        heat = build_milestones(snapshot, ViewState(level=level)).heat
        series = series_of_query(snapshot, "2", heat["serie"].partition("?")[2])
        last = [sum(changes) for changes in zip(*series["pasos"], strict=True)]
        width = series["columnas"]
        rows = {code: last[at * width : (at + 1) * width] for at, code in enumerate(series["filas"])}
        assert [value for code in heat["filas"] for value in rows[code]] == heat["valores"]


@given(QUERIES)
def test_every_view_has_a_page(tiny, query):
    """A sentence, a tree and a payload that is JSON, for any address."""
    view = milestones_of_query(tiny.snapshot, query)
    assert view.finding.endswith((".", "datos."))
    assert view.tree.stages
    assert "NaN" not in json.dumps([view.heat, view_curves(view).to_plotly_json()])


def test_what_is_not_assisted_is_said(tiny):
    """Two of six municipalities are outside phase II."""
    assert (
        build_milestones(tiny.snapshot, ViewState()).absent
        == "No tienen fila 2 municipios que la fase II no asiste."
    )


def test_an_empty_selection_says_which_filter_empties_it(tiny):
    """The same sentence as on the home page."""
    said = build_milestones(tiny.snapshot, ViewState(departments=("11",), regions=("caribe",))).finding
    assert said.startswith("Ninguna entidad cumple todos los filtros.")


def test_the_way_back_up(tiny):
    """From a department: country, region, department."""
    state = ViewState(regions=("andina",), departments=("05",))
    steps = build_milestones(tiny.snapshot, state).trail
    assert [(step.text, step.href) for step in steps] == [
        ("Colombia", "/hitos"),
        ("Andina", "/hitos?nivel=departamento&region=andina"),
        ("Antioquia", "/hitos?nivel=municipio&region=andina&depto=05"),
    ]


def test_the_picked_entity_leads_to_its_profile(tiny):
    """With the rest of the view."""
    steps = build_milestones(tiny.snapshot, ViewState(entity="05001", departments=("05",))).trail
    assert steps[-1].href == "/entidad/05001?depto=05"


def test_inside_a_region_the_curves_are_of_departments(snapshot):
    """Seven departments of Caribe have one each, named."""
    figure = view_curves(build_milestones(snapshot, ViewState(regions=("caribe",))))
    names = [note.text for note in figure.layout.annotations]
    assert "Atlántico" in names


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("indicator", ["avance-fase-1", "avance-fase-2"])
def test_what_travels_is_small(snapshot, level, indicator):
    """Compressed, heat map and differences are below 4 KB at each level."""
    heat = build_milestones(snapshot, ViewState(level=level, indicator=indicator)).heat
    assert len(gzip.compress(json.dumps(heat, separators=(",", ":")).encode(), 6)) < SMALL


def test_a_third_phase_is_only_data(third_phase):
    """Tree, funnel, heat map, curve and its link, without code: Medellín has half of milestone 1."""
    view = build_milestones(third_phase, ViewState())
    assert [choice.text for choice in view.phases] == ["Fase 1", "Fase 2", "Fase 3"]
    view = build_milestones(third_phase, ViewState(indicator="avance-fase-3", level=Level.REGION))
    assert (view.tree.name, view.tree.value, view.tree.weight) == ("Fase 3", 12.5, 100.0)
    assert [step.progress for step in view.funnel] == [50.0, 0.0]
    assert view.heat["filas"] == ["andina", "caribe"]
    assert view.heat["valores"] == [125, 500, -2, -1, -1, -1]
    lines = list(view_curves(view).select_traces({"name": "Andina"}))
    assert lines[0].y == (12.5,)
    assert "fase III" in view.finding


def test_a_phase_without_reports_has_a_page(silent_phase):
    """Only its catalogue is known: weights, and no value anywhere."""
    view = build_milestones(silent_phase, ViewState(indicator="avance-fase-3"))
    assert view.tree.weight == 100
    assert view.tree.value != view.tree.value
    assert view_curves(view).layout.shapes == ()
