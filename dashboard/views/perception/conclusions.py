"""The ten conclusions of the report on its users, each beside the numbers that bear on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import numpy as np

from dashboard.core.state import Level, ViewState
from dashboard.core.wording import joined, number, percent, sample
from dashboard.indicators.entity_survey import question_label
from dashboard.indicators.evaluate import country_row, evaluate
from dashboard.indicators.extremes import extremes
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.selection import selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.survey_means import Survey, by_region
from dashboard.indicators.survey_waves import survey_cutoff
from data.published.strategy import load_strategy

NOT_MEASURED: Final = "Ninguna tabla del tablero lo mide."
QUESTION: Final = "pregunta:"  # how a measure names a question of the survey


@dataclass(frozen=True)
class Conclusion:
    """One conclusion of the report, what the data say about it, and where the report has it."""

    number: str
    text: str
    beside: tuple[str, ...]
    place: str

    @property
    def is_measured(self) -> bool:
        """Whether any number bears on it."""
        return bool(self.beside)


def conclusions(snapshot: Snapshot, state: ViewState) -> tuple[Conclusion, ...]:
    """Return the conclusions in the order of the report."""
    return tuple(
        Conclusion(
            number=item["id"],
            text=item["conclusion"],
            beside=tuple(words for key in item["medidas"].split() if (words := said(snapshot, state, key))),
            place=item["lugar"],
        )
        for item in load_strategy("conclusiones")
    )


def said(snapshot: Snapshot, state: ViewState, measure: str) -> str:
    """Return what the data say of a measure; empty where there is nothing to say.

    Raises:
        KeyError: no such measure.
    """
    if measure.startswith(QUESTION):
        return _rated(snapshot, state, measure.removeprefix(QUESTION))
    return MEASURES[measure](snapshot, state)


def _rated(snapshot: Snapshot, state: ViewState, question: str) -> str:
    mean = Survey(snapshot, state).of(question)
    if not mean.is_told:
        return ""
    return f"{question_label(question)}: {number(mean.score.value, 1)} de 5 ({sample(mean.n)})."


def _virtual(snapshot: Snapshot, state: ViewState) -> str:
    """Say which part of the advisories to the entities of a view was virtual."""
    table, model = snapshot.model.advisories, snapshot.model
    codes = model.entities.index[selected(model, state)]
    until = table["date"] <= np.datetime64(survey_cutoff(snapshot, state))
    given = table[until & table["entity_code"].isin(codes)]
    if given.empty:
        return ""
    share = 100 * (given["mode"] == "virtual").mean()
    return f"{percent(share, 0)} de las asesorías fueron virtuales ({sample(len(given))})."


def _kpt(snapshot: Snapshot, state: ViewState) -> str:
    view = replace(state, indicator="uso-kpt", milestone="", since=None)
    resolved = resolve_view(snapshot.indicators, snapshot.model, view)
    row = country_row(evaluate(resolved, snapshot.model, view, Level.COUNTRY))
    if not row["n"]:
        return ""
    return f"{percent(float(row['value']), 0)} usó el KPT ({sample(int(row['n']))})."


def _lowest_region(snapshot: Snapshot, state: ViewState) -> str:
    """Name the region that rates the virtual assistance lowest, where two can be compared."""
    means = [mean for mean in by_region(Survey(snapshot, state), "virtualidad") if mean.is_told]
    found = extremes([mean.group for mean in means], [mean.score.value for mean in means], 1)
    if found is None:
        return ""
    low = f"{joined(found.low.keys)} ({number(found.low.value, 1)})"
    return f"La asistencia virtual se califica más bajo en {low} y más alto en {joined(found.high.keys)}."


MEASURES: Final[Mapping[str, Callable[[Snapshot, ViewState], str]]] = MappingProxyType(
    {"asesorias-virtuales": _virtual, "uso-kpt": _kpt, "region-virtualidad": _lowest_region}
)
