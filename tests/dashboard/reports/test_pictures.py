"""Figures drawn by processes of their own: in order, whatever ends, and with nothing left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard.figures.drawing.presets import REPORT_PAGE
from dashboard.figures.printed.printed_figure import PrintedFigure, Table
from dashboard.reports import pictures
from dashboard.reports.blocks import FigureBlock
from dashboard.reports.pictures import DrawingError, DrawingJob, draw_all

ROOT = Path(__file__).parents[3]
LIMIT = 20.0
JOB = DrawingJob(REPORT_PAGE, ("svg",))
EMPTY = {"data": [], "layout": {}}


class Runs:
    """Something whose unpickling, which the process that draws does, runs Python."""

    def __init__(self, code):
        self.code = code

    def __reduce__(self):
        return exec, (self.code,)


def figure_blocks(figures):
    """Return blocks of figures that show nothing."""
    words = dict.fromkeys(
        ("key", "indicator", "address", "query", "finding", "reading", "caption", "alt", "level"), "x"
    )
    printed = [
        PrintedFigure(
            **words,
            title=f"Figura {number}",
            figure=figure,
            legend=(),
            table=Table(head=(), rows=()),
            cutoff="2020-12-31",
            is_demonstration=False,
        )
        for number, figure in enumerate(figures, start=1)
    ]
    return [FigureBlock(printed=one, number=number) for number, one in enumerate(printed, start=1)]


@pytest.fixture(autouse=True)
def two_cores(monkeypatch):
    """Two processes draw, whatever the machine."""
    monkeypatch.setattr(pictures.os, "cpu_count", lambda: 2)


def test_a_process_that_dies_is_said_and_the_others_end():
    """No report waits for a process that is gone."""
    dies = Runs("import os; os._exit(3)")
    with pytest.raises(DrawingError, match="terminó antes de tiempo"):
        draw_all(figure_blocks([dies, EMPTY, EMPTY, EMPTY]), JOB, lambda *step: None)
    assert multiprocessing.active_children() == []


def test_a_figure_that_cannot_be_drawn_is_named():
    """The words of the process that drew arrive; those still waiting are not drawn."""
    unknown = {"data": [{"type": "violin"}], "layout": {}}
    with pytest.raises(DrawingError, match="No se pudo dibujar «Figura 1»"):
        draw_all(figure_blocks([unknown] * 4), JOB, lambda *step: None)
    assert multiprocessing.active_children() == []


def test_who_stops_half_way_leaves_no_process():
    """As when a report is interrupted after a figure."""

    def interrupt(done, total, title):
        raise KeyboardInterrupt

    blocks = figure_blocks([EMPTY] * 4)
    with pytest.raises(KeyboardInterrupt):
        draw_all(blocks, JOB, interrupt)
    assert multiprocessing.active_children() == []


PARENT = """
import os, sys
from tests.dashboard.reports.test_pictures import JOB, Runs, figure_blocks
os.cpu_count = lambda: 2
from dashboard.reports.pictures import draw_all
code = "import os, time; open(os.path.join({folder!r}, str(os.getpid())), 'w').close(); time.sleep(60)"
draw_all(figure_blocks([Runs(code.format(folder=sys.argv[1]))] * 4), JOB, lambda *step: None)
"""


@pytest.mark.parametrize("mark", [signal.SIGKILL, signal.SIGTERM])
def test_processes_that_draw_end_with_the_one_that_started_them(tmp_path, mark):
    """Even when it is killed, and can't tell them."""
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(tmp_path)], cwd=ROOT)
    until(lambda: len(os.listdir(tmp_path)) == 2 or parent.poll() is not None)
    drawing = [int(name) for name in os.listdir(tmp_path)]
    assert len(drawing) == 2
    parent.send_signal(mark)
    parent.wait()
    until(lambda: not any(is_running(pid) for pid in drawing))


def is_running(pid):
    """Return whether a process goes on."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(test):
    """Wait until something is true."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        if test():
            return
        time.sleep(0.05)
    raise AssertionError("no pasó a tiempo")
