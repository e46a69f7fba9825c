"""Verifying the index of a set: its table by the addresses in it, its page by the table beside it."""

from dataclasses import replace

import pytest

from dashboard.exports.sets.index import PAGE, TABLE, index_files
from dashboard.exports.sets.make import write_set
from dashboard.exports.sets.set_request import SetRequest, plan
from dashboard.verification.verdict import Verdict
from dashboard.verification.verify import verify_file

ORDERS = {
    "por región": SetRequest(
        indicators=("pdet",), formats=("csv", "json"), by="region", query="depto=08&depto=88"
    ),
    "por departamento": SetRequest(
        indicators=("pdet",), formats=("csv",), by="departamento", query="region=caribe"
    ),
    "como está": SetRequest(
        indicators=("pdet", "avance-fase-2"), formats=("csv",), query="region=caribe&universo=A"
    ),
    "dibujos": SetRequest(
        indicators=("avance-fase-2",),
        figures=("regiones",),
        formats=("svg", "png"),
        sizes=("columna",),
        resolutions=("pantalla",),
        query="corte=2020-10-31",
    ),
}


@pytest.fixture
def folder(snapshot, tmp_path):
    """A function that writes a set and returns its folder."""

    def write(order, of=snapshot):
        write_set(of, plan(of, order), tmp_path, index_files)
        return tmp_path

    return write


@pytest.mark.parametrize("name", [TABLE, PAGE])
@pytest.mark.parametrize("order", ORDERS)
def test_the_index_of_a_set_matches(snapshot, folder, order, name):
    """Whatever the set is of; a line end too many is no change."""
    path = folder(ORDERS[order]) / name
    path.write_bytes(path.read_bytes() + b"\n")
    found = verify_file(snapshot, path)
    assert (found.verdict, found.lines) == (Verdict.MATCHES, ())


def test_the_index_of_a_server_matches(snapshot, folder):
    """Under the addresses that it gives."""
    server = replace(snapshot, public_url="https://tablero.ejemplo/base")
    path = folder(ORDERS["como está"], server) / TABLE
    assert verify_file(snapshot, path).verdict is Verdict.MATCHES


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (b",2020-12-31,", b",2021-12-31,", "corte: se esperaba «2020-12-31» y dice «2021-12-31»"),
        (b",60,", b",61,", "n: se esperaba «60» y dice «61»"),
        (b",caribe,", b",llanos,", "lugar: se esperaba «caribe» y dice «llanos»"),
        (b"?corte=2020-12-31&region=caribe", b"?corte=2020-12-31&region=narnia", "sobra"),
    ],
)
def test_a_changed_cell_of_the_table_is_named(snapshot, folder, before, after, said):
    """The file, the column, what was expected and what is there."""
    path = folder(ORDERS["como está"]) / TABLE
    path.write_bytes(path.read_bytes().replace(before, after, 1))
    found = verify_file(snapshot, path)
    assert found.verdict is Verdict.CHANGED
    assert any(said in line for line in found.lines), found.lines


def test_a_changed_checksum_is_told(snapshot, folder):
    """It is that of the file made again."""
    path = folder(ORDERS["como está"]) / TABLE
    head, row, *rest = path.read_text("utf-8").splitlines()
    cells = row.split(",")
    cells[7] = "0" * 64
    path.write_text("\n".join([head, ",".join(cells), *rest]), "utf-8")
    found = verify_file(snapshot, path)
    assert found.verdict is Verdict.CHANGED
    assert "sha256: se esperaba" in found.lines[0]


def test_a_changed_word_of_the_page_is_told(snapshot, folder):
    """As the mark of the data that it is made of."""
    path = folder(ORDERS["como está"]) / PAGE
    path.write_text(path.read_text("utf-8").replace("demostración", "verdad"), "utf-8")
    found = verify_file(snapshot, path)
    assert found.verdict is Verdict.CHANGED
    assert "verdad" in found.lines[0]


def test_a_page_without_its_table_can_not_be_verified(snapshot, folder):
    """It has no addresses of its own to be made again from."""
    path = folder(ORDERS["como está"]) / PAGE
    (path.parent / TABLE).unlink()
    found = verify_file(snapshot, path)
    assert found.verdict is Verdict.FOREIGN
    assert TABLE in found.sentence


def test_another_table_of_that_name_is_not_ours(snapshot, tmp_path):
    """Its heads are others."""
    path = tmp_path / TABLE
    path.write_text("a,b\n1,2\n", "utf-8")
    assert verify_file(snapshot, path).verdict is Verdict.FOREIGN
