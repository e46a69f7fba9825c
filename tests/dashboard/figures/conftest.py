"""What the tests of plates share: plates by query, and tables as records."""

from functools import partial

import pytest

from dashboard.core.state import parse_state
from dashboard.figures.printed.catalogue import plate_of


def _plate(board, key, query=""):
    state, ignored = parse_state(query, board.vocabulary)
    assert not ignored
    return plate_of(board, key, state)


@pytest.fixture(scope="session")
def tiny_plate(tiny):
    """A function from a figure and a query to its plate in the tiny country."""
    return partial(_plate, tiny.board)


@pytest.fixture(scope="session")
def real_plate(board):
    """The same of the shipped data."""
    return partial(_plate, board)


@pytest.fixture(scope="session")
def records():
    """A function from a plate to its rows by column; asked for some columns, only their values."""

    def read(plate, *columns):
        rows = [dict(zip(plate.table.head, row, strict=True)) for row in plate.table.rows]
        return [tuple(row[column] for column in columns) for row in rows] if columns else rows

    return read
