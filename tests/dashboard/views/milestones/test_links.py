"""Where rows, columns and cut-offs of the milestones page lead."""

import pytest

from dashboard.core.state import Level, ViewState
from dashboard.views.milestones.links import row_link
from dashboard.views.milestones.page import build_milestones


def links_of(snapshot, **state):
    """The addresses of the heat map of a state."""
    return build_milestones(snapshot, ViewState(**state)).heat["enlaces"]


@pytest.mark.parametrize(
    ("level", "address"),
    [
        (Level.COUNTRY, "/hitos"),
        (Level.REGION, "/hitos?nivel=departamento&region=*"),
        (Level.DEPARTMENT, "/hitos?nivel=municipio&depto=*"),
        (Level.ENTITY, "/hitos?nivel=municipio&entidad=*"),
    ],
)
def test_a_row_leads_into_its_territory(level, address):
    """A region to its departments, a department to its entities, an entity to its pick."""
    assert row_link(ViewState(level=level), level) == address


def test_the_picked_row_leads_back(tiny):
    """Without the entity."""
    assert links_of(tiny.snapshot, entity="05001")["suelta"] == "/hitos?nivel=municipio"


def test_a_column_picks_its_milestone_and_lets_it_go(tiny):
    """The phase and the picked milestone lead to the whole phase."""
    free = links_of(tiny.snapshot, level=Level.REGION)["columnas"]
    number = tiny.snapshot.model.phases["2"].milestones.index[0]
    assert free[:2] == ["/hitos", f"/hitos?hito=2.{number}"]
    picked = links_of(tiny.snapshot, level=Level.REGION, milestone=f"2.{number}")["columnas"]
    assert (picked[0], picked[1]) == ("/hitos", "/hitos")


def test_letting_a_milestone_go_stays_in_its_phase(tiny):
    """A milestone of phase I is left for phase I."""
    number = tiny.snapshot.model.phases["1"].milestones.index[0]
    found = links_of(tiny.snapshot, level=Level.REGION, milestone=f"1.{number}")["columnas"]
    assert found[0] == "/hitos?indicador=avance-fase-1"


def test_the_last_cutoff_needs_no_parameter(tiny):
    """The others have theirs."""
    days = [day.isoformat() for day in tiny.snapshot.model.phases["2"].cutoffs]
    found = links_of(tiny.snapshot, level=Level.REGION)["cortes"]
    assert found == [*(f"/hitos?corte={day}" for day in days[:-1]), "/hitos"]
