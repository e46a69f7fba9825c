"""Words that every plate needs: the address of what it shows."""

from dataclasses import replace
from datetime import date

from dashboard.board import Board
from dashboard.state import ViewState, to_query


def address_of(board: Board, path: str, state: ViewState, cutoff: date) -> str:
    """Return the address of a view with its cut-off written out, so that it keeps showing this.

    It starts with the board's public address; without one it is the path alone.
    """
    return f"{board.public_url.rstrip('/')}{path}?{to_query(replace(state, cutoff=cutoff))}"
