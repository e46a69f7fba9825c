"""What the page of the KPT says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from dashboard.core.kept import kept_with
from dashboard.core.state import MUNICIPIO, ViewState
from dashboard.core.wording import capitalised, joined, magnitude, number, percent, roman, sample
from dashboard.indicators.advisories import of_both_kinds
from dashboard.indicators.intervals import METHOD_DIFFERENCE, Interval
from dashboard.indicators.kpt import (
    ADVISED,
    ALONE,
    MODULES,
    OFFICES,
    Cross,
    Use,
    cross,
    groups_of,
    use_of,
)
from dashboard.indicators.measures import BoolArray
from dashboard.indicators.provenance import ANSWERS, ENTITIES, REPORTS, origins_in
from dashboard.indicators.rules import cutoff_of
from dashboard.indicators.selection import describe_filters, selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.survey_means import Mean, Survey
from dashboard.views.decree.page import points
from data.contracts import UNIVERSES

KEPT: Final = 32  # views of a snapshot: the page and its figures ask for the same
INDICATOR: Final = "uso-kpt"
QUESTION: Final = "kpt"
METHOD: Final = (
    "Usó el KPT quien usó al menos un módulo. Se cuenta sobre las entidades con dato: del DAFP y de la ART "
    "el informe no dice nada, y quedan sin dato, que no es «no».",
    "Los módulos son las tres partes del plan en el KPT: diagnóstico, parte estratégica y plan plurianual de "
    "inversiones.",
    f"{METHOD_DIFFERENCE} Del avance, en puntos: quienes usaron el KPT menos quienes no. No es un efecto del "
    "KPT: quienes lo usaron podían ser distintos desde antes.",
)


@dataclass(frozen=True)
class Pair:
    """A region or a universe: the use among those advised by DNP, and among those not assisted."""

    kind: str
    name: str
    advised: Use
    alone: Use


@dataclass(frozen=True)
class KptView:
    """What the page shows.

    Attributes:
        finding: its first line. groups: the use of each group of the view.
        pairs: by region and universe. modules: of each group with data, the use of each module.
        crosses: progress of who used it against who did not, by phase. crossed: a sentence on them.
        rating: of the question on the KPT over all waves.
        method: how it is made. source: one line of where from. origins: the least certain first.
    """

    finding: str
    groups: tuple[Use, ...]
    pairs: tuple[Pair, ...]
    modules: tuple[tuple[Use, tuple[Use, ...]], ...]
    crosses: tuple[Cross, ...]
    crossed: str
    rating: Mean
    method: tuple[str, ...]
    source: str
    origins: tuple[str, ...]


@kept_with(KEPT)
def build_kpt(snapshot: Snapshot, state: ViewState) -> KptView:
    """Return the page of a view; municipalities and gobernaciones are both there, in groups of their own."""
    model, state = snapshot.model, replace(state, cutoff=cutoff_of(snapshot.model, state))
    chosen = of_both_kinds(snapshot, state)
    members = {name: mask & chosen for name, mask in groups_of(model).items()}
    groups = tuple(use_of(model, mask, name) for name, mask in members.items() if mask.any())
    towns = selected(model, replace(state, entity_type=MUNICIPIO))
    assert state.cutoff is not None
    crosses = tuple(cross(model, towns, phase, state.cutoff) for phase in sorted(model.phases))
    return KptView(
        finding=_finding(snapshot, state, groups),
        groups=groups,
        pairs=tuple(_pairs(snapshot, members)),
        modules=tuple(
            (group, tuple(use_of(model, members[group.name], MODULES[key], key) for key in MODULES))
            for group in groups
            if group.known
        ),
        crosses=crosses,
        crossed=" ".join(words for one in crosses if (words := cross_words(one))),
        rating=Survey(snapshot, replace(state, entity_type=MUNICIPIO)).of(QUESTION),
        method=METHOD,
        source="De la tabla de entidades; el avance, de los reportes de hitos; la nota, de la encuesta.",
        origins=origins_in(model, ENTITIES, REPORTS, ANSWERS),
    )


def _pairs(snapshot: Snapshot, members: dict[str, BoolArray]) -> Iterator[Pair]:
    entities, names = snapshot.model.entities, snapshot.model.catalogue.regions["name"]
    parts = [("región", str(name), entities["region"].eq(slug)) for slug, name in names.items()]
    parts += [
        ("universo", f"Universo {letter}", entities["universe"].eq(letter).fillna(False))
        for letter in UNIVERSES
    ]
    for kind, name, inside in parts:
        mask = inside.to_numpy(dtype=bool)
        advised, alone = (use_of(snapshot.model, members[group] & mask, group) for group in (ADVISED, ALONE))
        if advised.known or alone.known:
            yield Pair(kind, name, advised, alone)


def _finding(snapshot: Snapshot, state: ViewState, groups: tuple[Use, ...]) -> str:
    """Say the use of each group with data, the assisted beside the others."""
    where = capitalised(describe_filters(snapshot.model, replace(state, entity_type=MUNICIPIO)))
    shares = {use.name: use for use in groups if use.known}
    said = [
        f"{percent(shares[name].value, 0)} {words}"
        for name, words in (
            (ADVISED, "de los municipios que asesora el DNP"),
            (ALONE, "de los no asistidos"),
            (OFFICES, "de las gobernaciones"),
        )
        if name in shares
    ]
    if not said:
        return f"{where}: no se sabe quién usó el KPT."
    return f"{where}: usó el KPT el {joined(said)}."


def use_words(use: Use) -> str:
    """Write a use: «98,0 % (294 de 300)», and how many are without data."""
    if not use.known:
        return f"sin dato ({number(use.total)})"
    left = f"; {number(use.total - use.known)} sin dato" if use.total > use.known else ""
    return f"{percent(use.value)} ({number(use.used)} de {number(use.known)}{left})"


def cross_words(one: Cross) -> str:
    """Say how the progress of who used the KPT compares; empty where there is no interval."""
    gap: Interval = one.difference
    n = f"{sample(one.users)} y {number(one.rest)}"
    if not gap.is_known:
        return ""
    ends = f"entre {points(gap.low)} y {points(gap.high)}\xa0puntos, con 90\xa0% de confianza"
    if not gap.leaves_out_zero:
        return f"En la fase {roman(one.phase)} el avance no se distingue según el uso del KPT ({ends}; {n})."
    more = "más" if gap.value > 0 else "menos"
    return (
        f"En la fase {roman(one.phase)} quienes usaron el KPT llevan {magnitude(gap.value)}\xa0puntos {more} "
        f"({ends}; {n})."
    )
