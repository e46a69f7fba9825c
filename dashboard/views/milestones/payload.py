"""What travels of the milestones page: plain values, as few bytes as they can be.

Names, weights, rules and the ends of captions are a phase's own: they come once, with the page. A change of a
filter brings numbers, sentences and links; `assets/hitos.js` writes them.
"""

from collections.abc import Sequence

import numpy as np

from dashboard.indicators.measures import FloatArray
from dashboard.indicators.milestones.series import coded, coded_steps
from dashboard.indicators.milestones.tree import Milestone, Stage
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.milestones.page import LinkChoice, MilestonesView, Payload, milestones_of_query
from dashboard.views.milestones.sentences import caption_end


def sent_of_query(snapshot: Snapshot, query: str) -> Payload:
    """Return what travels of the page of an address."""
    return packed(snapshot, milestones_of_query(snapshot, query))


def packed(snapshot: Snapshot, view: MilestonesView) -> Payload:
    """Return what travels of a view.

    Keys: textos (by name), avisos, fichas (text and address), fases, niveles and migas (text, address and
    whether it is on), arbol, embudo and curvas (numbers; percentages in tenths, -1 unknown), calor (see
    `heat_payload`).
    """
    end = caption_end(snapshot, str(view.heat["fase"]))
    return {
        "textos": {
            "hallazgo": view.finding,
            "curvas-titulo": view.curves_title,
            "calor-titulo": view.heat_title,
            "sin-fila": view.absent,
            "cambio": view.change,
            "pie": view.caption.removesuffix(end),
        },
        "avisos": " ".join(view.notices),
        "fichas": [[chip.text, chip.href] for chip in view.chips],
        "fases": _links(view.phases),
        "niveles": _links(view.levels),
        "migas": _links(view.trail),
        "arbol": tree_numbers(view),
        "embudo": funnel_numbers(view),
        "curvas": curve_numbers(view),
        "calor": view.heat,
    }


def _links(choices: tuple[LinkChoice, ...]) -> list[list[object]]:
    return [[choice.text, choice.href, int(choice.is_on)] for choice in choices]


def tree_numbers(view: MilestonesView) -> Payload:
    """Return the numbers of the tree.

    Keys: valor, n, reportes (in words), etapas and hitos (completion), hechos.
    """
    tree = view.tree
    milestones = [item for stage in tree.stages for item in stage.milestones]
    return {
        "valor": _tenths([tree.value])[0],
        "n": tree.n,
        "reportes": view.reports,
        "etapas": _completion(tree.stages),
        "hitos": _completion(milestones),
        "hechos": [item.done for item in milestones],
    }


def _completion(parts: Sequence[Stage | Milestone]) -> list[int]:
    """Return the completion of stages or milestones, coded (see `coded`)."""
    values: FloatArray = np.array([part.value for part in parts], dtype=float)
    return coded(values, np.array([part.is_reported for part in parts], dtype=bool))


def funnel_numbers(view: MilestonesView) -> Payload:
    """Return the numbers of the funnel, by step: n, hechos (who closed it) and avance (mean completion)."""
    steps = view.funnel
    return {
        "n": steps[0].n if steps else 0,
        "hechos": [step.done for step in steps],
        "avance": _tenths([step.progress for step in steps]),
    }


def curve_numbers(view: MilestonesView) -> Payload:
    """Return the curves: codigos, nombres; by cut-off, as changes, media, bajo, alto, n and conjunto."""
    groups, whole = view.groups, view.whole
    return {
        "codigos": groups.codes.tolist(),
        "nombres": list(view.names),
        "media": coded_steps(groups.mean),
        "bajo": coded_steps(groups.low),
        "alto": coded_steps(groups.high),
        "n": np.diff(groups.n, axis=0, prepend=0).astype(int).tolist(),
        "conjunto": coded_steps(whole.mean) if len(whole.codes) else [],
    }


def _tenths(values: list[float]) -> list[int]:
    numbers: FloatArray = np.array(values, dtype=float)
    return coded(numbers)
