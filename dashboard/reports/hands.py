"""Processes that draw: `python -m dashboard.reports.hands` reads printed figures and answers with their
pictures.

They are started afresh, not copied: a copy of a process that has loaded the tables' libraries can wait for
ever on a lock that a thread of the original held. They end when their input does, so none outlives its maker.
"""

import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any, Final

from dashboard.figures.printed.printed_figure import PrintedFigure, Table
from dashboard.reports.pictures import DrawingError, DrawingJob, Picture, draw

ROOT: Final = Path(__file__).parents[2]
NO_TABLE: Final = Table(head=(), rows=())  # no picture shows it


def drawn_by(
    processes: int, printed_figures: Sequence[PrintedFigure], order: DrawingJob
) -> Iterator[Picture]:
    """Yield the picture of each printed figure, in order, drawn by several processes at once."""
    with ExitStack() as stack:
        idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        for _ in range(min(processes, len(printed_figures))):
            idle.put(stack.enter_context(hand()))
        pool = stack.enter_context(ThreadPoolExecutor(processes))
        stack.callback(pool.shutdown, wait=True, cancel_futures=True)

        def ask(printed: PrintedFigure) -> Picture:
            free = idle.get()
            try:
                return _answer(free, printed, order)
            finally:
                idle.put(free)

        yield from pool.map(ask, printed_figures)


@contextmanager
def hand() -> Iterator[subprocess.Popen[bytes]]:
    """Start a process that draws, and end it."""
    command = [sys.executable, "-m", "dashboard.reports.hands"]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def _answer(process: subprocess.Popen[bytes], printed: PrintedFigure, order: DrawingJob) -> Picture:
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        pickle.dump((replace(printed, table=NO_TABLE), order), process.stdin)
        process.stdin.flush()
        answer = pickle.load(process.stdout)
    except (EOFError, OSError) as end:
        raise DrawingError(f"El proceso que dibuja «{printed.title}» terminó antes de tiempo.") from end
    if isinstance(answer, Picture):
        return answer
    raise DrawingError(str(answer))


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Draw what is asked for until there is no more; a failure is answered in words."""
    while True:
        try:
            printed, order = pickle.load(questions)
        except EOFError:
            return
        pickle.dump(_drawn(printed, order), answers)
        answers.flush()


def _drawn(printed: PrintedFigure, order: DrawingJob) -> Any:  # noqa: ANN401
    try:
        return draw(printed, order)
    except DrawingError as failure:  # the asker decides: it gets the words
        return str(failure)


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
