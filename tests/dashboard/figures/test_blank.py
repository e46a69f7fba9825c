"""A figure with nothing to draw."""

from dashboard.figures.blank import LINE_LENGTH, blank_figure


def test_it_says_why_in_short_lines():
    """The sentence is whole, and no line is longer than a narrow page."""
    sentence = "Ninguna entidad cumple todos los filtros. " * 4
    figure = blank_figure(sentence)
    (note,) = figure.layout.annotations
    lines = note.text.split("<br>")
    assert " ".join(lines) == sentence.strip()
    assert max(map(len, lines)) <= LINE_LENGTH
    assert figure.data == ()
    assert figure.layout.xaxis.visible is False
