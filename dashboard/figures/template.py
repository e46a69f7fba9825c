"""The one template of our figures: what all of them share, so that a definition says only what is its own.

It is plotly's own way: a template registered by name and made the default, which every `go.Figure` takes when
it is built (https://plotly.com/python/templates). It travels once, with the page: see `VARYING` in
`dashboard/figures/regions.py`. For SVG and paper `dashboard/figures/definition.py` lays it under a figure.
"""

from typing import Final

import plotly.graph_objects as go
import plotly.io as pio

from dashboard.core.theme import BORDER, CLEAR, FONT, GROUND, INK, MUTED, RULE

NAME: Final = "gobierno"
SEPARATORS: Final = ",."  # decimal and thousands of es-CO
AXIS: Final = go.layout.XAxis(gridcolor=RULE, zeroline=False, fixedrange=True, color=MUTED)
TEMPLATE: Final = go.layout.Template(
    layout=go.Layout(
        font=go.layout.Font(family=FONT, size=13, color=INK),
        separators=SEPARATORS,
        margin=go.layout.Margin(l=4, r=4, t=4, b=4),
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        showlegend=False,
        dragmode=False,
        barmode="overlay",
        hovermode="closest",
        hoverlabel=go.layout.Hoverlabel(
            bgcolor=GROUND, bordercolor=BORDER, font=go.layout.hoverlabel.Font(size=13, color=INK)
        ),
        xaxis=AXIS,
        yaxis=go.layout.YAxis(automargin=True, fixedrange=True),
        annotationdefaults=go.layout.Annotation(showarrow=False),
        shapedefaults=go.layout.Shape(line=go.layout.shape.Line(color=INK, width=1)),
    )
)

pio.templates[NAME] = TEMPLATE
pio.templates.default = NAME
