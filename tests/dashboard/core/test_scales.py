"""Colours: a position each, an order that survives grey, and neighbours that can be told apart."""

import itertools

import numpy as np
import pandas as pd
import pytest

from dashboard.core.scales import (
    DAYS,
    NUMERIC_AND_CATEGORICAL,
    PALETTE,
    PROGRESS,
    RATING,
    SHARE,
    STATE_COLOURS,
    STATE_LABELS,
    UNIVERSE,
    State,
)
from data.model import FACTS

SEQUENTIAL = (PROGRESS, SHARE, DAYS, RATING)
each_sequential = pytest.mark.parametrize("scale", SEQUENTIAL, ids=lambda scale: scale.key)
each_scale = pytest.mark.parametrize("scale", NUMERIC_AND_CATEGORICAL, ids=lambda scale: scale.key)


def lab(colour):
    """CIE L*a*b* (D65) of a hexadecimal colour."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one, other):
    """Euclidean distance in L*a*b*; about 2 is just visible."""
    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


def test_positions_of_the_palette_are_unique():
    """A colour has one position, so a position means one thing."""
    assert len(set(PALETTE)) == len(PALETTE)


@each_scale
def test_every_class_has_a_position(scale):
    """Classes and states are all in the palette."""
    assert {band.colour for band in scale.bands} | set(STATE_COLOURS.values()) <= set(PALETTE)


@each_sequential
def test_classes_darken(scale):
    """A grey print keeps the order."""
    lightness = [lab(band.colour)[0] for band in scale.bands]
    assert lightness == sorted(lightness, reverse=True)


@each_sequential
def test_neighbouring_classes_differ_in_grey(scale):
    """At least 6 of lightness between neighbours, three times what is just visible."""
    lightness = [lab(band.colour)[0] for band in scale.bands]
    assert min(a - b for a, b in itertools.pairwise(lightness)) >= 6


@each_scale
def test_classes_of_a_scale_are_told_apart(scale):
    """Any two classes of a scale differ clearly."""
    pairs = itertools.combinations((band.colour for band in scale.bands), 2)
    assert all(apart(*pair) >= 10 for pair in pairs)


@each_scale
def test_classes_are_no_state(scale):
    """No class has the colour of a state."""
    assert not {band.colour for band in scale.bands} & set(STATE_COLOURS.values())


@each_scale
def test_labels_are_unique(scale):
    """No two classes have one name."""
    assert len({band.label for band in scale.bands}) == len(scale.bands)


def test_states_have_a_label_each():
    """The four states, the areas and what is outside the selection."""
    assert set(STATE_LABELS) == set(State)
    assert State.SIN_REPORTE.label == "sin reporte"
    assert [State(code).label for code in (-3, -2, -1, 0)] == [
        "no asistido",
        "sin reporte",
        "0\xa0%",
        "con avance",
    ]


@pytest.mark.parametrize(
    ("value", "label"),
    [
        (0.1, "más de 0 a 20\xa0%: rezagado"),
        (19.94, "más de 0 a 20\xa0%: rezagado"),
        (19.95, "20 a 40\xa0%"),
        (20, "20 a 40\xa0%"),
        (99.94, "80 a 100\xa0%"),
        (100, "100\xa0%: completo"),
    ],
)
def test_a_class_begins_at_its_lower_bound(value, label):
    """As the number is printed: what reads 20,0 % is not «rezagado», and only 100,0 % is complete."""
    assert PROGRESS.bands[PROGRESS.band_of(value)].label == label


def test_an_unknown_category_is_refused():
    """A category outside the scale is an error of ours, and names both."""
    with pytest.raises(KeyError, match=r"universo.*'Z'"):
        UNIVERSE.position("Z")


def test_universes_say_what_was_published():
    """The words of each universe are those of the published table."""
    published = pd.read_csv(FACTS / "universos.csv").set_index("universo")
    for band in UNIVERSE.bands:
        row = published.loc[band.code]
        assert f"inversión {row['inversion']}" in band.label
        assert f"fiscal {row['desempeno_fiscal']}" in band.label
        assert f"resultados {row['resultados']}" in band.label


def test_a_class_runs_from_its_limit_up_to_the_next():
    """A number on a limit belongs to the class above it; what is missing has none."""
    assert PROGRESS.classes_of(np.array([0.0, 19.9, 20.0, 99.9, 100.0, np.nan])).tolist() == [
        0,
        0,
        1,
        4,
        5,
        -1,
    ]
