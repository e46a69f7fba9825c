"""What a report is about: the country, a region or a department, at a cut-off."""

from dataclasses import replace
from typing import Final

from dashboard.core.state import ViewState
from dashboard.core.wording import capitalised, day
from dashboard.indicators.rules import cutoff_of
from dashboard.indicators.selection import describe_filters, selected
from dashboard.indicators.snapshot import Snapshot
from geo.divipola import slug

KEPT: Final = ("regions", "departments", "cutoff")


class ReportError(Exception):
    """A report that is refused; nothing was written. The message is Spanish."""


def scope_of(snapshot: Snapshot, state: ViewState) -> tuple[ViewState, tuple[str, ...]]:
    """Return the place and the cut-off of a view, and the sentence that says what a report leaves aside.

    Raises:
        ReportError: no municipality is in all the places asked for at once.
    """
    scope = ViewState(**{name: getattr(state, name) for name in KEPT})
    if not selected(snapshot.model, scope).any():
        raise ReportError(
            f"Ningún municipio está a la vez en {describe_filters(snapshot.model, scope)}. "
            "Pida una región o un departamento de ella."
        )
    others = replace(state, regions=(), departments=(), phases=())
    aside = describe_filters(snapshot.model, others)
    if aside == describe_filters(snapshot.model, ViewState()):
        return scope, ()
    return scope, (f"El informe es de todo el lugar: deja de lado los demás filtros ({aside}).",)


def place_words(snapshot: Snapshot, scope: ViewState) -> str:
    """Name the place of a report: «Colombia», «Región Caribe», «Antioquia»."""
    if not scope.regions and not scope.departments:
        return "Colombia"
    return capitalised(describe_filters(snapshot.model, scope.without("cutoff")))


def in_place(snapshot: Snapshot, scope: ViewState) -> str:
    """Name the place inside a sentence: «el país», «la región Caribe», «Antioquia»."""
    if not scope.regions and not scope.departments:
        return "el país"
    words = describe_filters(snapshot.model, scope.without("cutoff"))
    article = {"región": "la ", "regiones": "las "}.get(words.partition(" ")[0], "")
    return f"{article}{words}"


def long_day(snapshot: Snapshot, scope: ViewState) -> str:
    """Write the cut-off of a report in full: «31 de diciembre de 2020»."""
    return day(cutoff_of(snapshot.model, scope))


def file_name(snapshot: Snapshot, scope: ViewState, ending: str) -> str:
    """Name the file: what it is, of where, of when."""
    words = "_".join(slug(snapshot.unit_name(code)) for code in (*scope.regions, *scope.departments))
    stamp = cutoff_of(snapshot.model, scope).isoformat()
    return f"informe_{words or 'colombia'}_{stamp}.{ending}"
