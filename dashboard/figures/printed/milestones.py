"""The printed curves and heat map of the milestones page, and what all printed figures of it share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

import numpy as np
import pandas as pd

from dashboard.core.cells import Cell
from dashboard.core.pages import MILESTONES
from dashboard.core.scales import PROGRESS, STATE_COLOURS, STATE_HATCHES, STATE_LABELS, State
from dashboard.core.state import Level, ViewState, to_query
from dashboard.core.theme import PICKED, SERIES, SPREAD
from dashboard.core.theme import WHOLE as WHOLE_COLOUR
from dashboard.core.wording import number, roman, short_day
from dashboard.figures.blank import blank_figure
from dashboard.figures.curves import view_curves
from dashboard.figures.heat import heat_figure, tenths
from dashboard.figures.printed.addresses import address_of
from dashboard.figures.printed.cells import PLACE, SOURCE, TENTH, WHOLE, known, place_meanings
from dashboard.figures.printed.home import level_name
from dashboard.figures.printed.printed_figure import Key, PrintedFigure, Table
from dashboard.indicators.measures import BoolArray
from dashboard.indicators.milestones.curves import Curves, curves_of
from dashboard.indicators.milestones.series import Series, rows_of
from dashboard.indicators.provenance import REPORTS, origins_in
from dashboard.indicators.selection import SELECTION_NAME, selected, whole_name
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.milestones import sentences as sentence
from dashboard.views.milestones.figure_findings import curves_finding, heat_finding
from dashboard.views.milestones.focus import Focus, resolve_focus
from dashboard.views.milestones.page import MilestonesView, build_milestones, curve_level
from dashboard.views.rows import places

MOST_ROWS: Final = 40  # cells of one page of paper
WHOLE_KEY: Final = "conjunto"
WHOLE_PLACE: Final = (WHOLE_KEY, SELECTION_NAME, "", "", "")
PROGRESS_KEYS: Final = (
    Key(State.CERO.label, STATE_COLOURS[State.CERO], STATE_HATCHES[State.CERO]),
    *(Key(band.label, band.colour, band.hatch) for band in PROGRESS.bands),
    Key(State.SIN_REPORTE.label, STATE_COLOURS[State.SIN_REPORTE], STATE_HATCHES[State.SIN_REPORTE]),
)


@dataclass(frozen=True, eq=False)
class MilestonesPage:
    """The page of a view and what its figures are computed from; `asked` is the view as it is asked for."""

    snapshot: Snapshot
    asked: ViewState

    @cached_property
    def focus(self) -> Focus:
        """Phase, cut-offs and milestone of the view."""
        return resolve_focus(self.snapshot.model, self.snapshot.indicators[self.asked.indicator], self.asked)

    @cached_property
    def state(self) -> ViewState:
        """The view made definite: with its indicator and cut-off, as its printed address writes it."""
        return replace(self.focus.view, cutoff=self.focus.cutoff)

    @cached_property
    def view(self) -> MilestonesView:
        """Everything the page shows."""
        return build_milestones(self.snapshot, self.state)

    @cached_property
    def chosen(self) -> BoolArray:
        """The entities that the filters leave."""
        return selected(self.snapshot.model, self.state)

    @property
    def phase_name(self) -> str:
        """The phase inside a sentence: «fase II»."""
        return f"fase {roman(self.focus.phase.key)}"

    @property
    def source(self) -> tuple[Cell, ...]:
        """Origin and cut-off, the last cells of every row."""
        return self.snapshot.model.origins[REPORTS], self.focus.cutoff

    def series(self, level: Level) -> Series:
        """Return the rows of a level over all cut-offs."""
        return rows_of(self.snapshot.model, self.focus.phase, self.chosen, level)

    def places(self, codes: Sequence[str], level: Level) -> list[tuple[str, ...]]:
        """Return code, name, department and region of some rows."""
        known_places = places(self.snapshot, level, whole_name(self.state))
        return [known_places[code] for code in codes]

    def caption(self, *, has_mean: bool = True) -> str:
        """Return the small print of a figure of this page, with what is said of the mean that it shows."""
        return sentence.caption(self.snapshot, self.focus, self.view.tree, has_mean=has_mean)

    def printed(self, **parts: Any) -> PrintedFigure:  # noqa: ANN401
        """Return a printed figure of this page: what all of them share, and the parts of one."""
        shared: dict[str, Any] = {
            "indicator": self.state.indicator,
            "address": address_of(self.snapshot, MILESTONES, self.state, self.focus.cutoff),
            "query": to_query(self.state),
            "finding": self.view.finding,
            "caption": self.caption(),
            "cutoff": self.focus.cutoff.isoformat(),
            "origins": origins_in(self.snapshot.model, REPORTS),
        }
        made = shared | parts
        return PrintedFigure(**{"alt": f"{made['title']}. {made['finding']}", **made})


def curves_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the curves of the regions of a view, or of the departments of the place that is picked."""
    page = MilestonesPage(snapshot, state)
    level = curve_level(state)
    groups = curves_of(snapshot.model, page.focus.phase, page.chosen, level, page.focus.column)
    whole = curves_of(snapshot.model, page.focus.phase, page.chosen, Level.COUNTRY, page.focus.column)
    return page.printed(
        key="curvas",
        title=page.view.curves_title,
        finding=curves_finding(snapshot, page.focus, page.view.tree, groups, page.view.names)
        if page.view.tree.n
        else page.view.finding,
        reading="Línea: promedio del territorio. Banda: mitad central de sus entidades. Puntos: el conjunto "
        "de la selección. Raya vertical: el corte.",
        figure=view_curves(page.view) if len(groups.codes) else blank_figure(page.view.finding),
        legend=(
            Key("promedio del territorio", SERIES, sign="line"),
            Key("mitad central de sus entidades", SPREAD),
            Key("promedio del conjunto", WHOLE_COLOUR, sign="dotted-line"),
            Key(f"corte: {short_day(page.focus.cutoff)}", PICKED, sign="upright"),
        ),
        table=_curves_table(page, [(groups, level), (whole, Level.COUNTRY)]),
        level=level.value,
    )


def _curves_table(page: MilestonesPage, drawn: list[tuple[Curves, Level]]) -> Table:
    head = (*PLACE, "fecha", "promedio", "cuartil_1", "cuartil_3", "n", "sin_dato", "columna", *SOURCE)
    return Table(
        head=head,
        rows=tuple(row for curves, level in drawn for row in _curve_rows(page, curves, level)),
        formats={
            **dict.fromkeys(("promedio", "cuartil_1", "cuartil_3"), TENTH),
            "n": WHOLE,
            "sin_dato": WHOLE,
        },
        meanings=place_meanings(
            fecha="Corte del punto de la curva.",
            promedio="Promedio de las entidades con reporte (0 a 100).",
            cuartil_1="Primer cuartil de las entidades con reporte.",
            cuartil_3="Tercer cuartil de las entidades con reporte.",
            n="Entidades con reporte hasta esa fecha.",
            sin_dato="Entidades asistidas sin reporte hasta esa fecha.",
            columna="Qué se mide: el avance de la fase o un hito.",
        ),
    )


def _curve_rows(page: MilestonesPage, curves: Curves, level: Level) -> list[tuple[Cell, ...]]:
    series, measured = page.series(level), sentence.subject(page.focus)
    whole = level is Level.COUNTRY
    named = [WHOLE_PLACE] * len(curves.codes) if whole else page.places(list(curves.codes), level)
    return [
        (
            *named[place],
            cutoff,
            known(curves.mean[cut, place]),
            known(curves.low[cut, place]),
            known(curves.high[cut, place]),
            int(curves.n[cut, place]),
            int(series.missing(cut)[place]),
            measured,
            *page.source,
        )
        for place in range(len(curves.codes))
        for cut, cutoff in enumerate(curves.cutoffs)
    ]


def heat_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the completion of each milestone by region, department or entity, the lowest value first."""
    page = MilestonesPage(snapshot, state)
    rows, whole = page.series(state.level), page.series(Level.COUNTRY)
    at = rows.at(page.focus.position)
    order = np.argsort(at[:, page.focus.column], kind="stable")
    named = page.places(list(rows.codes[order]), state.level)
    cells = rows.shown_at(page.focus.position)[order]
    shown = np.vstack([whole.shown_at(page.focus.position), cells[:MOST_ROWS]])
    numbers = [str(item) for item in page.focus.phase.milestones.index]
    figure = heat_figure(
        ["Conjunto", *(snapshot.unit_name(str(code)) for code in rows.codes[order][:MOST_ROWS])],
        ["Fase", *numbers],
        shown,
        _divisions(page),
    )
    return page.printed(
        key="calor",
        title=page.view.heat_title,
        finding=heat_finding(snapshot, page.focus, page.view.tree) if page.view.tree.n else page.view.finding,
        reading=_heat_reading(page, len(named)),
        figure=figure if named and page.focus.position >= 0 else blank_figure(page.view.finding),
        legend=PROGRESS_KEYS,
        table=_heat_table(page, rows, whole, order, named),
        level=level_name(state),
    )


def _divisions(page: MilestonesPage) -> list[int]:
    """Return the columns that begin a stage; column 0 is the phase."""
    stages = page.focus.phase.milestones["stage"].tolist()
    return [1 + place for place, stage in enumerate(stages) if place == 0 or stage != stages[place - 1]]


def _heat_reading(page: MilestonesPage, rows: int) -> str:
    milestones = page.focus.phase.milestones
    stages = ", ".join(
        f"{stage} ({_range(own.index)})" for stage, own in milestones.groupby("stage", sort=True)
    )
    left = rows - MOST_ROWS
    cut = (
        f" Se muestran las primeras {MOST_ROWS} filas de {number(rows)}: quedan fuera {number(left)}, y el "
        "archivo de datos las trae todas."
        if left > 0
        else ""
    )
    return (
        f"Filas: primero el valor más bajo. Columnas: la fase y sus hitos, por etapa: {stages}; los nombres "
        f"están en el glosario de los datos.{cut}"
    )


def _range(numbers: pd.Index) -> str:
    first, last = int(numbers.min()), int(numbers.max())
    return f"hito {first}" if first == last else f"hitos {first} a {last}"


def _heat_table(
    page: MilestonesPage, rows: Series, whole: Series, order: np.ndarray, named: Sequence[tuple[str, ...]]
) -> Table:
    milestones = page.focus.phase.milestones
    columns = [f"hito_{item}" for item in milestones.index]
    groups = [*_heat_cells(page, whole, range(len(whole.codes)), [WHOLE_PLACE] * len(whole.codes))]
    meanings = {
        f"hito_{item}": f"{sentence.milestone_title(int(item), str(row['milestone_name']))}, de la etapa "
        f"{row['stage']} ({row['stage_name']}): cumplimiento promedio (0 a 100); "
        "vacío, nadie lo ha reportado."
        for item, row in milestones.iterrows()
    }
    return Table(
        head=(*PLACE, "avance", *columns, "n", "sin_dato", "estado", *SOURCE),
        rows=(*groups, *_heat_cells(page, rows, order, named)),
        formats={**dict.fromkeys(("avance", *columns), TENTH), "n": WHOLE, "sin_dato": WHOLE},
        meanings=place_meanings(
            avance=f"Avance de la {page.phase_name} (0 a 100).",
            **meanings,
            n="Entidades con reporte.",
            sin_dato="Entidades asistidas sin reporte.",
            estado="Qué se sabe de la fila: con avance, 0 % o sin reporte.",
        ),
    )


def _heat_cells(
    page: MilestonesPage, rows: Series, order: Sequence[int] | np.ndarray, named: Sequence[tuple[str, ...]]
) -> list[tuple[Cell, ...]]:
    values, missing = rows.shown_at(page.focus.position), rows.missing(page.focus.position)
    return [
        (
            *name,
            *(known(value) for value in values[row]),
            int(rows.assisted[row] - missing[row]),
            int(missing[row]),
            STATE_LABELS[_state(values[row, 0])],
            *page.source,
        )
        for row, name in zip(order, named, strict=True)
    ]


def _state(value: float) -> State:
    shown = tenths(value)
    if shown is None:
        return State.SIN_REPORTE
    return State.CON_AVANCE if shown else State.CERO
