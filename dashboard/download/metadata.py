"""The metadata of a file: what, of whom, when, from where, with which n."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Final

import pandas as pd

from dashboard.download.request import Request
from dashboard.evaluate import country_row, evaluate
from dashboard.selection import describe_filters
from dashboard.state import Level, to_query
from dashboard.summary import title_of

DEMONSTRATION_MARK: Final = "Datos de demostración: no sirven para juzgar a una entidad."
PUBLISHED_MARK: Final = "Datos publicados en el informe."
SEPARATOR: Final = " · "


def mark(request: Request) -> str:
    """Return the sentence that says whether figures are simulated."""
    return DEMONSTRATION_MARK if request.is_demonstration else PUBLISHED_MARK


def metadata(request: Request) -> dict[str, object]:
    """Return everything that a reader needs to quote the file; unknown numbers are None."""
    board, lens, state = request.board, request.lens, request.state
    whole = country_row(evaluate(lens, board.model, state, Level.COUNTRY))
    return {
        "indicador": lens.indicator.key,
        "titulo": title_of(board, lens, state),
        "pregunta": lens.indicator.question,
        "numerador": lens.indicator.numerator,
        "denominador": lens.indicator.denominator,
        "unidad": lens.indicator.unit.value,
        "origen": lens.indicator.origin,
        "marca": mark(request),
        "fuente": list(lens.indicator.source),
        "advertencias": list(lens.indicator.caveats),
        "nivel": request.level_name,
        "corte": lens.context.cutoff.isoformat(),
        "fase": lens.context.phase,
        "filtros": describe_filters(board.model, state),
        "filas": len(request.rows),
        "total": _total(whole),
        "direccion": f"/?{to_query(state)}",
        "ignorado": list(request.ignored),
        "version_datos": board.model.version,
        "limites": board.boundaries.label,
        "fuente_limites": board.boundaries.source,
        "version_limites": board.boundaries.version,
    }


def to_json(request: Request) -> bytes:
    """Write the metadata as JSON."""
    return json.dumps(metadata(request), ensure_ascii=False, indent=2).encode()


def facts(request: Request) -> Iterator[tuple[str, str]]:
    """Yield the metadata as name and text, for a sheet; numbers with a point, lists joined."""
    for key, value in metadata(request).items():
        if isinstance(value, Mapping):
            yield from ((f"{key}.{name}", _text(inner)) for name, inner in value.items())
        else:
            yield key, _text(value)


def _text(value: object) -> str:
    if isinstance(value, list):
        return SEPARATOR.join(value)
    return "" if value is None else str(value)


def _total(whole: pd.Series) -> Mapping[str, object]:
    """Return the whole selection's numbers; missing is None."""
    number = {
        key: None if math.isnan(whole[key]) else float(whole[key])
        for key in ("value", "numerator", "denominator")
    }
    return {
        "valor": number["value"],
        "numerador": number["numerator"],
        "denominador": number["denominator"],
        "n": int(whole["n"]),
        "sin_dato": int(whole["missing"]),
    }
