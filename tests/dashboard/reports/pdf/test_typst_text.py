"""Texts as typst reads them: whatever they hold, they arrive as they were."""

import json

import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.reports.pdf.typst_text import array, quoted, record

LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))
NASTY = st.text(st.sampled_from("#$*_`<>@=-+/\\\"[]{}()~'\n\t&%;:|^") | LETTERS, max_size=60)


def read_back(code):
    """Return the value of typst code, as typst understood it."""
    source = f"#metadata({code}) <v>".encode()
    return json.loads(typst.query(source, "<v>", field="value", one=True))


@settings(max_examples=60, deadline=None)
@given(NASTY)
def test_any_text_survives(text):
    """Markup, quotes, backslashes and line ends are letters like others; what cannot be shown is left out."""
    shown = "".join(c for c in text if c.isprintable() or c in "\n\t\r\N{NO-BREAK SPACE}")
    assert read_back(quoted(text)) == shown


def test_arrays_and_records_hold_what_they_are_given():
    """One item is still an array."""
    assert read_back(array([quoted("a")])) == ["a"]
    assert read_back(record({"clave-1": quoted('b"')})) == {"clave-1": 'b"'}
