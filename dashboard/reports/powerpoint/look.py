"""The look of the presentation: the layouts of a template, ours or one that is given."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from dashboard.reports.scope import ReportError
from dashboard.reports.templates import read_template

SHIPPED: Final = Path(__file__).with_name("plantilla.pptx")
"""Size, layouts and font of the presentation, to be changed in PowerPoint.

Its font is Arial: it is on every machine, and narrower than the font of the figures, with which slides are
measured and which PowerPoint can't embed.
"""
LANGUAGE: Final = "es-CO"
MARGIN: Final = 14.0  # millimetres, the widest at each side of figures and tables
FOOT: Final = 11.0  # millimetres kept at the foot for the slide's number
LEAST: Final = (150.0, 90.0)  # millimetres that figures and tables need
EMU_PER_MM: Final = 36000
TITLES: Final = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
SMALL: Final = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
BODIES: Final = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.SUBTITLE)


@dataclass(frozen=True)
class Area:
    """A part of a slide, millimetres from its left top corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Deck:
    """A presentation being written, and the layouts that its kinds of slides use."""

    presentation: Presentation
    cover: Any
    section: Any
    only_title: Any
    text: Any

    def add(self, layout: Any, title: str) -> Any:  # noqa: ANN401
        """Add a slide with its title and the slide's number of its layout."""
        slide = self.presentation.slides.add_slide(layout)
        slide.shapes.title.text_frame.text = title
        for shape in layout.placeholders:
            if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
                copy = deepcopy(shape._element)
                copy.nvSpPr.cNvPr.set("id", str(slide.shapes._next_shape_id))
                slide.shapes._spTree.append(copy)
        return slide

    def body(self, slide: Any) -> Any:  # noqa: ANN401
        """Return the placeholder for text of a slide; None when its layout has none."""
        return next((s for s in slide.placeholders if s.placeholder_format.type in BODIES), None)

    def tidy(self, slide: Any) -> None:  # noqa: ANN401
        """Take off placeholders that nothing was written in."""
        for shape in list(slide.placeholders):
            kind = shape.placeholder_format.type
            is_empty = not shape.has_text_frame or not shape.text_frame.text
            if is_empty and kind not in SMALL:
                shape._element.getparent().remove(shape._element)

    def room(self, slide: Any) -> Area:  # noqa: ANN401
        """Return what is free under the title of a slide."""
        return _room(self.presentation, slide.shapes.title)


def _room(presentation: Presentation, title: Any) -> Area:  # noqa: ANN401
    top = (title.top + title.height) / EMU_PER_MM + 1
    across = int(presentation.slide_width or 0) / EMU_PER_MM
    down = int(presentation.slide_height or 0) / EMU_PER_MM
    left = min(title.left / EMU_PER_MM, MARGIN)
    return Area(left, top, across - 2 * left, down - FOOT - top)


def open_template(path: Path = SHIPPED) -> Deck:
    """Return an empty presentation with the layouts of a template.

    Raises:
        ReportError: the file is no presentation, no layout has a title, or its slides are too small.
    """
    presentation = _open(path)
    if not _titled_layouts(presentation):
        raise ReportError(
            f"La plantilla «{path.name}» no tiene ningún diseño con título. Agregue uno («Solo título») "
            "en el patrón de diapositivas y vuelva a intentar."
        )
    _empty(presentation)
    deck = _deck(presentation)
    title = next(s for s in deck.only_title.placeholders if s.placeholder_format.type in TITLES)
    room = _room(presentation, title)
    if room.width < LEAST[0] or room.height < LEAST[1]:
        raise ReportError(
            f"La plantilla «{path.name}» deja {room.width:.0f} × {room.height:.0f} mm bajo el título; el "
            f"informe necesita {LEAST[0]:.0f} × {LEAST[1]:.0f} mm."
        )
    return deck


def _open(path: Path) -> Presentation:
    return read_template(path, pptx.Presentation, "una presentación de PowerPoint (.pptx)")


def _empty(presentation: Presentation) -> None:
    """Take off the slides that a template comes with."""
    listed = presentation.slides._sldIdLst
    for entry in list(listed):
        presentation.part.drop_rel(entry.rId)
        listed.remove(entry)
    for extension in list(presentation._element.iter(qn("p:ext"))):
        if any(child.tag.endswith("}sectionLst") for child in extension):  # sections of slides now gone
            extension.getparent().remove(extension)


def _titled_layouts(presentation: Presentation) -> list[Any]:
    return [
        layout
        for layout in _layouts(presentation)
        if any(s.placeholder_format.type in TITLES for s in layout.placeholders)
    ]


def _deck(presentation: Presentation) -> Deck:
    """Find the layouts: by their kind, else the one with a title and least besides."""
    layouts = _titled_layouts(presentation)
    bare = min(layouts, key=lambda layout: len(_besides(layout)))

    def of(kind: str, otherwise: Any, fits: Callable[[Any], bool] = bool) -> Any:  # noqa: ANN401
        return next((one for one in layouts if one._element.get("type") == kind and fits(one)), otherwise)

    only_title = of("titleOnly", bare)
    return Deck(
        presentation=presentation,
        cover=of("title", only_title),
        section=of("secHead", only_title),
        only_title=only_title,
        text=of("obj", only_title),
    )


def _besides(layout: Any) -> Sequence[Any]:  # noqa: ANN401
    known = (*TITLES, *SMALL)
    return [s for s in layout.placeholders if s.placeholder_format.type not in known]


def _layouts(presentation: Presentation) -> list[Any]:
    layouts: Any = presentation.slide_layouts
    return list(layouts)


def set_language(presentation: Presentation) -> None:
    """Say that the text is Spanish of Colombia, on slides, notes, layouts and master."""
    slides = list(presentation.slides)
    parts: list[Any] = [presentation.slide_master, *_layouts(presentation), *slides]
    parts += [slide.notes_slide for slide in slides if slide.has_notes_slide]
    for part in parts:
        for run in part._element.iter(qn("a:r"), qn("a:fld")):
            run.get_or_add_rPr().set("lang", LANGUAGE)
        for name in ("a:rPr", "a:endParaRPr", "a:defRPr"):
            for properties in part._element.iter(qn(name)):
                if properties.get("lang"):
                    properties.set("lang", LANGUAGE)
