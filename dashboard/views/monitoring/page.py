"""What the page of Monitoreo 360 says: of each link its instrument, its numbers and a way into its page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import numpy as np

from dashboard.core.state import Level, ViewState
from dashboard.core.wording import counted, number, percent, roman, sample
from dashboard.indicators.advisories import advisories_of
from dashboard.indicators.evaluate import country_row, evaluate
from dashboard.indicators.provenance import ADVISORIES, ANSWERS, REPORTS, origins_in
from dashboard.indicators.ranking import ranking
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.rules import cutoff_of
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.survey_means import Survey
from dashboard.indicators.survey_release import GENERAL
from dashboard.indicators.weights import weights_asked
from data.published.strategy import Item, load_strategy

NO_CHECKLIST: Final = (
    "No se ha cargado ninguna lista de chequeo: no se sabe la calidad de los planes. Este panel no muestra "
    "ceros."
)
CHAIN: Final = ("Actividades", "Procesos", "Productos", "Resultados")


@dataclass(frozen=True)
class Panel:
    """One link of the chain.

    Attributes:
        link: its name. instrument, every: what measures it, and how often. text: what it is for.
        numbers: sentences with its numbers; empty where there are no data. empty: then, why.
        path: of the page that shows it whole; empty where there is none. place: in the report.
    """

    link: str
    instrument: str
    every: str
    text: str
    numbers: tuple[str, ...]
    empty: str
    path: str
    place: str


@dataclass(frozen=True)
class MonitoringView:
    """What the page shows: its first line, the panels in the order of the chain, and the origins."""

    finding: str
    panels: tuple[Panel, ...]
    origins: tuple[str, ...]


def build_monitoring(snapshot: Snapshot, state: ViewState) -> MonitoringView:
    """Return the page of a view."""
    state = replace(state, cutoff=cutoff_of(snapshot.model, state))
    panels = tuple(_panel(snapshot, state, item) for item in load_strategy("monitoreo"))
    measured = sum(bool(panel.numbers) for panel in panels)
    links = counted(len(panels), "eslabón de la cadena tiene", "eslabones de la cadena tienen")
    return MonitoringView(
        finding=f"{number(measured)} de {links} datos: {' → '.join(panel.link for panel in panels)}.",
        panels=panels,
        origins=origins_in(snapshot.model, ADVISORIES, REPORTS, ANSWERS),
    )


def _panel(snapshot: Snapshot, state: ViewState, item: Item) -> Panel:
    """Return a link with its numbers.

    Raises:
        KeyError: the table names a measure that nobody declared.
    """
    numbers = tuple(words for key in item["indicadores"].split() for words in MEASURES[key](snapshot, state))
    return Panel(
        link=item["eslabon"],
        instrument=item["instrumento"],
        every=item["frecuencia"],
        text=item["texto"],
        numbers=numbers,
        empty="" if numbers else EMPTY.get(item["indicadores"], "No hay datos en la selección."),
        path=item["pagina"],
        place=item["lugar"],
    )


def _advisories(snapshot: Snapshot, state: ViewState) -> tuple[str, ...]:
    cutoff = cutoff_of(snapshot.model, state)
    given = advisories_of(snapshot, state, cutoff)
    if given.empty:
        return ()
    scored = [
        place
        for place in ranking(snapshot, state, cutoff, weights_asked(state.weights))
        if place.rank is not None
    ]
    codes = counted(len(scored), "código de asesor", "códigos de asesor")
    return (
        f"{counted(len(given), 'asesoría', 'asesorías')} hasta el corte.",
        f"El ranking del mes ordena {codes}.",
    )


def _progress(snapshot: Snapshot, state: ViewState) -> tuple[str, ...]:
    found = []
    for key in sorted(snapshot.model.phases):
        view = replace(state, indicator=f"avance-fase-{key}", milestone="", since=None)
        resolved = resolve_view(snapshot.indicators, snapshot.model, view)
        row = country_row(evaluate(resolved, snapshot.model, view, Level.COUNTRY))
        if not np.isnan(row["value"]):
            found.append(
                f"Avance de la fase {roman(key)}: {percent(float(row['value']))} ({sample(int(row['n']))})."
            )
    return tuple(found)


def _rating(snapshot: Snapshot, state: ViewState) -> tuple[str, ...]:
    mean = Survey(snapshot, state).of(GENERAL)
    if not mean.is_told:
        return ()
    return (f"Calificación general: {number(mean.score.value, 1)} de 5 ({sample(mean.n)} respuestas).",)


def _checklist(snapshot: Snapshot, state: ViewState) -> tuple[str, ...]:
    """No table of the model holds a list of checks yet."""
    return ()


MEASURES: Final[Mapping[str, Callable[[Snapshot, ViewState], tuple[str, ...]]]] = MappingProxyType(
    {
        "asesorias": _advisories,
        "avance": _progress,
        "lista-chequeo": _checklist,
        "calificacion": _rating,
    }
)
EMPTY: Final[Mapping[str, str]] = MappingProxyType({"lista-chequeo": NO_CHECKLIST})
