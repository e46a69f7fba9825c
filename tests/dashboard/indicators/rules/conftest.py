"""The tiny country with the real milestones, on which each rule is checked by hand.

Phase I assists 05001 and 08001 (with Decree 683), 05002 and 11001 (without), and the gobernaciones 05 and 08;
phase II assists 05001, 08001, 08078 and 11001, and both gobernaciones.
"""

import pytest

from dashboard.indicators.rules import RULES
from dashboard.indicators.rules.findings import statuses_of
from data.milestones import load_milestones

COLUMNS = (
    "phase",
    "stage",
    "stage_name",
    "stage_weight",
    "milestone",
    "milestone_name",
    "weight_in_stage",
    "weight",
)


@pytest.fixture(scope="session")
def country(tiny):
    """Build the tiny country from reports: entity, phase, day, cut-off and fractions by milestone."""
    milestones = tuple(load_milestones()[list(COLUMNS)].itertuples(index=False, name=None))

    def build(*reports):
        rows = tuple(
            (entity, phase, milestone, day, cutoff, fraction)
            for entity, phase, day, cutoff, fractions in reports
            for milestone, fraction in fractions.items()
        )
        return tiny.build(milestones=milestones, reports=rows).model

    return build


@pytest.fixture(scope="session")
def said():
    """Return what a rule says at a cut-off: entity -> sentence."""

    def of(model, key, cutoff):
        rule, found = RULES[key], {}
        for status in statuses_of(rule, model, cutoff):
            hits = rule.test(status, rule.limits)
            for place in hits.found.nonzero()[0]:
                numbers = {name: values[place] for name, values in hits.numbers.items()}
                found[model.entities.index[place]] = rule.words({**numbers, "phase": status.phase.key})
        return found

    return of
