"""The calculator of samples."""

from dashboard.core.state import ViewState
from dashboard.core.wording import GAP
from dashboard.views.perception.sample import explained, needed, population_of


def plain(text):
    """A text with common spaces: those that keep a number and its unit together are wording's own."""
    return text.replace(GAP, " ")


def test_the_sentence_of_a_sample():
    """With what it allows."""
    assert plain(needed(707, 8.0).sentence) == (
        "Con 93 entidades al azar de 707, un porcentaje se conoce con un margen de 8 puntos y 90 % de "
        "confianza."
    )
    assert needed(1, 8.0).sentence.startswith("Con 1 entidad al azar de 1,")


def test_the_population_is_that_of_phase_one(tiny):
    """Four of the six municipalities."""
    assert population_of(tiny.snapshot, ViewState()) == 4


def test_a_sample_that_was_drawn_is_explained():
    """Its margin, and what the confidence means; nobody asked, nothing said."""
    assert plain(explained(77, 675)).startswith("77 respuestas de 675 entidades dan un margen de 8,8 puntos")
    assert explained(0, 675) == "Sin respuestas no hay margen que decir."
