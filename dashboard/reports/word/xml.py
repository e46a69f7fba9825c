"""What python-docx has no words for: fields, bookmarks, links, alternative text, vector pictures, fonts."""

import uuid
from collections.abc import Sequence
from typing import Any, Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

SVG_TYPE: Final = "image/svg+xml"
SVG_SPACE: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
OFFICE_REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FONT_TYPE: Final = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
BEFORE_FONTS: Final = (
    "w:writeProtection",
    "w:view",
    "w:zoom",
    "w:removePersonalInformation",
    "w:removeDateAndTime",
    "w:doNotDisplayPageBoundaries",
    "w:displayBackgroundShape",
    "w:printPostScriptOverText",
    "w:printFractionalCharacterWidth",
    "w:printFormsData",
)
FONT_KEYS: Final = 32  # bytes of a font that are hidden with its key


def field(paragraph: Paragraph, instruction: str, shown: str, style: str = "") -> None:
    """Add a field with its cached result, so that it is right before anybody updates it."""
    begin_field(paragraph, instruction)
    run = paragraph.add_run(shown)
    if style:
        run.style = style
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


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Name a paragraph, for links and page references."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    place = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(place, start)
    paragraph._p.append(end)


def linked(paragraph: Paragraph, anchor: str, first: int) -> None:
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


def embed_fonts(document: Document, family: str, files: Sequence[tuple[str, bytes]]) -> None:
    """Carry a font inside the document.

    Args:
        files: (which, bytes of the TrueType font), where which is `Regular` or `Bold`.
    """
    table = _font_table(document)
    entries = "".join(
        f'<w:embed{which} r:id="{table.relate_to(part, f"{OFFICE_REL}/font")}" w:fontKey="{key}"/>'
        for which, part, key in _font_parts(document, files)
    )
    space = nsdecls("w", "r")
    kind = '<w:charset w:val="00"/><w:family w:val="swiss"/>'
    entry = f'<w:font {space} w:name="{family}">{kind}{entries}</w:font>'
    root = parse_xml(table.blob)
    for old in root.findall(qn("w:font")):
        if old.get(qn("w:name")) == family:
            root.remove(old)
    root.append(parse_xml(entry))
    table._blob = serialize_part_xml(root)
    _flag_settings(document)


def _flag_settings(document: Document) -> None:
    """Say that the fonts inside are to be used; the order of settings is fixed by the format."""
    settings = document.settings.element
    place = sum(1 for child in settings if child.tag in {qn(name) for name in BEFORE_FONTS})
    settings.insert(place, OxmlElement("w:embedTrueTypeFonts"))


def _font_table(document: Document) -> Any:  # noqa: ANN401
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            return relation.target_part
    blob = f"<w:fonts {nsdecls('w', 'r')}/>".encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
    part = Part(PackURI("/word/fontTable.xml"), kind, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)
    return part


def _font_parts(document: Document, files: Sequence[tuple[str, bytes]]) -> list[tuple[str, Part, str]]:
    parts = []
    for number, (which, data) in enumerate(files, start=1):
        key = uuid.uuid5(uuid.NAMESPACE_URL, f"gobierno-al-plan/{which}")
        name = PackURI(f"/word/fonts/propia{number}.odttf")
        part = Part(name, FONT_TYPE, hidden(data, key), document.part.package)
        parts.append((which, part, f"{{{str(key).upper()}}}"))
    return parts


def hidden(data: bytes, key: uuid.UUID) -> bytes:
    """Return a font as OOXML wants it: its first bytes mixed with its key (ECMA-376, part 4, 2.8.1)."""
    mask = key.bytes[::-1] * 2
    return bytes(one ^ other for one, other in zip(data[:FONT_KEYS], mask, strict=True)) + data[FONT_KEYS:]
