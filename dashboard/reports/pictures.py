"""Figures of a report as pictures: each printed figure drawn once, in the endings that a writer needs.

A map takes some two seconds, so a report with many figures has them drawn by one process per core; with few
figures, or a single core, this process draws them.
"""

import os
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Final

from dashboard.figures.drawing.presets import Preset
from dashboard.figures.printed.catalogue import DEFAULT_FIGURE
from dashboard.figures.printed.printed_figure import PrintedFigure, Table
from dashboard.reports.blocks import FigureBlock
from dashboard.reports.scope import ReportError
from dashboard.reports.steps import Progress

MM_PER_INCH: Final = 25.4
POINTS_PER_INCH: Final = 72
VIEW_BOX: Final = re.compile(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"')
TYPE_SIZE: Final = re.compile(rb"font-size: ([\d.]+)px")
SMALLEST_TYPE: Final = 6.0  # points
LEAST_DRAWN: Final = 0.6  # of the usual height of a map
MOST_PROCESSES: Final = 4
NO_TABLE: Final = Table(head=(), rows=())  # no picture shows it: it need not travel
FEW: Final = 3  # figures for which no process is started


class DrawingError(ReportError):
    """A figure that could not be drawn."""


@dataclass(frozen=True)
class Picture:
    """A figure as files, by ending.

    Attributes:
        files: by ending.
        width, height: millimetres.
        least: of its size, the least that it may have on a page.
    """

    files: Mapping[str, bytes]
    width: float
    height: float
    least: float = 1.0

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Return its size inside a box, in millimetres; it is never enlarged."""
        factor = min(1.0, width / self.width, height / self.height)
        return self.width * factor, self.height * factor


@dataclass(frozen=True)
class DrawingJob:
    """What is drawn of every printed figure.

    Attributes:
        preset: its size.
        endings: the kinds of file.
        dpi: dots per inch of a PNG.
    """

    preset: Preset
    endings: tuple[str, ...]
    dpi: int = 300


def draw(printed: PrintedFigure, job: DrawingJob) -> Picture:
    """Draw one printed figure.

    Raises:
        DrawingError: it can't be drawn.
    """
    from dashboard.figures.drawing.render import render  # late: matplotlib is slow to load

    record = {"direccion": printed.address, "figura": printed.key}
    try:
        files = {ending: render(printed, job.preset, ending, job.dpi, record) for ending in job.endings}
    except Exception as failure:  # whatever is wrong with one figure, no report is written without it
        kind = type(failure).__name__
        raise DrawingError(f"No se pudo dibujar «{printed.title}» ({kind}: {failure}).") from failure
    width, height = size_of(files, job.dpi)
    return Picture(files, width, height, least_scale(printed, files.get("svg", b"")))


def is_elastic(printed: PrintedFigure) -> bool:
    """Whether a figure can be drawn lower: a map can, rows of a chart have the height of their letters."""
    return printed.key == DEFAULT_FIGURE


def size_of(files: Mapping[str, bytes], dpi: int) -> tuple[float, float]:
    """Return width and height in millimetres, from the SVG or else from the PNG's pixels."""
    if "svg" in files and (found := VIEW_BOX.search(files["svg"])):
        width, height = (float(found[place]) * MM_PER_INCH / POINTS_PER_INCH for place in (1, 2))
        return width, height
    across, down = struct.unpack(">II", files["png"][16:24])
    return across * MM_PER_INCH / dpi, down * MM_PER_INCH / dpi


def least_scale(printed: PrintedFigure, svg: bytes) -> float:
    """Return the least of its size that a figure may have: drawn again, or with letters that can be read."""
    smallest = min((float(size) for size in TYPE_SIZE.findall(svg)), default=SMALLEST_TYPE)
    readable = min(1.0, SMALLEST_TYPE / smallest)
    return min(LEAST_DRAWN, readable) if is_elastic(printed) else readable


def draw_all(blocks: Sequence[FigureBlock], job: DrawingJob, progress: Progress) -> Mapping[int, Picture]:
    """Draw every figure of a report.

    Args:
        job: what is drawn of each.
        progress: called after each figure, with its title.

    Returns:
        Pictures by number of figure.

    Raises:
        DrawingError: one can't be drawn, or a process that draws ended early.
    """
    pictures: dict[int, Picture] = {}
    printed = [block.printed for block in blocks]
    for block, picture in zip(blocks, _each(printed, [job] * len(printed)), strict=True):
        pictures[block.number] = picture
        progress(len(pictures), len(blocks), block.printed.title)
    return pictures


def draw_smaller(
    blocks: Sequence[FigureBlock], job: DrawingJob, heights: Mapping[int, float]
) -> Mapping[int, Picture]:
    """Draw again the figures that a page has less room for, lower and with letters of the same size.

    Args:
        heights: millimetres, by number of figure.

    Raises:
        DrawingError: see `draw_all`.
    """
    lower = [block for block in blocks if block.number in heights]
    jobs = [replace(job, preset=replace(job.preset, height=heights[block.number])) for block in lower]
    drawn = _each([block.printed for block in lower], jobs)
    return {block.number: picture for block, picture in zip(lower, drawn, strict=True)}


def _each(printed_figures: Sequence[PrintedFigure], jobs: Sequence[DrawingJob]) -> Iterator[Picture]:
    """Yield the picture of each figure, in order."""
    processes = min(MOST_PROCESSES, os.cpu_count() or 1, len(printed_figures))
    if processes < 2 or len(printed_figures) <= FEW:
        yield from map(draw, printed_figures, jobs)
        return
    bare = [replace(printed, table=NO_TABLE) for printed in printed_figures]
    with _pool(processes) as pool:
        try:
            yield from pool.map(draw, bare, jobs)
        except BrokenProcessPool as end:
            raise DrawingError("Un proceso que dibuja figuras terminó antes de tiempo.") from end
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _pool(processes: int) -> ProcessPoolExecutor:
    """Return a pool of processes that draw.

    They are spawned, not forked: a copy of a process that has loaded the tables' libraries can wait for ever
    on a lock that a thread of the original held.
    """
    return ProcessPoolExecutor(processes, get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """End this process when the one that started it ends, even killed: the pool would wait for ever."""
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
