"""The declarations: complete, distinct, with their thresholds shown."""

from string import Formatter

import pytest

from dashboard.indicators.rules import RULES, Family
from dashboard.indicators.rules.catalogue import QUALITY, URGENCY
from dashboard.indicators.rules.declaration import FORMATS
from dashboard.indicators.rules.findings import statuses_of

EVERY = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


def fields(text):
    """The names in braces of a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_keys_and_labels_are_unique():
    """No declaration hides another."""
    assert len(RULES) == len(QUALITY) + len(URGENCY)
    assert len({rule.label for rule in RULES.values()}) == len(RULES)
    assert len({rule.sentence for rule in RULES.values()}) == len(RULES)


@EVERY
def test_nothing_is_left_unsaid(rule):
    """Label, condition, sentence and action have words; the condition and the action are sentences."""
    assert all(text.strip() for text in (rule.label, rule.condition, rule.sentence, rule.action))
    assert rule.condition.endswith(".")
    assert rule.action.endswith(".")
    assert not rule.sentence.endswith(".")


@EVERY
def test_every_threshold_is_shown(rule):
    """The condition writes each limit from the declaration, and writes no other."""
    assert fields(rule.condition) == set(rule.limits)
    assert set(rule.limits) <= set(FORMATS)
    assert "{" not in rule.condition_words


@EVERY
def test_every_number_has_its_words(rule):
    """The sentence uses numbers whose unit is known."""
    assert fields(rule.sentence) <= set(FORMATS)


@EVERY
def test_every_test_gives_the_numbers_of_its_sentence(snapshot, rule):
    """On the shipped data, at every cut-off, for every entity."""
    for cutoff in snapshot.model.cutoffs:
        for status in statuses_of(rule, snapshot.model, cutoff):
            hits = rule.test(status, rule.limits)
            if hits.found.any():
                assert fields(rule.sentence) <= {*hits.numbers, "phase"}
            assert hits.found.shape == (len(snapshot.model.entities),)


def test_urgency_rules_are_on_the_worklist():
    """A rule that calls has points; one that doubts has them only where the call is about it."""
    assert all(rule.points > 0 for rule in RULES.values() if rule.family is Family.URGENCY)
    assert {rule.key for rule in QUALITY if rule.points} == {"aprobado-sin-entrega", "entrega-sin-ctp"}


def test_words_say_the_numbers():
    """A threshold changes in one place."""
    assert "más de 30\xa0días" in RULES["sin-reporte"].condition_words
    assert RULES["sin-reporte"].words({"days": 45}) == "sin reporte hace 45\xa0días"
    assert RULES["estancada"].words({"cutoffs": 1, "progress": 12.34}) == "estancada 1 corte, en 12,3\xa0%"
