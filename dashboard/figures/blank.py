"""What a figure shows when there is nothing to draw: a sentence that says why, and no axes."""

import textwrap
from typing import Final

import plotly.graph_objects as go

LINE_LENGTH: Final = 46
HEIGHT: Final = 120


def blank_figure(sentence: str) -> go.Figure:
    """Return a figure that only says a sentence."""
    note = go.layout.Annotation(
        text="<br>".join(textwrap.wrap(sentence, LINE_LENGTH)),
        xref="paper",
        yref="paper",
        x=0.5,
        y=0.5,
        yanchor="middle",
    )
    hidden = {"visible": False}
    return go.Figure(layout=go.Layout(height=HEIGHT, xaxis=hidden, yaxis=hidden, annotations=[note]))
