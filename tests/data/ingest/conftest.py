"""A store of its own for each test, and a way to load rows written as text."""

from types import SimpleNamespace

import pytest

from data.ingest.context import Options
from data.ingest.loading import accept, check
from data.store.connection import database_url
from data.store.store import Store

HITOS = "codigo;fase;hito;corte;avance (0 a 100)"


@pytest.fixture
def desk(tmp_path):
    """`check(rows)` and `load(rows)` of a csv, `store`; options by name."""
    store = Store(database_url("", tmp_path))

    def look(*rows, head=HITOS, key="hitos", name="datos.csv", **options):
        path = tmp_path / name
        path.write_text("\n".join((head, *rows)), encoding="utf-8")
        return check(store, path, key, Options(**options), who="ana")

    def load(*rows, **options):
        preview = look(*rows, **options)
        return accept(store, preview.key, "ana")

    def rows(key="hitos"):
        return store.active_rows(key)[1]

    return SimpleNamespace(check=look, load=load, store=store, rows=rows, folder=tmp_path)
