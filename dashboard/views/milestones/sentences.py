"""What the milestones page says in words: the finding, the caption and the sentence over the differences."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from dashboard.core.provenance import caption_mark
from dashboard.core.state import Level, ViewState
from dashboard.core.wording import (
    GAP,
    capitalised,
    counted,
    day,
    joined,
    lowered,
    measure,
    number,
    percent,
    roman,
    rounded,
    sample,
    span,
)
from dashboard.indicators.extremes import CROWNED_FROM
from dashboard.indicators.milestones.curves import Laggard
from dashboard.indicators.milestones.tree import Milestone, Tree
from dashboard.indicators.movement import Movement
from dashboard.indicators.provenance import REPORTS, origins_in, shown_caveats, source_words
from dashboard.indicators.selection import WHOLE_COUNTRY, describe_filters
from dashboard.indicators.snapshot import Snapshot
from dashboard.views import finding as words
from dashboard.views.map_values import framed_departments
from dashboard.views.milestones.focus import Focus
from dashboard.views.reconciliation.comparison import national_gap

PLURALS = {
    Level.DEPARTMENT: ("departamento", "departamentos"),
    Level.REGION: ("región", "regiones"),
    Level.COUNTRY: ("conjunto", "conjuntos"),
}
LAST = {  # one territory behind, and several
    Level.REGION: (("La región", "es", "la última"), ("Las regiones", "son", "las últimas")),
    Level.DEPARTMENT: (("El departamento", "es", "el último"), ("Los departamentos", "son", "los últimos")),
}


def row_nouns(state: ViewState) -> tuple[str, str]:
    """Return the noun of what one row is, singular and plural."""
    return words.nouns(state) if state.level is Level.ENTITY else PLURALS[state.level]


def subject(focus: Focus) -> str:
    """Name what is measured: the phase or the picked milestone."""
    name = f"fase {roman(focus.phase.key)}"
    if focus.milestone is None:
        return f"Avance de la {name}"
    return f"{milestone_title(focus.milestone, str(milestone_name(focus)))} ({name})"


def milestone_name(focus: Focus) -> str:
    """Return the name of the picked milestone."""
    return str(focus.phase.milestones.at[focus.milestone, "milestone_name"])


def milestone_title(number_: int, name: str) -> str:
    """Return number and name: an illegible milestone's name has its number already."""
    return name if name.startswith(f"Hito {number_} ") else f"Hito {number_}: {name}"


def curves_title(focus: Focus, level: Level) -> str:
    """Name what the curves show."""
    return f"{subject(focus)} por {PLURALS[level][0]} en cada corte, con la mitad central (banda)"


def facts(
    snapshot: Snapshot, focus: Focus, tree: Tree, level: Level, laggard: Laggard | None
) -> tuple[str, ...]:
    """Say where the selection stands, who lags and since when, and which milestone holds it back.

    Args:
        level: what is compared, regions or departments. laggard: the last of them.
    """
    first = _standing(snapshot, focus, tree)
    if not _has_value(focus, tree):
        return (first,)
    return tuple(filter(None, (first, _laggard(snapshot, level, laggard), _heaviest(focus, tree))))


def _has_value(focus: Focus, tree: Tree) -> bool:
    """Return whether anybody reported what is looked at."""
    return bool(tree.n) and (focus.milestone is None or picked(focus, tree).is_reported)


def _standing(snapshot: Snapshot, focus: Focus, tree: Tree) -> str:
    """Say where the selection stands, or why it stands nowhere."""
    state = focus.view
    where = describe_filters(snapshot.model, state)
    head = subject(focus) + ("" if where == WHOLE_COUNTRY else f" ({where})")
    if not tree.n and not tree.missing:
        return f"{head}: la fase no asiste a ninguna entidad de la selección."
    early = words.not_begun(focus.phase, focus.cutoff)
    if early:
        return f"{head}: {early}."
    if not tree.n:
        return f"{head}: al {day(focus.cutoff)} ninguna entidad asistida tiene reporte."
    if focus.milestone is not None and not picked(focus, tree).is_reported:
        return f"{head}: al {day(focus.cutoff)} nadie lo ha reportado ({_with_report(focus, tree)})."
    value = tree.value if focus.milestone is None else picked(focus, tree).value
    return f"{head}: {percent(value)} en promedio al {day(focus.cutoff)}."


def _with_report(focus: Focus, tree: Tree) -> str:
    silent = f"; {number(tree.missing)} sin reporte" if tree.missing else ""
    return f"{counted(tree.n, *words.nouns(focus.view))} con reporte{silent}"


def picked(focus: Focus, tree: Tree) -> Milestone:
    """Return the milestone that is picked."""
    return next(item for item in milestones_of(tree) if item.number == focus.milestone)


def milestones_of(tree: Tree) -> list[Milestone]:
    """Return every milestone of a tree in order."""
    return [item for stage in tree.stages for item in stage.milestones]


def _laggard(snapshot: Snapshot, level: Level, laggard: Laggard | None) -> str:
    """Name the territories behind all others, and say since when they are."""
    if laggard is None:
        return ""
    which, verb, last = LAST[level][len(laggard.codes) > 1]
    names = joined(snapshot.place_names[code] for code in laggard.codes)
    since = (
        f"desde el {day(laggard.since)} ({counted(laggard.count, 'corte', 'cortes')})"
        if laggard.count > 1
        else "desde este corte"
    )
    among = f", entre los territorios con al menos {CROWNED_FROM} entidades con reporte"
    return (
        f"{which} más atrás {verb} {names} ({percent(laggard.value)}): {verb} {last} {since}"
        f"{among if laggard.is_outdone else ''}."
    )


def _heaviest(focus: Focus, tree: Tree) -> str:
    """Name the milestones whose completion would give most, when the whole phase is looked at."""
    if focus.milestone is not None:
        return ""
    items = milestones_of(tree)
    points = rounded(np.array([item.weight * (100.0 - item.value) / 100.0 for item in items]), 1)
    most = float(points.max())
    best = [item for item, own in zip(items, points, strict=True) if own == most]
    if not most > 0:
        return ""
    points_words = measure(number(most, 1), "puntos")
    if len(best) > 1:
        which = joined(str(item.number) for item in best)
        return f"Lo que más suma por cumplir son los hitos {which}: {points_words} cada uno."
    return (
        f"Lo que más suma por cumplir es el {lowered(milestone_title(best[0].number, best[0].name))}: "
        f"{points_words}."
    )


def caption(snapshot: Snapshot, focus: Focus, tree: Tree, *, has_mean: bool = True) -> str:
    """Write what stands under a figure of the page: filters, cut-off, n, origin, source, version.

    Args:
        has_mean: whether the figure shows the mean progress, so that the report's own is set beside it.
    """
    early = words.not_begun(focus.phase, focus.cutoff)
    gap = national_gap(snapshot, replace(focus.view, cutoff=focus.cutoff)) if has_mean else ""
    return (
        f"{capitalised(describe_filters(snapshot.model, focus.view))}. Corte: {day(focus.cutoff)}. "
        + (f"{sample(0)}: {early}." if early else f"n{GAP}={GAP}{reports(tree)}.")
        + (f" {gap}" if gap else "")
        + caption_end(snapshot, focus)
    )


def reports(tree: Tree) -> str:
    """Count who has reported and who has not."""
    return f"{number(tree.n)} con reporte, {number(tree.missing)} sin reporte"


def reports_of_phase(focus: Focus, tree: Tree) -> str:
    """Count who has reported in the phase; before it begins, say so."""
    return words.not_begun(focus.phase, focus.cutoff) or reports(tree)


def caption_end(snapshot: Snapshot, focus: Focus) -> str:
    """Write the end of a caption: caveats of what is in view, origin, source, version."""
    origins = origins_in(snapshot.model, REPORTS)
    known = shown_caveats(snapshot.indicators[f"avance-fase-{focus.phase.key}"], origins)
    caveats = " ".join(_of_place(snapshot, focus, known))
    return (
        f" {caveats} {caption_mark(origins)} {source_words(snapshot.model, REPORTS)} "
        f"Versión de datos {snapshot.model.version}."
    )


def _of_place(snapshot: Snapshot, focus: Focus, caveats: Sequence[str]) -> Iterator[str]:
    """Yield the caveats but those that name a region which the place filters leave out."""
    catalogue = snapshot.model.catalogue
    framed = catalogue.departments["region"][framed_departments(snapshot, focus.view)]
    outside = catalogue.regions["name"].drop(framed.unique())
    yield from (caveat for caveat in caveats if not any(name in caveat for name in outside))


def absent_sentence(focus: Focus, state: ViewState, absent: int) -> str:
    """Say which entities have no row: those that the phase does not assist."""
    if not absent:
        return "Todas las entidades de la selección son asistidas en la fase."
    counted_words = counted(absent, *words.nouns(state))
    return f"No tienen fila {counted_words} que la fase {roman(focus.phase.key)} no asiste."


def change_sentence(focus: Focus, state: ViewState, found: dict[Movement, int]) -> str:
    """Say who moved between the two cut-offs, with counts."""
    if focus.before is None:
        return "No hay un corte anterior con el cual comparar."
    singular, plural = row_nouns(state)
    total = sum(found.values())
    return (
        f"{capitalised(span(focus.before, focus.phase.cutoffs[focus.position]))}, de "
        f"{counted(total, singular, plural)}: {words.moved(found)}."
    )
