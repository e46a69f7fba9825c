"""What each figure of the milestones page says in words: its own finding, read from what it shows."""

from collections.abc import Sequence

import numpy as np

from dashboard.core.wording import counted, day, joined, measure, number, percent
from dashboard.indicators.extremes import extremes
from dashboard.indicators.milestones.curves import Curves
from dashboard.indicators.milestones.funnel import FunnelStep
from dashboard.indicators.milestones.tree import Tree
from dashboard.indicators.selection import WHOLE_COUNTRY, describe_filters
from dashboard.indicators.snapshot import Snapshot
from dashboard.views import finding as words
from dashboard.views.milestones.focus import Focus
from dashboard.views.milestones.sentences import milestones_of


def funnel_finding(snapshot: Snapshot, focus: Focus, tree: Tree, steps: Sequence[FunnelStep]) -> str:
    """Say which stage most entities closed and which the fewest."""
    found = _ends([f"«{step.name}»" for step in steps], [step.share for step in steps])
    told = f"la etapa que más cerraron: {found[0]}; la que menos: {found[1]}" if found else _alike("etapas")
    return f"De {_reporting(snapshot, focus, tree)}, {told}."


def tree_finding(snapshot: Snapshot, focus: Focus, tree: Tree) -> str:
    """Say how much of the weight of the phase is fulfilled, and in which stage most and least of its own."""
    names = [f"«{stage.number}. {stage.name}»" for stage in tree.stages]
    found = _ends(names, [stage.shown for stage in tree.stages])
    told = f" La etapa más cumplida: {found[0]}; la menos: {found[1]}." if found else ""
    who = _reporting(snapshot, focus, tree)
    return f"Se cumple el {percent(tree.value)} del peso de la fase, en promedio de {who}.{told}"


def heat_finding(snapshot: Snapshot, focus: Focus, tree: Tree) -> str:
    """Say which milestone is fulfilled most in the whole selection and which least."""
    items = milestones_of(tree)
    found = _ends([str(item.number) for item in items], [item.shown for item in items])
    told = f"el hito más cumplido: {found[0]}; el menos: {found[1]}" if found else _alike("hitos")
    return f"En promedio de {_reporting(snapshot, focus, tree)}, {told}."


def curves_finding(snapshot: Snapshot, focus: Focus, tree: Tree, curves: Curves, names: Sequence[str]) -> str:
    """Say whose curve is highest and whose lowest at the cut-off, and whose has risen most."""
    at = curves.mean[focus.position]
    found = _ends(names, at.tolist())
    told = f"la curva más alta: {found[0]}; la más baja: {found[1]}" if found else _alike("territorios")
    return f"En promedio de {_reporting(snapshot, focus, tree)}, {told}.{_risen(focus, curves, names)}"


def _risen(focus: Focus, curves: Curves, names: Sequence[str]) -> str:
    """Say whose curve has risen most since the first cut-off; nothing where there are no two to compare."""
    risen = curves.mean[focus.position] - curves.mean[0]
    found = extremes(names, risen, 1) if focus.position else None
    if found is None or not found.high.value > 0:
        return ""
    since, who = day(focus.phase.cutoffs[0]), joined(found.high.keys)
    rise = measure(number(found.high.value, 1), "puntos")
    return f" Desde el {since} la que más sube: {who} ({rise})."


def _reporting(snapshot: Snapshot, focus: Focus, tree: Tree) -> str:
    """Count who reported, and name the selection they are of."""
    where = describe_filters(snapshot.model, focus.view)
    place = "" if where == WHOLE_COUNTRY else f" ({where})"
    return f"{counted(tree.n, *words.nouns(focus.view))} con reporte{place}"


def _ends(names: Sequence[str], values: Sequence[float]) -> tuple[str, str] | None:
    """Name the highest and the lowest with all their ties; None where there are no two to compare."""
    found = extremes(names, np.array(values, dtype=float), 1)
    if found is None:
        return None
    high, low = (f"{joined(end.keys)} ({percent(end.value)})" for end in (found.high, found.low))
    return high, low


def _alike(what: str) -> str:
    return f"no hay diferencia entre {what}"
