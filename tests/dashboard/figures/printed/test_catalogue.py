"""Every declared figure, of any view: it builds, it can be quoted, and its record makes it again."""

import json
from datetime import date
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.core.state import parse_state
from dashboard.core.wording import day
from dashboard.figures.printed.catalogue import FIGURES

EVERY = pytest.mark.parametrize("key", FIGURES)
NOBODY = "region=caribe&depto=05"


def queries(vocabulary):
    """Any pairs of keys and values of the vocabulary; the reader leaves out what can't be together."""
    pairs = [(key, value) for key, values in vocabulary.items() for value in values]
    return st.lists(st.sampled_from(pairs), max_size=8).map(urlencode)


def built(snapshot, key, query):
    """The printed figure of a query; a figure of one entity gets one."""
    state, _ = parse_state(query, snapshot.vocabulary)
    if FIGURES[key].needs_entity and not state.entity:
        state, _ = parse_state(f"{query}&entidad=05001", snapshot.vocabulary)
    return FIGURES[key].build(snapshot, state)


def assert_can_be_quoted(snapshot, printed):
    """Words, cut-off, n, source, version and mark; a table whose cells and columns are whole."""
    assert printed.title
    assert printed.finding
    assert printed.alt
    for part in (day(date.fromisoformat(printed.cutoff)), "Fuente:", snapshot.model.version):
        assert part in printed.caption
    assert "n\xa0=\xa0" in printed.caption
    assert ("emostración" in printed.caption) == printed.is_demonstration
    assert {len(row) for row in printed.table.rows} <= {len(printed.table.head)}
    assert set(printed.table.formats) <= set(printed.table.head) == set(printed.table.meanings)
    assert not any(cell != cell for row in printed.table.rows for cell in row)
    json.dumps(printed.figure.to_plotly_json(), allow_nan=False)


@EVERY
@settings(max_examples=25)
@given(data=st.data())
def test_a_figure_of_any_view_can_be_quoted(tiny, third_phase, silent_phase, key, data):
    """Of any view of any model: with a phase that comes as data, and with one that nobody reports."""
    snapshot = data.draw(st.sampled_from([tiny.snapshot, third_phase, silent_phase]))
    assert_can_be_quoted(snapshot, built(snapshot, key, data.draw(queries(snapshot.vocabulary))))


@EVERY
@settings(max_examples=25)
@given(data=st.data())
def test_a_printed_is_the_printed_figure_of_its_own_record(tiny, third_phase, key, data):
    """The query of a record gives the same title, numbers, address and picture again."""
    snapshot = data.draw(st.sampled_from([tiny.snapshot, third_phase]))
    printed = built(snapshot, key, data.draw(queries(snapshot.vocabulary)))
    assert built(snapshot, key, printed.query) == printed


@EVERY
@pytest.mark.parametrize(
    "query", [NOBODY, f"{NOBODY}&nivel=region&corte=2020-01-31", "fase=1&corte=2020-01-31"]
)
def test_an_empty_selection_says_so(tiny, snapshot, key, query):
    """Nothing to draw is said in the figure, and the table has no invented row."""
    for one in (tiny.snapshot, snapshot):
        printed = built(one, key, query)
        assert_can_be_quoted(one, printed)
        assert printed.figure.data or printed.figure.layout.annotations


@EVERY
def test_the_shipped_data_have_every_figure(snapshot, key):
    """Each figure has something to show of the whole country."""
    printed = built(snapshot, key, "entidad=13001")
    assert_can_be_quoted(snapshot, printed)
    assert printed.key == key


def test_a_figure_of_an_entity_needs_one(tiny):
    """Only those of the profile do."""
    assert {key for key, spec in FIGURES.items() if spec.needs_entity} == {
        "fases",
        "hitos",
        "curva",
        "pares",
        "encuesta",
    }
