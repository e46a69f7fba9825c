"""A newly accepted version reaches every process within five seconds, whole, on both databases."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

import app as composition
from dashboard.core.settings import read_settings
from data.ingest.loading import accept, check, undo
from data.store.store import Store

ROOT = Path(__file__).parents[1]
ROWS = "codigo;fase;hito;corte;avance (0 a 100)\n05001;2;3;2020-12-31;45,5\n"
CSV = "/descargas/avance-fase-2.csv"


@pytest.fixture
def load(address, tmp_path):
    """A function that loads a row of hitos; the store beside it."""
    store = Store(address)
    path = tmp_path / "seta.csv"
    path.write_text(ROWS)

    def one():
        return accept(store, check(store, path, "hitos", who="ana").key, "ana")

    one.store = store
    return one


def _settings(address, tmp_path):
    return read_settings({"STATE_DIR": str(tmp_path / "var"), "DATABASE_URL": address})


def test_a_process_takes_a_load_and_its_undoing(address, tmp_path, load, monkeypatch):
    """At its next look, whole: model, mark and version together."""
    in_force = composition.watch(_settings(address, tmp_path))
    monkeypatch.setattr(in_force, "_clock", lambda: float("inf"))
    before = in_force.current()
    assert before.is_demonstration
    load()
    after = in_force.current()
    assert after.model.origins["milestone_reports"] == "real"
    assert after.model.loaded["hitos"].number == 1
    undo(load.store, "hitos", "ana")
    assert in_force.current().version == before.version


def test_a_database_that_goes_away_keeps_what_is_in_force(address, tmp_path, monkeypatch):
    """Health says so, and the pages go on."""
    in_force = composition.watch(_settings(address, tmp_path))
    before = in_force.current()
    monkeypatch.setattr(in_force, "_clock", lambda: float("inf"))
    monkeypatch.setattr(in_force, "_mark", lambda: Store("postgresql+psycopg://x@127.0.0.1:1/x").mark())
    assert in_force.current() is before
    assert "no responde" in in_force.refusal


@contextmanager
def _server(address, folder, workers):
    """A server of gunicorn with some processes; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "STATE_DIR": str(folder), "DATABASE_URL": address, "LOG_LEVEL": "error"}
    words = [sys.executable, "-m", "gunicorn", "--preload", "--no-control-socket", "--threads", "2"]
    words += ["--bind", f"127.0.0.1:{port}", "--workers", str(workers), "app:server"]
    process = subprocess.Popen(words, cwd=ROOT, env=environment)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _get(url):
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.read()


def _wait(url):
    for _ in range(720):
        try:
            return _get(url)
        except OSError:
            time.sleep(0.25)
    raise AssertionError("the server did not start")


def test_two_servers_of_three_processes_answer_alike(postgresql, tmp_path):
    """On one PostgreSQL: byte for byte before a load, and again within five seconds after it."""
    address = postgresql()
    with ExitStack() as stack:
        servers = []
        for _ in range(2):  # one after the other: the second finds the bundles that the first packed
            servers.append(stack.enter_context(_server(address, tmp_path / "var", 3)))
            _wait(f"{servers[-1]}/salud")
        before = {_get(server + CSV) for server in servers for _ in range(8)}
        store = Store(address.replace("postgresql://", "postgresql+psycopg://"))
        path = tmp_path / "seta.csv"
        path.write_text(ROWS)
        accept(store, check(store, path, "hitos", who="ana").key, "ana")
        time.sleep(5)
        for server in servers:
            for _ in range(12):  # each process looks when it is asked
                _get(f"{server}/salud")
        after = {_get(server + CSV) for server in servers for _ in range(16)}
        health = {json.dumps(json.loads(_get(f"{server}/salud"))["tablas_cargadas"]) for server in servers}
    assert (len(before), len(after), len(health)) == (1, 1, 1)
    assert before != after
    assert json.loads(health.pop())["hitos"]["version"] == 1
