"""Legends say what each fill means, and how many have it."""

from dashboard.core.state import ViewState
from dashboard.core.wording import number
from dashboard.views.home import build_view
from layouts.parts.legend import colour_key, legend


def texts(tree):
    """The texts of a plain tree, in order."""
    if isinstance(tree, list):
        return [text for item in tree for text in texts(item)]
    return texts(tree["c"] or []) if isinstance(tree, dict) else [tree]


def test_the_legend_has_a_line_per_class(tiny):
    """Name and number of each."""
    items = build_view(tiny.snapshot, ViewState()).legend
    said = texts(legend(items).tree)
    assert said == [text for item in items for text in (item.label, number(item.count))]


def test_a_key_of_colours_has_no_counts():
    """Sample and label."""
    key = colour_key([("0 %", "#e07b39", ""), ("sin reporte (—)", "#9aa0a6", "sin_reporte")], "leyenda-valor")
    assert texts(key.tree) == ["0 %", "sin reporte (—)"]
