"""The printed figures of the KPT: who used it, which modules, and the progress of who did and who did not."""

from collections.abc import Sequence
from typing import Final

from dashboard.core.cells import Cell
from dashboard.core.pages import KPT
from dashboard.core.state import ViewState
from dashboard.core.theme import INK, SECOND, SERIES
from dashboard.core.wording import number, percent, roman, sample
from dashboard.figures.bars import Bar, bars_figure
from dashboard.figures.blank import blank_figure
from dashboard.figures.printed.cells import SOURCE, TENTH, WHOLE, known, source_meanings
from dashboard.figures.printed.part import PartFigure
from dashboard.figures.printed.printed_figure import Key, PrintedFigure, Table
from dashboard.indicators.kpt import ADVISED, ALONE, Cross, Use
from dashboard.indicators.provenance import ENTITIES, REPORTS
from dashboard.indicators.rules import cutoff_of
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.kpt.page import INDICATOR, KptView, Pair, build_kpt, use_words

TICKS: Final = (0, 25, 50, 75, 100)
COLOURS: Final = {ADVISED: SERIES, ALONE: SECOND}
SIDES: Final = {"usaron el KPT": SERIES, "no lo usaron": SECOND}


def use_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the use of each group, and of the assisted beside the others by region and universe."""
    part = _part(snapshot, state, (ENTITIES,))
    view = build_kpt(snapshot, part.state)
    finding = part.says(view.finding)
    bars = [_use_bar(use) for use in view.groups]
    bars += [bar for pair in view.pairs for bar in _pair_bars(pair)]
    return part.printed(
        n=_counts(view),
        key="kpt",
        title="Uso del KPT: por grupo, región y universo (% de las entidades con dato)",
        finding=finding,
        reading=view.method[0],
        figure=bars_figure(bars, 0.0, 100.0, TICKS) if bars else blank_figure(finding),
        legend=tuple(Key(name, colour) for name, colour in COLOURS.items()),
        table=_use_table(part, view),
        level="grupo",
    )


def modules_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return which modules each group used."""
    part = _part(snapshot, state, (ENTITIES,))
    view = build_kpt(snapshot, part.state)
    finding = part.says(view.finding)
    bars = [
        bar
        for group, modules in view.modules
        if any(use.known for use in modules)
        for bar in (Bar(label=group.name, text="", is_head=True), *map(_use_bar, modules))
    ]
    return part.printed(
        n=_counts(view),
        key="kpt-modulos",
        title="Módulos del KPT que usó cada grupo (% de las entidades con dato)",
        finding=finding,
        reading=view.method[1],
        figure=bars_figure(bars, 0.0, 100.0, TICKS)
        if bars
        else blank_figure(part.says("Los datos no traen los módulos del KPT.")),
        legend=(),
        table=_module_table(part, view),
        level="módulo",
    )


def progress_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the progress in each phase of who used the KPT and of who did not."""
    part = _part(snapshot, state, (ENTITIES, REPORTS))
    view = build_kpt(snapshot, part.state)
    finding = part.says(
        view.crossed or "No hay bastantes municipios con reporte en los dos grupos para compararlos."
    )
    bars = [bar for one in view.crosses if one.users + one.rest for bar in _cross_bars(one)]
    return part.printed(
        n=_counts(view),
        key="kpt-avance",
        title="Avance de los municipios que usaron el KPT y de los que no, por fase (%)",
        finding=finding,
        reading=view.method[2],
        figure=bars_figure(bars, 0.0, 100.0, TICKS) if bars else blank_figure(finding),
        legend=tuple(Key(name, colour) for name, colour in SIDES.items()),
        table=_cross_table(part, view.crosses),
        level="fase",
    )


def _part(snapshot: Snapshot, state: ViewState, sources: tuple[str, ...]) -> PartFigure:
    return PartFigure(
        snapshot=snapshot,
        asked=state,
        page=KPT,
        indicator=INDICATOR,
        cutoff=cutoff_of(snapshot.model, state),
        sources=sources,
    )


def _counts(view: KptView) -> str:
    known_, total = sum(use.known for use in view.groups), sum(use.total for use in view.groups)
    return f"{sample(known_)} entidades con dato de {number(total)}."


def _use_bar(use: Use) -> Bar:
    return Bar(
        label=use.name,
        text=use_words(use),
        value=use.value if use.known else None,
        track=100.0 if use.known else 0.0,
        colour=COLOURS.get(use.name, INK),
    )


def _pair_bars(pair: Pair) -> list[Bar]:
    uses = [use for use in (pair.advised, pair.alone) if use.total]
    return [Bar(label=pair.name, text="", is_head=True), *map(_use_bar, uses)]


def _cross_bars(one: Cross) -> list[Bar]:
    sides = zip(SIDES.items(), ((one.with_it, one.users), (one.without, one.rest)), strict=True)
    head = Bar(label=f"Fase {roman(one.phase)}", text="", is_head=True)
    return [head, *(_side_bar(name, colour, value, n) for (name, colour), (value, n) in sides)]


def _side_bar(name: str, colour: str, value: float, n: int) -> Bar:
    text = f"{percent(value)} ({sample(n)})" if n else "ningún municipio con reporte"
    return Bar(label=name, text=text, value=value if n else None, colour=colour, track=100.0 if n else 0.0)


def _use_cells(use: Use) -> tuple[Cell, ...]:
    return (use.used, use.known, use.total, known(use.value))


USE_HEAD: Final = ("usaron", "con_dato", "total", "porcentaje")
USE_FORMATS: Final = {**dict.fromkeys(USE_HEAD[:3], WHOLE), "porcentaje": TENTH}
USE_MEANINGS: Final = {
    "grupo": "Quiénes: asesorados por el DNP, asistidos por otros, no asistidos o gobernaciones.",
    "usaron": "Entidades que usaron al menos un módulo, o ese módulo.",
    "con_dato": "Entidades de las que se sabe.",
    "total": "Entidades del grupo, con o sin dato.",
    "porcentaje": "usaron / con_dato, de 0 a 100; vacío, sin dato.",
}


def _use_table(part: PartFigure, view: KptView) -> Table:
    rows: list[tuple[Cell, ...]] = [("total", "Conjunto", use.name, *_use_cells(use)) for use in view.groups]
    rows += [
        (pair.kind, pair.name, use.name, *_use_cells(use))
        for pair in view.pairs
        for use in (pair.advised, pair.alone)
    ]
    return Table(
        head=("por", "lugar", "grupo", *USE_HEAD, *SOURCE),
        rows=tuple((*row, *part.source) for row in rows),
        formats=USE_FORMATS,
        meanings=source_meanings(
            por="Total, región o universo.", lugar="La región o el universo.", **USE_MEANINGS
        ),
    )


def _module_table(part: PartFigure, view: KptView) -> Table:
    return Table(
        head=("grupo", "modulo", *USE_HEAD, *SOURCE),
        rows=tuple(
            (group.name, use.name, *_use_cells(use), *part.source)
            for group, modules in view.modules
            for use in modules
        ),
        formats=USE_FORMATS,
        meanings=source_meanings(modulo="Módulo del KPT.", **USE_MEANINGS),
    )


def _cross_table(part: PartFigure, found: Sequence[Cross]) -> Table:
    numbers = ("avance_con", "avance_sin", "diferencia", "desde", "hasta")
    return Table(
        head=("fase", *numbers, "n_con", "n_sin", *SOURCE),
        rows=tuple(
            (
                one.phase,
                *(known(value) for value in (one.with_it, one.without)),
                *(known(end) for end in (one.difference.value, one.difference.low, one.difference.high)),
                one.users,
                one.rest,
                *part.source,
            )
            for one in found
        ),
        formats={**dict.fromkeys(numbers, TENTH), "n_con": WHOLE, "n_sin": WHOLE},
        meanings=source_meanings(
            fase="Número de la fase.",
            avance_con="Avance medio de los municipios que usaron el KPT (0 a 100).",
            avance_sin="Avance medio de los que no (0 a 100).",
            diferencia="avance_con menos avance_sin, en puntos.",
            desde="Extremo bajo del intervalo del 90\xa0% (Welch).",
            hasta="Extremo alto del intervalo del 90\xa0% (Welch).",
            n_con="Municipios con reporte que usaron el KPT.",
            n_sin="Municipios con reporte que no lo usaron.",
        ),
    )
