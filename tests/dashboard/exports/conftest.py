"""What the tests of each format share: every indicator at every level, and the rows it must hold."""

from functools import cache
from types import SimpleNamespace

import pytest

from dashboard.core.state import parse_state
from dashboard.exports.formats import make_download
from dashboard.indicators.declarations import declare
from dashboard.indicators.evaluate import evaluate
from dashboard.indicators.resolved import resolve_view, shown_values

LEVELS = ("municipio", "departamento", "region", "gobernacion", "pais")


def pytest_generate_tests(metafunc):
    """A test that takes `view` runs for every indicator and level."""
    if "view" in metafunc.fixturenames:
        views = [(key, level) for key in declare(("1", "2")) for level in LEVELS]
        metafunc.parametrize("view", views, indirect=True, ids=["-".join(view) for view in views])


@pytest.fixture(scope="session")
def made(snapshot):
    """A function that makes a file of the shipped data, once each."""
    return cache(lambda key, ending, query="": make_download(snapshot, key, ending, query))


@pytest.fixture
def view(request, snapshot):
    """An indicator at a level: `key`, `query`, `resolved view` and the evaluated `rows`."""
    key, level = request.param
    query = f"nivel={level}"
    state, _ = parse_state(f"indicador={key}&{query}", snapshot.vocabulary)
    resolved = resolve_view(snapshot.indicators, snapshot.model, state)
    return SimpleNamespace(
        key=key, query=query, resolved=resolved, rows=evaluate(resolved, snapshot.model, state)
    )


@pytest.fixture
def same_rows():
    """A function that asserts that records by column are the evaluated rows, missing as None."""

    def check(records, rows):
        assert [record["codigo"] for record in records] == rows.index.tolist()
        assert [record["n"] for record in records] == rows["n"].tolist()
        assert [record["sin_dato"] for record in records] == rows["missing"].tolist()
        for name, column in (("numerador", "numerator"), ("denominador", "denominator")):
            known = [None if value != value else value for value in rows[column]]
            assert [record[name] for record in records] == pytest.approx(known, abs=1e-6)
        for record, value, category in zip(records, shown_values(rows), rows["category"], strict=True):
            wanted = category or (None if value != value else pytest.approx(value, abs=1e-6))
            assert record["valor"] == wanted

    return check
