"""The seal: it holds for a file as it left, and for nothing else."""

import io
import json

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import load_workbook
from PIL import Image, PngImagePlugin

from dashboard.exports.seals.keywords import to_keywords
from dashboard.exports.seals.seal import (
    PLACEHOLDER,
    SEAL_KEY,
    is_intact,
    is_of_older_form,
    seal_entries,
    seal_file,
)
from dashboard.exports.workbook import SheetContent, workbook
from dashboard.verification.records import read_record

RECORD = {"indicador": "avance-fase-2", "nota": "ñandú (a) \\ <b>", SEAL_KEY: PLACEHOLDER}


def _svg():
    text = json.dumps(RECORD, ensure_ascii=False).replace("<", "&lt;")
    return f'<svg><metadata id="registro">{text}</metadata><text>45,2 %</text></svg>'.encode()


def _png():
    about = PngImagePlugin.PngInfo()
    about.add_text("registro", json.dumps(RECORD))
    buffer = io.BytesIO()
    Image.new("RGB", (20, 10), "white").save(buffer, "PNG", pnginfo=about)
    return buffer.getvalue()


def _pdf():
    text = json.dumps(RECORD, ensure_ascii=False).encode("utf-16-be")
    for special in (b"\\", b"(", b")"):
        text = text.replace(special, b"\\" + special)
    return b"%PDF-1.4\n1 0 obj << /Keywords (\xfe\xff" + text + b") >> endobj\nstream 45,2 endstream\n"


def _json():
    return json.dumps({"valor": 45.2, "registro": RECORD}, indent=2).encode()


def _xlsx():
    facts = (("registro", json.dumps(RECORD, ensure_ascii=False)), ("valor", 45.2))
    return workbook([SheetContent(name="Metadatos", head=("Dato", "Valor"), rows=facts)])


FILES = {"svg": _svg, "png": _png, "pdf": _pdf, "json": _json, "geojson": _json, "xlsx": _xlsx}
CHANGES = {
    "svg": (b"45,2", b"95,2"),
    "pdf": (b"45,2", b"95,2"),
    "json": (b"45.2", b"95.2"),
    "geojson": (b"45.2", b"95.2"),
}


@pytest.fixture(params=FILES)
def ending(request):
    """Each format that carries a seal."""
    return request.param


def _is_intact(content, ending):
    return is_intact(content, ending, read_record(content, ending))


def test_a_file_as_it_left_is_intact(ending):
    """The seal is in its place and holds; the rest of the record is untouched."""
    content = seal_file(FILES[ending](), ending)
    assert {**read_record(content, ending), SEAL_KEY: PLACEHOLDER} == RECORD
    assert _is_intact(content, ending)


@pytest.mark.parametrize("ending", CHANGES)
def test_a_changed_number_breaks_the_seal(ending):
    """In whatever format."""
    content = seal_file(FILES[ending](), ending)
    assert not _is_intact(content.replace(*CHANGES[ending]), ending)


def test_a_changed_point_breaks_the_seal():
    """A picture painted over and saved with its texts is not as it left."""
    picture = Image.open(io.BytesIO(seal_file(_png(), "png")))
    about = PngImagePlugin.PngInfo()
    about.add_text("registro", picture.text["registro"])
    picture.putpixel((3, 3), (0, 0, 0))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", pnginfo=about)
    assert not _is_intact(buffer.getvalue(), "png")


def test_a_sealed_picture_still_opens():
    """The checks of its chunks are right."""
    Image.open(io.BytesIO(seal_file(_png(), "png"))).load()


def test_a_book_saved_again_is_intact():
    """Other bytes with the same cells."""
    content, buffer = seal_file(_xlsx(), "xlsx"), io.BytesIO()
    load_workbook(io.BytesIO(content)).save(buffer)
    assert buffer.getvalue() != content
    assert _is_intact(buffer.getvalue(), "xlsx")


def test_a_changed_cell_breaks_the_seal():
    """However little it changes."""
    book, buffer = load_workbook(io.BytesIO(seal_file(_xlsx(), "xlsx"))), io.BytesIO()
    book["Metadatos"]["B3"] = 45.3
    book.save(buffer)
    assert not _is_intact(buffer.getvalue(), "xlsx")


def test_json_written_again_is_intact():
    """Spaces and the order of members say nothing."""
    content = seal_file(_json(), "json")
    again = json.dumps(dict(reversed(json.loads(content).items())), separators=(",", ":")).encode()
    assert _is_intact(again, "json")


def test_the_same_file_gets_the_same_seal(ending):
    """Sealing depends on nothing else than the content."""
    content = FILES[ending]()
    assert seal_file(content, ending) == seal_file(content, ending)


def test_a_text_that_is_no_seal_never_holds():
    """A file that was never sealed is not intact."""
    assert not is_intact(_svg(), "svg", RECORD)
    assert not is_intact(_svg(), "svg", {})


def test_a_format_without_record_is_returned_as_it_is():
    """CSV has no place for a seal."""
    assert seal_file(b"codigo,nombre\n", "csv") == b"codigo,nombre\n"


def _word(*alternatives):
    """A document with a table for each alternative text, sealed."""
    document = docx.Document()
    for text in alternatives:
        table = document.add_table(1, 1)
        caption = OxmlElement("w:tblCaption")
        caption.set(qn("w:val"), text)
        table._tbl.tblPr.append(caption)
    record = {"informe": "informe", **seal_entries("docx")}
    document.core_properties._element.get_or_add_keywords().text = to_keywords(record)
    buffer = io.BytesIO()
    document.save(buffer)
    return seal_file(buffer.getvalue(), "docx")


def _edit_tables(content, edit):
    document, buffer = docx.Document(io.BytesIO(content)), io.BytesIO()
    for caption in list(document.element.body.iter(qn("w:tblCaption"))):
        edit(caption)
    document.save(buffer)
    return buffer.getvalue()


def test_what_a_program_drops_whole_keeps_the_seal():
    """As LibreOffice does with the titles of tables; one that only changes breaks it."""
    content = _word("uno", "dos")
    assert _is_intact(content, "docx")
    assert _is_intact(_edit_tables(content, lambda one: one.getparent().remove(one)), "docx")
    assert not _is_intact(_edit_tables(content, lambda one: one.set(qn("w:val"), "otro")), "docx")


def test_a_document_says_the_form_of_its_seal():
    """One without it is of an older form, which covered less."""
    record = read_record(_word("uno"), "docx")
    assert not is_of_older_form("docx", record)
    assert is_of_older_form("docx", {SEAL_KEY: record[SEAL_KEY]})
    assert not is_of_older_form("svg", {SEAL_KEY: record[SEAL_KEY]})


def test_a_line_end_at_the_end_of_a_drawing_keeps_the_seal():
    """Editors add one, or take it away."""
    content = seal_file(_svg() + b"\n", "svg")
    assert _is_intact(content + b"\r\n", "svg")
    assert _is_intact(content.rstrip(), "svg")
