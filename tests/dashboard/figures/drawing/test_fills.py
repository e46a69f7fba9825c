"""Fills: legible without colour."""

from itertools import combinations

import pytest

from dashboard.core.scales import NUMERIC_AND_CATEGORICAL, PALETTE, STATE_COLOURS, STATE_HATCHES
from dashboard.figures.drawing.fills import HATCHES, fill, ink_on, lightness

TOLD_APART = 0.06  # of lightness, from black to white


@pytest.mark.parametrize("scale", NUMERIC_AND_CATEGORICAL, ids=lambda scale: scale.key)
def test_every_two_fills_of_a_map_differ_without_colour(scale):
    """On a grey print, each class and each state is told from all others by lightness or by hatch."""
    fills = [(band.colour, band.hatch) for band in scale.bands]
    fills += [(STATE_COLOURS[state], hatch) for state, hatch in STATE_HATCHES.items()]
    for (one, hatch), (other, other_hatch) in combinations(fills, 2):
        assert hatch != other_hatch or abs(lightness(one) - lightness(other)) >= TOLD_APART, (one, other)


@pytest.mark.parametrize("scale", NUMERIC_AND_CATEGORICAL, ids=lambda scale: scale.key)
def test_every_hatch_of_a_scale_is_one_that_paper_can_draw(scale):
    """A scale names hatches that exist."""
    assert {band.hatch for band in scale.bands} <= set(HATCHES)


def test_every_state_without_a_value_has_a_hatch_of_its_own():
    """No state of a territory is told by colour alone."""
    hatches = list(STATE_HATCHES.values())
    assert all(hatches)
    assert len(set(hatches)) == len(hatches) == len(STATE_COLOURS)


def test_lightness_runs_from_black_to_white():
    """The ends of CIE L* are 0 and 1, and its middle grey is 0,534."""
    assert lightness("#000000") == pytest.approx(0.0)
    assert lightness("#ffffff") == pytest.approx(1.0)
    assert lightness("#808080") == pytest.approx(0.536, abs=0.001)


@pytest.mark.parametrize("colour", PALETTE)
def test_text_reads_on_every_fill(colour):
    """Ink on a cell has a contrast of at least 3 to 1, the floor for large or bold text."""
    ratio = _contrast(colour, ink_on(colour))
    assert ratio >= 3.0, ratio


def test_a_fill_without_hatch_is_only_its_colour():
    """No hatch, no line."""
    assert fill("#abd6a2", "") == {"facecolor": "#abd6a2"}


def _contrast(one, other):
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    level = lightness(colour) * 100
    return ((level + 16) / 116) ** 3 if level > 8 else level * 27 / 24389
