"""Spanish (es-CO) as the screen and the files write it: numbers, dates, lists, counted nouns."""

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

MONTHS: Final = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
MONTH_NAMES: Final = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
GAP: Final = "\N{NO-BREAK SPACE}"
"""Between a number and its unit: no line ends there, on screen or on paper."""
MINUS: Final = "\N{MINUS SIGN}"
ROMAN: Final = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V", "6": "VI"}
NO_VALUE: Final = "sin dato"
MOST_FACTS: Final = 2
UNIT: Final = re.compile(r"(\d) (%|puntos?\b|días?\b)")


@lru_cache(maxsize=4096)
def number(value: float, decimals: int = 0) -> str:
    """Write a number as Colombia does: 1.103 and 43,1; a missing value is said, never drawn as zero.

    Halves go up (96,25 is 96,3), as in the report and as the browser writes the same number.
    """
    if math.isnan(value):
        return NO_VALUE
    exact = Decimal(repr(round(float(value), 9))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{exact:,}".replace(",", "_").replace(".", ",").replace("_", ".")


def mark(value: float) -> str:
    """Write a mark of an axis, with decimals only where it has them and a true minus sign: −1,6."""
    return number(value, 0 if float(value).is_integer() else 1).replace("-", MINUS)


def rounded(values: NDArray[np.float64], decimals: int) -> NDArray[np.float64]:
    """Round as `number` writes: halves away from zero, whatever the dust of binary fractions; NaN stays."""
    factor = 10.0**decimals
    shifted: NDArray[np.float64] = np.floor(np.round(np.abs(values) * factor, 6) + 0.5) / factor
    return np.where(shifted == 0, 0.0, np.copysign(shifted, values))


def percent(value: float, decimals: int = 1) -> str:
    """Write a percentage (0-100) with its sign: 43,1 %."""
    return NO_VALUE if math.isnan(value) else f"{number(value, decimals)}{GAP}%"


def measure(text: str, unit: str) -> str:
    """Write a number and its unit so that no line breaks them apart: 2,1 puntos."""
    return f"{text}{GAP}{unit}"


def sample(count: int) -> str:
    """Write how many are counted, in one piece: n = 316."""
    return f"n{GAP}={GAP}{number(count)}"


def unbroken(text: str) -> str:
    """Keep every number of a fixed text with the unit behind it: «20 a 40 %», «hasta 15 días»."""
    return UNIT.sub(rf"\1{GAP}\2", text)


def magnitude(value: float, decimals: int = 1) -> str:
    """Write how large a difference is, without sign: 2,1; of one too small to be printed, «menos de 0,1»."""
    text = number(abs(value), decimals)
    if value == 0 or math.isnan(value) or text != number(0.0, decimals):
        return text
    return f"menos de {number(10.0**-decimals, decimals)}"


def signed(value: float, decimals: int = 1) -> str:
    """Write a difference with its sign; no change is «0,0», with a true minus sign for a fall.

    A difference too small to be printed says its direction instead of its size: «sube menos de 0,1».
    """
    text = magnitude(value, decimals)
    if value == 0 or math.isnan(value):
        return text
    if text.startswith("menos"):
        return f"{'sube' if value > 0 else 'baja'} {text}"
    return f"+{text}" if value > 0 else f"{MINUS}{text}"


def day(value: date) -> str:
    """Write a date inside a sentence: 30 de noviembre de 2020."""
    return f"{_day_and_month(value)} de {value.year}"


def short_day(value: date) -> str:
    """Write a date that stands alone, in a cell, a list or an axis, behind no preposition: 30 nov 2020."""
    return f"{value.day}{GAP}{MONTHS[value.month - 1]}{GAP}{value.year}"


def span(first: date, last: date) -> str:
    """Write from when to when, what both share once: «del 15 al 31 de diciembre de 2020»."""
    if (first.year, first.month) == (last.year, last.month):
        start = str(first.day)
    else:
        start = _day_and_month(first) if first.year == last.year else day(first)
    return f"del {start} al {day(last)}"


def _day_and_month(value: date) -> str:
    return f"{value.day} de {MONTH_NAMES[value.month - 1]}"


def headline(facts: Sequence[str]) -> str:
    """Return what stands over a page or a figure: the first facts, no more than a reader keeps."""
    return " ".join(facts[:MOST_FACTS])


def aside(facts: Sequence[str]) -> str:
    """Return the facts that the headline leaves to the caption; empty for none."""
    return " ".join(facts[MOST_FACTS:])


def joined(items: Iterable[str]) -> str:
    """Join words in Spanish: «A, B y C», with «e» before the sound of i."""
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    link = "e" if _sounds_like_i(words[-1]) else "y"
    return f"{', '.join(words[:-1])} {link} {words[-1]}"


def either(items: Iterable[str]) -> str:
    """Join words in Spanish as a choice: «A, B o C», with «u» before the sound of o."""
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    link = "u" if words[-1].lower().startswith(("o", "ho", "8", "11")) else "o"
    return f"{', '.join(words[:-1])} {link} {words[-1]}"


def _sounds_like_i(word: str) -> bool:
    """Return whether a word begins with the sound of i; a Roman numeral is read as a number."""
    bare = word.lower().replace("í", "i")
    return bare.startswith(("i", "hi")) and not bare.startswith("hie") and word not in ROMAN.values()


def counted(count: int, singular: str, plural: str) -> str:
    """Write a count with its noun: «1 municipio», «1.103 municipios»."""
    return unbroken(f"{number(count)} {singular if count == 1 else plural}")


def roman(phase: str) -> str:
    """Write the number of a phase as the strategy does: phase "2" is «II»."""
    return ROMAN.get(phase, phase)


def capitalised(text: str) -> str:
    """Raise the first letter only; the rest keeps its own capitals."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Write the first letter small, to go on inside a sentence."""
    return text[:1].lower() + text[1:]


def shortest(value: float, most: int) -> str:
    """Write a number with the decimals that it has, `most` at most: 4,5 and 10."""
    text = number(value, most)
    return text.rstrip("0").rstrip(",") if "," in text else text
