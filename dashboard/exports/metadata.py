"""The metadata of a file: what, of whom, when, from where, with which n."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from dashboard.core.cells import Cell
from dashboard.core.provenance import file_mark, words
from dashboard.core.state import Level, ViewState
from dashboard.exports.file_request import FileRequest
from dashboard.indicators.evaluate import country_row, evaluate
from dashboard.indicators.provenance import shown_caveats, source_words
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.selection import describe_filters
from dashboard.indicators.snapshot import Snapshot

SEPARATOR: Final = " · "
RECORD: Final = "registro"


@dataclass(frozen=True)
class Total:
    """The numbers of a whole selection; None is missing. n and missing count entities, as in every row."""

    value: float | None
    numerator: float | None
    denominator: float | None
    n: int
    missing: int


def mark(request: FileRequest) -> str:
    """Return the sentence that says whether figures are simulated."""
    return file_mark(request.printed.origins)


def metadata(request: FileRequest) -> dict[str, object]:
    """Return everything that a reader needs to quote the file; unknown numbers are None.

    The metadata of a figure of one indicator has its declaration and the selection's total too.
    """
    snapshot, printed = request.snapshot, request.printed
    return {
        "indicador": printed.indicator,
        "figura": printed.key,
        "titulo": printed.title,
        "hallazgo": printed.finding,
        **(_declaration(request) if request.is_of_indicator else {}),
        "marca": mark(request),
        "nivel": printed.level,
        "corte": printed.cutoff,
        "filtros": describe_filters(snapshot.model, request.state),
        "filas": len(request.table.rows),
        "como_leer": printed.reading,
        "pie": printed.caption,
        "direccion": printed.address,
        "version_datos": snapshot.model.version,
        "sin_poligono": list(printed.off_map),
        "limites": snapshot.boundaries.label,
        "fuente_limites": snapshot.boundaries.source,
        "version_limites": snapshot.boundaries.version,
        RECORD: request.record,
    }


def _declaration(request: FileRequest) -> dict[str, object]:
    """Return what is declared of the indicator, and its numbers for the whole selection."""
    resolved, origins = request.resolved, request.printed.origins
    total = total_of(request.snapshot, replace(request.state, indicator=resolved.indicator.key))
    return {
        "pregunta": resolved.indicator.question,
        "numerador": resolved.indicator.numerator,
        "denominador": resolved.indicator.denominator,
        "unidad": resolved.indicator.unit.value,
        "origen": words(origins),
        "fuente": _sources(request.snapshot, resolved.indicator.source),
        "tablas": list(resolved.indicator.source),
        "advertencias": list(shown_caveats(resolved.indicator, origins)),
        "fase": resolved.context.phase,
        "total": {
            "valor": total.value,
            "numerador": total.numerator,
            "denominador": total.denominator,
            "n": total.n,
            "sin_dato": total.missing,
        },
    }


def _sources(snapshot: Snapshot, keys: Iterable[str]) -> str:
    """Return the sources in words, as captions cite them."""
    return source_words(snapshot.model, *keys).removeprefix("Fuente: ").rstrip(".")


def to_json(request: FileRequest) -> bytes:
    """Write the metadata as JSON."""
    return json.dumps(metadata(request), ensure_ascii=False, indent=2).encode()


def facts(request: FileRequest) -> Iterator[tuple[str, Cell]]:
    """Yield the metadata as name and cell: numbers as numbers, lists joined, the record as JSON."""
    for key, value in metadata(request).items():
        if key == RECORD:
            yield key, json.dumps(value, ensure_ascii=False)
        elif isinstance(value, Mapping):
            yield from ((f"{key}.{name}", _cell(inner)) for name, inner in value.items())
        else:
            yield key, _cell(value)


def _cell(value: object) -> Cell:
    """Return a value as a cell; what is missing stays empty."""
    if isinstance(value, list):
        return SEPARATOR.join(value)
    return value if isinstance(value, (int, float)) or value is None else str(value)


def total_of(snapshot: Snapshot, state: ViewState) -> Total:
    """Return the numbers of the whole selection of a view."""
    resolved = resolve_view(snapshot.indicators, snapshot.model, state)
    whole: pd.Series = country_row(evaluate(resolved, snapshot.model, state, Level.COUNTRY))
    value, numerator, denominator = (
        None if math.isnan(whole[key]) else float(whole[key]) for key in ("value", "numerator", "denominator")
    )
    return Total(value, numerator, denominator, int(whole["n"]), int(whole["missing"]))
