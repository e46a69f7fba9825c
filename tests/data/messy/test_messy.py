"""Each messy file becomes what it must: its counts, its rows, and what whoever sent it is told."""

import pytest

from data.errors import DataError
from data.ingest.loading import accept, check
from data.store.connection import database_url
from data.store.store import Store
from tests.data.messy.makers import MESSY

COLUMNS = ["entity_code", "phase", "milestone", "cutoff", "fraction"]


@pytest.fixture
def store(tmp_path):
    """An empty store."""
    return Store(database_url("", tmp_path / "var"))


def _told(preview):
    return " | ".join((*preview.notices(), *preview.warnings, *(row.reason for row in preview.rejects)))


@pytest.mark.parametrize("name", [name for name, case in MESSY.items() if case.counts])
def test_a_messy_file_is_read_as_it_was_meant(name, tmp_path, store):
    """And what can't be taken is rejected with its reason."""
    case = MESSY[name]
    preview = check(store, case.make(tmp_path), case.key, case.options, who="ana")
    assert (preview.accepted, preview.repeated, preview.rejected) == case.counts
    assert [words for words in case.said if words not in _told(preview)] == []
    accept(store, preview.key, "ana")
    if case.key == "hitos":
        rows = set(store.active_rows("hitos")[1][COLUMNS].itertuples(index=False, name=None))
        assert set(case.rows) <= rows


@pytest.mark.parametrize("name", [name for name, case in MESSY.items() if not case.counts])
def test_what_nobody_can_tell_is_asked(name, tmp_path, store):
    """Nothing changes, and the message says how to answer."""
    case = MESSY[name]
    with pytest.raises(DataError) as refusal:
        check(store, case.make(tmp_path), case.key, case.options, who="ana")
    assert [words for words in case.said if words not in str(refusal.value)] == []
    assert store.versions() == ()
