"""A process killed, a disk that fills, a database that goes away: the former version stays whole."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest

from data.store.connection import StoreError, database_url
from data.store.store import Store
from data.store.versions import now
from tests.data.store.test_store import LOAD, NONE

ROOT = Path(__file__).parents[3]
ROUNDS = 4
LOADER = """
import sys
import pandas as pd
from data.store.store import Store
from tests.data.store.test_store import LOAD, NONE

store = Store(sys.argv[1])
rows = pd.DataFrame({"a": [str(n * 7919 % 100003) for n in range(60_000)], "b": "x"}, dtype=object)
print("listo", flush=True)
while True:
    base = store.active_rows("hitos")[0]
    store.accept(store.keep_draft(LOAD, base and base.number, rows, NONE).key, "ana")
"""


def test_a_killed_load_leaves_a_whole_version(address):
    """Whenever it is killed: what is in force can be read to its last row, and the next load works."""
    dice = random.Random(4)
    for _ in range(ROUNDS):
        words = [sys.executable, "-c", LOADER, address]
        with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout.readline().strip() == "listo"
            time.sleep(dice.uniform(0.0, 0.5))
            os.kill(process.pid, signal.SIGKILL)
        store = Store(address)
        version, rows = store.active_rows("hitos")
        assert version is None or len(rows) == version.row_count == 60_000
    draft = store.keep_draft(LOAD, version and version.number, pd.DataFrame({"a": ["1"]}), NONE)
    assert store.accept(draft.key, "ana").is_active


@contextmanager
def _small_disk(folder):
    """A disk of 2 MB; only root can make one."""
    if os.getuid() != 0:
        pytest.skip("hace falta ser root para montar un disco pequeño")
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("este sistema no deja montar un disco pequeño")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_former_version(tmp_path):
    """The refusal says that there is no space, and nothing changed."""
    dice = random.Random(5)
    large = pd.DataFrame({"a": [str(dice.getrandbits(64)) for _ in range(600_000)]}, dtype=object)
    with _small_disk(tmp_path / "disco") as disk:
        store = Store(database_url("", disk))
        first = store.accept(store.keep_draft(LOAD, None, pd.DataFrame({"a": ["1"]}), NONE).key, "ana")
        with pytest.raises(StoreError, match="No queda espacio"):
            store.keep_draft(LOAD, first.number, large, NONE)
        version, rows = store.active_rows("hitos")
        assert version == first
        assert rows["a"].tolist() == ["1"]


def test_a_database_that_is_not_there_is_said(tmp_path):
    """In Spanish, without waiting for long."""
    with pytest.raises(StoreError, match="no responde"):
        Store(database_url("postgresql://nadie@127.0.0.1:1/nada", tmp_path))


@pytest.mark.parametrize("url", ["mysql://x/y", "esto no es una dirección"])
def test_other_databases_are_refused(url, tmp_path):
    """Only the two that are tested."""
    with pytest.raises(StoreError, match="DATABASE_URL"):
        Store(database_url(url, tmp_path))


def test_a_lost_connection_heals(postgresql, tmp_path):
    """The next look opens another."""
    from sqlalchemy import text

    from data.store.connection import open_engine

    url = database_url(postgresql(), tmp_path)
    store = Store(url)
    store.mark()
    with open_engine(url).connect() as other:
        other.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        )
    assert store.mark() == 0


def test_the_file_is_made_at_the_first_start(tmp_path):
    """In a folder that may not exist yet, with its writes logged ahead and its references checked."""
    import sqlite3

    Store(database_url("", tmp_path / "var"))
    with sqlite3.connect(tmp_path / "var" / "datos.sqlite") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert now().tzinfo is not None
