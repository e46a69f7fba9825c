"""The finding: what a view says, in one or two Spanish sentences that stand above its figure."""

import math

import numpy as np
import pandas as pd

from dashboard.board import Board
from dashboard.evaluate import Lens
from dashboard.indicators import Indicator, Kind
from dashboard.scales import State
from dashboard.selection import describe_filters, emptied_by, in_force
from dashboard.state import GOBERNACION, ViewState
from dashboard.wording import capitalised, counted, day, joined, number, percent, roman, signed

LAGGING_BELOW = 20.0  # percent; the class «rezagado» of the progress scale


def value_text(indicator: Indicator, value: float) -> str:
    """Write a value of an indicator with its unit."""
    text = number(value, indicator.decimals)
    return text if math.isnan(value) else f"{text}{indicator.suffix}"


def nouns(state: ViewState) -> tuple[str, str]:
    """Return the noun of the entities of a view, singular and plural."""
    return (
        ("gobernación", "gobernaciones") if state.entity_type == GOBERNACION else ("municipio", "municipios")
    )


def finding(
    board: Board,
    lens: Lens,
    state: ViewState,
    entities: pd.DataFrame,
    regions: pd.DataFrame,
    whole: pd.Series,
) -> str:
    """Say what the view shows.

    Args:
        entities: entity rows of the selection. regions: region rows. whole: the country row of it.
    """
    if entities.empty:
        return empty_sentence(board, state)
    if lens.indicator.kind is Kind.CATEGORY:
        return _category_finding(lens, state, entities)
    if lens.indicator.kind is Kind.ATTRIBUTE:
        return _attribute_finding(lens, state, whole) + _extremes(board, lens, regions)
    return _progress_finding(board, lens, state, entities, whole) + _extremes(board, lens, regions)


def empty_sentence(board: Board, state: ViewState) -> str:
    """Say which filter empties the selection, and what to do."""
    model = board.model
    culprits = emptied_by(model, state)
    words = joined(f"«{item.label}» ({item.describe(model, state)})" for item in culprits)
    alone = len(culprits) == 1 or len(culprits) < len(in_force(state))
    advice = (
        "Quite ese filtro"
        if len(culprits) == 1
        else "Quite uno de ellos"
        if alone
        else "Quite varios filtros"
    )
    return f"Ninguna entidad cumple todos los filtros. La selección queda vacía por {words}. {advice} para ver datos."


def _subject(lens: Lens) -> str:
    """Name what is measured, with stage or milestone where the indicator needs one."""
    return lens.indicator.label[:1].lower() + lens.indicator.label[1:]


def _progress_finding(
    board: Board, lens: Lens, state: ViewState, entities: pd.DataFrame, whole: pd.Series
) -> str:
    indicator = lens.indicator
    in_scope = entities[entities["state"] != State.NO_ASISTIDO]
    singular, plural = nouns(state)
    if in_scope.empty:
        return (
            f"Ninguna de las {number(len(entities))} entidades de la selección "
            f"es asistida en la fase {roman(lens.context.phase)}."
        )
    where = describe_filters(board.model, state)
    missing = int(whole["missing"])
    silent = f"; {counted(missing, 'no tiene dato', 'no tienen dato')}" if missing else ""
    if math.isnan(whole["value"]):
        return f"A {day(lens.context.cutoff)} ninguna entidad asistida tiene dato ({where})."
    return (
        f"A {day(lens.context.cutoff)}, {_subject(lens)} ({where}): {value_text(indicator, whole['value'])} "
        f"en promedio de {counted(int(whole['n']), singular, plural)}{silent}."
    )


def _attribute_finding(lens: Lens, state: ViewState, whole: pd.Series) -> str:
    if math.isnan(whole["value"]):
        return f"{lens.indicator.label}: ninguna entidad de la selección tiene dato."
    return (
        f"{number(whole['numerator'])} de {number(whole['denominator'])} "
        f"({percent(whole['value'])}): {lens.indicator.numerator}."
    )


def _category_finding(lens: Lens, state: ViewState, entities: pd.DataFrame) -> str:
    counts = entities.loc[entities["category"] != "", "category"].value_counts()
    if counts.empty:
        return f"{lens.indicator.label}: ninguna entidad de la selección tiene dato."
    total = int(counts.sum())
    top = str(counts.index[0])
    label = lens.indicator.scale.bands[lens.indicator.scale.position(top)].label
    _, plural = nouns(state)
    return (
        f"{capitalised(lens.indicator.label)}: la clase más frecuente es {label}, "
        f"con {number(counts.iloc[0])} de {number(total)} {plural} ({percent(100 * counts.iloc[0] / total)})."
    )


def _extremes(board: Board, lens: Lens, regions: pd.DataFrame) -> str:
    """Name the region ahead and the one behind, when there are two to compare."""
    known = regions["value"].dropna()
    if len(known) < 2 or np.isclose(known.max(), known.min()):
        return ""
    best, worst = known.idxmax(), known.idxmin()
    high, low = (
        ("Va adelante", "y atrás")
        if lens.indicator.kind is Kind.PROGRESS
        else ("La mayor proporción es de", "y la menor de")
    )
    if not lens.indicator.higher_is_better:
        high, low = "El valor más alto es de", "y el más bajo de"
    return (
        f" {high} {board.unit_name(str(best))} ({value_text(lens.indicator, known[best])}) "
        f"{low} {board.unit_name(str(worst))} ({value_text(lens.indicator, known[worst])})."
    )


def change_sentence(lens: Lens, change: float) -> str:
    """Say a change since the earlier cut-off: «+2,1 puntos desde 15 dic 2020»."""
    if lens.previous is None or math.isnan(change):
        return "sin corte anterior"
    return f"{signed(change)} puntos desde {day(lens.previous)}"


def lagging(progress: pd.DataFrame) -> int:
    """Count the entities with data below the threshold of «rezagado»."""
    return int((progress["value"] < LAGGING_BELOW).sum())
