"""The printed figures of a comparison: measures, classes and curves of two selections and the country."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from dashboard.core.cells import Cell
from dashboard.core.pages import COMPARE
from dashboard.core.state import ViewState, to_query
from dashboard.core.wording import lowered
from dashboard.figures.blank import blank_figure
from dashboard.figures.compare import (
    COLOURS,
    DASHES,
    classes_figure,
    curves_figure,
    measures_figure,
    side_name,
)
from dashboard.figures.printed.addresses import address_of
from dashboard.figures.printed.cells import SOURCE, TENTH, WHOLE, known, source_meanings
from dashboard.figures.printed.printed_figure import Key, PrintedFigure, Table
from dashboard.indicators.provenance import REPORTS, origins_in
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.compare.page import MOVES, TABLES, caption, overlap_sentence, sentence
from dashboard.views.compare.sides import (
    NATIONAL,
    PARTS,
    Measure,
    Side,
    phase_name,
    share,
    side_queries,
    sides_of,
)

Sides = tuple[Side, Side, Side]
NUMBERS: Final = ("valor", "numerador", "denominador", "n", "sin_dato")
SIGN_OF_DASH: Final = {"solid": "line", "dash": "dashed-line", "dot": "dotted-line"}
HATCHES: Final = {"a": "", "b": "diagonal", NATIONAL: "rejilla"}  # in grey their colours are alike
SIDE: Final = ("lado", "seleccion")
SIDE_MEANINGS: Final = {
    "lado": "Lado de la comparación: a, b, o pais, con el que se leen los dos.",
    "seleccion": "Los filtros del lado, en palabras.",
}
NUMBER_MEANINGS: Final = {
    "valor": "100 × numerador / denominador; en las entidades, cuántas. Vacío: no hay dato.",
    "numerador": "Numerador del valor.",
    "denominador": "Denominador del valor.",
    "n": "Entidades con dato.",
    "sin_dato": "Entidades asistidas sin reporte.",
}


def measures_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return entities, coverage, mean progress, classes and movement of both sides and the country."""
    sides = sides_of(snapshot, state)
    rows = [row for side in sides for row in _side_rows(snapshot, side)]
    return _printed(
        snapshot,
        state,
        sides,
        key="comparacion",
        title=f"Comparación: {_names(sides)}",
        reading="Cada barra es un lado; la última, todo el país. Cobertura: entidades que la fase asiste.",
        figure=measures_figure(sides),
        legend=tuple(Key(side_name(side), COLOURS[side.key], HATCHES[side.key]) for side in sides),
        table=Table(
            head=(*SIDE, "medida", "fase", "clase", *NUMBERS, *SOURCE),
            rows=tuple(rows),
            formats={"valor": TENTH, **dict.fromkeys(("n", "sin_dato"), WHOLE)},
            meanings=source_meanings(
                **SIDE_MEANINGS,
                medida="Qué se mide: entidades, cobertura, avance, clase del avance o movimiento.",
                fase="Fase de la medida; vacío, ninguna.",
                clase="Clase del avance o movimiento desde el corte anterior; vacío en las demás.",
                **NUMBER_MEANINGS,
            ),
        ),
    )


def classes_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return which part of the assisted entities of each side has each class of progress."""
    sides = sides_of(snapshot, state)
    is_empty = not any(side.assisted for side in sides)
    return _printed(
        snapshot,
        state,
        sides,
        key="comparacion-clases",
        title=f"Avance de la {phase_name(sides[0])} por clases: {_names(sides)}",
        reading="Cada barra son las entidades asistidas de un lado, de 0 a 100\u00a0%.",
        figure=blank_figure(sentence(snapshot, sides)) if is_empty else classes_figure(sides),
        legend=tuple(Key(part.label, part.colour, part.hatch) for part in PARTS),
        table=Table(
            head=(*SIDE, "clase", *NUMBERS, *SOURCE),
            rows=tuple(
                (side.key, side.name, label, *numbers, *_source(snapshot, side))
                for side in sides
                for label, numbers in _class_numbers(side)
            ),
            formats={"valor": TENTH, **dict.fromkeys(("n", "sin_dato"), WHOLE)},
            meanings=source_meanings(
                **SIDE_MEANINGS, clase="Clase del avance, o estado sin él.", **NUMBER_MEANINGS
            ),
        ),
    )


def curves_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the mean of both sides and of the country at every cut-off of the phase."""
    sides = sides_of(snapshot, state)
    is_empty = not any(side.curve.cutoffs and len(side.curve.codes) for side in sides)
    return _printed(
        snapshot,
        state,
        sides,
        key="comparacion-curvas",
        title=f"Avance de la {phase_name(sides[0])}, corte a corte: {_names(sides)}",
        reading="Promedio de las entidades con reporte en cada corte; la línea punteada es todo el país.",
        figure=blank_figure(sentence(snapshot, sides)) if is_empty else curves_figure(sides),
        legend=tuple(
            Key(side_name(side), COLOURS[side.key], sign=SIGN_OF_DASH[DASHES[side.key]]) for side in sides
        ),
        table=Table(
            head=(*SIDE, "corte_medido", "valor", "n", "sin_dato", *SOURCE),
            rows=tuple(row for side in sides for row in _curve_rows(snapshot, side)),
            formats={"valor": TENTH, **dict.fromkeys(("n", "sin_dato"), WHOLE)},
            meanings=source_meanings(
                **SIDE_MEANINGS,
                corte_medido="Corte del promedio.",
                valor="Avance promedio de las entidades con reporte (0 a 100). Vacío: nadie ha reportado.",
                n=NUMBER_MEANINGS["n"],
                sin_dato=NUMBER_MEANINGS["sin_dato"],
            ),
        ),
    )


def _names(sides: Sides) -> str:
    return f"{lowered(sides[0].name)} y {lowered(sides[1].name)}"


def _printed(snapshot: Snapshot, state: ViewState, sides: Sides, **parts: Any) -> PrintedFigure:  # noqa: ANN401
    """Return a printed figure of a comparison: what all of them share, and the parts of one."""
    first = sides[0]
    one, other = side_queries(state)
    cutoff = first.resolved.context.cutoff
    view = replace(
        state, indicator=first.resolved.indicator.key, cutoff=cutoff, side_a=one, side_b=other
    ).without("listed")
    finding = " ".join(filter(None, (sentence(snapshot, sides), overlap_sentence(sides))))
    shared: dict[str, Any] = {
        "indicator": view.indicator,
        "address": address_of(snapshot, COMPARE, view, cutoff),
        "query": to_query(view),
        "finding": finding,
        "caption": caption(snapshot, sides),
        "alt": f"{parts['title']}. {finding}",
        "cutoff": cutoff.isoformat(),
        "level": "lado",
        "origins": origins_in(snapshot.model, *TABLES),
    }
    return PrintedFigure(**(shared | parts))


def _source(snapshot: Snapshot, side: Side) -> tuple[Cell, ...]:
    """Return origin and cut-off, the last cells of every row."""
    return snapshot.model.origins[REPORTS], side.resolved.context.cutoff


def _side_rows(snapshot: Snapshot, side: Side) -> list[tuple[Cell, ...]]:
    """Return every row of a side: entities, coverage and progress, classes, movement."""
    phase = side.resolved.context.phase
    count = float(side.entities)
    moves = (
        (str(move), _counted(side.movement[move], side.assisted))
        for move in MOVES
        if side.reading.before is not None
    )
    told: list[tuple[str, str, str, tuple[Cell, ...]]] = [
        ("entidades", "", "", (count, count, None, side.entities, 0)),
        *(_measured(item) for item in side.measures.values()),
        *(("clase", phase, label, numbers) for label, numbers in _class_numbers(side)),
        *(("movimiento", phase, label, numbers) for label, numbers in moves),
    ]
    source = _source(snapshot, side)
    return [
        (side.key, side.name, what, key or None, label or None, *numbers, *source)
        for what, key, label, numbers in told
    ]


def _measured(item: Measure) -> tuple[str, str, str, tuple[Cell, ...]]:
    what, _, phase = item.indicator.key.partition("-fase-")
    ratio = (known(float(item.row["numerator"])), known(float(item.row["denominator"])))
    return what, phase, "", (known(item.value), *ratio, item.n, item.missing)


def _class_numbers(side: Side) -> Sequence[tuple[str, tuple[Cell, ...]]]:
    return [
        (part.label.replace("\xa0", " "), _counted(count, side.assisted))
        for part, count in zip(PARTS, side.parts, strict=True)
    ]


def _counted(count: int, whole: int) -> tuple[Cell, ...]:
    return known(share(count, whole)), float(count), float(whole), whole, 0


def _curve_rows(snapshot: Snapshot, side: Side) -> list[tuple[Cell, ...]]:
    if not len(side.curve.codes):
        return []
    source = _source(snapshot, side)
    counted = zip(side.curve.cutoffs, side.curve.mean[:, 0], side.curve.n[:, 0], strict=True)
    return [
        (side.key, side.name, when, known(float(mean)), int(n), side.assisted - int(n), *source)
        for when, mean, n in counted
    ]
