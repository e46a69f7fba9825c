"""What python-docx has no words for: fields, bookmarks, links, alternative text, vector pictures."""

from typing import Any, Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

SVG_TYPE: Final = "image/svg+xml"
SVG_SPACE: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field with its cached result, so that it is right before anybody updates it."""
    begin_field(paragraph, instruction)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, instruction: str) -> None:
    """Open a field: everything up to its end is its cached result."""
    _field_mark(paragraph.add_run(), "begin")
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    _field_mark(paragraph.add_run(), "separate")


def end_field(paragraph: Paragraph) -> None:
    """Close a field."""
    _field_mark(paragraph.add_run(), "end")


def _field_mark(run: Run, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run._r.append(mark)


def bookmark(paragraph: Paragraph, name: str, number: int, first: int = 0) -> None:
    """Name a paragraph, or its children from one on, for links and references to pages and numbers."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.insert(first or int(paragraph._p.pPr is not None), start)
    paragraph._p.append(end)


def link_from(paragraph: Paragraph, anchor: str, first: int) -> None:
    """Make a link to a bookmark of everything from a child of a paragraph on."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    link.set(qn("w:history"), "1")
    for child in list(paragraph._p)[first:]:
        link.append(child)
    paragraph._p.append(link)


def describe(shape: Any, title: str, alt: str) -> None:  # noqa: ANN401
    """Give a picture its alternative text."""
    properties = shape._inline.docPr
    properties.set("descr", alt)
    properties.set("title", title)


def add_vector(document: Document, shape: Any, svg: bytes, number: int) -> None:  # noqa: ANN401
    """Put an SVG beside the PNG of a picture: Word draws it, older programs draw the PNG."""
    name = PackURI(f"/word/media/figura{number}.svg")
    part = Part(name, SVG_TYPE, svg, document.part.package)
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    blip = shape._inline.graphic.graphicData.pic.blipFill.blip
    blip.append(
        parse_xml(
            f'<a:extLst {nsdecls("a", "r")}><a:ext uri="{SVG_EXTENSION}">'
            f'<asvg:svgBlip xmlns:asvg="{SVG_SPACE}" r:embed="{relation}"/></a:ext></a:extLst>'
        )
    )
