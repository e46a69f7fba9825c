"""Verifying reports: what was changed anywhere in them is told, and what was only saved again is not."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image
from pptx import Presentation
from pptx.util import Mm

from dashboard.exports.seals.documents import OWN_STYLE
from dashboard.exports.seals.keywords import to_keywords
from dashboard.reports import build
from dashboard.reports.powerpoint.look import SHIPPED as OUR_DECK
from dashboard.reports.scope import ReportError
from dashboard.reports.word.look import SHIPPED as OUR_DOCUMENT
from dashboard.verification.records import read_record
from dashboard.verification.verdict import Verdict
from dashboard.verification.verify import verify

ENDINGS = ("docx", "pptx")
OPENERS = {"docx": docx.Document, "pptx": Presentation}
EMBED = qn("r:embed")


@pytest.fixture
def changed(documents):
    """A function that changes a report as somebody would with an office program."""

    def change(ending, edit, content=None):
        document, buffer = OPENERS[ending](io.BytesIO(content or documents[ending])), io.BytesIO()
        edit(document)
        document.save(buffer)
        return buffer.getvalue()

    return change


def _nothing(document):
    pass


def _verify(snapshot, ending, content):
    return verify(snapshot, f"informe.{ending}", content)


def _picture_shapes(deck):
    return [(slide, shape) for slide in deck.slides for shape in slide.shapes if hasattr(shape, "image")]


def _edit_header(document):
    run = next(text for text in document.sections[0].header._element.iter(qn("w:t")) if "DEMO" in text.text)
    run.text = "DATOS OFICIALES"


def _edit_footer(document):
    text = next(document.sections[0].footer._element.iter(qn("w:t")))
    text.text = text.text.replace("2020", "2023")


def _add_footer(document):
    document.sections[0].footer.add_paragraph("DATOS OFICIALES")


def _edit_alternative(document):
    next(document.element.body.iter(qn("wp:docPr"))).set("descr", "otra cosa")


def _drop_alternative(document):
    next(document.element.body.iter(qn("wp:docPr"))).set("descr", "")


def _edit_picture_title(document):
    next(document.element.body.iter(qn("wp:docPr"))).set("title", "otra cosa")


def _swap_pictures(document):
    first, second = list(document.element.body.iter(qn("a:blip")))[:2]
    one, other = first.get(EMBED), second.get(EMBED)
    first.set(EMBED, other)
    second.set(EMBED, one)


def _swap_vectors(document):
    first, second = [one for one in document.element.body.iter() if one.tag.endswith("}svgBlip")][:2]
    one, other = first.get(EMBED), second.get(EMBED)
    first.set(EMBED, other)
    second.set(EMBED, one)


def _swap_paragraphs(document):
    first, second = [one for one in document.paragraphs if one.style.name == "Caption"][:2]
    words = second.text
    second.text = first.text
    first.text = words


def _edit_title_property(document):
    document.core_properties.title = "Informe oficial"


def _edit_mark_property(document):
    document.core_properties.comments = ""


def _edit_notes(deck):
    frame = deck.slides[-1].notes_slide.notes_text_frame
    frame.text = frame.text.replace("2020", "2023")


def _edit_slide_alternative(deck):
    _picture_shapes(deck)[0][1]._element.nvPicPr.cNvPr.set("descr", "otra cosa")


def _swap_slide_pictures(deck):
    (one_slide, one), (other_slide, other) = _picture_shapes(deck)[:2]
    parts = [
        slide.part.related_part(shape._element.blip_rId)
        for slide, shape in ((one_slide, one), (other_slide, other))
    ]
    for (slide, shape), part in zip(((one_slide, one), (other_slide, other)), reversed(parts), strict=True):
        relation = slide.part.relate_to(part, _IMAGE)
        shape._element.blipFill.blip.set(EMBED, relation)


_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def _swap_slides(deck):
    entries = deck.slides._sldIdLst
    entries.append(entries[2])


def _stamp_master(deck):
    box = deck.slides[0].shapes.add_textbox(Mm(1), Mm(1), Mm(50), Mm(10))
    box.text_frame.text = "DATOS OFICIALES"
    deck.slide_master.shapes._spTree.append(box._element)


CHANGES = [
    ("docx", _edit_header, "encabezado · texto: se esperaba"),
    ("docx", _edit_footer, "pie de página · texto: se esperaba"),
    ("docx", _add_footer, "pie de página · texto: se esperaba nada y dice «DATOS OFICIALES»"),
    ("docx", _edit_alternative, "texto alternativo: se esperaba"),
    ("docx", _drop_alternative, "texto alternativo: se esperaba"),
    ("docx", _edit_picture_title, "título de la imagen · texto: se esperaba"),
    ("docx", _swap_pictures, "imagen: se esperaba la de «Figura"),
    ("docx", _swap_vectors, "dibujos vectoriales · distintos"),
    ("docx", _swap_paragraphs, "texto: se esperaba «Figura"),
    ("docx", _edit_title_property, "propiedades · título: se esperaba"),
    ("docx", _edit_mark_property, "propiedades · comentarios: se esperaba"),
    ("pptx", _edit_notes, "notas de la diapositiva"),
    ("pptx", _edit_slide_alternative, "texto alternativo: se esperaba"),
    ("pptx", _swap_slide_pictures, "imagen: se esperaba la de «Figura"),
    ("pptx", _swap_slides, "diapositiva"),
    ("pptx", _stamp_master, "patrón de diapositivas · texto: se esperaba nada"),
    ("pptx", _edit_title_property, "propiedades · título: se esperaba"),
]


@pytest.mark.parametrize(("ending", "edit", "said"), CHANGES)
def test_a_change_anywhere_in_a_report_is_told(snapshot, changed, remade, ending, edit, said):
    """With where it is, what was expected and what is there."""
    found = _verify(snapshot, ending, changed(ending, edit))
    assert found.verdict is Verdict.CHANGED
    assert any(said in line for line in found.lines), found.lines


@pytest.mark.parametrize(("ending", "edit", "said"), CHANGES)
def test_the_seal_covers_what_is_compared(snapshot, changed, ending, edit, said):
    """A report of other data, which can't be made again, is protected equally."""
    later = replace(snapshot, model=replace(snapshot.model, version="otraversion1"))
    assert _verify(later, ending, changed(ending, _nothing)).verdict is Verdict.EARLIER
    found = _verify(later, ending, changed(ending, edit))
    assert found.verdict is Verdict.CHANGED
    assert "su sello no concuerda" in found.sentence


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_report_only_saved_again_matches(snapshot, changed, remade, ending):
    """Other bytes that say the same."""
    found = _verify(snapshot, ending, changed(ending, _nothing))
    assert (found.verdict, found.lines) == (Verdict.MATCHES, ())


def _write_own_text(document):
    gap = next(one for one in document.paragraphs if one.style.name == OWN_STYLE)
    gap.text = "Mi análisis propio"
    more = gap.insert_paragraph_before("Y un párrafo más.", style=OWN_STYLE)
    more.add_run().add_picture(io.BytesIO(_PIXEL))


def _drop_gap(document):
    gap = next(one for one in document.paragraphs if one.style.name == OWN_STYLE)
    gap._p.getparent().remove(gap._p)


def _write_own_box(deck):
    box = next(shape for slide in deck.slides for shape in slide.shapes if shape.name == OWN_STYLE)
    box.text_frame.text = "Mi análisis propio"


def _pixel():
    buffer = io.BytesIO()
    Image.new("RGB", (1, 1)).save(buffer, "PNG")
    return buffer.getvalue()


_PIXEL = _pixel()
OWN = [("docx", _write_own_text), ("pptx", _write_own_box)]


@pytest.mark.parametrize(("ending", "edit"), OWN)
def test_own_text_is_of_who_wrote_it(snapshot, changed, remade, ending, edit):
    """Nobody compares it, its pictures neither, and the verdict says so with its first words."""
    found = _verify(snapshot, ending, changed(ending, edit))
    assert (found.verdict, found.lines) == (Verdict.MATCHES, ())
    assert any("Texto propio: " in note and "no se verifica" in note for note in found.notes)


@pytest.mark.parametrize(("ending", "edit"), OWN)
def test_the_seal_leaves_own_text_aside(snapshot, changed, ending, edit):
    """A report of other data is as it left, whatever was written in its gaps."""
    later = replace(snapshot, model=replace(snapshot.model, version="otraversion1"))
    assert _verify(later, ending, changed(ending, edit)).verdict is Verdict.EARLIER


@pytest.mark.parametrize(("ending", "edit"), OWN)
def test_own_text_that_another_program_saves_is_own(snapshot, changed, remade, saved_again, ending, edit):
    """LibreOffice gives styles other ids."""
    content = saved_again(changed(ending, edit), ending)
    found = _verify(snapshot, ending, content)
    assert (found.verdict, found.lines) == (Verdict.MATCHES, ())
    assert any("Texto propio: " in note for note in found.notes)


def test_a_gap_that_was_taken_off_is_no_change(snapshot, changed, remade):
    """Nor is one that nobody wrote in spoken of."""
    for edit in (_drop_gap, _nothing):
        found = _verify(snapshot, "docx", changed("docx", edit))
        assert (found.verdict, found.lines) == (Verdict.MATCHES, ())
        assert not any("Texto propio: " in note for note in found.notes)


def _hide_in_own_text(document):
    caption = next(one for one in document.paragraphs if one.style.name == "Caption")
    caption.style = document.styles[OWN_STYLE]


def test_ours_in_the_style_of_own_text_is_missing(snapshot, changed, remade):
    """Nothing that the dashboard writes is hidden by a style."""
    found = _verify(snapshot, "docx", changed("docx", _hide_in_own_text))
    assert found.verdict is Verdict.CHANGED


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_not_compared_is_said(snapshot, documents, remade, ending):
    """Nobody takes the verdict for more than it is."""
    text = _verify(snapshot, ending, documents[ending]).to_text()
    assert "No se comparan: formatos" in text


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_report_saved_by_libreoffice_matches(snapshot, documents, remade, saved_again, ending):
    """What it drops is told, and is no change; so is a report of data that has changed since."""
    content = saved_again(documents[ending], ending)
    found = _verify(snapshot, ending, content)
    assert (found.verdict, found.lines) == (Verdict.MATCHES, ())
    assert any("Otro programa lo guardó sin" in note for note in found.notes)
    later = replace(snapshot, model=replace(snapshot.model, version="otraversion1"))
    assert _verify(later, ending, content).verdict is Verdict.EARLIER


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_report_sealed_by_an_older_form_is_not_called_changed(snapshot, changed, ending):
    """Its seal covered less, so that nobody knows."""

    def reseal(document):
        record = read_record(changed(ending, _nothing), ending)
        older = {key: value for key, value in record.items() if key != "sello_forma"}
        document.core_properties._element.get_or_add_keywords().text = json.dumps(older)

    later = replace(snapshot, model=replace(snapshot.model, version="otraversion1"))
    found = _verify(later, ending, changed(ending, reseal))
    assert found.verdict is Verdict.EARLIER
    assert "forma anterior" in found.sentence
    assert "está como salió" not in found.sentence.replace("no se sabe si está como salió", "")


# ---- with a template ------------------------------------------------------------------------------------


def _headed(path):
    """Write our templates with a header and a box of somebody's own."""
    if path.suffix == ".docx":
        document = docx.Document(OUR_DOCUMENT)
        document.sections[0].header.paragraphs[0].text = "Alcaldía de prueba"
        document.sections[0].footer.paragraphs[0].text = "Calle 1"
    else:
        document = Presentation(OUR_DECK)
        box = document.slide_master.shapes._spTree
        slide = document.slides.add_slide(document.slide_layouts[0])
        shape = slide.shapes.add_textbox(Mm(1), Mm(1), Mm(50), Mm(10))
        shape.text_frame.text = "Alcaldía de prueba"
        box.append(shape._element)
    document.save(path)
    return path


@pytest.fixture(scope="module")
def templated(snapshot, report_of, tmp_path_factory):
    """The chapter with a template of somebody's own, by ending."""
    folder = tmp_path_factory.mktemp("plantillas")
    return {ending: report_of(snapshot, ending, _headed(folder / f"dnp.{ending}")) for ending in ENDINGS}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_report_with_a_template_is_made_again_in_it(snapshot, templated, remade, ending):
    """The template that it wears; and the verdict says that what is the template's is not compared."""
    found = _verify(snapshot, ending, templated[ending])
    assert (found.verdict, found.lines) == (Verdict.MATCHES, ())
    assert any("plantilla «dnp." in note for note in found.notes)


TEMPLATED_CHANGES = [
    change for change in CHANGES if change[1] not in (_edit_header, _stamp_master, _add_footer)
]


@pytest.mark.parametrize(("ending", "edit", "said"), TEMPLATED_CHANGES)
def test_a_change_in_a_report_with_a_template_is_told(
    snapshot, templated, changed, remade, ending, edit, said
):
    """What we write is compared, whosever the pages are."""
    if edit is _edit_footer:
        edit = _edit_own_line
    found = _verify(snapshot, ending, changed(ending, edit, templated[ending]))
    assert found.verdict is Verdict.CHANGED
    assert any(said in line for line in found.lines), found.lines


def _edit_own_line(document):
    """Change our line under that of the template."""
    texts = document.sections[0].footer._element.iter(qn("w:t"))
    text = next(one for one in texts if "2020" in one.text)
    text.text = text.text.replace("2020", "2023")


def _edit_template_header(document):
    document.sections[0].header.paragraphs[0].text = "DATOS OFICIALES"


@pytest.mark.parametrize(("ending", "edit"), [("docx", _edit_template_header), ("pptx", _stamp_master)])
def test_a_change_in_what_the_template_puts_is_told_by_the_seal(
    snapshot, templated, changed, remade, ending, edit
):
    """It can't be compared, and it is not as it left."""
    found = _verify(snapshot, ending, changed(ending, edit, templated[ending]))
    assert found.verdict is Verdict.CHANGED
    assert "lo que puso la plantilla" in found.sentence


def test_a_template_that_can_not_be_used_again_is_told(snapshot, templated, monkeypatch):
    """The file says that it is of one, and the one it brings is of no use."""

    def refuse(*ignored):
        raise KeyError("estilo")

    monkeypatch.setattr(build, "write_report", refuse)
    found = _verify(snapshot, "docx", templated["docx"])
    assert found.verdict is Verdict.FOREIGN
    assert "plantilla" in found.sentence


# ---- what can't be made again ---------------------------------------------------------------------------


def test_a_report_that_can_not_be_made_again_is_a_change(snapshot, documents, monkeypatch):
    """Its record asks for what does not exist."""

    def refuse(own_snapshot, state, ending, path: Path):
        raise ReportError("Ningún municipio está a la vez en esos lugares.")

    monkeypatch.setattr(build, "write_report", refuse)
    found = _verify(snapshot, "docx", documents["docx"])
    assert found.verdict is Verdict.CHANGED
    assert "Ningún municipio" in found.sentence


def test_a_report_of_a_server_is_made_again_under_its_address(snapshot, report_of, monkeypatch):
    """Its texts repeat it, wherever it is verified."""
    asked = []

    def write(own_snapshot, state, ending, path):
        asked.append(own_snapshot.public_url)
        path.write_bytes(report_of(own_snapshot, ending))

    monkeypatch.setattr(build, "write_report", write)
    content = report_of(replace(snapshot, public_url="https://tablero.ejemplo"), "docx")
    assert _verify(snapshot, "docx", content).verdict is Verdict.MATCHES
    assert asked == ["https://tablero.ejemplo"]


def test_a_record_outlives_a_program_that_takes_it_for_a_list(snapshot, documents):
    """Commas and colons are dropped from keywords by LibreOffice."""
    record = read_record(documents["docx"], "docx")
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(documents["docx"])) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            part = before.read(name).decode("utf-8") if name == "docProps/core.xml" else before.read(name)
            after.writestr(
                name, part.replace('": "', '" "').replace('", "', '" "') if isinstance(part, str) else part
            )
    assert to_keywords(record).encode() not in buffer.getvalue()
    assert read_record(buffer.getvalue(), "docx") == record
