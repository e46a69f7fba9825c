"""Reports made in the background: each a process of the command line with a folder of its own.

Everything that is known of a job is in its folder under `STATE_DIR/informes/`, so any worker of the server
can tell how far it is, cancel it or serve what it made. A job that ends, ends whole: its file appears when it
is written, and cancelling takes its folder away.
"""

import fcntl
import json
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Final

from dashboard.core.settings import Settings
from dashboard.core.wording import counted
from dashboard.reports.scope import ReportError
from dashboard.reports.steps import DONE, REFUSED, Step, read_step

ROOT: Final = Path(__file__).parents[2]
COMMAND: Final = (sys.executable, "-m", "dashboard", "report")
ID: Final = re.compile(r"[0-9a-f]{24}")
ID_BYTES: Final = 12
KEPT: Final = 24 * 3600.0  # seconds that what a job made stays
SILENT: Final = 600.0  # seconds without a step after which a job is taken for dead
PATIENCE: Final = 5.0  # seconds that a cancelled process has to end before it is made to
POLL: Final = 0.05
PROCESS, STEPS, LOG, MADE, SCRATCH = "proceso.json", "avance.json", "registro.txt", "hecho", "tmp"


FIRST: Final = Step()


@dataclass(frozen=True)
class Jobs:
    """Where jobs are, and how many may go on at a time."""

    folder: Path
    most: int


@dataclass(frozen=True)
class Status:
    """How a job is.

    Attributes:
        step: the last one told.
        is_running: whether it goes on.
        file: name of what it made, or empty.
        refusal: why it made nothing, or empty.
        exists: whether there is such a job at all.
    """

    step: Step = FIRST
    is_running: bool = False
    file: str = ""
    refusal: str = ""
    exists: bool = True


GONE: Final = Status(exists=False)
LOST: Final = "El informe se detuvo antes de terminar. Vuelva a crearlo."


def jobs_of(settings: Settings) -> Jobs:
    """Return the jobs of a server: as many at a time as it has workers."""
    return Jobs(settings.state_dir / "informes", max(1, settings.workers))


def start(jobs: Jobs, options: Sequence[str], template: tuple[str, bytes] | None = None) -> str:
    """Start a report and return the id of its job.

    Args:
        options: of the verb `report`.
        template: name and content of the file that brings the look.

    Raises:
        ReportError: as many as may go on already do.
    """
    with _locked(jobs):
        clean(jobs)
        running = sum(status(jobs, job).is_running for job in _ids(jobs))
        if running >= jobs.most:
            raise ReportError(
                f"{counted(running, 'informe se está haciendo', 'informes se están haciendo')} ahora, los "
                "que este servidor puede a la vez. Espere a que termine uno y vuelva a intentar."
            )
        job = secrets.token_hex(ID_BYTES)
        folder = jobs.folder / job
        (folder / SCRATCH).mkdir(parents=True)
        _launch(folder, [*options, *_template_options(folder, template)])
    return job


def _template_options(folder: Path, template: tuple[str, bytes] | None) -> tuple[str, ...]:
    if template is None:
        return ()
    name, content = template
    path = folder / f"plantilla{Path(name).suffix.lower()[:6]}"
    path.write_bytes(content)
    return "--plantilla", str(path.resolve())


def _launch(folder: Path, options: Sequence[str]) -> None:
    """Start the process of a job, leader of a group of its own so that all it starts ends with it."""
    place = folder.resolve()
    with (place / LOG).open("wb") as log:
        process = subprocess.Popen(
            [*COMMAND, *options, "-o", str(place / MADE), "--avance", str(place / STEPS)],
            cwd=ROOT,
            env={**os.environ, "TMPDIR": str(place / SCRATCH)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    (place / PROCESS).write_text(json.dumps({"pid": process.pid}))
    Thread(target=process.wait, daemon=True).start()  # an ended process is no process any more


def status(jobs: Jobs, job: str) -> Status:
    """Return how a job is; what no job has is `GONE`."""
    folder = jobs.folder / job
    if not ID.fullmatch(job) or not folder.is_dir():
        return GONE
    step = read_step(folder / STEPS)
    if step.end == DONE:
        return Status(step=step, file=step.text)
    if step.end == REFUSED:
        return Status(step=step, refusal=step.text)
    if _is_alive(folder):
        return Status(step=step, is_running=True)
    step = read_step(folder / STEPS)  # it may have ended in between
    return Status(step=step, file=step.text) if step.end == DONE else Status(step=step, refusal=LOST)


def _is_alive(folder: Path) -> bool:
    pid = _pid(folder)
    if pid is None:
        return _age(folder) < PATIENCE  # its process is being started
    told = folder / STEPS
    return _exists(pid) and _age(told if told.exists() else folder) < SILENT


def _pid(folder: Path) -> int | None:
    try:
        return int(json.loads((folder / PROCESS).read_text())["pid"])
    except (OSError, ValueError, KeyError):
        return None


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return False  # somebody else's process got the number of ours
    return True


def _age(path: Path) -> float:
    with suppress(OSError):
        return time.time() - path.stat().st_mtime
    return float("inf")


def cancel(jobs: Jobs, job: str) -> bool:
    """End a job that goes on and take its folder away; return whether there was one to end."""
    if not status(jobs, job).is_running:
        return False
    folder = jobs.folder / job
    pid = _pid(folder)
    if pid is not None:
        _end(pid)
    shutil.rmtree(folder, ignore_errors=True)
    return True


def _end(pid: int) -> None:
    """End a process and all it started: asked first, made to when it takes too long."""
    for mark in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, mark)
        end = time.monotonic() + PATIENCE
        while _exists(pid) and time.monotonic() < end:
            time.sleep(POLL)
        if not _exists(pid):
            return


def file_of(jobs: Jobs, job: str, name: str) -> Path | None:
    """Return the file that a job made, by its exact name; `None` when there is no such file."""
    found = status(jobs, job)
    if not found.file or found.file != name:
        return None
    path = jobs.folder / job / MADE / found.file
    return path if path.is_file() else None


def clean(jobs: Jobs) -> None:
    """Take away the jobs that ended long ago."""
    for job in _ids(jobs):
        folder = jobs.folder / job
        if _age(folder) > KEPT and not status(jobs, job).is_running:
            shutil.rmtree(folder, ignore_errors=True)


def _ids(jobs: Jobs) -> list[str]:
    return [path.name for path in jobs.folder.iterdir() if ID.fullmatch(path.name)]


@contextmanager
def _locked(jobs: Jobs) -> Iterator[None]:
    """Let one worker at a time count and start jobs."""
    jobs.folder.mkdir(parents=True, exist_ok=True)
    with (jobs.folder / ".cerrojo").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
