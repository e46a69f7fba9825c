"""The finding: what a view says, in one or two Spanish sentences that stand above its figure."""

import math
from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from dashboard.core.scales import PROGRESS, State
from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.core.wording import (
    capitalised,
    counted,
    day,
    joined,
    magnitude,
    number,
    percent,
    roman,
    signed,
)
from dashboard.indicators.declarations import Indicator, Kind, Unit
from dashboard.indicators.evaluate import Reading, ResolvedView, country_row
from dashboard.indicators.measures import FloatArray, cutoff_position
from dashboard.indicators.movement import Movement, change_between, counts, earlier_position
from dashboard.indicators.selection import WHOLE_COUNTRY, describe_filters, emptied_by
from dashboard.indicators.snapshot import Snapshot
from data.model import Phase

VERBS = {
    Movement.UP: ("avanza", "avanzan"),
    Movement.STILL: ("sigue igual", "siguen igual"),
    Movement.DOWN: ("retrocede", "retroceden"),
    Movement.NEW: ("empieza a reportar", "empiezan a reportar"),
    Movement.SILENT: ("sin reporte", "sin reporte"),
}
ALWAYS_SAID = (Movement.UP, Movement.STILL, Movement.DOWN)


def value_text(indicator: Indicator, value: float) -> str:
    """Write a value of an indicator with its unit."""
    text = number(value, indicator.decimals)
    if math.isnan(value):
        return text
    return f"{text} día" if text == "1" and indicator.unit is Unit.DAYS else f"{text}{indicator.suffix}"


def nouns(state: ViewState) -> tuple[str, str]:
    """Return the noun of the entities of a view, singular and plural."""
    return (
        ("gobernación", "gobernaciones") if state.entity_type == GOBERNACION else ("municipio", "municipios")
    )


def finding(
    snapshot: Snapshot, reading: Reading, state: ViewState, rows: Mapping[Level, pd.DataFrame]
) -> str:
    """Say what the view shows; `rows` are its entity, region and country rows."""
    resolved, entities, regions = reading.resolved, rows[Level.ENTITY], rows[Level.REGION]
    whole = country_row(rows[Level.COUNTRY])
    if entities.empty:
        return empty_sentence(snapshot, state)
    if resolved.indicator.kind is Kind.CATEGORY:
        return _category_finding(snapshot, resolved, state, entities)
    if resolved.indicator.kind is Kind.ATTRIBUTE:
        return _attribute_finding(snapshot, resolved, state, whole) + _extremes(snapshot, resolved, regions)
    sentence = _progress_finding(snapshot, resolved, state, entities, whole)
    if resolved.shows_change:
        return sentence + _trend(reading, whole) + _movement(reading, state)
    return sentence + _trend(reading, whole) + _extremes(snapshot, resolved, regions)


def empty_sentence(snapshot: Snapshot, state: ViewState) -> str:
    """Say which filter empties the selection, and what to do."""
    model = snapshot.model
    culprits, one_is_enough = emptied_by(model, state)
    words = joined(f"«{item.label}» ({item.describe(model, state)})" for item in culprits)
    if not one_is_enough:
        advice = "Quite varios filtros"
    else:
        advice = "Quite ese filtro" if len(culprits) == 1 else "Quite uno de ellos"
    return (
        f"Ninguna entidad cumple todos los filtros. La selección queda vacía por {words}. "
        f"{advice} para ver datos."
    )


def subject(snapshot: Snapshot, resolved: ResolvedView) -> str:
    """Name what is measured, with stage or milestone where the indicator needs one."""
    milestones, context = snapshot.model.phases[resolved.context.phase].milestones, resolved.context
    phase = f"de la fase {roman(context.phase)}"
    if resolved.indicator.key == "hito":
        return f"Hito {context.milestone} {phase}: {milestones.at[context.milestone, 'milestone_name']}"
    if resolved.indicator.key == "avance-etapa":
        name = milestones.loc[milestones["stage"] == context.stage, "stage_name"].iloc[0]
        return f"Etapa {context.stage} {phase}: {name}"
    return resolved.indicator.label


def _where(snapshot: Snapshot, state: ViewState) -> str:
    """Name the selection in brackets; nothing for the whole country."""
    words = describe_filters(snapshot.model, state)
    return "" if words == WHOLE_COUNTRY else f" ({words})"


def _progress_finding(
    snapshot: Snapshot, resolved: ResolvedView, state: ViewState, entities: pd.DataFrame, whole: pd.Series
) -> str:
    indicator = resolved.indicator
    singular, plural = nouns(state)
    head = f"{subject(snapshot, resolved)}{_where(snapshot, state)}"
    if (entities["state"] == State.NO_ASISTIDO).all():
        return f"{head}: la fase {roman(resolved.context.phase)} no asiste a ninguna entidad de la selección."
    if math.isnan(whole["value"]):
        return f"{head}: a {day(resolved.context.cutoff)} ninguna entidad asistida tiene dato."
    missing = int(whole["missing"])
    silent = f"; {number(missing)} sin dato" if missing else ""
    return (
        f"{head}: {value_text(indicator, whole['value'])} en promedio a {day(resolved.context.cutoff)} "
        f"({counted(int((entities['n'] > 0).sum()), singular, plural)} con dato{silent})."
    )


def _trend(reading: Reading, whole: pd.Series) -> str:
    """Say whether it is getting better since the earlier cut-off."""
    resolved = reading.resolved
    if reading.before is None or resolved.previous is None:
        return ""
    change = change_between(reading.before.mean, float(whole["value"]))
    if math.isnan(change):
        return ""
    unit = "puntos" if resolved.indicator.unit is Unit.PERCENT else str(resolved.indicator.unit)
    if change == 0:
        return f" No cambia desde {day(resolved.previous)}."
    verb = "Sube" if change > 0 else "Baja"
    return f" {verb} {magnitude(change)} {unit} desde {day(resolved.previous)}."


def _movement(reading: Reading, state: ViewState) -> str:
    """Count who moved, who stands still and who went back between the two cut-offs."""
    if reading.before is None:
        return ""
    found = counts(reading.changes(Level.ENTITY)) | {Movement.SILENT: 0}  # outside the phase there are more
    return f" {moved(found, nouns(state))}."


def moved(found: Mapping[Movement, int], of: tuple[str, str] = ("", "")) -> str:
    """Say how many made each movement: «122 municipios avanzan, 191 siguen igual y 3 retroceden».

    Args:
        of: singular and plural noun of what is counted, said with the first count; empty where it was said.
    """
    said = [
        (count, VERBS[movement][count != 1])
        for movement, count in found.items()
        if count or movement in ALWAYS_SAID
    ]
    (first, verb), *rest = said
    head = counted(first, *of) if of[0] else number(first)
    return joined([f"{head} {verb}", *(f"{number(count)} {verb}" for count, verb in rest)])


def not_comparable(phase: Phase, position: int, since: date | None) -> tuple[str, ...]:
    """Say why changes are not counted from the day that was asked for; nothing where they are.

    Args:
        position: of the cut-off looked at in the phase; -1 when the phase had not begun.
    """
    earlier = earlier_position(phase, position, since)
    if since is None or (earlier is not None and phase.cutoffs[earlier] == since):
        return ()
    if position < 0 or cutoff_position(phase, since) < 0:
        why = f"la fase {roman(phase.key)} no había empezado"
    else:
        why = f"no es anterior al corte {day(phase.cutoffs[position])}"
    return (f"No se puede comparar con {day(since)}: {why}.",)


def _attribute_finding(snapshot: Snapshot, resolved: ResolvedView, state: ViewState, whole: pd.Series) -> str:
    head = f"{resolved.indicator.label}{_where(snapshot, state)}"
    if math.isnan(whole["value"]):
        return f"{head}: ninguna entidad de la selección tiene dato."
    return (
        f"{head}: {number(whole['numerator'])} de {number(whole['denominator'])} "
        f"{nouns(state)[0 if whole['denominator'] == 1 else 1]} ({percent(whole['value'])})."
    )


def _category_finding(
    snapshot: Snapshot, resolved: ResolvedView, state: ViewState, entities: pd.DataFrame
) -> str:
    head = f"{capitalised(resolved.indicator.label)}{_where(snapshot, state)}"
    counts = entities.loc[entities["category"] != "", "category"].value_counts()
    if counts.empty:
        return f"{head}: ninguna entidad de la selección tiene dato."
    total = int(counts.sum())
    label = resolved.indicator.scale.bands[resolved.indicator.scale.position(str(counts.index[0]))].label
    noun = nouns(state)[0 if total == 1 else 1]
    return (
        f"{head}: la clase más frecuente es {label}, "
        f"con {number(counts.iloc[0])} de {number(total)} {noun} ({percent(100 * counts.iloc[0] / total)})."
    )


def _extremes(snapshot: Snapshot, resolved: ResolvedView, regions: pd.DataFrame) -> str:
    """Name the region ahead and the one behind, when there are two to compare."""
    known = regions["value"].dropna()
    if len(known) < 2 or np.isclose(known.max(), known.min()):
        return ""
    high, low = (
        f"{snapshot.unit_name(str(slug))} ({value_text(resolved.indicator, known[slug])})"
        for slug in (known.idxmax(), known.idxmin())
    )
    if resolved.indicator.kind is Kind.PROGRESS and resolved.indicator.higher_is_better:
        return f" Adelante, {high}; atrás, {low}."
    return f" El más alto, {high}; el más bajo, {low}."


def change_note(resolved: ResolvedView, change: float) -> str:
    """Say a change in percentage points since the earlier cut-off: «+2,1 desde 15 dic 2020»."""
    if resolved.previous is None or math.isnan(change):
        return "sin corte anterior"
    return f"{signed(change)} desde {day(resolved.previous)}"


def lagging(progress: FloatArray) -> int:
    """Count the percentages in the first class of progress, «rezagado», as they are printed."""
    return int((PROGRESS.classes_of(progress) == 0).sum())
