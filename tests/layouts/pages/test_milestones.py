"""The milestones page brings the colours of its cells, and what the browser keeps."""

from pathlib import Path

from dashboard.core.scales import DIFFERENCE, PROGRESS, STATE_COLOURS, State
from dashboard.core.theme import PICKED, SERIES, SPREAD, WHOLE
from layouts.pages.milestones import layout

SHEET = (Path(__file__).parents[3] / "assets" / "hitos.css").read_text(encoding="utf-8")


def test_cells_have_the_colours_of_the_scales(tiny):
    """Each class has its property, which the style sheet uses: a colour means one thing."""
    style = layout(tiny.snapshot).style
    declared = {
        **{f"--clase-{place}": band.colour for place, band in enumerate(PROGRESS.bands)},
        **{f"--cambio-{place}": band.colour for place, band in enumerate(DIFFERENCE.bands)},
        "--cero": STATE_COLOURS[State.CERO],
        "--sin-reporte": STATE_COLOURS[State.SIN_REPORTE],
        **{"--serie": SERIES, "--banda": SPREAD, "--conjunto": WHOLE, "--elegido": PICKED},
    }
    assert style == declared
    assert [name for name in declared if f"var({name})" not in SHEET] == []
