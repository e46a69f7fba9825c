"""What the page of perception says: the means with their intervals, the sample, the ten conclusions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from dashboard.core.kept import kept_with
from dashboard.core.state import ViewState
from dashboard.core.wording import capitalised, day, joined, number, percent, sample
from dashboard.indicators.extremes import CROWNED_FROM, extremes
from dashboard.indicators.intervals import METHOD_MEAN
from dashboard.indicators.provenance import ANSWERS, origins_in
from dashboard.indicators.selection import describe_filters
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.survey_means import (
    Mean,
    Survey,
    by_government,
    by_official,
    by_region,
    by_wave,
    respondents,
)
from dashboard.indicators.survey_release import GENERAL, MINIMUM_ANSWERS
from dashboard.indicators.survey_waves import survey_cutoff
from dashboard.views.finding import empty_sentence
from dashboard.views.perception.conclusions import Conclusion, conclusions

KEPT: Final = 32  # views of a snapshot: the page and its figures ask for the same
SCALE: Final = (1.0, 5.0)
WITHHELD: Final = "muy pocas respuestas"
METHOD: Final = (
    "Cada entrevista califica de 1 a 5; lo que se muestra es la media de las respuestas.",
    f"{METHOD_MEAN} N son las entidades de la fase I, una vez por ola; del nivel de los funcionarios no se "
    "conoce N y no se corrige.",
    f"Con menos de {MINIMUM_ANSWERS} respuestas, o donde la media dejaría calcular lo que contestaron una o "
    "dos personas, no se publica.",
)
ASKS: Final = "¿Cómo califican los usuarios la asistencia?"


@dataclass(frozen=True)
class PerceptionView:
    """What the page shows.

    Attributes:
        finding: its first line. waves: the general question and the five dimensions, wave by wave.
        regions, governments, officials: the general question over all waves.
        conclusions: of the report, beside numbers. method: how it is made. source: one line of where from.
        interviews, entities: how many answered. origins: of the numbers, the least certain first.
    """

    finding: str
    waves: tuple[Mean, ...]
    regions: tuple[Mean, ...]
    governments: tuple[Mean, ...]
    officials: tuple[Mean, ...]
    conclusions: tuple[Conclusion, ...]
    method: tuple[str, ...]
    source: str
    interviews: int
    entities: int
    origins: tuple[str, ...]


@kept_with(KEPT)
def build_perception(snapshot: Snapshot, state: ViewState) -> PerceptionView:
    """Return the page of a view."""
    state = replace(state, cutoff=survey_cutoff(snapshot, state))
    survey = Survey(snapshot, state)
    interviews, entities = respondents(survey)
    waves = by_wave(survey)
    return PerceptionView(
        finding=empty_sentence(snapshot, state) or finding(snapshot, state, waves),
        waves=waves,
        regions=by_region(survey),
        governments=by_government(survey),
        officials=by_official(survey),
        conclusions=conclusions(snapshot, state),
        method=METHOD,
        source=f"De la encuesta a los usuarios, hasta el {day(survey_cutoff(snapshot, state))}: "
        f"{number(interviews)} entrevistas a {number(entities)} entidades.",
        interviews=interviews,
        entities=entities,
        origins=origins_in(snapshot.model, ANSWERS),
    )


def finding(snapshot: Snapshot, state: ViewState, waves: Sequence[Mean]) -> str:
    """Say the general rating of the last wave with its interval, and the best and worst dimensions."""
    where = capitalised(describe_filters(snapshot.model, state))
    last = max((mean.wave for mean in waves if mean.wave is not None), default=0)
    own = [mean for mean in waves if mean.wave == last]
    told = [mean for mean in own if mean.is_told]
    general = next((mean for mean in told if mean.question == GENERAL), None)
    if general is None:
        return f"{where}: no hay respuestas suficientes a la pregunta general en la última ola."
    return (
        f"{where}: los usuarios califican la asistencia con {number(general.score.value, 1)} de 5 en la ola "
        f"{last}{_between(general)}.{_best_and_worst(told)}"
    )


def score_words(mean: Mean, decimals: int = 1) -> str:
    """Write a mean: «4,3 (4,1 a 4,5; n = 77 de 675)»; of one that is withheld, only n."""
    of = "" if mean.population is None else f" de {number(mean.population)}"
    n = f"{sample(mean.n)}{of}"
    if not mean.is_told:
        return f"{WITHHELD} ({n})"
    low, high = ends(mean)
    span = f"{number(low, decimals)} a {number(high, decimals)}; " if mean.score.is_known else ""
    return f"{number(mean.score.value, decimals)} ({span}{n})"


def ends(mean: Mean) -> tuple[float, float]:
    """Return the ends of an interval inside the scale: no mean is above 5."""
    low, high = SCALE
    return max(low, mean.score.low), min(high, mean.score.high)


def _between(mean: Mean) -> str:
    if not mean.score.is_known:
        return f" ({sample(mean.n)})"
    low, high = ends(mean)
    return (
        f" (entre {number(low, 1)} y {number(high, 1)} con {percent(90, 0)} de confianza; {sample(mean.n)})"
    )


def _best_and_worst(told: Sequence[Mean]) -> str:
    """Name the dimensions with the highest and the lowest mean; few answers crown nobody."""
    dimensions = [mean for mean in told if mean.question != GENERAL]
    found = extremes(dimensions, [mean.score.value for mean in dimensions], 1, [m.n for m in dimensions])
    if found is None:
        return ""
    best, worst = (
        f"{joined(mean.label.lower() for mean in end.keys)} ({number(end.value, 1)})"
        for end in (found.high, found.low)
    )
    outdone = found.high.is_outdone or found.low.is_outdone
    among = f", entre las dimensiones con al menos {CROWNED_FROM} respuestas" if outdone else ""
    return f" Lo mejor calificado, {best}; lo más bajo, {worst}{among}."
