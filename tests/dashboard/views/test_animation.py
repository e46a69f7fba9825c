"""The frames: every cut-off of a view, each frame equal to the page at that cut-off."""

from dashboard.views.animation import frames_of_query
from dashboard.views.home import view_of_query


def test_a_frames_has_one_frame_per_cutoff_of_the_phase(snapshot):
    """From the first fortnight of phase I to its last."""
    frames = frames_of_query(snapshot, "indicador=avance-fase-1")
    assert frames["cortes"] == [day.isoformat() for day in snapshot.model.phases["1"].cutoffs]
    assert len(frames["valores"]) == len(frames["cortes"])


def test_every_frame_is_what_the_page_shows_at_that_cutoff(snapshot):
    """Playing and choosing the cut-off can't disagree, filters and level included."""
    for query in ("region=caribe&universo=A", "nivel=departamento", "tipo=gobernacion"):
        frames = frames_of_query(snapshot, query)
        for place, day in enumerate(frames["cortes"]):
            payload = view_of_query(snapshot, f"{query}&corte={day}").payload
            for key in ("valores", "clases"):
                assert payload[key] == frames[key][place], (query, day)


def test_a_frames_ignores_the_comparison(snapshot):
    """A map of changes is not played; its values are those of the cut-offs."""
    assert frames_of_query(snapshot, "desde=2020-10-31") == frames_of_query(snapshot, "")
