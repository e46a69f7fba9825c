"""Outlines, no frame, a width of its own, the logo: what an address may ask of a picture, and refusals."""

import io
import struct
import zlib
from dataclasses import replace

import pytest
from PIL import Image

from dashboard.exports.files import DownloadError
from dashboard.exports.formats import make_download
from dashboard.exports.look import SIDES, read_logo
from dashboard.figures.drawing.presets import WIDTHS, of_width
from dashboard.verification.records import read_record
from dashboard.verification.verdict import Verdict
from dashboard.verification.verify import verify

FIGURE = "figura=embudo"


def made(snapshot, ending, query):
    return make_download(snapshot, "avance-fase-2", ending, f"{FIGURE}&{query}")


@pytest.fixture
def logo(tmp_path):
    path = tmp_path / "logo.png"
    Image.new("RGB", (60, 20), "#c81e3c").save(path)
    return path


@pytest.fixture
def branded(tiny, logo):
    return replace(tiny.snapshot, logo=logo)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("texto=letras", ("texto=letras", "letra o contornos")),
        ("marco=false", ("marco=false", "si o no")),
        ("logo=1", ("logo=1", "no o si")),
        ("ancho=69", ("ancho=69", "milímetros", "70", "500")),
        ("ancho=501", ("ancho=501", "70", "500")),
        ("ancho=12,5", ("ancho=12,5", "entero")),
        ("ancho=120&tamano=a4", ("ancho", "tamano", "uno de los dos")),
        ("logo=si", ("no tiene logo", "LOGO")),
    ],
)
def test_what_cannot_be_had_is_refused_with_what_there_is(tiny, query, words):
    """Status 400 and a Spanish sentence."""
    with pytest.raises(DownloadError) as refusal:
        made(tiny.snapshot, "svg", query)
    assert refusal.value.status == 400
    assert all(word in str(refusal.value) for word in words)


def test_a_logo_needs_the_frame(branded):
    """It stands beside the title, which a bare figure has not."""
    with pytest.raises(DownloadError, match="marco=no"):
        made(branded, "svg", "logo=si&marco=no")


@pytest.mark.parametrize("query", ["texto=contornos", "marco=no", "ancho=120", "logo=si"])
def test_a_look_is_in_the_name_the_tag_and_the_record(branded, query):
    """Each changes the file, says so, and `verify` makes it again."""
    plain, other = made(branded, "svg", ""), made(branded, "svg", query)
    key, value = query.split("=")
    assert (plain.file_name, plain.etag) != (other.file_name, other.etag)
    assert plain.content != other.content
    assert other.file_name != plain.file_name
    assert read_record(other.content, "svg")[key] == value
    assert key not in read_record(plain.content, "svg")
    assert verify(branded, other.file_name, other.content).verdict is Verdict.MATCHES


def test_data_and_pdf_do_not_change_with_letters(tiny):
    """Outlines are of the SVG: a PDF carries its font, and data have no look at all."""
    for ending, query in (("pdf", "texto=contornos"), ("csv", "marco=no"), ("json", "ancho=120")):
        plain, other = made(tiny.snapshot, ending, ""), made(tiny.snapshot, ending, query)
        assert (plain.content, plain.etag, plain.file_name) == (other.content, other.etag, other.file_name)


@pytest.mark.parametrize("width", [WIDTHS[0], 120, WIDTHS[-1]])
def test_a_figure_is_as_wide_as_it_is_asked_for(tiny, width):
    """Millimetres on paper, and so many dots of a PNG."""
    content = made(tiny.snapshot, "png", f"ancho={width}&resolucion=pantalla").content
    assert Image.open(io.BytesIO(content)).width == pytest.approx(width / 25.4 * 144, abs=1.5)


def test_type_grows_with_the_width_between_column_and_sheet():
    """Narrow pages have the type of the column, wide ones that of the sheet."""
    assert [of_width(width).type_size for width in (70, 85, 210, 500)] == [7.5, 7.5, 10, 10]
    assert 7.5 < of_width(150).type_size < 10


def test_another_logo_is_another_tag(branded, logo):
    """A browser that keeps the file asks again."""
    before = made(branded, "png", "logo=si").etag
    Image.new("RGB", (60, 20), "#004884").save(logo)
    assert made(branded, "png", "logo=si").etag != before


def bomb(size=(60_000, 60_000)):
    """A PNG whose head promises more points than it has."""
    head = struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "no es un PNG"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "mide 0 × 0"),
        (bomb((40, 40)), "dañado"),
        (bomb(), f"de {SIDES[0]} a {SIDES[-1]}"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 2_000_000, "pesa más de 2 MB"),
    ],
)
def test_a_hostile_logo_is_refused(tmp_path, content, reason):
    """Nothing of it is drawn, and the reason is told."""
    path = tmp_path / "logo.png"
    path.write_bytes(content)
    with pytest.raises(DownloadError, match=reason):
        read_logo(path)


def test_a_logo_that_is_gone_is_refused(tmp_path):
    """The setting names a file that is not there."""
    with pytest.raises(DownloadError, match="no se puede leer"):
        read_logo(tmp_path / "nada.png")
