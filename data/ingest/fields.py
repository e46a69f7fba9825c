"""What a column of a loaded file is: its name, how it is read, how people title it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from data.readers import values
from data.readers.values import CellError, Reader
from geo.divipola import normalise_name

PLACE_CODE: Final = "place_code"
PLACE_NAME: Final = "place_name"
PLACE_DEPARTMENT: Final = "place_department"
PLACE: Final = (PLACE_CODE, PLACE_NAME, PLACE_DEPARTMENT)


class Mode(StrEnum):
    """How a load joins the table in force."""

    ADD = "agregar"
    REPLACE = "reemplazar"


@dataclass(frozen=True, kw_only=True)
class Field:
    """One column.

    Attributes:
        name: column of the table, or one of `PLACE`.
        label: title in the template; also recognised.
        meaning: what to write, for the template and the documents; Spanish.
        example: a value.
        reader: of one text; `None` where the column is read as a whole (places, fractions, marks).
        synonyms: other titles.
        is_required: whether a row without it is rejected.
    """

    name: str
    label: str
    meaning: str
    example: str
    reader: Reader | None = values.text
    synonyms: tuple[str, ...] = ()
    is_required: bool = False

    @property
    def titles(self) -> frozenset[str]:
        """The folded titles that mean this column."""
        return frozenset(map(fold_title, (self.label, *self.synonyms)))


@dataclass(frozen=True, kw_only=True)
class Spread:
    """A column of the long form that the wide form spreads over the titles of many.

    Attributes:
        key: column whose value a title says. value: column whose value its cells say.
        what: what each title is, for messages; Spanish.
    """

    key: str
    value: str
    what: str


@dataclass(frozen=True, kw_only=True)
class TableContract:
    """A table that can be loaded.

    Attributes:
        key: as the command line and the page name it. table: as the model does.
        title: Spanish. about: what one row is; Spanish.
        fields: in the order of the template.
        unique: columns that tell rows apart.
        spread: its wide form, if it has one.
        joins_shipped: whether what is loaded adds to the published rows instead of removing simulated ones.
        pages: what it changes, by the names of the pages.
    """

    key: str
    table: str
    title: str
    about: str
    fields: tuple[Field, ...]
    unique: tuple[str, ...]
    spread: Spread | None = None
    joins_shipped: bool = False
    pages: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a loaded row: a place is its code."""
        own = [field.name for field in self.fields if field.name not in PLACE]
        return ("entity_code", *own) if self.has_place else tuple(own)

    @property
    def has_place(self) -> bool:
        """Whether a row speaks of one entity."""
        return any(field.name in PLACE for field in self.fields)

    def field(self, name: str) -> Field:
        """Return a column by name.

        Raises:
            KeyError: the table has no such column.
        """
        return {field.name: field for field in self.fields}[name]


def fold_title(title: str) -> str:
    """Fold a title for comparison: no accents, capitals, line breaks, remarks in parentheses or signs."""
    bare = re.sub(r"\([^)]*\)", " ", title)
    words = normalise_name(bare.replace("%", " ").replace("_", " ")).split()
    return " ".join(word for word in words if word not in ("DE", "DEL", "LA", "EL", "LOS", "Y"))


def one_of(*choices: str, also: dict[str, str] | None = None) -> Reader:
    """Return a reader of a closed list, in any capitals and accents; `also`: other ways to write a choice."""
    known = {normalise_name(choice): choice for choice in choices}
    known |= {normalise_name(written): choice for written, choice in (also or {}).items()}

    def read(written: str) -> str:
        found = known.get(normalise_name(written))
        if found is None:
            raise CellError(f"«{written}» no es ninguno de: {', '.join(choices)}")
        return found

    return read


def bounded(low: float, high: float) -> Reader:
    """Return a reader of a number between two, with decimal comma or point."""

    def read(written: str) -> str:
        found = values.percentage(written)[0]
        if not low <= found <= high:
            raise CellError(f"«{written}» no está entre {low:g} y {high:g}")
        return values.plain(found)

    return read


def at_least_one(written: str) -> str:
    """Return a whole number from 1 on.

    Raises:
        CellError: it is none.
    """
    found = values.whole_number(written)
    if int(found) < 1:
        raise CellError(f"«{written}» debe ser 1 o más")
    return found


_ROMAN: Final = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5"}


def phase(written: str) -> str:
    """Return the number of a phase: «2», «II», «Fase II».

    Raises:
        CellError: it is none.
    """
    bare = normalise_name(written).removeprefix("FASE").strip()
    found = _ROMAN.get(bare, bare.removesuffix(" 0"))
    if not re.fullmatch(r"[1-9]", found):
        raise CellError(f"«{written}» no es una fase, de 1 a 9")
    return found


def milestone(written: str) -> str:
    """Return the number of a milestone: «3», «Hito 3», «Hito 3. Plan indicativo».

    Raises:
        CellError: it is none.
    """
    named = re.match(r"(?ai)h(?:ito)?\.?\s*(?:no\.?|n[.º°])?\s*(\d{1,3})\b", written)
    return at_least_one(named[1] if named else written)


def adviser(written: str) -> str:
    """Return the code of an adviser; a name is never kept.

    Raises:
        CellError: it looks like a name. The message does not repeat it.
    """
    bare = written.strip().upper()
    if not re.fullmatch(r"(?a)(?=.*\d)[A-Z0-9-]{1,16}", bare):
        raise CellError("el asesor se escribe con su código, nunca con su nombre")
    return bare


def lower(written: str) -> str:
    """Return a text in lower case."""
    return written.lower()
