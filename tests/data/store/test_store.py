"""The store on SQLite and on PostgreSQL: drafts, versions, the pointer in force, and taking back."""

import threading
from dataclasses import replace

import pandas as pd
import pytest

from data.store.connection import StoreError
from data.store.store import SHIPPED, Store
from data.store.versions import Load, now

LOAD = Load(
    table="hitos",
    made_at=now(),
    who="ana",
    file="SETA.xlsx",
    sha256="a" * 64,
    mode="agregar",
    note="quincena",
    accepted=2,
    repeated=0,
    rejected=1,
)
NONE = pd.DataFrame({"fila": [], "motivo": []}, dtype=str)


@pytest.fixture
def store(address):
    """An empty store."""
    return Store(address)


def _rows(*codes):
    return pd.DataFrame({"entity_code": codes, "fraction": ["0.5"] * len(codes)}, dtype=object)


def _load(store, *codes, table="hitos"):
    base = store.active_rows(table)[0]
    draft = store.keep_draft(replace(LOAD, table=table), base and base.number, _rows(*codes), NONE)
    return store.accept(draft.key, "ana")


def test_an_empty_store_has_nothing_in_force(store):
    """Nothing was ever loaded."""
    assert store.mark() == 0
    assert store.active_data().versions == {}
    assert store.active_rows("hitos") == (None, None)


def test_what_is_accepted_is_in_force(store):
    """Its rows as they were given, and what is said of them."""
    version = _load(store, "05001", "05002")
    found = store.active_data()
    assert found.versions == {"hitos": version}
    assert found.rows["hitos"].to_dict("list") == _rows("05001", "05002").to_dict("list")
    assert (version.who, version.file, version.row_count, version.is_active) == ("ana", "SETA.xlsx", 2, True)
    assert found.mark == store.mark() > 0


def test_a_draft_waits_for_another_process(store, address):
    """Whoever accepts it need not be who checked it."""
    draft = store.keep_draft(LOAD, None, _rows("05001"), NONE)
    assert store.mark() == 0
    version = Store(address).accept(draft.key, "luis", "revisado")
    assert (version.who, version.note) == ("luis", "revisado")
    with pytest.raises(StoreError, match="ya se aceptó"):
        store.accept(draft.key, "ana")


def test_a_discarded_draft_changes_nothing(store):
    """As if it had never been checked."""
    draft = store.keep_draft(LOAD, None, _rows("05001"), NONE)
    store.discard(draft.key)
    assert store.mark() == 0
    with pytest.raises(StoreError):
        store.draft(draft.key)


def test_a_draft_of_other_data_is_refused(store):
    """What its preview promised is no longer so."""
    draft = store.keep_draft(LOAD, None, _rows("05001"), NONE)
    _load(store, "05002")
    with pytest.raises(StoreError, match="cambiaron desde la vista previa"):
        store.accept(draft.key, "ana")
    assert store.active_rows("hitos")[1]["entity_code"].tolist() == ["05002"]


def test_undo_takes_back_one_load_after_another(store):
    """To the first, and then to what the dashboard comes with."""
    first, _ = _load(store, "05001"), _load(store, "05002")
    before = store.mark()
    assert store.undo("hitos", "ana") == first.number
    assert store.undo("hitos", "ana") is None
    assert store.active_data().versions == {}
    assert store.mark() > before
    with pytest.raises(StoreError, match="no tiene cargas que deshacer"):
        store.undo("hitos", "ana")


def test_a_rollback_is_undone_too(store):
    """It is a change like any other."""
    first, second = _load(store, "05001"), _load(store, "05002")
    store.rollback("hitos", first.number, "ana")
    assert store.active_rows("hitos")[0].number == first.number
    assert store.undo("hitos", "ana") == second.number


def test_a_rollback_to_what_is_shipped(store):
    """The demonstration is back; the versions stay."""
    _load(store, "05001")
    store.rollback("hitos", SHIPPED, "ana")
    assert store.active_data().versions == {}
    assert len(store.versions()) == 1


def test_a_rollback_to_another_table_is_refused(store):
    """Each table has its own versions."""
    number = _load(store, "05001", table="encuesta").number
    with pytest.raises(StoreError, match="no es de la tabla «hitos»"):
        store.rollback("hitos", number, "ana")
    with pytest.raises(StoreError, match="No hay una versión 99"):
        store.rollback("hitos", 99, "ana")


def test_versions_are_listed_newest_first(store):
    """With which are in force."""
    for table in ("hitos", "encuesta", "hitos"):
        _load(store, "05001", table=table)
    assert [(v.number, v.table, v.is_active) for v in store.versions()] == [
        (3, "hitos", True),
        (2, "encuesta", True),
        (1, "hitos", False),
    ]
    assert [v.number for v in store.versions("hitos")] == [3, 1]


def test_rejected_rows_are_kept(store):
    """With their version."""
    rejects = pd.DataFrame({"fila": ["7"], "motivo": ["no existe el hito 99"]}, dtype=object)
    draft = store.keep_draft(LOAD, None, _rows("05001"), rejects)
    assert store.draft_rejects(draft.key).to_dict("list") == rejects.to_dict("list")
    number = store.accept(draft.key, "ana").number
    assert store.rejects(number).to_dict("list") == rejects.to_dict("list")


def test_matches_are_remembered_by_layout(store, address):
    """In every process."""
    store.remember_matches("abc", "hitos", {"Avanze": "fraction"}, "ana")
    store.remember_matches("abc", "hitos", {"Avanze": "fraction", "Cod": "entity_code"}, "ana")
    assert Store(address).matches("abc") == {"Avanze": "fraction", "Cod": "entity_code"}
    assert store.matches("otro") == {}


def test_only_some_drafts_are_kept(store, monkeypatch):
    """What nobody accepts does not fill the disk."""
    monkeypatch.setattr("data.store.store.KEPT_DRAFTS", 2)
    keys = [
        store.keep_draft(replace(LOAD, made_at=now().replace(year=2000 + n)), None, _rows("1"), NONE).key
        for n in range(4)
    ]
    with pytest.raises(StoreError):
        store.draft(keys[0])
    assert store.draft(keys[3]).key == keys[3]


def test_two_who_accept_at_once_take_turns(store, address):
    """One is in force, and the other is told that the data changed."""
    keys = [store.keep_draft(LOAD, None, _rows(str(n)), NONE).key for n in range(6)]
    outcomes = []

    def accept(key):
        try:
            outcomes.append(Store(address).accept(key, "ana").number)
        except StoreError as refusal:
            outcomes.append(str(refusal))

    threads = [threading.Thread(target=accept, args=(key,)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([found for found in outcomes if isinstance(found, int)]) == 1
    assert len(store.versions()) == 1


def test_stores_that_open_at_once_migrate_once(address):
    """Whoever comes second waits and finds the tables."""
    failures = []

    def open_one():
        try:
            Store(address).mark()
        except StoreError as failure:
            failures.append(failure)

    threads = [threading.Thread(target=open_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_what_is_declared_is_what_the_migrations_make(address):
    """A column of one and not of the other would fail at the first load."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from data.store.connection import open_engine
    from data.store.schema import METADATA

    with open_engine(address).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
