"""The pages of the parts and everything else that says the same: map, lists, files and plain recounts."""

import pandas as pd
import pytest

from dashboard.core.state import GOBERNACION, MUNICIPIO, Level, ViewState
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.indicators.evaluate import country_row, evaluate
from dashboard.indicators.kpt import OFFICES
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.selection import selected
from dashboard.indicators.survey_means import Survey
from dashboard.views.datasets.activity import advisories_listing
from dashboard.views.datasets.printed import decree_listing
from dashboard.views.decree.page import build_decree
from dashboard.views.home import build_view
from dashboard.views.kpt.page import build_kpt
from dashboard.views.monitoring.page import build_monitoring
from dashboard.views.perception.page import build_perception
from dashboard.views.team.page import build_team
from dashboard.views.universes.page import build_universes

STATES = (
    ViewState(),
    ViewState(regions=("caribe",)),
    ViewState(universes=("A", "H")),
    ViewState(pdet="si"),
    ViewState(decree_683="si"),
    ViewState(departments=("05",)),
)
every = pytest.mark.parametrize("state", STATES, ids=lambda state: repr(state.without("indicator"))[10:60])


def country(snapshot, state, indicator, kind=MUNICIPIO):
    """The one row of an indicator over a view, as the map and its files have it."""
    view = ViewState(
        **{
            **vars(state),
            "indicator": indicator,
            "entity_type": kind,
        }
    )
    resolved = resolve_view(snapshot.indicators, snapshot.model, view)
    return country_row(evaluate(resolved, snapshot.model, view, Level.COUNTRY))


def entities(snapshot, state, kind=MUNICIPIO):
    """The rows of the table of entities that a view leaves."""
    view = ViewState(**{**vars(state), "entity_type": kind})
    return snapshot.model.entities[selected(snapshot.model, view)]


@every
def test_the_decree_is_counted_alike(snapshot, state):
    """By the page, the map, the list of departments, and a plain count."""
    view = build_decree(snapshot, state)
    towns, offices = entities(snapshot, state), entities(snapshot, state, GOBERNACION)
    assert (view.towns.adopted, view.towns.of) == (int(towns["decree_683"].sum()), len(towns))
    assert view.towns.value == pytest.approx(country(snapshot, state, "decreto-683")["value"])
    assert view.offices.adopted == int(offices["decree_683"].sum()) == len(view.office_names)
    assert view.offices.adopted == len(decree_listing(snapshot, state).rows)


@every
def test_progress_with_and_without_the_decree_is_that_of_the_map(snapshot, state):
    """Both groups together are who reports on the map, with its mean."""
    view = build_decree(snapshot, state)
    if not view.differences:
        return
    whole = view.differences[0]
    row = country(snapshot, state, "avance-fase-1")
    n = whole.adopters + whole.rest
    parts = [(whole.adopted, whole.adopters), (whole.others, whole.rest)]
    total = sum(mean * count for mean, count in parts if count)
    assert n == row["n"]
    assert total / n == pytest.approx(row["value"])


@every
def test_the_kpt_is_counted_alike(snapshot, state):
    """The groups of municipalities add up to the map of the country; gobernaciones are apart."""
    groups = build_kpt(snapshot, state).groups
    towns = [use for use in groups if use.name != OFFICES]
    row = country(snapshot, state, "uso-kpt")
    assert sum(use.known for use in towns) == row["n"]
    assert sum(use.total for use in towns) == len(entities(snapshot, state))
    used = entities(snapshot, state)["kpt_used"]
    assert sum(use.used for use in towns) == int((used == True).sum())  # noqa: E712  # missing is no use


@every
def test_universes_are_counted_alike(snapshot, state):
    """The cells add up to the municipalities with a universe, and each to its own."""
    cells = {cell.published.letter: cell.in_data for cell in build_universes(snapshot, state).cells}
    counts = entities(snapshot, state)["universe"].value_counts()
    assert cells == {letter: int(counts.get(letter, 0)) for letter in cells}
    assert sum(cells.values()) == country(snapshot, state, "universo")["n"]


@every
def test_the_rating_is_that_of_the_map(snapshot, state):
    """The mean over all waves, told or withheld in both places, of as many answers."""
    mean = Survey(snapshot, state).of("general")
    row = country(snapshot, state, "calificacion-encuesta")
    assert mean.score.value == pytest.approx(row["value"], nan_ok=True)
    waves = [one for one in build_perception(snapshot, state).waves if one.question == "general"]
    assert sum(one.n for one in waves) == mean.n


@every
def test_advisories_are_counted_alike(snapshot, state):
    """By month, by region, in the list, and in the panel of activities."""
    view = build_team(snapshot, state)
    total = sum(one.total for one in view.months)
    listing = advisories_listing(snapshot, state)
    assert total == sum(one.total for one in view.regions)
    assert total == sum(row[listing.columns.index("asesorias")] for row in listing.rows)
    first = build_monitoring(snapshot, state).panels[0]
    assert not total or first.numbers[0].split()[0].replace(".", "") == str(total)


@every
def test_the_panel_of_processes_says_what_the_home_page_says(snapshot, state):
    """The progress of phase II in the first card of the map."""
    panel = build_monitoring(snapshot, state).panels[1]
    shown = build_view(snapshot, state).cards[0].value
    assert any(shown in words for words in panel.numbers) or "%" not in shown


@every
@pytest.mark.parametrize("key", ["percepcion", "decreto-diferencias", "universos", "kpt", "asesorias-mes"])
def test_a_figure_says_the_headline_of_its_page(snapshot, state, key):
    """The figure and the page share one sentence."""
    said = {
        "percepcion": lambda: build_perception(snapshot, state).finding,
        "decreto-diferencias": lambda: build_decree(snapshot, state).clear,
        "universos": lambda: build_universes(snapshot, state).finding,
        "kpt": lambda: build_kpt(snapshot, state).finding,
        "asesorias-mes": lambda: build_team(snapshot, state).finding,
    }[key]()
    assert FIGURES[key].build(snapshot, state).finding.startswith(said)


def test_the_distribution_of_dates_adds_up_to_the_approved(snapshot):
    """What each cut-off adds is, together, who has the plan approved at the last one."""
    model = snapshot.model
    phase = model.phases["1"]
    place = list(phase.milestones.index).index(22)
    last = pd.Series(phase.fractions[-1, :, place], index=model.entities.index)
    towns = model.entities["kind"] == MUNICIPIO
    approved = int((last[towns & phase.assisted] >= 1).sum())
    curves = [one for one in build_decree(snapshot, ViewState()).curves if one.act == "aprobacion"]
    assert sum(sum(one.new) for one in curves) == approved
