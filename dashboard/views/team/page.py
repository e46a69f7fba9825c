"""What the page of the team says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from dashboard.core.kept import kept_with
from dashboard.core.state import MUNICIPIO, ViewState
from dashboard.core.wording import MONTH_NAMES, capitalised, counted, joined, number, percent
from dashboard.indicators.advisories import advisories_of
from dashboard.indicators.extremes import extremes
from dashboard.indicators.provenance import ADVISORIES, ENTITIES, REPORTS, origins_in
from dashboard.indicators.ranking import LAST_DAYS, Place, month_of, ranking
from dashboard.indicators.rules import cutoff_of
from dashboard.indicators.selection import describe_filters
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.weights import COMPONENTS, NOT_RECORDED, weights_asked
from dashboard.views.team.organigram import Organigram, organigram
from dashboard.views.team.questionnaire import Question, questionnaire
from dashboard.views.worklist.tasks import tasks
from dashboard.views.worklist.team import Load, Punctuality, loads, punctuality, zones

KEPT: Final = 32  # views of a snapshot: the page and its figures ask for the same
VIRTUAL: Final = "virtual"
JUNE: Final = "2020-06"


@dataclass(frozen=True)
class Given:
    """Advisories of a month, a region or a zone: how many, and how many of them virtual.

    Attributes:
        key: "2020-04", slug of the region or code of the coordinator. name: in words.
    """

    key: str
    name: str
    total: int
    virtual: int

    @property
    def in_person(self) -> int:
        """How many were in person."""
        return self.total - self.virtual


@dataclass(frozen=True)
class TeamView:
    """What the page shows.

    Attributes:
        finding: its first line. months, regions: advisories. june: of June by zone of coordination.
        ranking: adviser codes in the month of the cut-off. month: its name. formula: of the ranking.
        weights: by component. organigram: who does what. questions: of the July questionnaire.
        loads: what each adviser code carries. punctuality: reports in the month's last days, by region.
        source: one line of where from. origins: the least certain first.
    """

    finding: str
    months: tuple[Given, ...]
    regions: tuple[Given, ...]
    june: tuple[Given, ...]
    ranking: tuple[Place, ...]
    month: str
    formula: tuple[str, ...]
    weights: dict[str, int]
    organigram: Organigram
    questions: tuple[Question, ...]
    loads: tuple[Load, ...]
    punctuality: tuple[Punctuality, ...]
    source: str
    origins: tuple[str, ...]


@kept_with(KEPT)
def build_team(snapshot: Snapshot, state: ViewState) -> TeamView:
    """Return the page of a view; municipalities and gobernaciones are both counted, whatever its type."""
    cutoff = cutoff_of(snapshot.model, state)
    state = replace(state, cutoff=cutoff)
    given, weights = advisories_of(snapshot, state, cutoff), dict(weights_asked(state.weights))
    months = tuple(_grouped(given, "month", {key: month_words(key) for key in given["month"].unique()}))
    names = {str(slug): str(name) for slug, name in snapshot.model.catalogue.regions["name"].items()}
    return TeamView(
        finding=_finding(snapshot, state, months),
        months=months,
        regions=tuple(sorted(_grouped(given, "slug", names), key=lambda one: (-one.total, one.name))),
        june=june_by_zone(snapshot, given),
        ranking=ranking(snapshot, state, cutoff, weights),
        month=month_words(f"{month_of(cutoff)[0]:%Y-%m}"),
        formula=formula_words(weights),
        weights=weights,
        organigram=organigram(snapshot),
        questions=questionnaire(),
        loads=loads(snapshot, state, tasks(snapshot, state)),
        punctuality=punctuality(snapshot, state),
        source="De las asesorías, los reportes de hitos y las entidades; el cuestionario, del informe.",
        origins=origins_in(snapshot.model, ADVISORIES, REPORTS, ENTITIES),
    )


def _grouped(given: pd.DataFrame, column: str, names: dict[str, str]) -> Iterator[Given]:
    """Yield the advisories of each value of a column, in its order; one without any is not there."""
    for key, own in given.groupby(column, sort=True):
        yield Given(str(key), names[str(key)], len(own), int((own["mode"] == VIRTUAL).sum()))


def june_by_zone(snapshot: Snapshot, given: pd.DataFrame) -> tuple[Given, ...]:
    """Return the advisories of June by zone: a coordinator's regions; those of no zone are by themselves."""
    names = snapshot.model.catalogue.regions["name"]
    owner = {slug: code for code, slugs in zones(snapshot.model).items() for slug in slugs}
    zone = {str(slug): owner.get(str(slug), str(slug)) for slug in names.index}
    titles: dict[str, str] = {}
    for slug, code in zone.items():
        titles[code] = f"{titles[code]}, {names[slug]}" if code in titles else str(names[slug])
    june = given[given["month"] == JUNE]
    return tuple(_grouped(june.assign(zone=june["slug"].map(zone)), "zone", titles))


def month_words(key: str) -> str:
    """Write a month: «abril de 2020»."""
    year, month = key.split("-")
    return f"{MONTH_NAMES[int(month) - 1]} de {year}"


def _finding(snapshot: Snapshot, state: ViewState, months: Sequence[Given]) -> str:
    """Say how many advisories there were, how many virtual, and the month with most."""
    where = capitalised(describe_filters(snapshot.model, replace(state, entity_type=MUNICIPIO)))
    total, virtual = sum(one.total for one in months), sum(one.virtual for one in months)
    if not total:
        return f"{where}: no hay asesorías hasta el corte."
    return (
        f"{where}: {counted(total, 'asesoría', 'asesorías')}, {percent(100 * virtual / total, 0)} "
        f"virtuales.{_busiest(months)}"
    )


def _busiest(months: Sequence[Given]) -> str:
    """Name the months with most advisories, where they differ."""
    found = extremes(months, [one.total for one in months], 0)
    if found is None:
        return ""
    said = joined(f"{one.name} ({_how_many(one)})" for one in found.high.keys)
    return f" El mes de más demanda fue {said}."


def _how_many(one: Given) -> str:
    if one.virtual == one.total:
        return f"{number(one.total)}, todas virtuales"
    return f"{number(one.total)}, {number(one.virtual)} virtuales"


def formula_words(weights: dict[str, int]) -> tuple[str, ...]:
    """Write the formula of the ranking with its weights, what it measures, and what it leaves out."""
    total = sum(weights.values())
    if not total:
        return ("Todos los pesos están en cero: no hay con qué ordenar.", NOT_RECORDED)
    terms = " + ".join(f"{one.name} × {number(weights[one.key])}" for one in COMPONENTS)
    meanings = "; ".join(f"{one.name}: {one.measures}" for one in COMPONENTS)
    return (
        f"Puntaje = ({terms}) ÷ {number(total)}.",
        f"{meanings}. Un reporte es una entidad que reporta en un corte; los últimos días son {LAST_DAYS}. "
        "Lo que no se puede medir de un código no cuenta como cero: pesan los demás.",
        "Se ordenan los códigos del DNP: los demás socios no registran asesorías. La fórmula es del tablero: "
        f"el informe no la publica. {NOT_RECORDED}",
    )
