"""The archive: everything of a figure, each file as its own address gives it."""

import csv
import io
from zipfile import ZipFile

import pytest

from dashboard.exports.formats import make_download
from dashboard.exports.package import CITATION, DICTIONARY, LICENCE, MEMBERS
from dashboard.verification.verdict import Verdict
from dashboard.verification.verify import verify

QUERY = "figura=embudo&tamano=columna&resolucion=pantalla"


@pytest.fixture(scope="module")
def package(snapshot):
    """The funnel of phase II in Caribe, and the files inside by name."""
    file = make_download(snapshot, "avance-fase-2", "zip", f"region=caribe&{QUERY}")
    with ZipFile(io.BytesIO(file.content)) as archive:
        return file, {name: archive.read(name) for name in archive.namelist()}


def test_everything_is_inside(package):
    """Data, dictionary, figure, citation and licence, under the names of their own downloads."""
    file, inside = package
    assert file.media_type == "application/zip"
    assert file.file_name.startswith("avance-fase-2_embudo_")
    assert file.file_name.endswith("_2020-12-31_columna.zip")
    assert {DICTIONARY, CITATION, LICENCE} < set(inside)
    others = [name for name in inside if name not in (DICTIONARY, CITATION, LICENCE)]
    assert [name.split(".", 1)[1] for name in others] == list(MEMBERS)


def test_each_file_is_the_one_of_its_address(package, snapshot):
    """Byte by byte, so that it can be verified alone."""
    _, inside = package
    for ending in MEMBERS:
        own = make_download(snapshot, "avance-fase-2", ending, f"region=caribe&{QUERY}")
        assert inside[own.file_name] == own.content
    name = next(name for name in inside if name.endswith(".svg"))
    assert verify(snapshot, name, inside[name]).verdict is Verdict.MATCHES


def test_the_citation_says_what_of_whom_and_when(package, snapshot):
    """Title, filters, cut-off, source, version, address and mark."""
    text = package[1][CITATION].decode()
    for said in (
        "región Caribe",
        "31 de diciembre de 2020",
        "Fuente: ",
        snapshot.model.version,
        "region=caribe",
    ):
        assert said.lower() in text.lower()
    assert "Datos de demostración" in text


def test_the_licence_names_the_boundaries_and_the_letters(package, snapshot):
    """What the file holds of others."""
    text = package[1][LICENCE].decode()
    assert snapshot.boundaries.source in text
    assert "SIL Open Font" in text
    assert "elegirla y publicarla le corresponde a la entidad dueña de los datos" in text


def test_the_dictionary_explains_every_column(package):
    """Those of the CSV beside it."""
    _, inside = package
    data = next(content for name, content in inside.items() if name.endswith("_2020-12-31.csv"))
    head = next(csv.reader(io.StringIO(data.decode())))
    rows = csv.DictReader(io.StringIO(inside[DICTIONARY].decode()))
    assert {row["termino"] for row in rows if row["clase"] == "columna"} == set(head)


def test_the_same_request_is_the_same_bytes(tiny):
    """At any time."""
    first, second = (make_download(tiny.snapshot, "avance-fase-2", "zip", QUERY) for _ in range(2))
    assert first.content == second.content
    assert first.etag == second.etag


def test_size_and_resolution_change_the_tag(tiny):
    """Both are of drawings that are inside."""
    tags = {
        make_download(tiny.snapshot, "avance-fase-2", "zip", query).etag
        for query in (QUERY, QUERY.replace("columna", "a4"), QUERY.replace("pantalla", "300"))
    }
    assert len(tags) == 3
