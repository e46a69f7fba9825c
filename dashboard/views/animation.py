"""The film: a view's values at every cut-off of its phase, so that the browser can play them.

It is asked for once, when a reader first touches the player; each frame then costs no request.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dashboard.core.state import ViewState, parse_state
from dashboard.indicators.evaluate import Lens, focus, read
from dashboard.indicators.snapshot import Board
from dashboard.views.map_values import drawn_units, unit_codes


def film_of_query(board: Board, query: str) -> Mapping[str, object]:
    """Return `cortes` (ISO days) and `valores` (one list per cut-off, coded as in a payload)."""
    state, _ = parse_state(query, board.vocabulary)
    lens = focus(board.indicators, board.model, state)
    cutoffs = board.model.phases[lens.context.phase].cutoffs
    return {
        "cortes": [cutoff.isoformat() for cutoff in cutoffs],
        "valores": [_frame(board, lens, state, cutoff) for cutoff in cutoffs],
    }


def _frame(board: Board, lens: Lens, state: ViewState, cutoff: date) -> list[float]:
    """Return the values of one cut-off, in the order of the map's units."""
    at = replace(lens, context=replace(lens.context, cutoff=cutoff), previous=None, shows_change=False)
    rows = read(at, board.model, state).rows(state.level)
    return unit_codes(at, state, drawn_units(board, state, rows, None))
