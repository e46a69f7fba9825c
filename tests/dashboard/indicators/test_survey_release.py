"""What may be told of the survey: nobody gets at one or two answers by adding and subtracting."""

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest

from dashboard.core.state import GOBERNACION, MUNICIPIO, Level, ViewState
from dashboard.indicators.evaluate import evaluate
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.selection import selected
from dashboard.indicators.survey_release import GENERAL, MINIMUM_ANSWERS, release_of

VALUES = {
    "universes": [(code,) for code in "ABCDEFGH"] + [("A", "B"), ("C", "D"), ("G", "H")],
    "partners": [("DNP",), ("DAFP",), ("ART",), ("DNP", "DAFP")],
    "decree_683": ["si", "no"],
    "pdet": ["si", "no"],
    "phases": [("1",), ("2",)],
}
OWNERS = {Level.DEPARTMENT: "department_code", Level.REGION: "region"}


@pytest.fixture(scope="module")
def release(snapshot):
    """What may be told of the general question of the shipped data."""
    return release_of(snapshot.model, GENERAL)


def views(snapshot, release):
    """Yield the views of every cut-off that counts more answers: no filter, one, and two at the last.

    Each in the country and, but for two filters, in every region. The other cut-offs show the same answers.
    """
    until = {int((release.days <= np.datetime64(day)).sum()): day for day in snapshot.model.cutoffs}
    cutoffs = [day for count, day in sorted(until.items()) if count]
    places = [{}, *({"regions": (slug,)} for slug in snapshot.model.catalogue.regions.index)]
    single = [{name: value} for name, values in VALUES.items() for value in values]
    double = [a | b for a, b in combinations(single, 2) if a.keys() != b.keys()]
    for kind, cutoff, place in product((MUNICIPIO, GOBERNACION), cutoffs, places):
        for filters in ({}, *single, *(double if not place and cutoff == cutoffs[-1] else ())):
            yield ViewState(
                indicator="calificacion-encuesta", entity_type=kind, cutoff=cutoff, **place, **filters
            )


@pytest.fixture(scope="module")
def shown(snapshot, release):
    """Of each view, by level and code, which answers are behind every value that it shows."""
    model, owners = snapshot.model, release.owners
    found = {}
    for state in views(snapshot, release):
        resolved = resolve_view(snapshot.indicators, model, state)
        inside = selected(model, state)[owners] & (release.days <= np.datetime64(state.cutoff))
        rows = {level: evaluate(resolved, model, state, level)["value"].dropna().index for level in Level}
        found[state] = {
            level: {code: inside & _members(model, level, code)[owners] for code in codes}
            for level, codes in rows.items()
        }
    return found


@pytest.fixture(scope="module")
def published(shown):
    """The sets of answers (set × answer) behind all of them, once each."""
    every = {own.tobytes() for view in shown.values() for level in view.values() for own in level.values()}
    return np.array([np.frombuffer(one, dtype=bool) for one in sorted(every)])


def _members(model, level, code):
    if level is Level.COUNTRY:
        return np.ones(len(model.entities), dtype=bool)
    if level is Level.ENTITY:
        return model.entities.index == code
    return (model.entities[OWNERS[level]] == code).to_numpy()


def test_no_published_value_rests_on_fewer_answers(published):
    """Whatever level, filters and cut-off; and something is published."""
    assert len(published) > 200
    assert published.sum(axis=1).min() >= MINIMUM_ANSWERS


def test_no_difference_of_two_published_values_isolates_an_answer(published):
    """Country minus region, with and without a filter, cut-offs: nested sets differ by none or by three."""
    sizes = published.sum(axis=1)
    common = published.astype(float) @ published.T.astype(float)
    nested = common == sizes[None, :]  # the second inside the first
    left = sizes[:, None] - sizes[None, :]
    assert not (nested & (left > 0) & (left < MINIMUM_ANSWERS)).any()


def test_no_value_minus_its_published_parts_isolates_an_answer(shown):
    """A department minus its municipalities, a region minus its departments, the country minus regions."""
    steps = (
        (Level.COUNTRY, Level.REGION),
        (Level.REGION, Level.DEPARTMENT),
        (Level.DEPARTMENT, Level.ENTITY),
    )
    for state, view in shown.items():
        for parent, child in steps:
            for code, whole in view[parent].items():
                parts = [own for own in view[child].values() if (own & whole == own).all()]
                left = whole & ~np.logical_or.reduce([np.zeros_like(whole), *parts])
                assert left.sum() not in range(1, MINIMUM_ANSWERS), (state, parent, code)


def test_no_weighted_sum_of_published_values_is_one_or_two_answers(published):
    """Any number of files at once: the answers of one or two people are outside their linear span."""
    assert not _isolates(published)


def _isolates(sets):
    """Whether the answers of one or of two people are a weighted sum of those of some sets."""
    _, sizes, basis = np.linalg.svd(sets.astype(float), full_matrices=False)
    basis = basis[sizes > 1e-9]
    span = basis.T @ basis
    own = np.diag(span)
    pairs = own[:, None] + own[None, :] + 2 * span
    np.fill_diagonal(pairs, 0)
    return own.max() > 1 - 1e-6 or pairs.max() > 2 - 1e-6


def test_the_attack_works_where_nothing_is_withheld(snapshot, release):
    """Telling whatever has three answers would give answers away: the checks above can fail."""
    model, owners = snapshot.model, release.owners
    towns = (model.entities["kind"] == MUNICIPIO).to_numpy()[owners]
    groups = [(Level.DEPARTMENT, code) for code in model.catalogue.departments.index]
    groups += [(Level.REGION, code) for code in model.catalogue.regions.index]
    naive = np.array([towns & _members(model, *group)[owners] for group in groups])
    naive = naive[naive.sum(axis=1) >= MINIMUM_ANSWERS]
    assert _isolates(naive)
    assert not release.allows(naive).all()


def test_what_matters_most_is_told(snapshot):
    """The country at every cut-off and every region with enough answers at the last one."""
    for cutoff in (None, *snapshot.model.cutoffs[6:]):
        state = ViewState(indicator="calificacion-encuesta", cutoff=cutoff)
        resolved = resolve_view(snapshot.indicators, snapshot.model, state)
        assert evaluate(resolved, snapshot.model, state, Level.COUNTRY)["value"].notna().all()
    rows = evaluate(resolved, snapshot.model, replace(state, cutoff=None), Level.REGION)
    assert rows["value"].notna().sum() == 7


def test_two_answers_of_three_are_not_told(tiny):
    """Medellín 4 and 5, Barranquilla 3: only all three together are told, neither town alone."""
    release = release_of(tiny.model, GENERAL)
    cutoff = tiny.model.cutoffs[-1]
    entities = tiny.model.entities.index
    assert release.of_selection(np.ones(len(entities), dtype=bool), cutoff)
    assert not release.of_selection(entities == "05001", cutoff)
    assert not release.of_selection(entities == "08001", cutoff)
    assert release.of_groups(np.zeros(len(entities), dtype=int), 1, cutoff).tolist() == [True]


def test_a_question_that_nobody_answered_is_not_told(tiny):
    """Without answers there is nothing to tell, and nothing fails."""
    everyone = np.ones(len(tiny.model.entities), dtype=bool)
    assert not release_of(tiny.model, "otra").of_selection(everyone, tiny.model.cutoffs[-1])


def test_the_levels_of_the_officials_isolate_nobody(snapshot):
    """With the totals of the levels in, no answer of one or of two people is a sum of what is released."""
    for question in ("general", "calidad"):
        span = release_of(snapshot.model, question).span
        own = np.diag(span)
        pairs = own[:, None] + own[None, :] + 2 * span
        np.fill_diagonal(pairs, 0)
        assert own.max() < 1 - 1e-6
        assert pairs.max() < 2 - 1e-6
