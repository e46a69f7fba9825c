"""The look of the Word report: the page and styles of a template, ours or one that is given."""

from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.styles import BabelFish

from dashboard.exports.seals.documents import OWN_STYLE
from dashboard.reports import plan
from dashboard.reports.plan import Paper
from dashboard.reports.scope import ReportError
from dashboard.reports.templates import read_template

SHIPPED: Final = Path(__file__).with_name("plantilla.docx")
"""Page, styles and font of the report, to be changed in Word; what it sets in type is what `plan` counts."""
LANGUAGE: Final = "es-CO"
NARROWEST: Final = 90.0  # millimetres of text below which figures and tables can't be read
EMU_PER_POINT: Final = 12700
FINDING: Final = "Gobierno al Plan Hallazgo"
NOTE: Final = "Gobierno al Plan Nota"
MARK: Final = "Gobierno al Plan Marca"
HOLDER: Final = "Gobierno al Plan Figura"
CELL: Final = "Gobierno al Plan Celda"
STRONG_CELL: Final = "Gobierno al Plan Celda fuerte"
TABLE: Final = "Gobierno al Plan Tabla"
LIST_LINE: Final = "table of figures"
NEEDED: Final = ("Normal", "Title", "Heading 1", "Heading 2")
"""Styles that a template must bring; the others are taken from ours when it lacks them."""
BORROWED: Final = (
    *("Subtitle", "Heading 3", "List Bullet", "Caption", "Header", "Footer", "TOC Heading", "toc 1", "toc 2"),
    *(FINDING, NOTE, MARK, HOLDER, CELL, STRONG_CELL, TABLE, LIST_LINE, OWN_STYLE),
)
LEFT_BEHIND: Final = ("w:rFonts", "w:numPr", "w:basedOn", "w:next", "w:link")
"""What a borrowed style goes without: its font, its list and the styles it leans on."""


def open_template(path: Path = SHIPPED) -> Document:
    """Return an empty document with the page, header, footer and styles of a template.

    Raises:
        ReportError: the file is no Word document, lacks a style, or its page is too narrow.
    """
    document = _open(path)
    _name_as_word(document)
    _check_styles(document, path.name)
    _check_width(document, path.name)
    _empty(document)
    _borrow_styles(document)
    _set_language(document)
    return document


def _open(path: Path) -> Document:
    return read_template(path, docx.Document, "un documento de Word (.docx)")


def _name_as_word(document: Document) -> None:
    """Give built-in styles the name by which Word knows them; LibreOffice writes the one that is shown."""
    names = {style.element.name_val for style in document.styles}
    for style in document.styles:
        known = BabelFish.ui2internal(style.element.name_val)
        if known not in names:
            style.element.name_val = known
            names.add(known)


def _check_styles(document: Document, name: str) -> None:
    own = {style.name for style in document.styles if style.type == WD_STYLE_TYPE.PARAGRAPH}
    for needed in NEEDED:
        if needed not in own:
            raise ReportError(
                f"A la plantilla «{name}» le falta el estilo «{needed}». "
                f"Debe traer los estilos {', '.join(NEEDED)}: agréguelos en Word y vuelva a intentar."
            )


def _check_width(document: Document, name: str) -> None:
    width = paper_of(document).width / plan.MM
    if width < NARROWEST:
        raise ReportError(
            f"La plantilla «{name}» deja {width:.0f} mm de ancho para el texto; el informe necesita "
            f"{NARROWEST:.0f} mm. Reduzca sus márgenes o agrande la página."
        )


def _empty(document: Document) -> None:
    """Take off what a template says: only its last section, which is its page, stays."""
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)


def _borrow_styles(document: Document) -> None:
    """Add the styles of ours that a template lacks."""
    lacking = set(BORROWED) - {style.name for style in document.styles}
    if lacking:
        ours = _open(SHIPPED).styles
        document.styles.element.extend(
            _without_ties(style.element) for style in ours if style.name in lacking
        )


def _without_ties(style: Any) -> Any:  # noqa: ANN401
    """Return a copy of a style that leans on nothing of its template."""
    copy = deepcopy(style)
    for found in list(copy.iter(*map(qn, LEFT_BEHIND))):
        found.getparent().remove(found)
    return copy


def paper_of(document: Document) -> Paper:
    """Return the part of a page that text fills."""
    section = document.sections[-1]
    width = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    height = int(section.page_height or 0) - int(section.top_margin or 0) - int(section.bottom_margin or 0)
    return Paper(width / EMU_PER_POINT, height / EMU_PER_POINT)


def _set_language(document: Document) -> None:
    """Say that the text is Spanish of Colombia, so that spelling and voices are."""
    for properties in document.styles.element.iter(qn("w:rPrDefault"), qn("w:style")):
        run = properties.find(qn("w:rPr"))
        language = None if run is None else run.find(qn("w:lang"))
        if language is not None:
            language.set(qn("w:val"), LANGUAGE)
    default = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if default is not None and default.find(qn("w:lang")) is None:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), LANGUAGE)
        default.append(language)
