"""Legends say what each fill means."""

from layouts.parts.legend import colour_key


def texts(tree):
    """The texts of a plain tree, in order."""
    if isinstance(tree, list):
        return [text for item in tree for text in texts(item)]
    return texts(tree["c"] or []) if isinstance(tree, dict) else [tree]


def test_a_key_of_colours_has_no_counts():
    """Sample and label."""
    key = colour_key([("0 %", "#e07b39", ""), ("sin reporte (—)", "#9aa0a6", "sin_reporte")], "leyenda-valor")
    assert texts(key.tree) == ["0 %", "sin reporte (—)"]
