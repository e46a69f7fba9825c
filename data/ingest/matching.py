"""From the titles of a file to the columns of a table: synonyms, what a person matched, the wide form."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from data.ingest.context import Context
from data.ingest.fields import PLACE_CODE, PLACE_NAME, TableContract, fold_title, phase
from data.ingest.questions import Asked, QuestionError, UnknownColumn
from data.readers.layout import Body, Recognise
from data.readers.values import CellError
from geo.divipola import normalise_name

IGNORED: Final = frozenset({"MOTIVO", "FILA", "HOJA", "ORIGEN", "NO", "N", "ITEM", "NRO"})
SAID_ELSEWHERE: Final = frozenset({"phase", "cutoff"})  # by an option or by the titles above the header
LEAVE_OUT: Final = "-"  # a match that means: not a column of ours
SAMPLES: Final = 3
LEAST_NUMBERS: Final = 3  # bare numbers as titles are milestones when there are so many
_MILESTONE: Final = re.compile(
    r"(?:(?:FASE|F) ?(I{1,3}|IV|V|\d) )?(?:HITO|H) ?(?:NO |N |NRO )?(\d{1,3})(?: .*)?"
)
_DOTTED: Final = re.compile(r"(\d)\.(\d{1,3})")
QUESTIONS: Final = ("general", "cumplimiento", "usabilidad", "pertinencia", "calidad", "valor-agregado")
_QUESTIONS: Final = {fold_title(name.replace("-", " ")): name for name in (*QUESTIONS, "virtualidad", "kpt")}


@dataclass(frozen=True)
class SpreadColumn:
    """A column of the wide form: what its title says.

    Attributes:
        key: number of the milestone, or the question. phase: when the title says it.
    """

    key: str
    phase: str | None = None


@dataclass(frozen=True)
class Matching:
    """What each column of a file is, by position.

    Attributes:
        columns: position -> column of the table. spread: position -> what its title says.
        unknown: positions of the rest.
        layout: fingerprint of the titles.
    """

    columns: Mapping[int, str]
    spread: Mapping[int, SpreadColumn]
    unknown: tuple[int, ...]
    layout: str

    def position(self, name: str) -> int | None:
        """Return where a column of the table is, or `None`."""
        return next((place for place, column in self.columns.items() if column == name), None)


def recogniser(contract: TableContract, context: Context) -> Recognise:
    """Return whether a title is of a column of the table, in long or wide form."""
    titles = frozenset().union(*(field.titles for field in contract.fields))

    def recognise(title: str) -> bool:
        return fold_title(title) in titles or spread_of(contract, title, context) is not None

    return recognise


def layout_of(contract: TableContract, header: tuple[str, ...]) -> str:
    """Return a fingerprint of the titles of a file, in order, for a table."""
    return hashlib.sha256("\x1f".join((contract.key, *map(fold_title, header))).encode()).hexdigest()


def match(
    contract: TableContract, header: tuple[str, ...], context: Context, given: Mapping[str, str]
) -> Matching:
    """Match the titles of a file; of two columns with the same meaning the first counts.

    Args:
        given: folded title -> column, or `LEAVE_OUT`, as a person matched them.
    """
    columns: dict[int, str] = {}
    left: list[int] = []
    for place, title in enumerate(header):
        name = given.get(fold_title(title)) or _named(contract, title)
        if name and name != LEAVE_OUT and name not in columns.values():
            columns[place] = name
        elif title and name is None and fold_title(title) not in IGNORED:
            left.append(place)
    spread = _spread(contract, header, left, context, columns)
    unknown = tuple(place for place in left if place not in spread)
    return Matching(columns, spread, unknown, layout_of(contract, header))


def _named(contract: TableContract, title: str) -> str | None:
    folded = fold_title(title)
    found = next((field.name for field in contract.fields if folded in field.titles), None)
    return found or _further_phase(contract, title)


def _further_phase(contract: TableContract, title: str) -> str | None:
    """Return the membership column of a further phase of the entities: «fase III» is `phase_3`."""
    if contract.key != "entidades" or not normalise_name(title).startswith("FASE "):
        return None
    try:
        return f"phase_{phase(normalise_name(title))}"
    except CellError:
        return None


def _spread(
    contract: TableContract,
    header: tuple[str, ...],
    left: list[int],
    context: Context,
    columns: Mapping[int, str],
) -> dict[int, SpreadColumn]:
    if contract.spread is None or contract.spread.key in columns.values():
        return {}
    found = {place: column for place in left if (column := spread_of(contract, header[place], context))}
    bare = [place for place in left if re.fullmatch(r"(?a)\d{1,3}(?:\.0)?", header[place])]
    if contract.spread.key == "milestone" and len(bare) >= LEAST_NUMBERS:
        found |= {place: SpreadColumn(str(int(float(header[place])))) for place in bare}
    return found


def spread_of(contract: TableContract, title: str, context: Context) -> SpreadColumn | None:
    """Return what the title of a column of the wide form says, or `None`."""
    if contract.spread is None:
        return None
    if contract.spread.key == "question":
        question = _QUESTIONS.get(fold_title(title))
        return SpreadColumn(question) if question else None
    if dotted := _DOTTED.fullmatch(title):
        return SpreadColumn(dotted[2], dotted[1])
    if named := _MILESTONE.fullmatch(normalise_name(title)):
        return SpreadColumn(str(int(named[2])), phase(named[1]) if named[1] else None)
    known = context.milestone_titles.get(fold_title(title))
    return SpreadColumn(known[1], known[0]) if known else None


def refuse_missing(contract: TableContract, matching: Matching, body: Body) -> None:
    """Ask for the columns that a file must have and does not.

    Raises:
        QuestionError: with the columns not recognised, three values of each, and those expected.
    """
    missing = _missing(contract, matching)
    if not missing:
        return
    unknown = tuple(UnknownColumn(body.header[place], _samples(body, place)) for place in matching.unknown)
    shown = "; ".join(f"«{one.title}» ({', '.join(one.samples) or 'vacía'})" for one in unknown[:8])
    said = f" No se reconoce: {shown}." if unknown else ""
    raise QuestionError(
        Asked.COLUMNS,
        f"Faltan columnas de «{contract.key}»: {', '.join(missing)}.{said} Corrija los títulos según la "
        f"plantilla («template {contract.key}»), o diga en la página de datos qué es cada columna.",
        unknown=unknown,
        expected=missing,
        layout=matching.layout,
    )


def _missing(contract: TableContract, matching: Matching) -> tuple[str, ...]:
    present = set(matching.columns.values())
    if matching.spread and contract.spread:
        present |= {contract.spread.key, contract.spread.value}
    needed = [
        field.label
        for field in contract.fields
        if field.is_required and field.name not in present and field.name not in SAID_ELSEWHERE
    ]
    if contract.has_place and not present & {PLACE_CODE, PLACE_NAME}:
        needed.insert(0, contract.field(PLACE_CODE).label)
    if contract.key == "catalogo" and "phase" not in present:
        needed.insert(0, "fase")
    return tuple(needed)


def _samples(body: Body, place: int) -> tuple[str, ...]:
    column = body.rows[place]
    return tuple(str(text) for text in column[column != ""].head(SAMPLES))
