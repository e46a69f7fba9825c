"""What a Word document or a presentation says, piece by piece in the order in which a reader meets it.

Office programs write other XML for the same document when they save it, so that reports are compared and
sealed by what they say: properties, what stands on every page, texts, notes, alternative texts, and each
picture in its place. Page numbers and formats are left aside.
"""

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from dashboard.exports.seals.safe import UnreadableError, parse_xml, read_members

READ: Final = re.compile(r"(word|ppt)/.+\.(xml|rels|png|svg|jpe?g|gif|emf|wmf|bmp|tiff?)|docProps/core\.xml")
PROPERTIES: Final = "docProps/core.xml"
WORD: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"
DECK: Final = "ppt/presentation.xml"
NOTES_OF_WORD: Final = ("word/footnotes.xml", "word/endnotes.xml")
MOST_PIECES: Final = 60_000

OWN_STYLE: Final = "Gobierno al Plan Texto propio"
"""Paragraphs of this style, and shapes of this name, are of who publishes a report: nobody checks them."""
OWN: Final = "texto propio"
TEXT: Final = "texto"
PICTURE: Final = "imagen"
ALTERNATIVE: Final = "texto alternativo"
SLIDE: Final = "diapositiva"
CHART: Final = "gráfico"
VECTOR: Final = "dibujo vectorial"
PICTURE_TITLE: Final = "título de la imagen"
TABLE_TITLE: Final = "título de la tabla"
TABLE_ALTERNATIVE: Final = "texto alternativo de la tabla"
ASIDES: Final = (VECTOR, PICTURE_TITLE, TABLE_TITLE, TABLE_ALTERNATIVE)
"""Kinds that LibreOffice drops when it saves: all of a kind are there and compared, or none is."""
BODY: Final = "cuerpo"
ABOUT: Final = "propiedades"
SHOWN_PROPERTIES: Final = {
    "title": "título",
    "subject": "asunto",
    "description": "comentarios",
    "creator": "autor",
    "category": "categoría",
}
RUNNING: Final = {"headerReference": "encabezado", "footerReference": "pie de página"}
PAGES: Final = {"default": "", "first": " de la primera página", "even": " de las páginas pares"}
COUNTED_FIELDS: Final = ("PAGE", "NUMPAGES")
"""Fields whose result each program counts for itself."""
SLIDE_NUMBER: Final = "slidenum"
DIGITS: Final = 12


@dataclass(frozen=True)
class Piece:
    """One thing that a reader meets.

    Attributes:
        part: of the document: its body, its notes, its headers.
        kind: what it is.
        said: its text, or the checksum of a picture.
        where: in words for a difference; it doesn't tell two pieces apart. Empty in the body of a document.
    """

    part: str
    kind: str
    said: str
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class Said:
    """What a document says.

    Attributes:
        pieces: in order.
        asides: those that some programs drop when saving.
        own: what who publishes it wrote in the gaps left for it, which nobody checks.
    """

    pieces: tuple[Piece, ...]
    asides: tuple[Piece, ...]
    own: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Paragraphs with text of its body, in order."""
        return tuple(piece.said for piece in self.pieces if (piece.part, piece.kind) == (BODY, TEXT))

    def asides_of(self, kind: str) -> tuple[str, ...]:
        """Return what the asides of a kind say, in order."""
        return tuple(piece.said for piece in self.asides if piece.kind == kind)


def read_document(content: bytes) -> Said:
    """Read a document.

    Raises:
        UnreadableError: it isn't one, or it is damaged.
    """
    package = _Package(read_members(content, lambda name: bool(READ.fullmatch(name))))
    if WORD in package.members:
        read = _word(package)
    elif DECK in package.members:
        read = _deck(package)
    else:
        raise UnreadableError("no es un documento de Word ni una presentación")
    pieces = [piece for made in (_about(package), read) for piece in made]
    if len(pieces) > MOST_PIECES:
        raise UnreadableError("tiene más párrafos que cualquier informe del tablero")
    return Said(
        tuple(piece for piece in pieces if piece.kind not in (OWN, *ASIDES)),
        tuple(piece for piece in pieces if piece.kind in ASIDES),
        tuple(piece.said for piece in pieces if piece.kind == OWN),
    )


class _Package:
    """The members of an Office file, and what their relations point to."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        self.members = members
        self.readers = WORD_READERS if WORD in members else READERS
        self.own_style = self._style_id(OWN_STYLE)

    def root(self, name: str) -> Element:
        """Return a part.

        Raises:
            UnreadableError: it isn't there or isn't XML.
        """
        if name not in self.members:
            raise UnreadableError("está dañado: le falta una parte")
        return parse_xml(self.members[name])

    def _style_id(self, name: str) -> str | None:
        """Return the id that a style has in this document, which each program gives anew; None without it."""
        if STYLES not in self.members:
            return None
        styles = self.root(STYLES).iter("style")
        return next((one.get("styleId") for one in styles if _value(one.find("name")) == name), None)

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Return kind and member of each relation of a part, by id."""
        folder, _, file = name.rpartition("/")
        listed = f"{folder}/_rels/{file}.rels"
        if listed not in self.members:
            return {}
        return {
            one.get("Id", ""): (
                one.get("Type", "").rpartition("/")[2],
                _member(folder, one.get("Target", "")),
            )
            for one in self.root(listed)
        }

    def checksum(self, name: str) -> str:
        """Return the checksum of a member; empty for a picture that is elsewhere."""
        return hashlib.sha256(self.members[name]).hexdigest() if name in self.members else ""


def _value(element: Element | None) -> str | None:
    return None if element is None else element.get("val")


def _member(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")


@dataclass(frozen=True)
class _Place:
    """A part being read: of what document, under which name, and how its pieces are labelled."""

    package: _Package
    relations: Mapping[str, tuple[str, str]]
    part: str
    where: str

    def piece(self, kind: str, said: str) -> Iterator[Piece]:
        """Yield a piece, unless it says nothing."""
        if said:
            yield Piece(self.part, kind, said, self.where)

    def target(self, element: Element, attribute: str) -> str:
        """Return the member that an attribute's relation points to; empty when there is none."""
        return self.relations.get(element.get(attribute, ""), ("", ""))[1]


def _place(package: _Package, name: str, part: str, where: str) -> _Place:
    return _Place(package, package.relations(name), part, where)


def _about(package: _Package) -> Iterator[Piece]:
    """Yield the properties that a reader sees."""
    if PROPERTIES not in package.members:
        return
    root = package.root(PROPERTIES)
    for name, label in SHOWN_PROPERTIES.items():
        said = (root.findtext(name) or "").strip()
        if said:
            yield Piece(ABOUT, label, said, ABOUT)


# ---- Word --------------------------------------------------------------------------------------------------


def _word(package: _Package) -> Iterator[Piece]:
    root = package.root(WORD)
    place = _place(package, WORD, BODY, "")
    yield from dict.fromkeys(_running(place, root))
    yield from _pieces(place, root)
    for name in NOTES_OF_WORD:
        if name in package.members:
            yield from _pieces(_place(package, name, "notas", "nota al pie"), package.root(name))


def _running(place: _Place, root: Element) -> Iterator[Piece]:
    """Yield what stands on every page, by kind of page; sections repeat it."""
    for section in root.iter("sectPr"):
        for reference in section:
            name = place.target(reference, "id")
            if reference.tag in RUNNING and name:
                label = RUNNING[reference.tag] + PAGES.get(reference.get("type", "default"), "")
                yield from _pieces(_place(place.package, name, label, label), place.package.root(name))


def _pieces(place: _Place, root: Element) -> Iterator[Piece]:
    """Yield the pieces of a part in the order of its elements: a picture follows its own paragraph.

    What is of who publishes the report is one piece apart, whatever it holds.
    """
    if _is_own(place, root):
        yield from place.piece(OWN, "".join(text for part in root.iter("t") if (text := part.text)).strip())
        return
    read = place.package.readers.get(root.tag)
    if read is not None:
        yield from read(place, root)
    for element in root:
        yield from _pieces(place, element)


def _is_own(place: _Place, element: Element) -> bool:
    """Whether an element is a paragraph of the style, or a shape of the name, of the own text."""
    if element.tag == "p":
        style = element.find("pPr/pStyle")
        return style is not None and style.get("val") == place.package.own_style
    properties = element.find("nvSpPr/cNvPr") if element.tag == "sp" else None
    return properties is not None and properties.get("name") == OWN_STYLE


def _paragraph(place: _Place, element: Element) -> Iterator[Piece]:
    yield from place.piece(TEXT, "".join(_runs(element)).strip())


def _runs(paragraph: Element) -> Iterator[str]:
    """Yield the texts of a paragraph, without what each program counts for itself."""
    skipped = {id(run) for number in _own_counts(paragraph) for run in number.iter("t")}
    open_fields: list[str] = []
    for element in paragraph.iter():
        if element.tag == "fldChar":
            _follow_field(open_fields, element.get("fldCharType", ""))
        elif element.tag == "instrText" and open_fields:
            open_fields[-1] += element.text or ""
        elif element.tag == "t" and id(element) not in skipped and not any(map(_is_count, open_fields)):
            yield element.text or ""


def _own_counts(paragraph: Element) -> Iterator[Element]:
    yield from (found for found in paragraph.iter("fld") if found.get("type") == SLIDE_NUMBER)
    yield from (found for found in paragraph.iter("fldSimple") if _is_count(found.get("instr", "")))


def _follow_field(open_fields: list[str], mark: str) -> None:
    if mark == "begin":
        open_fields.append("")
    elif mark == "end" and open_fields:
        open_fields.pop()


def _is_count(instruction: str) -> bool:
    return instruction.split()[:1] in ([name] for name in COUNTED_FIELDS)


def _picture(place: _Place, element: Element) -> Iterator[Piece]:
    attribute = "embed" if element.get("embed") else "link" if element.get("link") else "id"
    yield from place.piece(PICTURE, place.package.checksum(place.target(element, attribute)) or "ajena")


def _vector(place: _Place, element: Element) -> Iterator[Piece]:
    yield from place.piece(VECTOR, place.package.checksum(place.target(element, "embed")) or "ajena")


def _described(place: _Place, element: Element) -> Iterator[Piece]:
    yield from place.piece(ALTERNATIVE, element.get("descr", "").strip())
    yield from place.piece(PICTURE_TITLE, element.get("title", "").strip())


def _described_inside(place: _Place, element: Element) -> Iterator[Piece]:
    for properties in element.findall("cNvPr"):
        yield from _described(place, properties)


def _described_table(place: _Place, element: Element) -> Iterator[Piece]:
    for properties in element.findall("cNvPr"):
        yield from place.piece(TABLE_ALTERNATIVE, properties.get("descr", "").strip())
        yield from place.piece(TABLE_TITLE, properties.get("title", "").strip())


def _table_title(place: _Place, element: Element) -> Iterator[Piece]:
    yield from place.piece(TABLE_TITLE, element.get("val", "").strip())


def _table_alternative(place: _Place, element: Element) -> Iterator[Piece]:
    yield from place.piece(TABLE_ALTERNATIVE, element.get("val", "").strip())


def _chart(place: _Place, element: Element) -> Iterator[Piece]:
    """Yield a chart as the values it shows."""
    name = place.target(element, "id")
    if name:
        values = (value.text or "" for value in place.package.root(name).iter() if value.tag in ("v", "t"))
        yield from place.piece(CHART, " | ".join(map(_rounded, values)) or "vacío")


def _rounded(text: str) -> str:
    """Return a number with the digits that are compared; any other text as it is."""
    try:
        return f"{float(text):.{DIGITS}g}"
    except ValueError:
        return text.strip()


Read = Callable[[_Place, Element], Iterator[Piece]]
READERS: Final[Mapping[str, Read]] = {
    "p": _paragraph,
    "blip": _picture,
    "imagedata": _picture,
    "svgBlip": _vector,
    "docPr": _described,
    "nvPicPr": _described_inside,
    "nvSpPr": _described_inside,
    "nvGraphicFramePr": _described_table,
    "tblCaption": _table_title,
    "tblDescription": _table_alternative,
    "chart": _chart,
}
"""How each element that says something is read; their names are those of Word and PowerPoint."""
WORD_READERS: Final[Mapping[str, Read]] = {tag: read for tag, read in READERS.items() if tag != "nvPicPr"}
"""Word shows the alternative text beside a picture's place; the one inside it is a copy of LibreOffice."""


# ---- PowerPoint --------------------------------------------------------------------------------------------


def _deck(package: _Package) -> Iterator[Piece]:
    yield from dict.fromkeys(sorted(_patterns(package), key=lambda piece: (piece.kind, piece.said)))
    listed = package.relations(DECK)
    entries = (entry.get("id", "") for entry in package.root(DECK).iter("sldId"))
    for number, entry in enumerate(entries, start=1):
        yield from _slide(package, listed.get(entry, ("", ""))[1], number)


def _patterns(package: _Package) -> Iterator[Piece]:
    """Yield what masters and layouts put on slides; their placeholders only say how to fill them."""
    for name in package.members:
        if re.fullmatch(r"ppt/slide(Masters|Layouts)/[^/]+\.xml", name):
            root = package.root(name)
            _drop_placeholders(root)
            yield from _pieces(_place(package, name, "patrón", "patrón de diapositivas"), root)


def _drop_placeholders(root: Element) -> None:
    for parent in list(root.iter()):
        for shape in [child for child in parent if child.tag == "sp" and _is_placeholder(child)]:
            parent.remove(shape)


def _is_placeholder(shape: Element) -> bool:
    return shape.find("nvSpPr/nvPr/ph") is not None


def _slide(package: _Package, name: str, number: int) -> Iterator[Piece]:
    """Yield a slide, that it begins, and its notes."""
    where, root = f"diapositiva {number}", package.root(name)
    place = _place(package, name, BODY, where)
    yield Piece(BODY, SLIDE, "oculta" if root.get("show") in ("0", "false") else "visible", where)
    yield from _pieces(place, root)
    for kind, target in place.relations.values():
        if kind == "notesSlide":
            label = f"notas de la diapositiva {number}"
            yield from _pieces(_place(package, target, "notas", label), package.root(target))


def checksum_of(pieces: Iterable[str]) -> str:
    """Return the checksum of texts in order."""
    return hashlib.sha256("\0".join(pieces).encode("utf-8", "surrogatepass")).hexdigest()
