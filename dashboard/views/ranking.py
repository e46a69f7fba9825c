"""The ranking: the units of a view in the order of their values, those at both ends and a sentence.

It has the order of the table: who is ahead comes first, and in a selection by class who is behind.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from dashboard.core.scales import State
from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.core.wording import capitalised, counted, joined, number, rounded
from dashboard.indicators.classes import drawn_scale_positions
from dashboard.indicators.declarations import Indicator, Kind
from dashboard.indicators.evaluate import evaluate
from dashboard.indicators.extremes import Extreme, extremes
from dashboard.indicators.resolved import ResolvedView, shown_values
from dashboard.indicators.snapshot import Snapshot
from dashboard.views import finding as words
from dashboard.views.rows import places
from dashboard.views.summary import level_noun

EACH_END: Final = 15  # rows shown of each end where they are not all shown
MOST_NAMED: Final = 3
PLURALS: Final = {
    "municipio": "municipios",
    "gobernación": "gobernaciones",
    "departamento": "departamentos",
    "región": "regiones",
    "conjunto": "conjuntos",
}


@dataclass(frozen=True)
class Ranked:
    """One unit: its place among those with a value (those that print alike share the best), name and value.

    Attributes:
        owner: name of its department, where that says more than its own.
        is_zero: whether it is drawn as «0 %», a state of its own.
    """

    code: str
    place: int
    name: str
    owner: str
    value: float
    is_zero: bool


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """The units of a view in order.

    Attributes:
        rows: every unit with a value. first, last: those shown of each end; all are in `first` when few.
        left_out: how many stand between them. sentence: who leads and who lags, and who has no value.
    """

    rows: tuple[Ranked, ...]
    first: tuple[Ranked, ...]
    last: tuple[Ranked, ...]
    left_out: int
    sentence: str


def ranks(resolved: ResolvedView, state: ViewState) -> bool:
    """Return whether the values of a view can be put in order: a category has none."""
    indicator = resolved.indicator
    return indicator.kind is not Kind.CATEGORY and not drawn_scale_positions(indicator, state.level)


def is_late_first(state: ViewState) -> bool:
    """Return whether those behind come first: in a selection by class."""
    return bool(state.classes)


def build_ranking(snapshot: Snapshot, resolved: ResolvedView, state: ViewState) -> Ranking:
    """Put the units of a view in order."""
    evaluated = evaluate(resolved, snapshot.model, state)
    evaluated = evaluated.assign(value=shown_values(evaluated))
    rows = _ordered(snapshot, resolved.indicator, state, evaluated) if ranks(resolved, state) else ()
    middle = max(0, len(rows) - 2 * EACH_END)
    cut = EACH_END if middle else len(rows)
    return Ranking(
        rows=rows,
        first=rows[:cut],
        last=rows[cut + middle :],
        left_out=middle,
        sentence=_sentence(snapshot, resolved, state, evaluated),
    )


def _ordered(
    snapshot: Snapshot, indicator: Indicator, state: ViewState, evaluated: pd.DataFrame
) -> tuple[Ranked, ...]:
    known = evaluated[evaluated["value"].notna()]
    shown = rounded(known["value"].to_numpy(float), indicator.decimals)
    better = -shown if indicator.higher_is_better else shown
    ranked = pd.Series(better).rank(method="min").astype(int).to_numpy()
    order = np.argsort(-better if is_late_first(state) else better, kind="stable")
    named = places(snapshot, state.level, words.nouns(state)[1])
    return tuple(
        Ranked(
            code=str(known.index[row]),
            place=int(ranked[row]),
            name=named[str(known.index[row])][1],
            owner=_owner(state, named[str(known.index[row])]),
            value=float(shown[row]),
            is_zero=bool(known["state"].iloc[row] == State.CERO),
        )
        for row in order.tolist()
    )


def _owner(state: ViewState, place: tuple[str, ...]) -> str:
    is_town = state.level is Level.ENTITY and state.entity_type != GOBERNACION
    return place[3] if is_town else ""


def _sentence(snapshot: Snapshot, resolved: ResolvedView, state: ViewState, rows: pd.DataFrame) -> str:
    """Say how many are ranked, who is at each end, and how many have no value."""
    empty = words.empty_sentence(snapshot, state)
    if empty:
        return empty
    subject = capitalised(words.subject(snapshot, resolved))
    if not ranks(resolved, state):
        return f"{subject}: es una categoría y no pone a las unidades en orden. Véalas en la tabla."
    singular = level_noun(state)
    plural = PLURALS[singular]
    known = int(rows["value"].notna().sum())
    head = f"{subject}: {counted(known, f'{singular} con valor', f'{plural} con valor')}"
    without = f"{number(len(rows) - known)} sin valor al final." if known < len(rows) else ""
    return " ".join(filter(None, (f"{head}{_ends(snapshot, resolved.indicator, plural, rows)}.", without)))


def _ends(snapshot: Snapshot, indicator: Indicator, plural: str, rows: pd.DataFrame) -> str:
    found = extremes([str(code) for code in rows.index], rows["value"], indicator.decimals)
    if found is None:
        return ""
    high, low = (_named(snapshot, indicator, plural, end) for end in (found.high, found.low))
    return f"; el más alto, {high}; el más bajo, {low}"


def _named(snapshot: Snapshot, indicator: Indicator, plural: str, end: Extreme[str]) -> str:
    """Name who shares an end, or how many do, with its value."""
    named = [snapshot.unit_name(code) for code in end.keys[:MOST_NAMED]]
    who = joined(named) if len(end.keys) <= MOST_NAMED else f"{number(len(end.keys))} {plural}"
    return f"{who} ({words.value_text(indicator, end.value)})"
