"""The template: every figure is built on it, with the page's font and the numbers of Colombia."""

import plotly.graph_objects as go
import plotly.io as pio

from dashboard.core.theme import FONT, INK
from dashboard.figures.template import NAME, TEMPLATE


def test_a_figure_is_built_on_it():
    """A figure that names no template has ours."""
    assert pio.templates.default == NAME
    assert go.Figure().layout.template.to_plotly_json() == TEMPLATE.to_plotly_json()


def test_it_has_the_font_of_the_page_and_spanish_numbers():
    """A decimal comma, a point between thousands."""
    layout = TEMPLATE.layout
    assert (layout.font.family, layout.font.color, layout.separators) == (FONT, INK, ",.")
