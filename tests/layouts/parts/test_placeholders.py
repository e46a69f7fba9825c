"""What a page shows before its first answer."""

from layouts.document import ENTRY
from layouts.parts import placeholders


def test_a_headline_that_waits_has_a_name():
    """A heading that is only a grey line would say nothing aloud."""
    shown = str(placeholders.headline().to_plotly_json())
    assert "Cargando…" in shown
    assert "placeholder-glow" in shown


def test_the_cards_have_their_places():
    """As many as will come, and nothing to read aloud."""
    row = placeholders.card_row(5)
    assert len(row.children) == 5
    assert row.to_plotly_json()["props"]["aria-hidden"] == "true"


def test_the_document_shows_the_page_to_come():
    """Before any script has run."""
    assert ENTRY.count("placeholder ") >= 3
    assert "Cargando el tablero…" in ENTRY
