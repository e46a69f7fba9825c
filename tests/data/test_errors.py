"""Refusals carry every defect and word it in Spanish."""

import pytest

from data.errors import DatasetError, Defect, refuse_if


def defect(**changes):
    fields = {
        "file": "reportes.csv",
        "column": "fraction",
        "rule": "el avance es una fracción entre 0 y 1",
        "count": 2,
        "rows": ("fila 3: «1,2»", "fila 9: «-0,1»"),
        "action": "Escriba el avance entre 0 y 1.",
    }
    return Defect(**(fields | changes))


def test_text_names_file_column_rule_rows_and_action():
    """The text of a defect says where, what, which rows and what to do."""
    assert str(DatasetError([defect()])) == (
        "Los datos no se pueden usar: 1 defecto.\n"
        "1. reportes.csv, columna «fraction»: el avance es una fracción entre 0 y 1. "
        "2 casos: fila 3: «1,2»; fila 9: «-0,1». Escriba el avance entre 0 y 1."
    )


def test_text_lists_every_defect():
    """Two defects give two numbered lines."""
    error = DatasetError([defect(), defect(file="encuesta.csv")])
    assert str(error).splitlines()[0] == "Los datos no se pueden usar: 2 defectos."
    assert "2. encuesta.csv, columna «fraction»" in str(error)


def test_text_counts_the_rows_it_does_not_show():
    """Only the first five offenders are shown; the rest are counted."""
    text = str(defect(count=12, rows=tuple(f"fila {line}" for line in range(2, 14))))
    assert "12 casos: fila 2; fila 3; fila 4; fila 5; fila 6 y 7 más." in text


def test_text_without_column_nor_rows_stays_a_sentence():
    """A defect about a whole file names neither a column nor rows."""
    assert str(defect(column=None, rows=(), rule="falta el archivo", action="Cópielo.")) == (
        "reportes.csv: falta el archivo. Cópielo."
    )


def test_refuse_if_is_silent_without_defects():
    """No defects, no refusal."""
    refuse_if([])


def test_refuse_if_raises_with_all_of_them():
    """The refusal keeps the defects as values."""
    with pytest.raises(DatasetError) as caught:
        refuse_if([defect(), defect(count=1)])
    assert [found.count for found in caught.value.defects] == [2, 1]
