"""The published progress of phase II, at its three levels."""

import pandas as pd

from data.published.tables import phase_2_values
from geo.divipola import load_catalogue

CATALOGUE = load_catalogue()
VALUES = phase_2_values(CATALOGUE)


def at(level):
    return VALUES[VALUES["level"] == level].set_index("code")


def test_every_published_unit_is_there_once():
    """Eight regions, twenty municipalities, twenty-five gobernaciones."""
    assert VALUES["level"].value_counts().to_dict() == {"gobernacion": 25, "municipio": 20, "region": 8}
    assert not VALUES.duplicated(["level", "code"]).any()


def test_regions_are_those_of_the_catalogue():
    """The printed region names lead to the slugs of the catalogue."""
    assert set(at("region").index) == set(CATALOGUE.regions.index)


def test_what_was_not_assisted_is_missing_and_says_so():
    """Seaflower has no value: it had no assistance."""
    seaflower = at("region").loc["seaflower"]
    assert pd.isna(seaflower["progress"])
    assert seaflower["note"] == "Sin Asistencia Técnica DNP"


def test_illegible_values_are_missing_and_a_printed_zero_is_zero():
    """Of the gobernaciones only the last one's value can be read."""
    progress = at("gobernacion")["progress"].dropna()
    assert progress.to_dict() == {"47": 0.0}


def test_the_doubtful_reading_of_santanderes_carries_its_note():
    """The printed 10 % is kept and its doubt goes with it."""
    assert at("region").loc["santanderes", "progress"] == 10
    assert "lectura dudosa" in at("region").loc["santanderes", "note"]
