"""The look of the Word report: its page and styles, or those of a template."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dashboard.core.theme import DEEP_BLUE, MUTED
from dashboard.figures.drawing.fonts import BOLD, FAMILY, REGULAR, weight_file
from dashboard.reports import plan
from dashboard.reports.blocks import Tone
from dashboard.reports.plan import Look, Paper
from dashboard.reports.scope import ReportError
from dashboard.reports.word.xml import embed_fonts

LANGUAGE: Final = "es-CO"
PAGE: Final = (210.0, 297.0)  # A4, millimetres
MARGINS: Final = (25.0, 22.5, 22.0, 22.5)  # top, right, bottom, left
NARROWEST: Final = 90.0  # millimetres of text below which figures and tables can't be read
EMU_PER_POINT: Final = 12700


TEXT: Final = plan.TONES[Tone.TEXT]
LOOKS: Final[Mapping[str, Look]] = MappingProxyType(
    {
        "Normal": TEXT,
        "Title": Look(size=30, line=36, after=10, bold=True, colour=DEEP_BLUE),
        "Subtitle": Look(size=18, line=24, after=6, colour=MUTED),
        **{f"Heading {level}": look for level, look in plan.HEADINGS.items()},
        "List Bullet": plan.TONES[Tone.ITEM],
        "Caption": plan.CAPTION,
        "Gobierno al Plan Hallazgo": plan.TONES[Tone.FINDING],
        "Gobierno al Plan Nota": plan.NOTE,
        "Gobierno al Plan Celda": plan.CELL,
        "Gobierno al Plan Figura": plan.FIGURE,
        "Header": Look(size=8, line=10.5, colour=MUTED),
        "Footer": Look(size=8, line=10.5, colour=MUTED),
        "TOC Heading": plan.HEADINGS[1],
        "toc 1": Look(size=10.5, line=14, before=5, after=2, bold=True),
        "toc 2": Look(size=9.5, line=13, indent=14),
    }
)
KEEPS_NEXT: Final = ("Heading 1", "Heading 2", "Heading 3", "Caption", "Gobierno al Plan Hallazgo")
NEEDED: Final = ("Normal", "Title", "Heading 1", "Heading 2")
"""Styles that a template must bring; the others are added when it lacks them."""


def new_document() -> Document:
    """Return an empty document with our page, styles and font."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    top, right, bottom, left = (Mm(length) for length in MARGINS)
    section.top_margin, section.right_margin = top, right
    section.bottom_margin, section.left_margin = bottom, left
    section.header_distance = section.footer_distance = Mm(11)
    section.different_first_page_header_footer = True
    for name, look in LOOKS.items():
        _dress(_style(document, name), look)
    fonts = (("Regular", REGULAR), ("Bold", BOLD))
    embed_fonts(document, FAMILY, [(which, weight_file(weight).read_bytes()) for which, weight in fonts])
    return document


def from_template(path: Path) -> Document:
    """Return an empty document with the page, header, footer and styles of a template.

    Raises:
        ReportError: the file is no Word document, lacks a style, or its page is too narrow.
    """
    document = _opened(path)
    for name in NEEDED:
        if not _has_style(document, name):
            raise ReportError(
                f"A la plantilla «{path.name}» le falta el estilo «{name}». "
                f"Debe traer los estilos {', '.join(NEEDED)}: agréguelos en Word y vuelva a intentar."
            )
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    width = paper_of(document).width / plan.MM
    if width < NARROWEST:
        raise ReportError(
            f"La plantilla «{path.name}» deja {width:.0f} mm de ancho para el texto; el informe necesita "
            f"{NARROWEST:.0f} mm. Reduzca sus márgenes o agrande la página."
        )
    for name in LOOKS.keys() - {style.name for style in document.styles}:
        _dress(_style(document, name), LOOKS[name], with_font=False)
    return document


def _has_style(document: Document, name: str) -> bool:
    return any(style.name == name and style.type == WD_STYLE_TYPE.PARAGRAPH for style in document.styles)


def _opened(path: Path) -> Document:
    refusal = ReportError(
        f"La plantilla «{path.name}» no es un documento de Word (.docx). Guárdela en ese formato."
    )
    try:
        data = path.read_bytes()
        if not zipfile.is_zipfile(io.BytesIO(data)):
            raise refusal
        return docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise refusal from error


def paper_of(document: Document) -> Paper:
    """Return the part of a page that text fills."""
    section = document.sections[-1]
    width = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    height = int(section.page_height or 0) - int(section.top_margin or 0) - int(section.bottom_margin or 0)
    return Paper(width / EMU_PER_POINT, height / EMU_PER_POINT)


def _style(document: Document, name: str) -> Any:  # noqa: ANN401
    for style in document.styles:
        if style.name == name:
            return style
    return document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)


def _dress(style: Any, look: Look, *, with_font: bool = True) -> None:  # noqa: ANN401
    font, form = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.size), look.bold, False
    font.color.rgb = RGBColor.from_string(look.colour.lstrip("#"))
    if with_font:
        _set_font(style)
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.keep_with_next, form.widow_control = style.name in KEEPS_NEXT, False
    if look.line:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line)
    else:
        form.line_spacing = 1.0
    if look.indent:
        form.left_indent = Pt(look.indent)
        form.first_line_indent = Pt(-look.indent) if style.name == "List Bullet" else Pt(0)
    _without_frame(style)


def _set_font(style: Any) -> None:  # noqa: ANN401
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    if fonts is not None:
        properties.remove(fonts)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FAMILY)
    properties.insert(0, fonts)
    spacing = properties.find(qn("w:spacing"))
    if spacing is not None:
        properties.remove(spacing)


def _without_frame(style: Any) -> None:  # noqa: ANN401
    """Take off the rules that the default styles of a title have."""
    properties = style.element.pPr
    for name in ("w:pBdr", "w:contextualSpacing"):
        found = None if properties is None else properties.find(qn(name))
        if found is not None:
            properties.remove(found)


def set_language(document: Document) -> None:
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
