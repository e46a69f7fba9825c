"""The code column is found by content, and codes are checked both ways."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.divipola import Catalogue, load_catalogue
from geo.matching import MERGERS, check_codes, find_code_column, find_names, merge_units, read_code

CODES = load_catalogue().units.index.to_list()
WRITINGS = (
    str,
    lambda code: int(code),
    lambda code: float(code),
    lambda code: f" {code} ",
    lambda code: f"{int(code)}.0",
    lambda code: f"CO{code}",
    lambda code: f"co{code}",
)


@given(st.sampled_from(CODES), st.sampled_from(WRITINGS))
def test_read_code_undoes_the_common_damage(code, writing):
    """However a file writes a code, it is read as the same five characters."""
    assert read_code(writing(code)) == code


@given(st.text() | st.integers() | st.floats() | st.none())
def test_read_code_never_raises(raw):
    """Whatever a cell holds, reading it gives a text or nothing."""
    assert read_code(raw) is None or isinstance(read_code(raw), str)


@given(st.sets(st.sampled_from(CODES)), st.sets(st.text(min_size=1, max_size=6)))
def test_check_codes_loses_nothing(present, strange):
    """Every code is either covered, missing or unknown, and never two of them."""
    missing, unknown = check_codes(present | strange, load_catalogue_once())
    everything = present | strange
    assert set(missing) == set(CODES) - everything
    assert set(unknown) == everything - set(CODES)


def load_catalogue_once(cache: list[Catalogue] = []) -> Catalogue:  # noqa: B006  (a cache on purpose)
    """Return the catalogue, read once."""
    if not cache:
        cache.append(load_catalogue())
    return cache[0]


@given(st.lists(st.sampled_from(CODES), min_size=4, unique=True), st.sampled_from(WRITINGS))
def test_find_code_column_reads_every_writing(codes, writing):
    """A column with another name and a damaged writing is still found, with all its codes."""
    table = pd.DataFrame({"nota": "x", "valor": [writing(code) for code in codes]})
    column = find_code_column(table, load_catalogue_once())
    assert column is not None
    assert (column.label, column.codes.to_list()) == ("valor", codes)


def test_find_code_column_prefers_the_official_name(catalogue):
    """Of two columns with the same codes the one that DANE names wins."""
    codes = catalogue.units.index.to_list()
    column = find_code_column(pd.DataFrame({"otra": codes, "MPIO_CDPMP": codes}), catalogue)
    assert column.label == "MPIO_CDPMP"


def test_find_code_column_joins_department_and_municipality(catalogue):
    """Codes in two parts, without their zeros, are put together."""
    table = pd.DataFrame({"DPTO_CCDGO": [5, 5, 5, 5], "MPIO_CCDGO": ["1", "266", "360", "615"]})
    column = find_code_column(table, catalogue)
    assert column.label == "DPTO_CCDGO + MPIO_CCDGO"
    assert column.codes.to_list() == ["05001", "05266", "05360", "05615"]


def test_find_code_column_sees_none_in_department_codes(catalogue):
    """A layer of departments has no municipal code."""
    assert find_code_column(pd.DataFrame({"DPTO_CCDGO": ["05", "08"], "AREA": [1.5, 2.5]}), catalogue) is None


def test_find_code_column_wants_most_values(catalogue):
    """A column where a few numbers happen to be codes is not the one."""
    table = pd.DataFrame({"personas": [5001, 123456, 99999, 88888]})
    assert find_code_column(table, catalogue) is None


@pytest.mark.parametrize("merger", MERGERS, ids=lambda merger: merger.code)
def test_mergers_lead_from_outside_the_catalogue_into_it(whole_catalogue, merger):
    """An absorbed unit is not in force, the one that took it is, and the reason is written."""
    units = whole_catalogue.units.index
    assert merger.code not in units
    assert merger.into in units
    assert merger.reason


def test_merge_units_gives_the_code_of_the_absorbing_unit(whole_catalogue):
    """Mapiripana becomes Barrancominas, and the merger is reported."""
    codes, merged = merge_units(pd.Series(["94663", "94343", "05001"]), whole_catalogue)
    assert codes.to_list() == ["94343", "94343", "05001"]
    assert merged == MERGERS


def test_merge_units_leaves_a_current_file_alone(whole_catalogue):
    """Without absorbed units nothing is merged or reported."""
    codes, merged = merge_units(pd.Series(["94343"]), whole_catalogue)
    assert (codes.to_list(), merged) == (["94343"], ())


def test_find_names_reads_the_name_column_in_any_case():
    """DANE changed the case of its columns between years."""
    assert find_names(pd.DataFrame({"mpio_cnmbr": ["Ábrego"]})).to_list() == ["Ábrego"]


def test_find_names_is_missing_without_a_name_column():
    """No name is better than a wrong one."""
    assert find_names(pd.DataFrame({"x": [1]})).isna().all()
