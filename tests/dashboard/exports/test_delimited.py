"""CSV for Excel es-CO: byte order mark, semicolon, decimal comma, the same rows."""

import csv
import io

import pytest

from dashboard.exports.delimited import text_of, to_excel_csv
from dashboard.exports.formats import make_download
from dashboard.figures.printed.printed_figure import Table
from dashboard.views.rows import EXPORT_COLUMNS


def test_every_file_holds_the_evaluated_rows(view, made, same_rows):
    """Read as Excel in Colombia reads it."""
    text = made(view.key, "excel.csv", view.query).content.decode()
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    for row in rows:
        for name in ("codigo", "departamento_codigo"):
            row[name] = row[name].removeprefix('="').removesuffix('"')
    assert tuple(rows[0]) == EXPORT_COLUMNS
    classes = set(view.rows["category"]) - {""}
    for row in rows:
        for name in ("n", "sin_dato"):
            row[name] = int(row[name])
        for name in ("numerador", "denominador"):
            row[name] = number(row[name])
        if row["valor"] not in classes:
            row["valor"] = number(row["valor"])
    same_rows(rows, view.rows)


def number(text):
    """A number with a decimal comma; None when empty."""
    assert "." not in text
    return float(text.replace(",", ".")) if text else None


def test_the_file_by_hand(tiny):
    """Semicolons, commas, and lines as Windows ends them."""
    lines = make_download(tiny.snapshot, "avance-fase-2", "excel.csv", "").content.decode().split("\r\n")
    codes = '"=""05001""";Medellín;"=""05""";Antioquia'
    assert lines[1] == f"{codes};Andina;62,5;62,5;100;1;0;con avance;demostración;2020-10-15"
    assert lines[2].split(";")[5:9] == ["", "", "", "0"]
    assert lines[-1] == ""


@pytest.mark.parametrize(
    ("value", "written"),
    [(-1.5, "-1,5"), (-2.0, "-2"), (0.0, "0"), (None, ""), ("-1", "'-1"), ("@a", "'@a"), ("a=b", "a=b")],
)
def test_numbers_stay_numbers_and_texts_stay_texts(value, written):
    """A true negative number is not neutralised; a text that looks like one is."""
    assert text_of(value, ",") == written


def test_the_name_has_the_whole_ending(tiny):
    """Windows opens it with Excel, and the name says which CSV it is."""
    file = make_download(tiny.snapshot, "avance-fase-2", "excel.csv", "nivel=region")
    assert file.file_name == "avance-fase-2_mapa_region_2020-10-15.excel.csv"
    assert file.media_type == "text/csv; charset=utf-8"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("05001", '"=""05001"""'),
        ("1.18", '"=""1.18"""'),
        ("=1+1", "'=1+1"),
        ("٠٥", "٠٥"),
        ('05"&A1&"', '"05""&A1&"""'),
        (5, "5"),
    ],
)
def test_only_codes_are_kept_as_texts(value, written):
    """Digits and points, nothing that could be run; numbers stay numbers."""
    line = to_excel_csv(Table(head=("a",), rows=[(value,)])).decode().split("\r\n")[1]
    assert line == written
