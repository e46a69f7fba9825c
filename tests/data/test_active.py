"""Loaded tables in the place of simulated ones, which step aside where they contradict."""

import pandas as pd

from data.active import entity_rows, loaded_tables, reconciled
from data.model import content_version, load_model
from data.published.printed import NOTHING_PRINTED, printed_values
from data.store.versions import NOTHING_LOADED, ActiveData, Version, now
from geo.divipola import load_catalogue

CATALOGUE = load_catalogue()
VERSION = Version(
    number=7,
    table="hitos",
    made_at=now().replace(year=2021, month=3, day=15),
    who="ana",
    file="x.csv",
    sha256="a",
    mode="agregar",
    note="",
    accepted=1,
    repeated=0,
    rejected=0,
    rows_sha256="b",
)


def _frames(tiny, **extra):
    return dict(vars(tiny.tables(**extra)))


def test_who_really_reports_is_in_the_phase_while_entities_are_simulated(tiny):
    """A simulated list does not deny a real report; a phase that it lacks is added."""
    frames = _frames(tiny)
    own = frames["milestone_reports"].iloc[:1].assign(entity_code="05002", phase="3")
    found = reconciled({**frames, "milestone_reports": own}, frozenset({"milestone_reports"}))
    members = found["entities"].set_index("entity_code")["phase_3"]
    assert members.to_dict() == {"05001": False, "05002": True, "05": False}
    assert "phase_3" not in frames["entities"]


def test_simulated_reports_of_who_is_outside_go(tiny):
    """Once the entities are real; real reports never go."""
    frames = _frames(tiny)
    nobody = frames["entities"].assign(phase_2=False)
    given = {**frames, "entities": nobody}
    assert set(reconciled(given, frozenset({"entities"}))["milestone_reports"]["phase"]) == {"1"}
    both = frozenset({"entities", "milestone_reports"})
    assert len(reconciled(given, both)["milestone_reports"]) == len(frames["milestone_reports"])


def test_simulated_reports_of_a_milestone_that_is_gone_go(tiny):
    """With a loaded catalogue."""
    frames = _frames(tiny)
    given = {**frames, "milestones": frames["milestones"].query("phase == '2'")}
    assert set(reconciled(given, frozenset({"milestones"}))["milestone_reports"]["phase"]) == {"2"}


def test_a_universe_follows_from_its_three_indices():
    """Each cut at the mean of the file; what is written counts before."""
    rows = pd.DataFrame(
        {
            "entity_code": ["05001", "05002", "05004", "05"],
            "universe": [None, None, "C", None],
            "investment_index": ["90", "10", "10", None],
            "fiscal_index": ["90", "10", "10", None],
            "results_index": ["10", "90", "90", None],
        },
        dtype=object,
    )
    found = entity_rows(rows, CATALOGUE, NOTHING_PRINTED)
    assert found["universe"].fillna("").tolist() == ["A", "G", "C", ""]
    assert found["kind"].tolist() == ["municipio"] * 3 + ["gobernacion"]


def test_the_decree_says_who_is_pdet_where_the_file_does_not():
    """With its subregion; a file that says no is believed."""
    rows = pd.DataFrame(
        {"entity_code": ["19050", "05001", "19075"], "pdet": [None, None, "False"]}, dtype=object
    )
    found = entity_rows(rows, CATALOGUE, printed_values(CATALOGUE))
    assert found["pdet"].tolist() == ["True", "False", "False"]
    assert found["pdet_subregion"].fillna("").tolist() == ["Alto Patía y Norte del Cauca", "", ""]


def test_the_version_says_the_day_of_the_last_load():
    """And differs with the rows that are loaded."""
    active = ActiveData(mark=1, versions={"hitos": VERSION})
    day, dot, digest = content_version({}, active).partition(".")
    assert (day, dot, len(digest)) == ("2021-03-15", ".", 12)
    assert digest != content_version({}, NOTHING_LOADED)
    assert loaded_tables(active)["hitos"].number == 7


def test_nothing_loaded_is_what_the_dashboard_comes_with():
    """Its version has no day."""
    model = load_model()
    assert dict(model.loaded) == {}
    assert "." not in model.version
