"""What can be taken from a figure."""

import pytest

from dashboard.exports.files import DownloadError
from dashboard.exports.menu import offer_as_plain, offer_of
from dashboard.figures.drawing.presets import PRESETS, RESOLUTIONS
from dashboard.figures.printed.catalogue import FIGURES


def test_the_map_is_offered_when_no_figure_is_named(snapshot):
    """Without `figura` the offer is of the map, at addresses without it."""
    offer = offer_of(snapshot, "region=caribe")
    assert offer.label == FIGURES["mapa"].label
    assert offer.pictures["SVG"] == "/descargas/avance-fase-2.svg?region=caribe"


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_is_offered_in_every_format(snapshot, figure):
    """Three pictures, every size and resolution, and its data."""
    offer = offer_of(snapshot, f"figura={figure}&entidad=05004&region=caribe")
    assert list(offer.pictures) == ["SVG", "PDF", "PNG"]
    assert set(offer.sizes) == set(PRESETS)
    assert set(offer.resolutions) == set(RESOLUTIONS)
    assert all(one.files for one in offer.data)


def test_seen_and_everything_have_their_numbers_of_rows(snapshot):
    """With a filter in force there are two selections; rows are those of the files."""
    seen, whole = offer_of(snapshot, "region=caribe").data
    assert (seen.label, seen.rows) == ("Lo que veo", 195)
    assert (whole.label, whole.rows) == ("Todo", 1103)
    assert whole.files["CSV"] == "/descargas/avance-fase-2.csv"


def test_without_filters_there_is_one_selection(snapshot):
    """What is seen is everything."""
    assert [one.label for one in offer_of(snapshot, "figura=regiones").data] == ["Todo"]


def test_only_the_map_is_offered_as_geojson(snapshot):
    """Bars have no geometry."""
    assert "GeoJSON" in offer_of(snapshot, "").data[0].files
    assert "GeoJSON" not in offer_of(snapshot, "figura=regiones").data[0].files


def test_a_figure_of_an_entity_keeps_the_entity(snapshot):
    """A profile's files are of its entity, and a map's are not."""
    profile = offer_of(snapshot, "figura=fases&entidad=05004")
    assert "entidad=05004" in profile.pictures["PDF"]
    assert "entidad" not in offer_of(snapshot, "entidad=05004").pictures["PDF"]


@pytest.mark.parametrize(
    ("query", "status", "word"), [("figura=torta", 404, "torta"), ("figura=fases", 400, "entidad")]
)
def test_what_does_not_exist_is_refused_in_words(snapshot, query, status, word):
    """An unknown figure and a profile of nobody say what is wrong."""
    with pytest.raises(DownloadError, match=word) as refusal:
        offer_of(snapshot, query)
    assert refusal.value.status == status


def test_the_browser_gets_pairs_with_the_usual_size_first(snapshot):
    """Order is kept, and the first choice is the one that addresses leave out."""
    plain = offer_as_plain(offer_of(snapshot, ""))
    assert plain["tamanos"][0][0] == "a4"
    assert plain["resoluciones"][0][0] == "300"
    assert plain["datos"][0]["filas"] == "1.103 filas"
