"""Which column of a boundary file holds the DIVIPOLA code, and what the codes cover.

The column is found by content: most of its values are codes of the catalogue. Names only break ties, so a
file that renames its columns still works, and a column called "código" that holds something else does not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

import pandas as pd

from geo.divipola import Catalogue, parse_municipality_code, slug
from geo.errors import CodeError

MIN_SHARE: Final = 0.5
SAMPLE_ROWS: Final = 500
MOST_NUMBERS: Final = 0.95
MOST_PARTS: Final = 12  # numbered columns that are tried as halves of a code
MOST_COLUMNS: Final = 8  # that are shown of a file whose codes aren't found
SAMPLES: Final = 3  # values of each
LONGEST: Final = 20  # letters of a value
PREFERRED: Final = (
    "MPIO_CDPMP",  # DANE, MGN 2018 and later
    "MPIO_CCNCT",  # DANE, MGN 2005-2017
    "ADM2_PCODE",  # OCHA COD-AB: "CO" + code
    "DIVIPOLA",
    "COD_MPIO",
    "COD_DANE",
    "CODIGO",
)
NAME_COLUMNS: Final = (
    "MPIO_CNMBR",
    "MPIO_CNMBRE",
    "ADM2_ES",
    "ADM2_NAME",
    "ADM2_EN",
    "NOM_MPIO",
    "NOMBRE_MPI",
    "MUNICIPIO",
    "SHAPENAME",
    "NOMBRE",
    "NAME",
)


@dataclass(frozen=True)
class Merger:
    """A unit that a later DIVIPOLA absorbed into another, so that older files still draw it apart."""

    code: str
    into: str
    reason: str


# 27493 Nuevo Belén de Bajirá (created by ordinance in 2022) is not here on purpose: its land came from
# several municipalities, so no single unit of 2020 can take it; a file that draws it leaves it unknown.
MERGERS: Final = (
    Merger(
        code="94663",
        into="94343",
        reason="el área no municipalizada Mapiripana pasó a Barrancominas, municipio desde diciembre de 2019",
    ),
)


@dataclass(frozen=True, eq=False)
class CodeColumn:
    """The codes of a layer.

    Attributes:
        label: the column as its file calls it, or two columns joined by " + ".
        codes: one per row of the layer, five characters; a value that is no code stays as written, and
            a row without value is missing.
    """

    label: str
    codes: "pd.Series[str]"

    def known(self, catalogue: Catalogue) -> int:
        """Return how many different units of the catalogue the column names."""
        return len(set(self.codes.dropna()) & set(catalogue.units.index))


def read_code(raw: object) -> str | None:
    """Return the five-character code that a cell writes, its text when it is no code, None when blank.

    Tolerates OCHA's country prefix ("CO05001"), the apostrophe that keeps a spreadsheet from counting
    ("'05001"), a lost leading zero (5001), a decimal tail (5001.0) and thousands (5.001, 5,001).
    """
    text = str(raw).strip()
    bare = re.sub(r"^['’](?=[0-9])|^CO(?=[0-9]{5}$)", "", text, flags=re.IGNORECASE)
    bare = re.sub(r"^([0-9]{1,2})[.,]([0-9]{3})$", r"\1\2", bare)
    try:
        return parse_municipality_code(bare)
    except CodeError:
        return text or None


def find_code_column(attributes: pd.DataFrame, catalogue: Catalogue) -> CodeColumn | None:
    """Return the column that names most units, DANE's names first among equals; None if there is none."""
    sample = attributes.iloc[:: max(1, len(attributes) // SAMPLE_ROWS)]
    likely = [
        columns for columns in _candidates(attributes) if _holds_codes(_codes(sample, columns), catalogue)
    ]
    every = [CodeColumn(" + ".join(columns), _codes(attributes, columns)) for columns in likely]
    found = [column for column in every if _holds_codes(column.codes, catalogue)]
    return max(found, key=lambda column: (column.known(catalogue), _preference(column)), default=None)


def merge_units(codes: "pd.Series[str]", catalogue: Catalogue) -> "tuple[pd.Series[str], tuple[Merger, ...]]":
    """Give absorbed units the code of the unit that took them, and say which mergers applied."""
    present = set(codes.dropna())
    units = set(catalogue.units.index)
    applied = tuple(
        merger
        for merger in MERGERS
        if merger.code in present and merger.code not in units and merger.into in units
    )
    return codes.replace({merger.code: merger.into for merger in applied}), applied


def check_codes(codes: Iterable[str], catalogue: Catalogue) -> "tuple[tuple[str, ...], tuple[str, ...]]":
    """Return the catalogue codes that `codes` lack, and those of `codes` that the catalogue lacks."""
    present = set(codes)
    units = set(catalogue.units.index)
    return tuple(sorted(units - present)), tuple(sorted(present - units))


def find_names(attributes: pd.DataFrame) -> "pd.Series[str]":
    """Return the name of each row as the file writes it; missing where the file has no name column."""
    by_name = {str(column).upper(): column for column in attributes.columns}
    for wanted in NAME_COLUMNS:
        if wanted in by_name:
            return attributes[by_name[wanted]].astype("string")
    return pd.Series(pd.NA, index=attributes.index, dtype="string")


@dataclass(frozen=True)
class NamedUnits:
    """What the names of a layer without codes tell.

    Attributes:
        column: as the file calls it.
        rows: of the layer.
        pairs: name as written, and code, of each row whose name is of one unit alone.
    """

    column: str
    rows: int
    pairs: tuple[tuple[str, str], ...]


def codes_by_name(attributes: pd.DataFrame, catalogue: Catalogue) -> NamedUnits | None:
    """Return the column whose names are of most units, with their codes; None where none has any."""
    names = catalogue.units["name"].map(slug)
    alone = names[~names.duplicated(keep=False)]
    codes = dict(zip(alone, alone.index, strict=True))
    found = [_named(attributes, str(column), codes) for column in attributes.columns]
    best = max(found, key=lambda one: len(one.pairs), default=None)
    return best if best and best.pairs else None


def _named(attributes: pd.DataFrame, column: str, codes: Mapping[str, str]) -> NamedUnits:
    written = [str(name) for name in attributes[column].dropna()]
    pairs = tuple((name, codes[slug(name)]) for name in written if slug(name) in codes)
    return NamedUnits(column, len(attributes), pairs)


def samples(attributes: pd.DataFrame) -> str:
    """Return each column with some of its values, so that who knows the file sees which one is meant."""
    shown = []
    for column in list(attributes.columns)[:MOST_COLUMNS]:
        values = attributes[column].dropna().astype(str).unique()[:SAMPLES]
        shown.append(f"{column} ({', '.join(value[:LONGEST] for value in values) or 'vacía'})")
    more = len(attributes.columns) - len(shown)
    return "; ".join(shown) + (f" y {more} columnas más" if more > 0 else "")


def _candidates(attributes: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    """Return every column, then every pair of a department column and a municipal one.

    Pairs are known by content, whatever they are called: whole numbers of two digits beside some of three.
    """
    names = [str(name) for name in attributes.columns]
    yield from ((name,) for name in names)
    departments = [name for name in names if _is_numbering(attributes[name], 2)]
    parts = [name for name in names if _is_numbering(attributes[name], 3)]
    pairs = product(departments[:MOST_PARTS], parts[:MOST_PARTS])
    yield from ((one, other) for one, other in pairs if one != other)


def _is_numbering(values: pd.Series, width: int) -> bool:
    """Tell whether nearly every value of a column is a whole number of so many digits at most."""
    written = values.dropna()
    return len(written) > 0 and float(_digits(written, width).notna().mean()) > MOST_NUMBERS


def _codes(attributes: pd.DataFrame, columns: tuple[str, ...]) -> "pd.Series[str]":
    if len(columns) == 2:
        return _join(attributes[columns[0]], attributes[columns[1]])
    return attributes[columns[0]].map(read_code, na_action="ignore")


def _join(departments: "pd.Series[str]", parts: "pd.Series[str]") -> "pd.Series[str]":
    """Join a two-digit department code and a three-digit municipal code, both perhaps without zeros."""
    return _digits(departments, 2) + _digits(parts, 3)


def _digits(values: "pd.Series[str]", width: int) -> "pd.Series[str]":
    text = values.astype("string").str.strip().str.replace(r"\.0+$", "", regex=True)
    return text.where(text.str.fullmatch(rf"[0-9]{{1,{width}}}").fillna(False)).str.zfill(width)


def _holds_codes(codes: "pd.Series[str]", catalogue: Catalogue) -> bool:
    present = codes.dropna()
    accepted = set(catalogue.units.index) | {merger.code for merger in MERGERS}
    return not present.empty and float(present.isin(accepted).mean()) > MIN_SHARE


def _preference(column: CodeColumn) -> int:
    name = column.label.upper()
    return len(PREFERRED) - PREFERRED.index(name) if name in PREFERRED else 0
