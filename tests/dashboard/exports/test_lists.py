"""Lists as files: what a spreadsheet must not change, and what the file says of itself."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from dashboard.core.cells import FORMULA_STARTS, safe_text
from dashboard.core.state import ViewState
from dashboard.exports import lists
from dashboard.exports.files import DownloadError
from dashboard.exports.lists import FACTS_SHEET, LIST_SHEET, LISTS, make_list_file, to_csv, to_xlsx
from dashboard.views.listing import Listing

SMALL = Listing(
    key="prueba",
    title="Prueba",
    columns=("codigo", "nombre", "valor"),
    rows=(("05001", "=2+5", 1.5), ("08001", None, None), ("05", "-1", 0)),
    facts=(("Filtros", "todo el país"), ("Nota", "@cuidado")),
)


@pytest.fixture
def book():
    """The workbook of the small list, read back."""
    return load_workbook(io.BytesIO(to_xlsx(SMALL)))


def test_codes_are_text(book):
    """A leading zero stays, also when the cell is edited."""
    cell = book[LIST_SHEET]["A2"]
    assert (cell.value, cell.data_type, cell.number_format) == ("05001", "s", "@")


def test_formulas_are_text(book):
    """What begins like a formula is led by an apostrophe, in both sheets."""
    assert [row[1].value for row in book[LIST_SHEET].iter_rows(min_row=2)] == ["'=2+5", None, "'-1"]
    assert book[FACTS_SHEET]["B3"].value == "'@cuidado"


def test_missing_stays_empty_and_zero_stays_zero(book):
    """Never one for the other."""
    assert [row[2].value for row in book[LIST_SHEET].iter_rows(min_row=2)] == [1.5, None, 0]


def test_the_head_is_frozen_and_filters(book):
    """The list can be scrolled and filtered as it opens."""
    assert book[LIST_SHEET].freeze_panes == "A2"
    assert book[LIST_SHEET].auto_filter.ref == "A1:C4"


def test_the_second_sheet_says_what_the_list_is(book):
    """Label and text of each fact, and how many rows."""
    rows = [tuple(cell.value for cell in row) for row in book[FACTS_SHEET].iter_rows(min_row=2)]
    assert rows == [("Filtros", "todo el país"), ("Nota", "'@cuidado"), ("Filas", "3")]


def test_an_empty_list_is_a_file(tmp_path):
    """Heads and facts, no rows."""
    book = load_workbook(io.BytesIO(to_xlsx(replace(SMALL, rows=()))))
    assert book[LIST_SHEET].max_row == 1


def test_csv_has_the_same_rows():
    """Decimal point, empty cells for missing."""
    rows = list(csv.reader(io.StringIO(to_csv(SMALL).decode())))
    assert rows == [list(SMALL.columns), ["05001", "'=2+5", "1.5"], ["08001", "", ""], ["05", "'-1", "0"]]


@given(st.text())
def test_no_text_begins_a_formula(text):
    """And a harmless text is left as it is, but for the blanks that nobody can type."""
    safe, typed = safe_text(text), text.replace("\xa0", " ")
    assert not safe.startswith(FORMULA_STARTS)
    assert safe in (typed, f"'{typed}")


@pytest.mark.parametrize("key", LISTS)
def test_every_list_says_what_it_is(snapshot, key):
    """Its key is its address; it has filters, cut-off, source, mark and version, and an origin per row."""
    listing = LISTS[key](snapshot, ViewState())
    facts = dict(listing.facts)
    assert listing.key == key
    assert all(
        facts[name] for name in ("Filtros", "Corte", "Fuente", "Marca", "Versión de los datos", "Dirección")
    )
    place = listing.columns.index("origen")
    assert {row[place] for row in listing.rows} <= {"informe", "demostración", "real"}


@pytest.mark.parametrize("key", ["hallazgos", "mi-region"])
def test_a_list_of_a_page_says_where_it_comes_from(snapshot, key):
    """Filters, cut-off, source, demonstration mark and version are those of the view."""
    facts = dict(LISTS[key](snapshot, ViewState(regions=("caribe",))).facts)
    assert facts["Filtros"] == "región Caribe"
    assert facts["Corte"] == "31 de diciembre de 2020"
    assert facts["Marca"].startswith("Datos de demostración")
    assert facts["Versión de los datos"] == snapshot.model.version
    assert facts["Fuente"]


@pytest.mark.parametrize("key", LISTS)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_list_is_a_file(snapshot, key, ending):
    """Its name has the list and the cut-off."""
    result = make_list_file(snapshot, key, ending, "region=caribe&corte=2020-05-31")
    assert result.file_name == f"{key}_2020-05-31.{ending}"
    assert result.content


@pytest.mark.parametrize(("key", "ending"), [("mi-region", "pdf"), ("nada", "csv")])
def test_what_there_is_not_is_refused(snapshot, key, ending):
    """With the names of what there is."""
    with pytest.raises(DownloadError, match=r"Los formatos son|Las listas son") as refusal:
        make_list_file(snapshot, key, ending, "")
    assert refusal.value.status == 404


def test_the_tag_follows_the_view(snapshot):
    """Another view is another file; the same view in another order of keys is the same."""
    tags = [
        make_list_file(snapshot, "hallazgos", "csv", query).etag
        for query in ("region=caribe&pdet=si", "pdet=si&region=caribe", "region=caribe")
    ]
    assert tags[0] == tags[1] != tags[2]


def test_the_tag_follows_the_program(snapshot, monkeypatch):
    """A release that writes a list otherwise never answers «not modified»."""
    before = make_list_file(snapshot, "hallazgos", "csv", "").etag
    monkeypatch.setattr(lists, "program_version", lambda: "otroprograma")
    assert make_list_file(snapshot, "hallazgos", "csv", "").etag != before


def test_lists_that_no_page_shows_are_offered_with_the_rows_of_their_files(snapshot):
    """Each in its two endings."""
    offered = lists.offered_lists(snapshot)
    assert len(offered) == len(set(LISTS) - set(lists.OF_A_PAGE)) >= 5
    for one in offered:
        assert set(one.files) == set(lists.WRITERS)
        key = one.files["csv"].rpartition("/")[2].removesuffix(".csv")
        content = make_list_file(snapshot, key, "csv", "").content.decode()
        assert len(list(csv.reader(io.StringIO(content)))) - 1 == one.rows > 0
