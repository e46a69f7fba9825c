"""The methodology page's tables: every indicator in words, every published figure beside ours."""

import pytest

from dashboard.views.glossary import comparisons, entries

VERDICTS = {"coincide", "no coincide", "no se puede calcular"}


def test_every_indicator_is_an_entry(snapshot):
    """In the order of the screens, with the same label."""
    assert [entry.label for entry in entries(snapshot)] == [
        item.label for item in snapshot.indicators.values()
    ]


def test_entries_leave_no_cell_but_the_caveats_empty(snapshot):
    """Question, numerator, denominator and origin are always there."""
    assert all(all(entry.cells[:4]) for entry in entries(snapshot))


def test_every_published_figure_is_compared(snapshot):
    """One line per printed figure, in the order of the report."""
    found = comparisons(snapshot)
    assert [line.label for line in found] == snapshot.model.published["cifra"].tolist()
    assert {line.cells[3] for line in found} <= VERDICTS


@pytest.mark.parametrize(
    "figure",
    ["F1-MUN-RES", "F2-MUN", "D683-MUN-N", "D683-MUN-PCT", "F1-ART", "F2-CONTINUAN-MUN", "UNI-BAJOS"],
)
def test_exact_totals_agree(snapshot, figure):
    """Where no contradiction of the report stands in the way, ours is the printed number."""
    place = snapshot.model.published.index.get_loc(figure)
    assert comparisons(snapshot)[place].cells[3] == "coincide"


def test_what_cannot_be_computed_says_so(snapshot):
    """A figure of events has no table of ours: no number, and the verdict says it."""
    place = snapshot.model.published.index.get_loc("YES-CURSO")
    line = comparisons(snapshot)[place]
    assert (line.cells[2], line.cells[3]) == ("sin dato", "no se puede calcular")


def test_printed_numbers_are_spanish(snapshot):
    """11.000 participants, not 11000; 99,8, not 99.8."""
    printed = dict(
        zip(snapshot.model.published.index, (line.cells[1] for line in comparisons(snapshot)), strict=True)
    )
    assert printed["F1-ALISTA"] == "99,8 %"
    assert printed["YES-CURSO"] == "más de 11.000 personas"


@pytest.mark.parametrize(
    ("key", "printed"),
    [
        ("D683-MUN-N", "cerca de 308 municipios"),
        ("YES-CURSO", "más de 11.000 personas"),
        ("YES-PROGRAMAS", "cerca de 200 programas"),
        ("ATT-MAX-ABRIL", ">140 asesorías"),
        ("F1-MUN-RES", "675 municipios"),
    ],
)
def test_a_figure_keeps_what_the_report_says_before_it(snapshot, key, printed):
    """«Más de» and «cerca de» are part of what was printed; a bound has its sign."""
    place = snapshot.model.published.index.get_loc(key)
    assert comparisons(snapshot)[place].cells[1] == printed
