"""Jobs: processes with a folder of their own, told, cancelled and served by any worker."""

import json
import os
import sys
import time

import pytest

from dashboard.reports import jobs as module
from dashboard.reports.jobs import GONE, LOST, Jobs, cancel, clean, file_of, start, status
from dashboard.reports.scope import ReportError

LIMIT = 15.0
SCRIPT = """
import json, os, pathlib, subprocess, sys, time
given = dict(zip(sys.argv[1::2], sys.argv[2::2]))
told, made = pathlib.Path(given["--avance"]), pathlib.Path(given["-o"])
step = {"done": 1, "total": 4, "label": "Capítulo: x", "end": "", "text": ""}
told.write_text(json.dumps(step))
if given["--formato"] == "largo":
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    (told.parent / "hijo").write_text(str(child.pid))
    time.sleep(60)
if given["--formato"] == "roto":
    sys.exit(1)
if given["--formato"] == "rechazo":
    told.write_text(json.dumps({**step, "end": "rechazado", "text": "No sirve."}))
    sys.exit(2)
made.mkdir()
(made / "informe.docx").write_bytes(b"contenido")
told.write_text(json.dumps({**step, "end": "listo", "text": "informe.docx"}))
"""


@pytest.fixture
def jobs(tmp_path, monkeypatch):
    """Jobs whose command is a small script."""
    script = tmp_path / "orden.py"
    script.write_text(SCRIPT)
    monkeypatch.setattr(module, "COMMAND", (sys.executable, str(script)))
    return Jobs(tmp_path / "informes", most=1)


def until(test):
    """Wait until something is true."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        if found := test():
            return found
        time.sleep(0.05)
    raise AssertionError("no pasó a tiempo")


def test_a_job_that_ends_serves_its_file_by_its_exact_name(jobs):
    """And no other file of its folder."""
    job = start(jobs, ["--formato", "corto"])
    until(lambda: status(jobs, job).file)
    assert file_of(jobs, job, "informe.docx").read_bytes() == b"contenido"
    assert file_of(jobs, job, "registro.txt") is None
    assert file_of(jobs, job, "../proceso.json") is None


def test_a_refusal_is_said_as_it_was(jobs):
    """In the words of the command line."""
    job = start(jobs, ["--formato", "rechazo"])
    until(lambda: not status(jobs, job).is_running)
    assert status(jobs, job).refusal == "No sirve."


def test_a_process_that_dies_is_no_job_that_goes_on(jobs):
    """The page says that it stopped."""
    job = start(jobs, ["--formato", "roto"])
    until(lambda: not status(jobs, job).is_running)
    assert status(jobs, job).refusal == LOST


def test_cancelling_ends_every_process_and_leaves_nothing(jobs):
    """Also what the process had started; its folder is gone."""
    job = start(jobs, ["--formato", "largo"])
    child = jobs.folder / job / "hijo"
    pid = int(until(lambda: child.exists() and child.read_text()))
    assert cancel(jobs, job)
    assert not (jobs.folder / job).exists()
    until(lambda: not module._exists(pid) or _is_zombie(pid))
    assert status(jobs, job) == GONE
    assert not cancel(jobs, job)


def _is_zombie(pid):
    """Return whether a process has ended and waits for somebody to ask how."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_no_more_go_on_than_may(jobs):
    """The message says so, and what to do."""
    job = start(jobs, ["--formato", "largo"])
    with pytest.raises(ReportError, match="1 informe se está haciendo ahora"):
        start(jobs, ["--formato", "corto"])
    cancel(jobs, job)
    assert start(jobs, ["--formato", "corto"]) != job


def test_old_jobs_are_taken_away(jobs):
    """After a day; a new one stays."""
    old, new = (start(Jobs(jobs.folder, 9), ["--formato", "corto"]) for _ in range(2))
    until(lambda: status(jobs, old).file and status(jobs, new).file)
    long_ago = time.time() - module.KEPT - 60
    os.utime(jobs.folder / old, (long_ago, long_ago))
    clean(jobs)
    assert (status(jobs, old) == GONE, status(jobs, new).file) == (True, "informe.docx")


@pytest.mark.parametrize("job", ["", "..", "x", "0" * 23, "G" * 24, "0" * 24])
def test_what_is_no_job_is_gone(jobs, job):
    """No path of the reader's making is looked at."""
    jobs.folder.mkdir()
    assert status(jobs, job) == GONE
    assert file_of(jobs, job, "informe.docx") is None


def test_a_number_that_is_now_another_process_is_not_ours(jobs):
    """A job that has told nothing for long is dead, whoever has its number."""
    job = start(jobs, ["--formato", "roto"])
    until(lambda: not status(jobs, job).is_running)
    folder = jobs.folder / job
    (folder / module.PROCESS).write_text(json.dumps({"pid": os.getpid()}))
    long_ago = time.time() - module.SILENT - 60
    os.utime(folder / module.STEPS, (long_ago, long_ago))
    assert not status(jobs, job).is_running
    assert not cancel(jobs, job)
