"""A csv as each program writes it."""

import pytest

from data.readers.limits import UploadError
from data.readers.upload import open_upload

ROWS = (("código", "municipio", "avance"), ("05001", "Medellín", "45,5"), ("76001", "Cali, Valle", "30"))


def _cells(tmp_path, content):
    path = tmp_path / "datos.csv"
    path.write_bytes(content)
    return open_upload(path).sheets[0].cells


@pytest.mark.parametrize("separator", [";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
def test_separator_and_encoding_are_told(tmp_path, separator, encoding):
    """Any separator in any encoding gives the same cells."""
    text = "\r\n".join(separator.join(row) for row in ROWS)
    cells = _cells(tmp_path, text.encode(encoding))
    assert [tuple(row) for row in cells.to_numpy()] == list(ROWS)


def test_a_comma_separates_where_cells_are_quoted(tmp_path):
    """A comma inside quotes, or inside a number of a quoted cell, separates nothing."""
    text = 'codigo,nombre,avance\n05001,"Medellín, D.E.","45,5"\n76001,Cali,30\n'
    assert _cells(tmp_path, text.encode()).iloc[1].tolist() == ["05001", "Medellín, D.E.", "45,5"]


def test_row_numbers_are_the_spreadsheets(tmp_path):
    """Blank lines and quoted line breaks count as a spreadsheet counts them."""
    cells = _cells(tmp_path, b'a;b\n\n"uno\ndos";2\n3;4\n')
    assert cells.loc[3].tolist() == ["uno dos", "2"]
    assert cells.loc[4].tolist() == ["3", "4"]


def test_rows_of_other_lengths_are_kept(tmp_path):
    """A short row has blanks, a long one widens the table."""
    cells = _cells(tmp_path, b"a;b;c\n1;2;3\n1\n1;2;3;4\n")
    assert cells.shape == (4, 4)
    assert cells.loc[3].tolist() == ["1", "", "", ""]


def test_the_hint_of_excel_is_no_row_of_data(tmp_path):
    """«sep=|» says the separator."""
    assert _cells(tmp_path, b"sep=|\na|b\n1|2\n").loc[3].tolist() == ["1", "2"]


def test_control_characters_are_dropped(tmp_path):
    """Nothing invisible reaches a table."""
    assert _cells(tmp_path, "a;b\n\x07Cali\u202e;\u200b30\x85\n".encode()).loc[2].tolist() == ["Cali", "30"]


def test_an_open_quote_is_refused(tmp_path):
    """The rest of the file would be one cell."""
    with pytest.raises(UploadError):
        _cells(tmp_path, b'a;b\n1;"dos\n' + b"3;4\n" * 200_000)


@pytest.mark.parametrize(
    ("limit", "words"),
    [("MAX_ROWS", "más de 10 filas"), ("MAX_CELLS", "más de 10 celdas"), ("MAX_LETTERS", "más de 10 letras")],
)
def test_more_than_fits_in_memory_is_refused(tmp_path, monkeypatch, limit, words):
    """While it is read, not after."""
    monkeypatch.setattr(f"data.readers.cells.{limit}", 10)
    with pytest.raises(UploadError, match=words):
        _cells(tmp_path, "\n".join(f"{n};{n}a" for n in range(30)).encode())


def test_a_cell_longer_than_any_is_refused(tmp_path):
    """Of a quote that closes much later."""
    with pytest.raises(UploadError, match=r"más de 32\.767 letras"):
        _cells(tmp_path, b"a;b\n1;" + b"x" * 40_000 + b"\n")


def test_too_many_columns_are_refused(tmp_path):
    """Ten thousand columns are no table of ours."""
    with pytest.raises(UploadError, match=r"más de 1\.000 columnas"):
        _cells(tmp_path, (";".join(["x"] * 10_000) + "\n").encode())
