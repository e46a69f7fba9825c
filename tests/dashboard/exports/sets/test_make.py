"""Writing a set: files equal to the downloads, an index of all of them, and never half of anything."""

import csv
import hashlib
import io
from html import escape

import pytest

from dashboard.exports.files import DownloadError
from dashboard.exports.formats import make_download
from dashboard.exports.sets import make
from dashboard.exports.sets.index import index_files
from dashboard.exports.sets.make import write_set
from dashboard.exports.sets.set_request import SetRequest, plan
from dashboard.verification.verdict import Verdict
from dashboard.verification.verify import verify_file


@pytest.fixture(scope="module")
def items(snapshot):
    """The data of one indicator for two departments."""
    request = SetRequest(
        indicators=("avance-fase-2",),
        formats=("csv", "json"),
        by="departamento",
        query="depto=88&depto=91&corte=2020-10-31",
    )
    return plan(snapshot, request)


def _table(folder):
    return list(csv.DictReader(io.StringIO((folder / "indice.csv").read_text("utf-8"))))


def test_files_are_the_downloads(snapshot, items, tmp_path):
    """Each file has the bytes that its address answers."""
    write_set(snapshot, items, tmp_path, index_files)
    for item in items:
        expected = make_download(snapshot, item.indicator, item.ending, item.query).content
        assert (tmp_path / item.name).read_bytes() == expected


def test_the_index_names_every_file_once(snapshot, items, tmp_path):
    """The table has a row per file, and the folder nothing else than those and the index."""
    write_set(snapshot, items, tmp_path, index_files)
    rows = _table(tmp_path)
    assert [row["archivo"] for row in rows] == [item.name for item in items]
    assert {path.name for path in tmp_path.iterdir()} == {
        *(row["archivo"] for row in rows),
        "indice.csv",
        "indice.html",
    }


def test_the_index_has_checksums_and_counts(snapshot, items, tmp_path):
    """The checksum is of the file, and n and missing are those of the view."""
    write_set(snapshot, items, tmp_path, index_files)
    for row in _table(tmp_path):
        assert row["sha256"] == hashlib.sha256((tmp_path / row["archivo"]).read_bytes()).hexdigest()
        assert row["corte"] == "2020-10-31"
        inside = snapshot.model.entities.query("kind == 'municipio' and department_code == @row['lugar']")
        assert int(row["n"]) + int(row["sin_dato"]) <= len(inside)


def test_the_page_links_every_file(snapshot, items, tmp_path):
    """It is Spanish, marked as demonstration, and says which version of the data it is of."""
    write_set(snapshot, items, tmp_path, index_files)
    page = (tmp_path / "indice.html").read_text("utf-8")
    assert all(f'href="{item.name}"' in page for item in items)
    assert '<html lang="es-CO">' in page
    assert "Datos de demostración" in page
    assert snapshot.model.version in page


def test_a_file_that_fails_is_named_and_the_others_are_written(snapshot, items, tmp_path, monkeypatch):
    """The reason is in the outcome and, escaped, on the page."""

    def broken(own_snapshot, indicator, ending, query):
        if ending == "json":
            raise DownloadError("No <se> pudo.", 404)
        return make_download(own_snapshot, indicator, ending, query)

    monkeypatch.setattr(make, "make_download", broken)
    outcome = write_set(snapshot, items, tmp_path, index_files)
    assert [(one.item.ending, one.reason) for one in outcome.failed] == [("json", "No <se> pudo.")] * 2
    assert len(_table(tmp_path)) == 2
    assert "No &lt;se&gt; pudo." in (tmp_path / "indice.html").read_text("utf-8")


def test_a_place_that_the_filters_leave_empty_is_named(snapshot, tmp_path):
    """Bogotá has no gobernación: its file is not made, and the reason is said."""
    request = SetRequest(indicators=("avance-fase-2",), formats=("csv",), query="nivel=gobernacion&depto=11")
    outcome = write_set(snapshot, plan(snapshot, request), tmp_path / "nueva", index_files)
    assert [one.reason for one in outcome.failed] == ["ninguna entidad pasa los filtros"]
    assert not (tmp_path / "nueva").exists()


def test_an_interruption_leaves_the_folder_as_it_was(snapshot, items, tmp_path):
    """What was there stays, and nothing unfinished does."""
    (tmp_path / "antes.txt").write_text("sigue")

    def interrupt(name):
        if name == items[-1].name:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_set(snapshot, items, tmp_path, index_files, interrupt)
    assert [path.name for path in tmp_path.iterdir()] == ["antes.txt"]


def test_a_drawing_is_the_thumbnail_of_its_view(snapshot, tmp_path):
    """The PNG where there is one, with its description, and one section per view with all its files."""
    request = SetRequest(
        indicators=("avance-fase-2",),
        formats=("svg", "png", "csv"),
        figures=("regiones",),
        sizes=("columna",),
        resolutions=("pantalla",),
    )
    outcome = write_set(snapshot, plan(snapshot, request), tmp_path, index_files)
    page = (tmp_path / "indice.html").read_text("utf-8")
    assert page.count('<section class="vista">') == 1
    assert page.count("<img ") == 1
    (picture,) = (made for made in outcome.made if made.item.ending == "png")
    assert f'<img src="{picture.item.name}" alt="{escape(picture.words.alt)}"' in page
    assert escape(picture.words.finding) in page


def test_every_file_of_a_set_verifies(snapshot, items, tmp_path):
    """Name, record and address say enough to make each again."""
    write_set(snapshot, items, tmp_path, index_files)
    findings = [verify_file(snapshot, tmp_path / item.name) for item in items]
    assert {finding.verdict for finding in findings} == {Verdict.MATCHES}
