"""What a view says in Spanish sentences: two stand above its figure, the others go to its caption."""

import math
from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from dashboard.core.scales import PROGRESS, State
from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.core.wording import (
    capitalised,
    counted,
    day,
    joined,
    lowered,
    magnitude,
    measure,
    number,
    percent,
    roman,
    short_day,
    signed,
)
from dashboard.indicators.declarations import Indicator, Kind, Unit
from dashboard.indicators.evaluate import Reading, country_row
from dashboard.indicators.extremes import CROWNED_FROM, extremes
from dashboard.indicators.measures import FloatArray, cutoff_position
from dashboard.indicators.movement import Movement, change_between, counts, earlier_position
from dashboard.indicators.resolved import ResolvedView, shown_values
from dashboard.indicators.selection import WHOLE_COUNTRY, describe_filters, emptied_by, selected
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
    return (
        measure(text, "día") if text == "1" and indicator.unit is Unit.DAYS else f"{text}{indicator.suffix}"
    )


def nouns(state: ViewState) -> tuple[str, str]:
    """Return the noun of the entities of a view, singular and plural."""
    return (
        ("gobernación", "gobernaciones") if state.entity_type == GOBERNACION else ("municipio", "municipios")
    )


def facts(
    snapshot: Snapshot, reading: Reading, state: ViewState, rows: Mapping[Level, pd.DataFrame]
) -> tuple[str, ...]:
    """Say what the view shows, one fact a sentence, the weightiest first.

    Args:
        rows: its entity, region and country rows.
    """
    return tuple(filter(None, _facts(snapshot, reading, state, rows)))


def _facts(
    snapshot: Snapshot, reading: Reading, state: ViewState, rows: Mapping[Level, pd.DataFrame]
) -> tuple[str, ...]:
    resolved, entities, regions = reading.resolved, rows[Level.ENTITY], rows[Level.REGION]
    whole = country_row(rows[Level.COUNTRY])
    if entities.empty:
        return (empty_sentence(snapshot, state),)
    if resolved.indicator.kind is Kind.CATEGORY:
        return (_category_finding(snapshot, resolved, state, entities),)
    ends = _extremes(snapshot, resolved, regions)
    if resolved.indicator.kind is Kind.ATTRIBUTE:
        return _attribute_finding(snapshot, resolved, state, whole), ends
    level, trend = _progress_finding(snapshot, resolved, state, entities, whole), _trend(reading, whole)
    if not resolved.shows_change:
        return level, trend, ends
    if not trend:
        return level, _movement(reading, state)
    return f"{_head(snapshot, resolved, state)}: {lowered(trend)}", _movement(reading, state), level


def empty_sentence(snapshot: Snapshot, state: ViewState) -> str:
    """Say which filters empty the selection, and what to do; empty when some entity passes them all."""
    model = snapshot.model
    if selected(model, state).any():
        return ""
    culprits, one_is_enough = emptied_by(model, state)
    if not culprits:
        return f"Los datos activos no tienen {nouns(state)[1]}."
    words = joined(f"«{item.label}» ({item.describe(model, state)})" for item in culprits)
    if not one_is_enough:
        advice = "Quite varios filtros"
    else:
        advice = "Quite ese filtro" if len(culprits) == 1 else "Quite uno de ellos"
    return (
        f"Ninguna entidad cumple todos los filtros: la selección queda vacía por {words}. "
        f"{advice} para ver datos."
    )


def not_begun(phase: Phase, cutoff: date) -> str:
    """Say that a phase had not begun at a cut-off, and which its first one is; empty when it had."""
    if cutoff_position(phase, cutoff) >= 0:
        return ""
    if not phase.cutoffs:
        return f"la fase {roman(phase.key)} no ha empezado: nadie ha reportado"
    return (
        f"la fase {roman(phase.key)} no había empezado al {day(cutoff)}; "
        f"su primer corte es el {day(phase.cutoffs[0])}"
    )


def reading_not_begun(snapshot: Snapshot, resolved: ResolvedView) -> str:
    """Say that what a view reads had not begun at its cut-off; empty when it had, or has no beginning."""
    if not resolved.indicator.changes_with_time:
        return ""
    return not_begun(snapshot.model.phases[resolved.context.phase], resolved.context.cutoff)


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


def _head(snapshot: Snapshot, resolved: ResolvedView, state: ViewState) -> str:
    """Say what is measured and of whom: what a first sentence begins with."""
    said = f"{lowered(resolved.indicator.label)}: "
    return f"{subject(snapshot, resolved)}{_where(snapshot, state).replace(said, '')}"


def _where(snapshot: Snapshot, state: ViewState) -> str:
    """Name the selection in brackets; nothing for the whole country."""
    words = describe_filters(snapshot.model, state)
    return "" if words == WHOLE_COUNTRY else f" ({words})"


def _without_value(resolved: ResolvedView, whole: pd.Series, singular: str, plural: str) -> str:
    """Say why a selection has no value: nobody has data, or too few answered to tell it."""
    when, n = f"al {day(resolved.context.cutoff)}", int(whole["n"])
    if not n:
        return f"{when} ninguna entidad asistida tiene dato"
    if whole["state"] == State.SIN_REPORTE:
        return f"{when} nadie lo ha reportado ({counted(n, singular, plural)} con otros reportes)"
    return f"{when} {counted(n, singular, plural)} con dato; el valor se reserva por sus pocas respuestas"


def _progress_finding(
    snapshot: Snapshot, resolved: ResolvedView, state: ViewState, entities: pd.DataFrame, whole: pd.Series
) -> str:
    singular, plural = nouns(state)
    head = _head(snapshot, resolved, state)
    if (entities["state"] == State.NO_ASISTIDO).all():
        return f"{head}: la fase {roman(resolved.context.phase)} no asiste a ninguna entidad de la selección."
    early = reading_not_begun(snapshot, resolved)
    if early:
        return f"{head}: {early}."
    if math.isnan(whole["value"]) or whole["state"] == State.SIN_REPORTE:
        return f"{head}: {_without_value(resolved, whole, singular, plural)}."
    value, when = value_text(resolved.indicator, whole["value"]), day(resolved.context.cutoff)
    return f"{head}: {value} en promedio al {when}."


def _trend(reading: Reading, whole: pd.Series) -> str:
    """Say whether it is getting better since the earlier cut-off."""
    resolved = reading.resolved
    if reading.before is None or resolved.previous is None or whole["state"] == State.SIN_REPORTE:
        return ""
    change = change_between(reading.before.mean, float(whole["value"]))
    if math.isnan(change):
        return ""
    unit = "puntos" if resolved.indicator.unit is Unit.PERCENT else str(resolved.indicator.unit)
    if change == 0:
        return f"No cambia desde el {day(resolved.previous)}."
    verb = "Sube" if change > 0 else "Baja"
    return f"{verb} {measure(magnitude(change), unit)} desde el {day(resolved.previous)}."


def _movement(reading: Reading, state: ViewState) -> str:
    """Count who moved, who stands still and who went back between the two cut-offs."""
    if reading.before is None:
        return ""
    found = counts(reading.changes(Level.ENTITY)) | {Movement.SILENT: 0}  # outside the phase there are more
    return f"{moved(found, nouns(state))}."


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
        why = f"no es anterior al corte del {day(phase.cutoffs[position])}"
    return (f"No se puede comparar con el {day(since)}: {why}.",)


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
    total, most = int(counts.sum()), int(counts.max())
    whole = f"{number(total)} {nouns(state)[0 if total == 1 else 1]}"
    tied = [band.label for band in resolved.indicator.scale.bands if counts.get(band.code, 0) == most]
    share = percent(100 * most / total)
    if len(tied) == 1:
        return f"{head}: la clase más frecuente es {tied[0]}, con {number(most)} de {whole} ({share})."
    each = f"con {number(most)} cada una de {whole} ({share})"
    if len(tied) == len(counts):
        return f"{head}: ninguna clase es más frecuente que otra: {_listed(tied)}, {each}."
    return f"{head}: las clases más frecuentes son {_listed(tied)}, {each}."


def _listed(labels: Sequence[str]) -> str:
    """Join the labels of classes; those with commas inside are kept apart by semicolons."""
    return "; ".join(labels) if any("," in label for label in labels) else joined(labels)


def _extremes(snapshot: Snapshot, resolved: ResolvedView, regions: pd.DataFrame) -> str:
    """Name the regions ahead and those behind, when there are two to compare."""
    indicator = resolved.indicator
    found = extremes(
        [str(slug) for slug in regions.index], shown_values(regions), indicator.decimals, regions["n"]
    )
    if found is None:
        return ""
    high, low = (
        f"{joined(snapshot.place_names[slug] for slug in end.keys)} ({value_text(indicator, end.value)})"
        for end in (found.high, found.low)
    )
    outdone = found.high.is_outdone or found.low.is_outdone
    among = f", entre las regiones con al menos {CROWNED_FROM} entidades con dato" if outdone else ""
    if indicator.kind is Kind.PROGRESS and indicator.higher_is_better:
        return f"Adelante, {high}; atrás, {low}{among}."
    return f"El valor más alto, en {high}; el más bajo, en {low}{among}."


def change_note(resolved: ResolvedView, change: float) -> str:
    """Say a change in percentage points, short as a card: «+2,1 (antes: 15 dic 2020)»."""
    if resolved.previous is None or math.isnan(change):
        return "sin corte anterior"
    return f"{signed(change)} (antes: {short_day(resolved.previous)})"


def lagging(progress: FloatArray) -> int:
    """Count the percentages in the first class of progress, «rezagado», as they are printed."""
    return int((PROGRESS.classes_of(progress) == 0).sum())
