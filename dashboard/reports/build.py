"""The report, written: chapters built, figures drawn once each, one file that is whole or is not there."""

import io
import os
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol

from dashboard.core.provenance import loud_mark
from dashboard.core.state import ViewState, to_query
from dashboard.exports.record import DASHBOARD_NAME
from dashboard.exports.seals.seal import seal_entries, seal_file
from dashboard.figures.drawing.presets import REPORT_PAGE, REPORT_SLIDE
from dashboard.indicators.rules import cutoff_of
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.blocks import Chapter, FigureBlock, Report, number_blocks
from dashboard.reports.chapters.declaration import ChapterSpec, build_chapter, chapters_of
from dashboard.reports.pictures import DrawingJob, Picture, draw_all, draw_smaller, is_elastic
from dashboard.reports.plan import MM, Placed
from dashboard.reports.scope import ReportError, long_day, place_words, scope_of
from dashboard.reports.steps import Progress

LESS: Final = 1.0  # millimetres for which no figure is drawn again
ZIP_START: Final = b"PK"
TITLE: Final = "Informe de la Estrategia Gobierno al Plan"


class Write(Protocol):
    """A writer: from a report and its pictures to the bytes of a file."""

    def __call__(
        self, report: Report, pictures: Mapping[int, Picture], template: Path | None = None
    ) -> bytes:
        """Return the file."""


class Arrange(Protocol):
    """Where everything of a report falls, as its writer will put it."""

    def __call__(
        self, report: Report, pictures: Mapping[int, Picture], template: Path | None = None
    ) -> tuple[Placed, ...]:
        """Return the blocks in their places."""


@dataclass(frozen=True, kw_only=True)
class Format:
    """One ending a report leaves in.

    Attributes:
        ending: also its key.
        label: Spanish.
        media_type: as HTTP names it.
        drawing: how its figures are drawn.
        writer: loads the writer, which is slow to import.
        arrange: loads what puts its blocks on pages; None where each figure has its own.
        takes_template: whether a template can be given.
    """

    ending: str
    label: str
    media_type: str
    drawing: DrawingJob
    writer: Callable[[], Write]
    arrange: Callable[[], Arrange] | None = None
    takes_template: bool = True


def _docx() -> Write:
    from dashboard.reports.word.document import write_docx

    return write_docx


def _docx_pages() -> Arrange:
    from dashboard.reports.word.document import arrange_docx

    return arrange_docx


def _pptx() -> Write:
    from dashboard.reports.powerpoint.slides import write_pptx

    return write_pptx


def _pdf() -> Write:
    from dashboard.reports.pdf.document import write_pdf

    return write_pdf


def _pdf_pages() -> Arrange:
    from dashboard.reports.pdf.document import arrange_pdf

    return arrange_pdf


ON_PAPER: Final = replace(REPORT_PAGE, height=175)  # leaves room for the text that goes with a figure
OFFICE: Final = "application/vnd.openxmlformats-officedocument"
FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        one.ending: one
        for one in (
            Format(
                ending="docx",
                label="Word",
                media_type=f"{OFFICE}.wordprocessingml.document",
                drawing=DrawingJob(ON_PAPER, ("svg", "png"), 200),
                writer=_docx,
                arrange=_docx_pages,
            ),
            Format(
                ending="pptx",
                label="PowerPoint",
                media_type=f"{OFFICE}.presentationml.presentation",
                drawing=DrawingJob(REPORT_SLIDE, ("png",), 300),
                writer=_pptx,
            ),
            Format(
                ending="pdf",
                label="PDF",
                media_type="application/pdf",
                drawing=DrawingJob(ON_PAPER, ("svg",)),
                writer=_pdf,
                arrange=_pdf_pages,
                takes_template=False,
            ),
        )
    }
)


@dataclass(frozen=True)
class ReportResult:
    """A report that was written: where, what it holds, and what the address had that was left aside."""

    path: Path
    report: Report
    notices: tuple[str, ...]


def ignore_step(done: int, total: int, label: str) -> None:
    """Do nothing: nobody watches this report."""


def write_report(
    snapshot: Snapshot,
    state: ViewState,
    ending: str,
    path: Path,
    template: Path | None = None,
    progress: Progress = ignore_step,
) -> ReportResult:
    """Write the report of a view's place and cut-off; the file is put in its place when it is whole.

    Args:
        ending: a key of `FORMATS`.
        path: of the file.
        template: a document that brings its own look.
        progress: called at each chapter, each figure and at the end.

    Raises:
        ReportError: nothing was written, and why.
    """
    form = format_of(ending, template)
    scope, notices = scope_of(snapshot, state)
    specs = tuple(chapters_of(snapshot, scope))
    chapters = number_blocks(_build_chapters(snapshot, scope, specs, progress))
    report = compose(snapshot, scope, ending, chapters, template)
    start, total = len(specs), len(specs) + len(report.figures) + 1

    def count_figure(done: int, _: int, label: str) -> None:
        progress(start + done, total, f"Figura: {label}")

    pictures = draw_all(report.figures, form.drawing, count_figure)
    pictures = {**pictures, **fitted(report, pictures, form, form.drawing, template)}
    content = seal_file(without_times(form.writer()(report, pictures, template)), ending)
    write_whole(content, path)
    progress(total, total, "Informe escrito")
    return ReportResult(path, report, notices)


def fitted(
    report: Report,
    pictures: Mapping[int, Picture],
    form: Format,
    drawing: DrawingJob,
    template: Path | None = None,
) -> Mapping[int, Picture]:
    """Return the figures that pages have less room for, drawn again for it.

    Args:
        pictures: as they are where there is room.
        drawing: how those were drawn.
    """
    if form.arrange is None:
        return {}
    heights = {
        one.block.number: one.height / MM
        for one in form.arrange()(report, pictures, template)
        if isinstance(one.block, FigureBlock)
        and is_elastic(one.block.printed)
        and one.height / MM < pictures[one.block.number].height - LESS
    }
    return draw_smaller(report.figures, drawing, heights)


def _build_chapters(
    snapshot: Snapshot, scope: ViewState, specs: Sequence[ChapterSpec], progress: Progress
) -> tuple[Chapter, ...]:
    chapters = []
    for done, spec in enumerate(specs, start=1):
        chapters.append(build_chapter(spec, snapshot, scope))
        progress(done, 3 * len(specs), f"Capítulo: {spec.title}")
    return tuple(chapters)


def compose(
    snapshot: Snapshot,
    scope: ViewState,
    ending: str,
    chapters: tuple[Chapter, ...],
    template: Path | None = None,
) -> Report:
    """Put numbered chapters together with what stands on every page, and the record that makes it again."""
    query = to_query(scope)
    return Report(
        title=TITLE,
        place=place_words(snapshot, scope),
        cutoff=long_day(snapshot, scope),
        issued=cutoff_of(snapshot.model, scope).isoformat(),
        version=snapshot.model.version,
        mark=loud_mark(snapshot.model.origins.values()),
        chapters=chapters,
        record={
            "tablero": DASHBOARD_NAME,
            "informe": "informe",
            "formato": ending,
            "direccion": f"{snapshot.public_url.rstrip('/')}/informe?{query}",
            "consulta": query,
            "plantilla": template.name if template else "",
            "corte": cutoff_of(snapshot.model, scope).isoformat(),
            "version_datos": snapshot.model.version,
            "version_limites": snapshot.boundaries.version,
            **seal_entries(ending),
        },
    )


def without_times(content: bytes) -> bytes:
    """Return an Office file whose parts have no time of their own: the same report is the same bytes."""
    if not content.startswith(ZIP_START):
        return content
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name), before.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def format_of(ending: str, template: Path | None) -> Format:
    """Return a format that can be written.

    Raises:
        ReportError: there is no such format, or it takes no template, or the template is another's.
    """
    if ending not in FORMATS:
        raise ReportError(f"No existe el formato «{ending}». Los formatos son: {', '.join(FORMATS)}.")
    form = FORMATS[ending]
    if template is None:
        return form
    if not form.takes_template:
        raise ReportError("El PDF no recibe plantilla: pida docx o pptx, y guárdelo como PDF si lo necesita.")
    if template.suffix.lower() != f".{ending}":
        raise ReportError(
            f"La plantilla «{template.name}» no sirve para {form.label}: se esperaba un archivo .{ending}."
        )
    if not template.is_file():
        raise ReportError(f"No existe la plantilla «{template}».")
    return form


def write_whole(content: bytes, path: Path) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".informe-", suffix=path.suffix)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
