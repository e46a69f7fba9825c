"""What a document says, whoever saved it, and how a report is verified."""

import io
import json
from pathlib import Path

import docx
import pytest
from PIL import Image
from pptx import Presentation

from dashboard.exports.seals.documents import read_document
from dashboard.exports.seals.safe import UnreadableError
from dashboard.exports.seals.seal import PLACEHOLDER, SEAL_KEY, is_intact, seal_file
from dashboard.reports import build
from dashboard.reports.scope import ReportError
from dashboard.verification.document_differences import document_differences
from dashboard.verification.records import read_record
from dashboard.verification.verdict import Verdict
from dashboard.verification.verify import verify

TEXTS = ("Resumen", "45,2 % de avance", "Anexo")


def _saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _picture(colour="white"):
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4), colour).save(buffer, "PNG")
    return io.BytesIO(buffer.getvalue())


def _word(record, texts=TEXTS, colour="white"):
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.add_picture(_picture(colour))
    document.core_properties._element.get_or_add_keywords().text = json.dumps(record)
    return _saved(document)


def _slides(record):
    deck = Presentation()
    for text in TEXTS:
        deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = text
    deck.core_properties._element.get_or_add_keywords().text = json.dumps(record)
    return _saved(deck)


MAKERS = {"docx": _word, "pptx": _slides}


@pytest.fixture
def record(snapshot):
    """What a report of one department says of itself."""
    return {
        "informe": "informe",
        "consulta": "depto=91",
        "version_datos": snapshot.model.version,
        "version_limites": snapshot.boundaries.version,
        SEAL_KEY: PLACEHOLDER,
    }


@pytest.fixture
def remaking(monkeypatch):
    """A function that says what making a report again gives."""

    def gives(content):
        monkeypatch.setattr(build, "write_report", lambda b, s, ending, path: path.write_bytes(content))

    return gives


def test_paragraphs_are_read_in_order():
    """Of a document and of the slides of a presentation, the tenth after the ninth."""
    assert read_document(_word({})).paragraphs == TEXTS
    deck = Presentation()
    for place in range(12):
        deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = str(place)
    assert read_document(_saved(deck)).paragraphs == tuple(map(str, range(12)))


def test_a_changed_paragraph_is_named():
    """With its place; those after one that was taken out are not changed."""
    expected = read_document(_word({}))
    changed = document_differences(expected, read_document(_word({}, ("Resumen", "99 %", "Anexo"))))
    assert [item.to_text() for item in changed] == [
        "párrafo 2 · texto: se esperaba «45,2 % de avance» y dice «99 %»"
    ]
    assert len(document_differences(expected, read_document(_word({}, TEXTS[1:])))) == 1


def test_a_changed_picture_is_told():
    """By its content, not by its name."""
    changed = document_differences(read_document(_word({})), read_document(_word({}, colour="red")))
    assert [item.row for item in changed] == ["imágenes"]


def test_what_is_no_document_is_refused():
    """A zip of something else."""
    with pytest.raises(UnreadableError):
        read_document(b"PK")


@pytest.mark.parametrize("ending", MAKERS)
def test_a_document_keeps_its_seal_when_it_is_saved_again(ending, record):
    """Other bytes with the same texts and pictures."""
    content = seal_file(MAKERS[ending](record), ending)
    opened = docx.Document(io.BytesIO(content)) if ending == "docx" else Presentation(io.BytesIO(content))
    again = _saved(opened)
    assert is_intact(again, ending, read_record(again, ending)[SEAL_KEY])


@pytest.mark.parametrize("ending", MAKERS)
def test_a_report_of_the_active_data_matches(snapshot, ending, record, remaking):
    """It is made again from its record."""
    content = seal_file(MAKERS[ending](record), ending)
    remaking(content)
    assert verify(snapshot, f"informe.{ending}", content).verdict is Verdict.MATCHES


def test_a_changed_report_says_which_paragraph(snapshot, record, remaking):
    """As somebody rewrote it in Word."""
    content = seal_file(_word(record), "docx")
    remaking(content)
    document = docx.Document(io.BytesIO(content))
    document.paragraphs[1].runs[0].text = "95,2 % de avance"
    found = verify(snapshot, "informe.docx", _saved(document))
    assert found.verdict is Verdict.CHANGED
    assert found.lines == ("párrafo 2 · texto: se esperaba «45,2 % de avance» y dice «95,2 % de avance»",)


def test_a_report_with_a_template_is_verified_by_its_seal(snapshot, record):
    """It can't be made again without the template, and the sentence says so."""
    content = seal_file(_word({**record, "plantilla": "dnp.docx"}), "docx")
    found = verify(snapshot, "informe.docx", content)
    assert found.verdict is Verdict.MATCHES
    assert "plantilla" in found.sentence
    document = docx.Document(io.BytesIO(content))
    document.paragraphs[1].runs[0].text = "95,2 %"
    assert verify(snapshot, "informe.docx", _saved(document)).verdict is Verdict.CHANGED


def test_a_report_that_can_not_be_made_again_is_a_change(snapshot, record, monkeypatch):
    """Its record asks for what does not exist."""

    def refuse(own_snapshot, state, ending, path: Path):
        raise ReportError("Ningún municipio está a la vez en esos lugares.")

    monkeypatch.setattr(build, "write_report", refuse)
    found = verify(snapshot, "informe.docx", seal_file(_word(record), "docx"))
    assert found.verdict is Verdict.CHANGED
    assert "Ningún municipio" in found.sentence
