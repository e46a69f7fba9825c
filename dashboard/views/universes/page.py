"""What the page of universes says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from dashboard.core.kept import kept_with
from dashboard.core.provenance import is_demonstration
from dashboard.core.state import MUNICIPIO, Level, ViewState
from dashboard.core.wording import capitalised, counted, joined, number, percent, shortest
from dashboard.indicators.evaluate import country_row, evaluate
from dashboard.indicators.provenance import ENTITIES, origins_in
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.rules import cutoff_of
from dashboard.indicators.selection import describe_filters, selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.universes import (
    INDEX_NAMES,
    INDICES,
    classes_at,
    classes_of_data,
    cuts_of,
    has_indices,
    national_means,
)
from data.published.universes import PublishedUniverse, published_universes

KEPT: Final = 32  # views of a snapshot: the page and its figures ask for the same
SIMULATED: Final = (
    "El informe publica cuántos municipios hay en cada universo, no cuáles: los índices y la clase de cada "
    "uno son de demostración."
)
INDICATOR: Final = "universo"
OUTCOMES: Final = ("cobertura-fase-1", "cobertura-fase-2", "avance-fase-1", "avance-fase-2")
RATING: Final = "calificacion-encuesta"
METHOD: Final = (
    "Cada índice, de 0 a 100, está del lado alto si es igual o mayor que su umbral; los tres lados dan el "
    "universo. Si no se mueve nada, el umbral es el promedio nacional.",
    "Los resultados por universo son los de la clase que traen los datos; mover un umbral no los cambia.",
)


@dataclass(frozen=True)
class Outcome:
    """One indicator of a universe: its key and label, the value (NaN without data), and of how many."""

    key: str
    label: str
    value: float
    n: int


@dataclass(frozen=True)
class Cell:
    """One of the eight universes.

    Attributes:
        published: sides and count of the report. in_data: how many of the view the data put in it.
        at_cuts: how many the thresholds put in it. outcomes: of the municipalities that the data put in it.
    """

    published: PublishedUniverse
    in_data: int
    at_cuts: int
    outcomes: tuple[Outcome, ...]

    @property
    def sides(self) -> str:
        """The three sides in words; never a judgement of who is in it."""
        one = self.published
        return (
            f"inversión {'alta' if one.investment else 'baja'}, desempeño fiscal "
            f"{'alto' if one.fiscal else 'bajo'}, resultados {'altos' if one.results else 'bajos'}"
        )

    @property
    def gap(self) -> int:
        """How many more the thresholds put in it than the report."""
        return self.at_cuts - self.published.towns


@dataclass(frozen=True)
class UniversesView:
    """What the page shows.

    Attributes:
        finding: its first line. cells: the eight universes.
        cuts: threshold of each index (0-100; NaN without indices). means: the national means.
        moved: municipalities of the view whose class at the thresholds is not that of the data.
        changed: a sentence on them. total_words: why the universes do not add up to the country.
        method: how it is made. origins: the least certain first.
    """

    finding: str
    cells: tuple[Cell, ...]
    cuts: Mapping[str, float]
    means: Mapping[str, float]
    moved: int
    changed: str
    total_words: str
    method: tuple[str, ...]
    origins: tuple[str, ...]

    @property
    def is_moved(self) -> bool:
        """Whether any threshold is not the national mean."""
        return dict(self.cuts) != dict(self.means)


@kept_with(KEPT)
def build_universes(snapshot: Snapshot, state: ViewState) -> UniversesView:
    """Return the page of a view, of municipalities whatever its type."""
    model = snapshot.model
    state = replace(state, entity_type=MUNICIPIO, cutoff=cutoff_of(model, state))
    chosen, cuts = selected(model, state), cuts_of(model, state.cuts)
    ours, given = classes_at(model, cuts), classes_of_data(model)
    known, origins = chosen & has_indices(model), origins_in(model, ENTITIES)
    moved = int((known & (ours != given)).sum())
    cells = tuple(
        Cell(
            published=one,
            in_data=int((chosen & (given == letter)).sum()),
            at_cuts=int((known & (ours == letter)).sum()),
            outcomes=_outcomes(snapshot, replace(state, cuts=(), weights=()), letter),
        )
        for letter, one in published_universes().items()
    )
    return UniversesView(
        finding=_finding(snapshot, state, cells),
        cells=cells,
        cuts=cuts,
        means=national_means(model),
        moved=moved,
        changed=_changed(int(known.sum()), moved, cuts, national_means(model)),
        total_words=_total_words(snapshot),
        method=(*METHOD, SIMULATED) if is_demonstration(origins) else METHOD,
        origins=origins,
    )


@kept_with(256)
def _outcomes(snapshot: Snapshot, state: ViewState, letter: str) -> tuple[Outcome, ...]:
    """Return what a universe achieved; kept, because no threshold changes it."""
    if state.universes and letter not in state.universes:
        return ()
    own = replace(state, universes=(letter,), milestone="", since=None)
    return tuple(_outcome(snapshot, own, key) for key in (*OUTCOMES, RATING) if key in snapshot.indicators)


def _outcome(snapshot: Snapshot, state: ViewState, key: str) -> Outcome:
    view = replace(state, indicator=key)
    resolved = resolve_view(snapshot.indicators, snapshot.model, view)
    row = country_row(evaluate(resolved, snapshot.model, view, Level.COUNTRY))
    return Outcome(key, resolved.indicator.label, float(row["value"]), int(row["n"]))


def _finding(snapshot: Snapshot, state: ViewState, cells: tuple[Cell, ...]) -> str:
    """Say how many municipalities are in the universes that assistance is for."""
    where = capitalised(describe_filters(snapshot.model, state))
    classed = sum(cell.in_data for cell in cells)
    if not classed:
        return f"{where}: ningún municipio de la selección tiene universo."
    focus = sum(cell.in_data for cell in cells if cell.published.is_focus)
    largest = max(cells, key=lambda cell: cell.in_data)
    return (
        f"{where}: {number(focus)} de {counted(classed, 'municipio clasificado', 'municipios clasificados')} "
        f"({percent(100 * focus / classed, 0)}) están en los universos A a D, de resultados bajos, foco de "
        f"la asistencia. El mayor es el {largest.published.letter}, con {number(largest.in_data)}."
    )


def _changed(known: int, moved: int, cuts: Mapping[str, float], means: Mapping[str, float]) -> str:
    """Say how many change of class at the thresholds, and which thresholds were moved."""
    if not known:
        return "Los datos no traen los índices: no se puede mover ningún umbral."
    which = [
        f"{INDEX_NAMES[key]} en {shortest(cuts[key], 1)} (promedio, {number(means[key], 1)})"
        for key in INDICES
        if cuts[key] != means[key]
    ]
    at = f"Con {joined(which)}" if which else "Con los promedios nacionales"
    if not moved:
        return f"{at}, todos quedan en la clase que traen los datos."
    return (
        f"{at}, {counted(moved, 'municipio cambia', 'municipios cambian')} de universo, de "
        f"{number(known)} con índices."
    )


def _total_words(snapshot: Snapshot) -> str:
    """Explain 1.102 against 1.103: the sum of the printed universes, the country, and who has none."""
    printed = sum(one.towns for one in published_universes().values())
    entities = snapshot.model.entities
    towns = entities[entities["kind"] == MUNICIPIO]
    without = towns[towns["universe"].isna()]
    names = joined(str(name) for name in without["name"]) if 0 < len(without) <= 3 else ""
    who = f" En los datos activos, sin universo: {names}." if names else ""
    return (
        f"Los ocho universos del informe suman {number(printed)} y el país tiene {number(len(towns))} "
        f"municipios: el informe no dice cuál falta.{who}"
    )
