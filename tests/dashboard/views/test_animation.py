"""The film: every cut-off of a view, each frame equal to the page at that cut-off."""

from dashboard.views.animation import film_of_query
from dashboard.views.home import view_of_query


def test_a_film_has_one_frame_per_cutoff_of_the_phase(board):
    """From the first fortnight of phase I to its last."""
    film = film_of_query(board, "indicador=avance-fase-1")
    assert film["cortes"] == [day.isoformat() for day in board.model.phases["1"].cutoffs]
    assert len(film["valores"]) == len(film["cortes"])


def test_every_frame_is_what_the_page_shows_at_that_cutoff(board):
    """Playing and choosing the cut-off can't disagree, filters and level included."""
    for query in ("region=caribe&universo=A", "nivel=departamento", "tipo=gobernacion"):
        film = film_of_query(board, query)
        for day, values in zip(film["cortes"], film["valores"], strict=True):
            assert view_of_query(board, f"{query}&corte={day}").payload["valores"] == values, (query, day)


def test_a_film_ignores_the_comparison(board):
    """A map of changes is not played; its values are those of the cut-offs."""
    assert film_of_query(board, "desde=2020-10-31") == film_of_query(board, "")
