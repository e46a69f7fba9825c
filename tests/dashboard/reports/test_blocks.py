"""What a report is made of: numbers of figures and tables, cells as text."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.printed.printed_figure import Table
from dashboard.reports.blocks import Chapter, Heading, Paragraph, TableBlock, cell_text, grid, number_blocks

TABLE = Table(head=("Lugar", "Valor"), rows=(("A", 1.25), ("Total", None)), formats={"Valor": "#,##0.0"})


def test_tables_are_numbered_in_one_series_over_all_chapters():
    """The second chapter goes on counting."""
    block = TableBlock(title="T", table=TABLE)
    chapters = number_blocks([Chapter("a", "A", (block, block)), Chapter("b", "B", (Heading("x"), block))])
    found = [one.caption for chapter in chapters for one in chapter.blocks if isinstance(one, TableBlock)]
    assert found == ["Tabla 1. T", "Tabla 2. T", "Tabla 3. T"]


def test_numbers_stay_with_their_sign():
    """A line never ends between 41,0 and %."""
    (chapter,) = number_blocks([Chapter("a", "A", (Paragraph("Sube a 41,0 % (n = 316)."),))])
    assert chapter.blocks[0].text == "Sube a 41,0\N{NO-BREAK SPACE}% (n =\N{NO-BREAK SPACE}316)."


def test_a_paragraph_sends_to_figures_and_tables_by_their_numbers():
    """Known once all are numbered, also of what comes later; of what the report lacks nothing is said."""
    seen = [TableBlock(title="T", table=TABLE, key=key) for key in ("a", "b")]
    texts = [Paragraph("Sube.", see=see) for see in (("b",), ("a", "b"), ("falta",))]
    (chapter,) = number_blocks([Chapter("a", "A", (*texts, *seen))])
    space = "\N{NO-BREAK SPACE}"
    assert [block.said for block in chapter.blocks[:3]] == [
        f"Sube. Véase la tabla{space}2.",
        f"Sube. Véanse la tabla{space}1 y la tabla{space}2.",
        "Sube.",
    ]


def test_cells_are_written_in_spanish_and_missing_is_said():
    """Halves go up; None is «sin dato», never zero."""
    assert grid(TABLE).rows == (("A", "1,3"), ("Total", "sin dato"))
    assert grid(TABLE).is_number == (False, True)
    assert [grid(TABLE).is_total(place) for place in (0, 1)] == [False, True]


@given(st.one_of(st.none(), st.text(), st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9)))
def test_any_cell_has_words(cell):
    """No cell is empty or an error, but an empty text."""
    assert cell_text(cell, "#,##0.0") or cell == ""
