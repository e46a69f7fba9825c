"""The catalogue holds the official units, and codes survive the damage of spreadsheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.divipola import (
    load_catalogue,
    normalise_name,
    parse_municipality_code,
    slug,
)
from geo.errors import CodeError, GeoError


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def test_catalogue_counts_the_units_in_force_in_2020(catalogue):
    """1,103 municipalities and 18 areas make 1,121 units in 33 departments and 8 regions."""
    counts = (len(catalogue.units), len(catalogue.municipalities), len(catalogue.areas))
    assert counts == (1121, 1103, 18)
    assert (len(catalogue.departments), len(catalogue.gobernaciones), len(catalogue.regions)) == (33, 32, 8)


def test_codes_are_text_and_ascending(catalogue):
    """A code keeps its leading zero and begins with its department."""
    codes = catalogue.units.index
    assert codes.is_unique
    assert codes.is_monotonic_increasing
    assert codes.str.fullmatch("[0-9]{5}").all()
    assert (codes.str[:2] == catalogue.units["department_code"]).all()


def test_known_names(catalogue):
    """Names carry their accents."""
    assert catalogue.units.loc["05001", "name"] == "Medellín"
    assert catalogue.departments.loc["05", "name"] == "Antioquia"


def test_every_unit_has_a_region(catalogue):
    """The region comes from the department and is one of the eight slugs."""
    assert set(catalogue.units["region"]) == set(catalogue.regions.index)
    assert set(catalogue.regions["hub"]) == {"A", "B"}


def test_bogota_has_no_gobernacion(catalogue):
    """Department 11 is a department of the catalogue, not a gobernación."""
    assert "11" in catalogue.departments.index
    assert "11" not in catalogue.gobernaciones.index


def test_every_unit_has_place_and_area(catalogue):
    """The generalised map needs a centroid and a positive area for every unit."""
    facts = catalogue.units[["lon", "lat", "area_km2"]]
    assert facts.notna().all().all()
    assert (facts["area_km2"] > 0).all()


@given(st.integers(min_value=1000, max_value=99999))
def test_municipality_code_survives_a_spreadsheet(number):
    """A number, a decimal and a padded text of one code are the same code."""
    code = f"{number:05d}"
    assert {parse_municipality_code(raw) for raw in (number, float(number), code, f"  {code} ")} == {code}


@given(st.text())
def test_parser_returns_five_digits_or_refuses(text):
    """No text at all becomes a malformed code."""
    try:
        code = parse_municipality_code(text)
    except CodeError:
        return
    assert len(code) == 5
    assert set(code) <= set("0123456789")


@pytest.mark.parametrize("raw", ["", "123456", "CO05001", "5.001", None, "-5001", "05001.5", "٥٠٠١"])
def test_refused_codes_say_what_was_expected(raw):
    """The refusal is Spanish and tells what to write."""
    with pytest.raises(GeoError, match="DIVIPOLA de municipio: se esperaban 5 dígitos"):
        parse_municipality_code(raw)


def test_normalise_name_drops_accents_and_punctuation():
    """Printed names compare equal whatever their typography."""
    assert normalise_name("  Bogotá, D.C. ") == "BOGOTA D C"
    assert normalise_name("San José de Toluviejo") == normalise_name("SAN JOSE  DE TOLUVIEJO")


@given(st.text())
def test_normalise_name_is_idempotent(text):
    """A folded name is folded already."""
    assert normalise_name(normalise_name(text)) == normalise_name(text)


def test_slug_is_an_address():
    """A slug has lower-case letters, digits and single hyphens."""
    assert slug("Llanos - Orinoquía") == "llanos-orinoquia"
