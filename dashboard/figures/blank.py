"""What a figure shows when there is nothing to draw: a sentence that says why, and no axes."""

import textwrap
from typing import Final

from dashboard.core.theme import FONT, INK

Figure = dict[str, object]
LINE_LENGTH: Final = 46
HEIGHT: Final = 120


def blank_figure(sentence: str) -> Figure:
    """Return a figure that only says a sentence."""
    note = {
        "text": "<br>".join(textwrap.wrap(sentence, LINE_LENGTH)),
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 0.5,
        "y": 0.5,
        "yanchor": "middle",
    }
    layout = {
        "height": HEIGHT,
        "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
        "showlegend": False,
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {"visible": False},
        "yaxis": {"visible": False},
        "annotations": [note],
    }
    return {"data": [], "layout": layout}
