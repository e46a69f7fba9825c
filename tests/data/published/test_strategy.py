"""The tables of the story: all of them load, and a broken one says where."""

import pytest

from data.errors import DatasetError
from data.published.strategy import FOLDER, TABLES, Column, StrategyTable, load_strategy, read_strategy

TABLE = StrategyTable(
    file="cosas.csv",
    columns=(
        Column(name="clase", allowed=("a", "b")),
        Column(name="dia", is_required=False, pattern=(r"\d{4}", "debe ser un año")),
    ),
)


def written(folder, text):
    """A file with a text."""
    path = folder / "cosas.csv"
    path.write_text(text, encoding="utf-8")
    return path


def defects(folder, text):
    """The defects of a file with a text."""
    with pytest.raises(DatasetError) as caught:
        read_strategy(TABLE, written(folder, text))
    return [(defect.column, defect.rule, defect.rows) for defect in caught.value.defects]


@pytest.mark.parametrize("key", TABLES)
def test_every_shipped_table_meets_its_declaration(key):
    """And has rows, each with its place in the report."""
    items = load_strategy(key)
    assert items
    assert all(item["lugar"] for item in items)


def test_every_file_of_the_folder_is_declared():
    """No table lies there unread."""
    assert {path.name for path in FOLDER.glob("*.csv")} == {table.file for table in TABLES.values()}


def test_rows_are_read_in_order_with_blanks_off(tmp_path):
    """An empty cell is an empty text."""
    path = written(tmp_path, "id,lugar,clase,dia,otra\n2, cap. 1 ,a,2020,x\n1,cap. 2,b,,\n")
    first, second = read_strategy(TABLE, path)
    assert dict(first) == {"id": "2", "lugar": "cap. 1", "clase": "a", "dia": "2020"}
    assert second["dia"] == ""


def test_every_defect_is_told_with_its_row(tmp_path):
    """A repeated id, an empty place, a class that is none, a year that is none."""
    assert defects(tmp_path, "id,lugar,clase,dia\n1,x,a,\n1,,c,20\n") == [
        ("id", "no puede repetirse", ("fila 3: «1»",)),
        ("lugar", "no puede estar vacía", ("fila 3: «»",)),
        ("clase", "debe ser uno de: a, b", ("fila 3: «c»",)),
        ("dia", "debe ser un año", ("fila 3: «20»",)),
    ]


def test_an_absent_column_is_named(tmp_path):
    """Before anything else is looked at."""
    assert defects(tmp_path, "id,lugar,clase\n1,x,a\n") == [("dia", "falta la columna", ())]


def test_an_absent_file_is_said(tmp_path):
    """With its name."""
    with pytest.raises(DatasetError, match=r"cosas\.csv: no se encuentra el archivo"):
        read_strategy(TABLE, tmp_path / "cosas.csv")
