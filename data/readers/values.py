"""A text as a number, a date, a code or a yes: whatever way it was written, or why it can't be told.

Each reader takes a cleaned text that is not blank and returns its canonical text; `CellError` says why not,
in Spanish. `read_column` reads each different text of a column once.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import numpy as np
import pandas as pd

from geo.divipola import normalise_name

Reader = Callable[[str], str]

MONTHS: Final = (
    "ENERO",
    "FEBRERO",
    "MARZO",
    "ABRIL",
    "MAYO",
    "JUNIO",
    "JULIO",
    "AGOSTO",
    "SEPTIEMBRE",
    "OCTUBRE",
    "NOVIEMBRE",
    "DICIEMBRE",
)
FIRST_YEAR, LAST_YEAR = 2000, 2099
SERIALS: Final = (36_526, 73_050)  # days since 1899-12-30 of those years
_EPOCH: Final = date(1899, 12, 30)
_YES: Final = {"SI", "S", "X", "TRUE", "VERDADERO", "V", "1", "1 0", "CUMPLE"}
_NO: Final = {"NO", "N", "FALSE", "FALSO", "F", "0", "0 0", "NO CUMPLE"}
_PLAIN: Final = re.compile(r"(?a)[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d{1,2})?")
_POINTS: Final = re.compile(r"(?a)[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAS: Final = re.compile(r"(?a)[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ISO: Final = re.compile(
    r"(?a)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
)
_DAY_FIRST: Final = re.compile(
    r"(?a)(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?)?"
)
_SERIAL: Final = re.compile(r"(?a)\d{5}(?:\.\d+)?")
_WORDS_DAY: Final = re.compile(r"(?a)(\d{1,2}) (?:DE )?([A-Z]{3,10}) (?:DE |DEL )?(\d{4}|\d{2})")
_WORDS_MONTH: Final = re.compile(r"(?a)([A-Z]{3,10}) (\d{1,2}) (?:DE |DEL )?(\d{4})")
_CODE_NAME: Final = re.compile(r"(?a)(\d{1,5})\s*[-–:]\s*\D.*")


class CellError(ValueError):
    """A text that is not what its column holds; the message is the reason, Spanish."""


def read_column(texts: pd.Series, reader: Reader) -> tuple[pd.Series, pd.Series]:
    """Read each text; blanks are missing.

    Returns:
        The canonical texts (missing where blank or unreadable) and the reasons (missing where read).
    """
    places, found = pd.factorize(texts.to_numpy(dtype=object), use_na_sentinel=True)
    pairs = [_read(str(text), reader) for text in found] + [(None, None)]  # the last is of the missing
    values, reasons = (np.array(list(column), dtype=object) for column in zip(*pairs, strict=True))
    return (
        pd.Series(values[places], index=texts.index, dtype=object),
        pd.Series(reasons[places], index=texts.index, dtype=object),
    )


def _read(text: str, reader: Reader) -> tuple[str | None, str | None]:
    if not text:
        return None, None
    try:
        return reader(text) or None, None
    except CellError as reason:
        return None, str(reason)


def text(written: str) -> str:
    """Return a text as it stands."""
    return written


def number(written: str) -> float:
    """Return a number with decimal comma or point.

    Of a single separator nobody can tell whether three digits behind it are decimals or thousands, unless
    the column is bounded: see `amount`.

    Raises:
        CellError: it is no number.
    """
    bare = re.sub(r"\s", "", written).removeprefix("'")
    if _PLAIN.fullmatch(bare):
        return float(bare.replace(",", "."))
    if _POINTS.fullmatch(bare):
        return float(bare.replace(".", "").replace(",", "."))
    if _COMMAS.fullmatch(bare):
        return float(bare.replace(",", ""))
    raise CellError(f"«{written}» no es un número")


def amount(written: str) -> str:
    """Return a number of any size, refusing the one that may be thousands or decimals.

    Raises:
        CellError: it is no number, or two numbers.
    """
    if re.fullmatch(r"(?a)[+-]?[1-9]\d{0,2}[.,]\d{3}", written):
        raise CellError(f"«{written}» puede ser miles o decimales: escríbalo sin separador de miles")
    return plain(number(written))


def percentage(written: str) -> tuple[float, bool]:
    """Return a number, and whether it carries the sign of a percentage.

    Raises:
        CellError: it is no number.
    """
    bare = written.removesuffix("%").strip()
    return number(bare), bare != written


def whole_number(written: str) -> str:
    """Return a whole number; "3.0" is 3.

    Raises:
        CellError: it is no whole number.
    """
    found = number(written)
    if not found.is_integer() or abs(found) > 10**9:
        raise CellError(f"«{written}» no es un número entero")
    return str(int(found))


def day(written: str) -> str:
    """Return a day as AAAA-MM-DD: ISO, day first, the serial number of Excel, or in words.

    Raises:
        CellError: it is no day between the years 2000 and 2099.
    """
    found = _numeric_day(written) or _worded_day(written)
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise CellError(f"«{written}» no es una fecha que se entienda: escríbala como 2020-03-31")
    return found.isoformat()


def _numeric_day(written: str) -> date | None:
    if iso := _ISO.fullmatch(written):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if spoken := _DAY_FIRST.fullmatch(written):
        return _date(_year(spoken[3]), int(spoken[2]), int(spoken[1]))
    if _SERIAL.fullmatch(written) and SERIALS[0] <= float(written) <= SERIALS[1]:
        return _EPOCH + timedelta(days=int(float(written)))
    return None


def _worded_day(written: str) -> date | None:
    folded = normalise_name(written)
    if found := _WORDS_DAY.fullmatch(folded):
        return _date(_year(found[3]), _month(found[2]), int(found[1]))
    if found := _WORDS_MONTH.fullmatch(folded):
        return _date(int(found[3]), _month(found[1]), int(found[2]))
    return None


def days_in(written: str) -> list[str]:
    """Return the days that a sentence names ("Corte: 31 de enero de 2021"), as AAAA-MM-DD, each once."""
    pieces = [found[0] for found in re.finditer(r"(?a)\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{4}", written)]
    folded = normalise_name(written)
    pieces += [found[0] for pattern in (_WORDS_DAY, _WORDS_MONTH) for found in pattern.finditer(folded)]
    days = [_read(piece, day)[0] for piece in pieces]
    return list(dict.fromkeys(found for found in days if found))


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else FIRST_YEAR + int(digits)


def _month(name: str) -> int:
    alike = [place for place, month in enumerate(MONTHS, start=1) if month.startswith(name)]
    if name in ("SETIEMBRE", "SET", "SEPT"):
        return 9
    return alike[0] if len(alike) == 1 else 0


def _date(year: int, month: int, of_month: int) -> date | None:
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def flag(written: str) -> str:
    """Return "True" or "False".

    Raises:
        CellError: it is neither a yes nor a no.
    """
    folded = normalise_name(written)
    if folded in _YES:
        return "True"
    if folded in _NO:
        return "False"
    raise CellError(f"«{written}» no es sí ni no")


def entity_code(written: str) -> str:
    """Return a DIVIPOLA code: five digits of a municipality, or two of a department.

    Spreadsheets lose the leading zero, add ".0", part thousands with a point or a blank.

    Raises:
        CellError: it can't be told which code it was.
    """
    bare = re.sub(r"\s", "", written).removeprefix("'")
    named = _CODE_NAME.fullmatch(written)
    bare = named[1] if named else re.sub(r"\.0$", "", bare)
    if re.fullmatch(r"(?a)\d{1,2}[.,]\d{3}", bare):
        bare = re.sub(r"[.,]", "", bare)
    if re.fullmatch(r"(?a)\d{4,5}", bare):
        return bare.zfill(5)
    if re.fullmatch(r"(?a)\d{1,2}", bare):
        return bare.zfill(2)
    raise CellError(
        f"«{written}» no es un código DIVIPOLA: se esperaban 5 dígitos (municipio) o 2 (gobernación)"
    )


def department_code(written: str) -> str:
    """Return a department's code of two digits.

    Raises:
        CellError: it is not one.
    """
    found = entity_code(written)
    if len(found) != 2:
        raise CellError(f"«{written}» no es un código de departamento de dos dígitos")
    return found


def plain(value: float) -> str:
    """Write a number as data files do: decimal point, no tail, at most ten digits."""
    return f"{value:.10g}" if abs(value) < 1e10 else repr(value)
