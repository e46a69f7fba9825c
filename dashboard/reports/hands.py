"""Processes that draw: `python -m dashboard.reports.hands` reads plates and answers with their pictures.

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

from dashboard.figures.printed.printed_figure import Plate, Table
from dashboard.reports.pictures import DrawingError, Order, Picture, draw

ROOT: Final = Path(__file__).parents[2]
NO_TABLE: Final = Table(head=(), rows=())  # no picture shows it


def drawn_by(processes: int, plates: Sequence[Plate], order: Order) -> Iterator[Picture]:
    """Yield the picture of each plate, in order, drawn by several processes at once."""
    with ExitStack() as stack:
        idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        for _ in range(min(processes, len(plates))):
            idle.put(stack.enter_context(hand()))
        pool = stack.enter_context(ThreadPoolExecutor(processes))
        stack.callback(pool.shutdown, wait=True, cancel_futures=True)

        def ask(plate: Plate) -> Picture:
            free = idle.get()
            try:
                return _answer(free, plate, order)
            finally:
                idle.put(free)

        yield from pool.map(ask, plates)


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


def _answer(process: subprocess.Popen[bytes], plate: Plate, order: Order) -> Picture:
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        pickle.dump((replace(plate, table=NO_TABLE), order), process.stdin)
        process.stdin.flush()
        answer = pickle.load(process.stdout)
    except (EOFError, OSError) as end:
        raise DrawingError(f"El proceso que dibuja «{plate.title}» terminó antes de tiempo.") from end
    if isinstance(answer, Picture):
        return answer
    raise DrawingError(str(answer))


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Draw what is asked for until there is no more; a failure is answered in words."""
    while True:
        try:
            plate, order = pickle.load(questions)
        except EOFError:
            return
        pickle.dump(_drawn(plate, order), answers)
        answers.flush()


def _drawn(plate: Plate, order: Order) -> Any:  # noqa: ANN401
    try:
        return draw(plate, order)
    except DrawingError as failure:  # the asker decides: it gets the words
        return str(failure)


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
