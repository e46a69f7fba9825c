"""What a document says, whoever saved it: pieces in order, pictures in their place, what may be dropped."""

import io

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Mm

from dashboard.exports.seals.documents import (
    ALTERNATIVE,
    BODY,
    CHART,
    PICTURE,
    PICTURE_TITLE,
    SLIDE,
    TEXT,
    read_document,
)
from dashboard.exports.seals.safe import UnreadableError
from dashboard.reports.word import xml


def _saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _picture(colour):
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4), colour).save(buffer, "PNG")
    return io.BytesIO(buffer.getvalue())


def _word():
    """Two figures, each with its caption, alternative text and title."""
    document = docx.Document()
    for colour in ("red", "blue"):
        document.add_paragraph(f"Figura {colour}")
        shape = document.add_paragraph().add_run().add_picture(_picture(colour))
        xml.describe(shape, f"título {colour}", f"dibujo {colour}")
    return document


def _deck(texts=("uno", "dos")):
    deck = Presentation()
    for text in texts:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = text
        slide.notes_slide.notes_text_frame.text = f"nota de {text}"
    return deck


def _kinds(document, part=BODY):
    pieces = read_document(_saved(document)).pieces
    return [(piece.kind, piece.said) for piece in pieces if piece.part == part]


def _parts(document, kind=TEXT):
    pieces = read_document(_saved(document)).pieces
    return {piece.part: piece.said for piece in pieces if piece.kind == kind}


def test_paragraphs_are_read_in_order():
    """Of the slides of a presentation too, the tenth after the ninth."""
    texts = tuple(map(str, range(12)))
    assert read_document(_saved(_deck(texts))).paragraphs == texts


def test_slides_are_in_the_order_in_which_they_are_shown():
    """Which the presentation lists, whatever the files are called."""
    deck = _deck()
    entries = deck.slides._sldIdLst
    entries.append(entries[0])
    assert read_document(_saved(deck)).paragraphs == ("dos", "uno")


def test_a_picture_stands_after_its_caption():
    """With its alternative text, and by its content."""
    pieces = _kinds(_word())
    assert [kind for kind, _ in pieces] == [TEXT, ALTERNATIVE, PICTURE] * 2
    assert pieces[1] == (ALTERNATIVE, "dibujo red")
    assert pieces[2][1] != pieces[5][1]


def test_pictures_that_change_places_are_another_document():
    """Each still there, under the other's caption: only the relations are crossed."""
    document = _word()
    first, second = document.element.body.iter(qn("a:blip"))
    one, other = first.get(qn("r:embed")), second.get(qn("r:embed"))
    first.set(qn("r:embed"), other)
    second.set(qn("r:embed"), one)
    before, after = (read_document(_saved(each)).pieces for each in (_word(), document))
    assert before != after
    assert sorted(piece.said for piece in before) == sorted(piece.said for piece in after)


def test_titles_of_pictures_are_apart():
    """LibreOffice drops them."""
    said = read_document(_saved(_word()))
    assert said.asides_of(PICTURE_TITLE) == ("título red", "título blue")
    assert PICTURE_TITLE not in {piece.kind for piece in said.pieces}


def test_what_stands_on_every_page_is_read():
    """Header and footer, and which pages they are of."""
    document = _word()
    section = document.sections[0]
    section.header.paragraphs[0].text = "DATOS DE DEMOSTRACIÓN"
    section.footer.paragraphs[0].text = "Corte 2020"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Portada"
    parts = _parts(document)
    assert parts["encabezado"] == "DATOS DE DEMOSTRACIÓN"
    assert parts["encabezado de la primera página"] == "Portada"
    assert parts["pie de página"] == "Corte 2020"


@pytest.mark.parametrize("instruction", ["PAGE", "NUMPAGES"])
def test_page_numbers_are_left_aside(instruction):
    """Each program counts them; the words around them stay."""
    document = _word()
    foot = document.sections[0].footer.paragraphs[0]
    foot.text = "Página "
    xml.field(foot, instruction, "33")
    foot.add_run(" fin")
    assert _parts(document)["pie de página"] == "Página  fin"


def test_any_other_field_is_read():
    """What it shows is not counted by whoever opens the document."""
    document = _word()
    foot = document.sections[0].footer.paragraphs[0]
    xml.field(foot, "AUTHOR", "DATOS OFICIALES")
    assert _parts(document)["pie de página"] == "DATOS OFICIALES"


def test_notes_are_read_apart_from_their_slide():
    """And each slide is told from the next."""
    pieces = read_document(_saved(_deck())).pieces
    said = [(piece.part, piece.kind, piece.said) for piece in pieces if piece.part in (BODY, "notas")]
    assert said == [
        (BODY, SLIDE, "visible"),
        (BODY, TEXT, "uno"),
        ("notas", TEXT, "nota de uno"),
        (BODY, SLIDE, "visible"),
        (BODY, TEXT, "dos"),
        ("notas", TEXT, "nota de dos"),
    ]


def test_a_hidden_slide_is_told():
    """Nobody sees it in a presentation."""
    deck = _deck()
    deck.slides[1]._element.set("show", "0")
    assert [said for kind, said in _kinds(deck) if kind == SLIDE] == ["visible", "oculta"]


def test_what_the_pattern_puts_on_every_slide_is_read():
    """A box on the master, which shows on all of them."""
    deck = _deck()
    box = deck.slides[0].shapes.add_textbox(Mm(1), Mm(1), Mm(50), Mm(10))
    box.text_frame.text = "DATOS OFICIALES"
    deck.slide_master.shapes._spTree.append(box._element)
    assert _parts(deck)["patrón"] == "DATOS OFICIALES"


def test_what_a_chart_shows_is_read():
    """Its categories and values, in order."""
    deck, data = _deck(("uno",)), CategoryChartData()
    data.categories = ["Caribe", "Llanos"]
    data.add_series("avance", (45.2, 50.0))
    place = (Mm(1), Mm(1), Mm(50), Mm(50))
    deck.slides[0].shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data)
    (said,) = (said for kind, said in _kinds(deck) if kind == CHART)
    assert said == "avance | Caribe | Llanos | 45.2 | 50"


def test_properties_that_a_reader_sees_are_read():
    """The title among them; who saved it last is not."""
    document = _word()
    document.core_properties.title = "Informe"
    document.core_properties.last_modified_by = "otra persona"
    said = _kinds(document, "propiedades")
    assert ("título", "Informe") in said
    assert "otra persona" not in dict(said).values()


def test_what_is_no_document_is_refused():
    """A zip of something else."""
    with pytest.raises(UnreadableError):
        read_document(b"PK")
