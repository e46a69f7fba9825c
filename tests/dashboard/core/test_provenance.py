"""Origins in words: the least certain names what several make, and says which are better."""

import pytest

from dashboard.core import provenance


def test_the_least_certain_wins():
    """Simulated before loaded, loaded before printed."""
    assert provenance.least(["informe", "real"]) == "real"
    assert provenance.least(["informe", "demostración", "real"]) == "demostración"


def test_nothing_has_no_origin():
    """A number is made of something."""
    with pytest.raises(ValueError, match="empty"):
        provenance.least([])


@pytest.mark.parametrize(
    ("origins", "mark"),
    [
        (("demostración",), "Datos de demostración."),
        (("informe", "demostración"), "Datos de demostración, salvo los que publica el informe."),
        (("real", "demostración"), "Datos de demostración, salvo los que se cargaron."),
        (("real",), "Datos reales."),
        (("real", "informe"), "Datos reales."),
        (("informe",), "Datos publicados."),
    ],
)
def test_a_caption_is_marked_for_the_least_certain(origins, mark):
    """What is better than the mark is said beside it."""
    assert provenance.caption_mark(origins) == mark


def test_only_a_simulation_is_marked_large():
    """Paper of loaded or printed data has no large mark."""
    assert provenance.loud_mark(["real", "informe"]) == ""
    assert provenance.loud_mark(["real", "demostración"]).startswith("DATOS DE DEMOSTRACIÓN")


def test_the_column_of_origins_is_explained_by_the_words_it_holds():
    """A file of loaded data does not speak of a simulation."""
    assert "demostración" not in provenance.meaning(["real", "informe"])
    assert "«demostración»" in provenance.meaning(["demostración"])
    assert provenance.words(["demostración", "informe"]) == "informe, demostración"
