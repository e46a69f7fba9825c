"""Servers of the bench: each app behind gunicorn as `make run` starts it, with a clock around the WSGI app.

`create("dashboard")` and `create("plain")` are what gunicorn calls in each worker. The clock appends one JSON
line per request to the file that BENCH_LOG names; nothing is added to the answers.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app import create_app, watch
from bench.plain import create_plain
from dashboard.core.settings import read_settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

WORKERS: Final = 2
DASHBOARD: Final = "dashboard"
START_LIMIT: Final = 60.0  # seconds
LOG_VARIABLE: Final = "BENCH_LOG"


@dataclass(frozen=True)
class Clock:
    """A WSGI app with its time per request written to a file.

    Attributes:
        app: the WSGI app. log: file that gets one line per request: when, method, path, ms.
    """

    app: "WSGIApplication"
    log: Path

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request, with its body made while the clock runs."""
        begun = time.perf_counter()
        answer = self.app(environ, start_response)
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        self._write(environ, 1000 * (time.perf_counter() - begun))
        return [body]

    def _write(self, environ: "WSGIEnvironment", ms: float) -> None:
        line = {"method": environ["REQUEST_METHOD"], "path": environ["PATH_INFO"], "ms": round(ms, 2)}
        with self.log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


@dataclass(frozen=True)
class Server:
    """A server that runs: its address and the file of its clock."""

    url: str
    log: Path

    def take_callback_ms(self) -> float:
        """Return the server's time in callbacks since the last call, and forget it."""
        lines = [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]
        self.log.write_text("", encoding="utf-8")
        return float(sum(line["ms"] for line in lines if line["method"] == "POST"))


def create(name: str) -> Clock:
    """Return a WSGI app by name: `dashboard`, `plain`, or `plain-compressed`."""
    in_force = watch(read_settings())
    app = (
        create_app(in_force, Path("var/comprimidos"))
        if name == DASHBOARD
        else create_plain(in_force.current(), compress=name == "plain-compressed")
    )
    return Clock(app.server, Path(os.environ[LOG_VARIABLE]))


@contextmanager
def serve(name: str, folder: Path) -> Iterator[Server]:
    """Run an app on a free local port while the block lasts; its log and clock are kept in `folder`.

    Raises:
        RuntimeError: it does not answer in time.
    """
    port = _free_port()
    log = folder / f"{name}.clock"
    log.touch()
    with (folder / f"{name}.log").open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "--workers", str(WORKERS)),
                *("--bind", f"127.0.0.1:{port}", f"bench.serving:create('{name}')"),
            ],
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, LOG_VARIABLE: str(log)},
        )
        try:
            url = f"http://127.0.0.1:{port}/"
            _wait_for(url, process)
            yield Server(url, log)
        except RuntimeError as failure:
            failure.add_note(f"{name}: {Path(output.name).read_text('utf-8')[-2000:]}")
            raise
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=10).read()
            return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError(f"no server at {url}; see its log in the folder of the run")
