"""What the page of the strategy says: the tables of `data/published/estrategia` as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard.core.state import ViewState
from dashboard.core.wording import capitalised, counted, number, roman
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.strategy.months import MilestoneMonth, milestone_months
from data.contracts import INFORME
from data.published.strategy import Item, load_strategy

PHASE_1: Final = "1"
COUNTRY: Final = "todo el país"


@dataclass(frozen=True)
class StrategyPhase:
    """One phase: its number, name, aim, topics, what the report leaves unclear, and its place."""

    key: str
    name: str
    aim: str
    topics: str
    note: str
    place: str
    has_data: bool

    @property
    def title(self) -> str:
        """«Fase II: gestión financiera y seguimiento»."""
        return f"Fase {roman(self.key)}: {self.name[:1].lower()}{self.name[1:]}"


@dataclass(frozen=True)
class PublishedFigure:
    """One figure of the report beside a text: its id, and what it is in words."""

    key: str
    words: str


@dataclass(frozen=True)
class Event:
    """Something of the timeline, from when to when ("2019-02"), with the figures published of it."""

    key: str
    kind: str
    start: str
    end: str
    name: str
    text: str
    figures: tuple[PublishedFigure, ...]
    place: str


@dataclass(frozen=True)
class Closing:
    """Cierre Exitoso by partner: gobernaciones and municipalities."""

    partner: str
    offices: int
    towns: int


@dataclass(frozen=True)
class Note:
    """A text of the report: under what it stands, its day and name (either may be empty), and its place."""

    key: str
    kind: str
    day: str
    name: str
    text: str
    place: str


@dataclass(frozen=True)
class StrategyView:
    """What the page shows; see the classes of its parts."""

    finding: str
    phases: tuple[StrategyPhase, ...]
    timeline: tuple[Event, ...]
    closing: tuple[Closing, ...]
    months: tuple[MilestoneMonth, ...]
    ecosystems: tuple[str, ...]
    law: tuple[Note, ...]
    pandemic: tuple[Note, ...]
    challenges: tuple[Note, ...]
    lessons: tuple[Note, ...]
    source: str
    origins: tuple[str, ...]


def build_strategy(snapshot: Snapshot, state: ViewState) -> StrategyView:
    """Return the page; of the filters only those of place act, on the challenges."""
    phases = tuple(_phase(snapshot, item) for item in load_strategy("fases"))
    timeline = tuple(_event(snapshot, item) for item in load_strategy("linea-tiempo"))
    return StrategyView(
        finding=_finding(phases, timeline),
        phases=phases,
        timeline=timeline,
        closing=tuple(
            Closing(item["socio"], int(item["gobernaciones"]), int(item["municipios"]))
            for item in load_strategy("cierre-exitoso")
        ),
        months=milestone_months(snapshot, PHASE_1),
        ecosystems=tuple(item["nombre"] for item in load_strategy("ecosistemas")),
        law=law(),
        pandemic=pandemic(),
        challenges=challenges(snapshot, state),
        lessons=lessons(),
        source="Del informe final (DNP, 2020), resumido, cada cosa con su lugar; los meses de los hitos, de "
        "los reportes.",
        origins=(INFORME,),
    )


def _phase(snapshot: Snapshot, item: Item) -> StrategyPhase:
    return StrategyPhase(
        key=item["id"],
        name=item["nombre"],
        aim=item["objetivo"],
        topics=item["temas"],
        note=item["lectura"],
        place=item["lugar"],
        has_data=item["id"] in snapshot.model.phases,
    )


def _event(snapshot: Snapshot, item: Item) -> Event:
    figures = tuple(published_figure(snapshot, key) for key in item["cifras"].split())
    return Event(
        item["id"],
        item["clase"],
        item["desde"],
        item["hasta"],
        item["nombre"],
        item["texto"],
        tuple(one for one in figures if one is not None),
        item["lugar"],
    )


def published_figure(snapshot: Snapshot, key: str) -> PublishedFigure | None:
    """Return a figure of the report in words, as printed; None where the data do not have it."""
    published: pd.DataFrame = snapshot.model.published
    if key not in published.index:
        return None
    row: Mapping[str, object] = published.loc[key].to_dict()
    value = float(str(row["number"]))
    hedge = str(row["cita_o_lugar"]) if str(row["cita_o_lugar"]) in ("más de", "cerca de") else ""
    printed = number(value, 0 if value == int(value) else 1)
    unit = f" {row['unidad']}" if row["unidad"] == "%" else ""
    return PublishedFigure(
        key, f"{capitalised(str(row['cifra']))}: {hedge} {printed}{unit}".replace("  ", " ")
    )


def law() -> tuple[Note, ...]:
    """Return the legal frame, by date."""
    found = (
        Note(
            item["id"],
            item["norma"],
            item["fecha"],
            f"{item['norma']}, artículo {item['articulo']}" if item["articulo"] else item["norma"],
            item["texto"],
            item["lugar"],
        )
        for item in load_strategy("marco-legal")
    )
    return tuple(sorted(found, key=lambda note: note.day))


def pandemic() -> tuple[Note, ...]:
    """Return what the pandemic changed and what was done, in the order of the report."""
    return tuple(
        Note(item["id"], item["clase"], item["fecha"], item["medida"], item["texto"], item["lugar"])
        for item in load_strategy("pandemia")
    )


def challenges(snapshot: Snapshot, state: ViewState) -> tuple[Note, ...]:
    """Return the challenges of the regions of a view; all where it has none."""
    names = snapshot.model.catalogue.regions["name"]
    wanted = [str(names[slug]) for slug in state.regions]
    return tuple(
        Note(item["id"], item["region"], "", "", item["reto"], item["lugar"])
        for item in load_strategy("retos")
        if not wanted or any(name in item["region"] for name in wanted)
    )


def lessons() -> tuple[Note, ...]:
    """Return the lessons in the order of the report."""
    return tuple(
        Note(item["id"], item["clase"], "", "", item["leccion"], item["lugar"])
        for item in load_strategy("lecciones")
    )


def _finding(phases: tuple[StrategyPhase, ...], timeline: tuple[Event, ...]) -> str:
    running = [phase for phase in phases if phase.has_data]
    before = sum(event.kind == "antecedente" for event in timeline)
    return (
        f"La estrategia tiene {counted(len(phases), 'fase', 'fases')}, de las que hay datos de "
        f"{number(len(running))}; la preceden {counted(before, 'experiencia', 'experiencias')} desde 1996."
    )
