"""What the page of Decree 683 says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from dashboard.core.kept import kept_with
from dashboard.core.state import GOBERNACION, MUNICIPIO, Level, ViewState
from dashboard.core.wording import capitalised, counted, day, joined, magnitude, number, percent, sample
from dashboard.indicators.decree import (
    ADOPTED,
    APPROVED,
    DEADLINES,
    OTHERS,
    PHASE,
    Comparison,
    Cumulative,
    Deadline,
    clear_differences,
    comparisons,
    cumulatives,
    progress_at,
)
from dashboard.indicators.evaluate import country_row, evaluate
from dashboard.indicators.intervals import METHOD_DIFFERENCE
from dashboard.indicators.provenance import ENTITIES, REPORTS, origins_in
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.rules import findings_in
from dashboard.indicators.selection import describe_filters, selected
from dashboard.indicators.snapshot import Snapshot

KEPT: Final = 32  # views of a snapshot: the page and its figures ask for the same
INDICATOR: Final = "decreto-683"
EXPIRED: Final = "plazo-vencido"  # the rule that finds who is past the limit
METHOD: Final = (
    "Presentar es el hito 18 de la fase I al 100\xa0% y aprobar, el 22; la fecha es la del primer corte "
    "quincenal que lo trae. Cuentan las entidades con reporte en el corte.",
    f"{METHOD_DIFFERENCE} Del avance de la fase I, en puntos: quienes acogieron el decreto menos los demás. "
    "Un intervalo que incluye el cero no muestra diferencia.",
    "No es un efecto del decreto: quienes lo acogieron podían ser distintos desde antes.",
)


@dataclass(frozen=True)
class Share:
    """How many took the longer term, of how many, in a view; both 0 where there is nobody."""

    adopted: int
    of: int

    @property
    def value(self) -> float:
        """Percentage (0-100); NaN of nobody."""
        return 100 * self.adopted / self.of if self.of else float("nan")


@dataclass(frozen=True)
class DecreeView:
    """What the page shows.

    Attributes:
        finding: its first line. offices, towns: who took the longer term.
        office_names: the gobernaciones that did, by name.
        deadlines: the legal dates. curves: both acts of both groups.
        differences: by region and universe. clear: a sentence on them.
        expired: codes past their limit without a report of approval. silent: of them, without any report.
        method: how it is made. source: one line of where from. origins: the least certain first.
    """

    finding: str
    offices: Share
    towns: Share
    office_names: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    curves: tuple[Cumulative, ...]
    differences: tuple[Comparison, ...]
    clear: str
    expired: tuple[str, ...]
    silent: tuple[str, ...]
    method: tuple[str, ...]
    source: str
    origins: tuple[str, ...]


def decree_cutoff(snapshot: Snapshot, state: ViewState) -> date:
    """Return the last day that counts: of phase I, which the decree is about."""
    cutoffs = snapshot.model.phases[PHASE].cutoffs or snapshot.model.cutoffs
    return state.cutoff or cutoffs[-1]


@kept_with(KEPT)
def build_decree(snapshot: Snapshot, state: ViewState) -> DecreeView:
    """Return the page of a view; municipalities and gobernaciones are both counted, whatever its type."""
    cutoff = decree_cutoff(snapshot, state)
    state = replace(state, cutoff=cutoff)
    offices, towns = (_share(snapshot, replace(state, entity_type=kind)) for kind in (GOBERNACION, MUNICIPIO))
    differences = comparisons(snapshot, state, cutoff)
    expired = past_limit(snapshot, state)
    progress = pd.Series(progress_at(snapshot.model, cutoff), index=snapshot.model.entities.index)
    return DecreeView(
        finding=finding(snapshot, state, offices, towns),
        offices=offices,
        towns=towns,
        office_names=_names(snapshot, state),
        deadlines=DEADLINES,
        curves=cumulatives(snapshot, state, cutoff),
        differences=differences,
        clear=difference_words(differences),
        expired=expired,
        silent=tuple(code for code in expired if np.isnan(progress[code])),
        method=METHOD,
        source=f"De la tabla de entidades y de los reportes de hitos de la fase I, hasta el {day(cutoff)}.",
        origins=origins_in(snapshot.model, ENTITIES, REPORTS),
    )


def _share(snapshot: Snapshot, state: ViewState) -> Share:
    """Count with the indicator of the map, so that page and map say the same."""
    view = replace(state, indicator=INDICATOR, milestone="", since=None)
    resolved = resolve_view(snapshot.indicators, snapshot.model, view)
    row = country_row(evaluate(resolved, snapshot.model, view, Level.COUNTRY))
    return Share(int(np.nan_to_num(row["numerator"])), int(row["n"]))


def _names(snapshot: Snapshot, state: ViewState) -> tuple[str, ...]:
    chosen = selected(snapshot.model, replace(state, entity_type=GOBERNACION))
    adopted = snapshot.model.entities["decree_683"].to_numpy(dtype=bool)
    return tuple(str(name) for name in snapshot.model.entities.loc[chosen & adopted, "department"])


def finding(snapshot: Snapshot, state: ViewState, offices: Share, towns: Share) -> str:
    """Say how many departments and municipalities took the longer term."""
    where = describe_filters(snapshot.model, replace(state, entity_type=MUNICIPIO))
    said = [
        f"{number(share.adopted)} de {counted(share.of, *nouns)} ({percent(share.value, 0)})"
        for share, nouns in (
            (offices, ("gobernación", "gobernaciones")),
            (towns, ("municipio", "municipios")),
        )
        if share.of
    ]
    if not said:
        return f"{capitalised(where)}: no hay entidades en la selección."
    return f"{capitalised(where)}: acogieron el plazo del Decreto 683 {joined(said)}."


def difference_words(found: Sequence[Comparison]) -> str:
    """Say the difference of the whole, with its interval, and in which parts the interval leaves out zero."""
    whole = next((one for one in found if one.kind == "total"), None)
    if whole is None or not whole.difference.is_known:
        return "No hay bastantes entidades con reporte en los dos grupos para compararlos."
    parts = [one for one in clear_differences(found) if one.kind != "total"]
    where = f" Por partes, solo en {joined(one.name for one in parts)}." if parts else ""
    return f"{_whole_words(whole)}{where}"


def _whole_words(whole: Comparison) -> str:
    gap = whole.difference
    ends = f"entre {points(gap.low)} y {points(gap.high)}\xa0puntos, con 90\xa0% de confianza"
    n = f"{sample(whole.adopters)} y {number(whole.rest)}"
    if not gap.leaves_out_zero:
        return f"El avance de quienes acogieron el decreto no se distingue del de los demás ({ends}; {n})."
    more = "mayor" if gap.value > 0 else "menor"
    return (
        f"El avance de quienes acogieron el decreto es {magnitude(gap.value)}\xa0puntos {more} que el de los "
        f"demás ({ends}; {n})."
    )


def points(value: float) -> str:
    """Write a difference in points with its sign; one that prints as zero has none."""
    text = number(abs(value), 1)
    if text == number(0, 1):
        return text
    return f"+{text}" if value > 0 else f"−{text}"


def past_limit(snapshot: Snapshot, state: ViewState) -> tuple[str, ...]:
    """Return the codes past their limit without a report of approval, as the rules find them."""
    asked = replace(state, cutoff=decree_cutoff(snapshot, state))
    found = findings_in(snapshot.model, asked)
    return tuple(str(code) for code in found.loc[found["rule"] == EXPIRED, "entity"])


def median_words(curves: Sequence[Cumulative]) -> str:
    """Say by which cut-off half of each group had its plan approved."""
    said = [
        f"{curve.group}, el {day(curve.median)}"
        for group in (ADOPTED, OTHERS)
        for curve in curves
        if curve.group == group and curve.act == APPROVED and curve.median
    ]
    return f"La mitad tenía el plan aprobado: {joined(said)}." if said else "Nadie reporta un plan aprobado."
