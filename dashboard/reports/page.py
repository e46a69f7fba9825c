"""The page that makes reports, as plain values: what a report of the view would hold, and how a job is."""

import base64
import binascii
from dataclasses import dataclass
from typing import Final

from dashboard.core.state import ViewState, parse_state
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.chapters.declaration import chapters_of
from dashboard.reports.jobs import Jobs, Status, start, status
from dashboard.reports.scope import ReportError, in_place, long_day, place_words, scope_of

FILES_PATH: Final = "/informes"
LARGEST_TEMPLATE: Final = 20_000_000  # bytes
QUARTERS: Final = ("", "Un cuarto hecho.", "La mitad hecha.", "Tres cuartos hechos.", "Casi listo.")


@dataclass(frozen=True, kw_only=True)
class ReportPage:
    """What the page says of an address.

    Attributes:
        heading: what would be made.
        refusal: why nothing can; empty when it can.
        notices: what the address has that a report leaves aside.
        chapters: title and what each holds.
    """

    heading: str
    refusal: str = ""
    notices: tuple[str, ...] = ()
    chapters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How a job looks.

    Attributes:
        percent: of it that is done.
        words: what it is doing.
        spoken: the same in few words, for voices.
        is_running: whether to ask again.
        file, href: what to download, when there is.
        refusal: why not.
    """

    percent: int = 0
    words: str = ""
    spoken: str = ""
    is_running: bool = False
    file: str = ""
    href: str = ""
    refusal: str = ""


NOTHING: Final = Progress()


def page_of_query(snapshot: Snapshot, query: str) -> ReportPage:
    """Return what a report of an address would hold."""
    state, ignored = parse_state(query, snapshot.vocabulary)
    try:
        scope, aside = scope_of(snapshot, state)
    except ReportError as refusal:
        return ReportPage(heading="No hay informe de este lugar", refusal=str(refusal), notices=ignored)
    return ReportPage(
        heading=f"Informe de {in_place(snapshot, scope)}, con corte al {long_day(snapshot, scope)}".replace(
            "de el país", "del país"
        ),
        notices=(*ignored, *aside),
        chapters=tuple((spec.title, spec.holds) for spec in chapters_of(snapshot, scope)),
    )


def options_of(state: ViewState) -> tuple[str, ...]:
    """Return the options of the verb for a view's place and cut-off."""
    regions = (("--region", slug) for slug in state.regions)
    departments = (("--depto", code) for code in state.departments)
    cutoff = (("--corte", state.cutoff.isoformat()),) if state.cutoff else ()
    return tuple(word for pair in (*regions, *departments, *cutoff) for word in pair)


def start_of_query(
    snapshot: Snapshot, jobs: Jobs, query: str, ending: str, contents: str | None, name: str | None
) -> dict[str, str]:
    """Start a report of an address; return the id of its job, or why there is none.

    Args:
        contents: of the template, as browsers send files.
        name: of the template.
    """
    state, _ = parse_state(query, snapshot.vocabulary)
    try:
        scope, _ = scope_of(snapshot, state)
        options = (*options_of(scope), "--formato", ending, "--version-esperada", snapshot.version)
        return {
            "id": start(jobs, options, template_of(contents, name)),
            "lugar": place_words(snapshot, scope),
        }
    except ReportError as refusal:
        return {"rechazo": str(refusal)}


def template_of(contents: str | None, name: str | None) -> tuple[str, bytes] | None:
    """Return name and content of the file that a browser sent; `None` without one.

    Raises:
        ReportError: it can't be read or it is too large.
    """
    if not contents or not name:
        return None
    try:
        content = base64.b64decode(contents.partition(",")[2], validate=True)
    except binascii.Error as error:
        raise ReportError(f"La plantilla «{name}» no llegó completa. Vuelva a elegirla.") from error
    if len(content) > LARGEST_TEMPLATE:
        raise ReportError(f"La plantilla «{name}» pesa más de {LARGEST_TEMPLATE // 1_000_000} MB.")
    return name, content


def progress_of(jobs: Jobs, job: dict[str, str] | None) -> Progress:
    """Return how a job of the page is."""
    if not job:
        return NOTHING
    if "rechazo" in job:
        return Progress(refusal=job["rechazo"], spoken="No se pudo empezar el informe.")
    return _progress(job["id"], status(jobs, job["id"]))


def _progress(job: str, found: Status) -> Progress:
    if not found.exists:
        return Progress(words="Informe cancelado: no quedó ningún archivo.", spoken="Informe cancelado.")
    if found.refusal:
        return Progress(refusal=found.refusal, spoken="El informe no se hizo.")
    if found.file:
        href = f"{FILES_PATH}/{job}/{found.file}"
        return Progress(
            percent=100, words="El informe está listo.", spoken="Informe listo.", file=found.file, href=href
        )
    share = found.step.done / max(1, found.step.total)
    return Progress(
        percent=round(100 * share),
        words=found.step.label or "Leyendo los datos…",
        spoken=f"Creando el informe. {QUARTERS[int(share * 4)]}".strip(),
        is_running=True,
    )
