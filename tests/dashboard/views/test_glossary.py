"""The methodology page's tables: every indicator in words, every published figure beside ours."""

import pytest

from dashboard.views.glossary import comparisons, entries

VERDICTS = {"coincide", "no coincide", "no se puede calcular"}


def test_every_indicator_is_an_entry(board):
    """In the order of the screens, with the same label."""
    assert [entry.label for entry in entries(board)] == [item.label for item in board.indicators.values()]


def test_entries_leave_no_cell_but_the_caveats_empty(board):
    """Question, numerator, denominator and origin are always there."""
    assert all(all(entry.cells[:4]) for entry in entries(board))


def test_every_published_figure_is_compared(board):
    """One line per printed figure, in the order of the report."""
    found = comparisons(board)
    assert [line.label for line in found] == board.model.published["cifra"].tolist()
    assert {line.cells[3] for line in found} <= VERDICTS


@pytest.mark.parametrize(
    "figure",
    ["F1-MUN-RES", "F2-MUN", "D683-MUN-N", "D683-MUN-PCT", "F1-ART", "F2-CONTINUAN-MUN", "UNI-BAJOS"],
)
def test_exact_totals_agree(board, figure):
    """Where no contradiction of the report stands in the way, ours is the printed number."""
    place = board.model.published.index.get_loc(figure)
    assert comparisons(board)[place].cells[3] == "coincide"


def test_what_cannot_be_computed_says_so(board):
    """A figure of events has no table of ours: no number, and the verdict says it."""
    place = board.model.published.index.get_loc("YES-CURSO")
    line = comparisons(board)[place]
    assert (line.cells[2], line.cells[3]) == ("sin dato", "no se puede calcular")


def test_printed_numbers_are_spanish(board):
    """11.000 participants, not 11000; 99,8, not 99.8."""
    printed = dict(
        zip(board.model.published.index, (line.cells[1] for line in comparisons(board)), strict=True)
    )
    assert printed["F1-ALISTA"] == "99,8 %"
    assert printed["YES-CURSO"].startswith("11.000")
