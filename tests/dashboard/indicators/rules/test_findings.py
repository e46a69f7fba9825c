"""The list of findings: order, completeness, filters, and properties on the shipped data."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.core.state import ViewState
from dashboard.indicators.rules import RULES, current_phase, cutoff_of, findings, findings_in, findings_of
from dashboard.indicators.rules.findings import statuses_of

LIMITED = {"sin-reporte": "days", "reporte-viejo": "days", "estancada": "cutoffs", "salto": "points"}


@given(data=st.data())
def test_findings_of_an_entity_are_its_rows(snapshot, data):
    """What the profile asks is what the page lists."""
    cutoff = data.draw(st.sampled_from(snapshot.model.cutoffs))
    entity = data.draw(st.sampled_from(list(snapshot.model.entities.index)))
    found = findings(snapshot.model, cutoff)
    own = found[found["entity"] == entity]
    said = [
        (item.rule.key, item.phase, item.sentence) for item in findings_of(snapshot.model, cutoff, entity)
    ]
    assert said == list(own[["rule", "phase", "sentence"]].itertuples(index=False, name=None))


def test_an_unknown_entity_has_no_findings(snapshot):
    """A code that the model does not hold is no error."""
    assert findings_of(snapshot.model, date(2020, 12, 31), "99999") == ()


def test_the_list_begins_with_the_worst(snapshot):
    """Severity never rises down the list, nor points within a severity."""
    found = findings(snapshot.model, date(2020, 12, 31))
    pairs = list(zip(-found["severity"], -found["points"], strict=True))
    assert pairs == sorted(pairs)


def test_a_rule_says_an_entity_once_in_a_phase(snapshot):
    """No finding is listed twice."""
    for cutoff in snapshot.model.cutoffs:
        assert not findings(snapshot.model, cutoff).duplicated(["entity", "rule", "phase"]).any()


def test_only_assisted_entities_have_findings(snapshot):
    """Who a phase does not assist can break nothing in it."""
    model = snapshot.model
    for cutoff in model.cutoffs:
        for phase, rows in findings(model, cutoff).groupby("phase"):
            assisted = set(model.entities.index[model.phases[phase].assisted])
            assert set(rows["entity"]) <= assisted


@settings(max_examples=30, deadline=None)
@given(data=st.data(), key=st.sampled_from(sorted(LIMITED)), low=st.integers(0, 90), more=st.integers(0, 60))
def test_a_higher_threshold_finds_no_more(snapshot, data, key, low, more):
    """Every entity found with the higher threshold is found with the lower one."""
    rule, name = RULES[key], LIMITED[key]
    cutoff = data.draw(st.sampled_from(snapshot.model.cutoffs))
    for status in statuses_of(rule, snapshot.model, cutoff):
        lenient = rule.test(status, {**rule.limits, name: low + more}).found
        strict = rule.test(status, {**rule.limits, name: low}).found
        assert not (lenient & ~strict).any()


def test_nothing_is_corrected(snapshot):
    """The rules read the model and leave it as it is."""
    before = {key: phase.fractions.copy() for key, phase in snapshot.model.phases.items()}
    findings.__wrapped__(snapshot.model, date(2020, 12, 31))  # anew, not what another test kept
    for key, phase in snapshot.model.phases.items():
        assert np.array_equal(before[key], phase.fractions, equal_nan=True)


def test_the_current_phase_is_the_last_begun(tiny):
    """Phase II begins with its first cut-off, 15 September; before any phase it is the first."""
    assert current_phase(tiny.model, date(2020, 4, 15)) == "1"
    assert current_phase(tiny.model, date(2020, 9, 15)) == "2"
    assert current_phase(tiny.model, date(2019, 1, 1)) == "1"


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (ViewState(), date(2020, 10, 15)),
        (ViewState(cutoff=date(2020, 4, 15)), date(2020, 4, 15)),
        (ViewState(phases=("1",)), date(2020, 4, 15)),
        (ViewState(phases=("1", "2")), date(2020, 10, 15)),
    ],
)
def test_a_view_is_judged_at_its_cutoff(tiny, state, expected):
    """Its own, else the last one of the phases filtered by, else the last of all."""
    assert cutoff_of(tiny.model, state) == expected


def test_the_filters_of_the_frame_apply(snapshot):
    """A region and its complement make the country, and each holds only its own."""
    whole = findings_in(snapshot.model, ViewState())
    regions = list(snapshot.model.catalogue.regions.index)
    parts = [findings_in(snapshot.model, ViewState(regions=(slug,))) for slug in regions]
    assert sum(len(part) for part in parts) == len(whole)
    for slug, part in zip(regions, parts, strict=True):
        assert set(snapshot.model.entities.loc[part["entity"], "region"]) <= {slug}


def test_the_shipped_data_has_what_the_demonstration_simulates(snapshot):
    """Impossible orders are seeded on purpose; the 40 of phase II without phase I are published."""
    counts = findings(snapshot.model, date(2020, 12, 31))["rule"].value_counts()
    assert counts["fase-sin-anterior"] == 40
    assert counts["aprobado-sin-entrega"] == 13
    assert counts["entrega-sin-ctp"] == 1


def test_a_finding_says_the_percentage_of_the_profile(snapshot):
    """Halves go up everywhere: 54,35 is 54,4 in the sentence of a rule as in the headline of the profile."""
    sentences = [item.sentence for item in findings_of(snapshot.model, snapshot.model.cutoffs[-1], "05055")]
    assert any("54,4\xa0%" in sentence for sentence in sentences), sentences
