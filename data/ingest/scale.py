"""Progress as a fraction: the scale of a column is certain, or it is asked."""

from typing import Final

import numpy as np
import pandas as pd

from data.ingest.questions import Asked, QuestionError
from data.readers.values import CellError, number, plain
from geo.divipola import normalise_name

SCALES: Final = {"0-1": 1.0, "0-100": 100.0}
WHOLE: Final = 100.0


def fractions(
    texts: pd.Series, titles: tuple[str, ...], scale: str | None
) -> tuple[pd.Series, pd.Series, str]:
    """Read progress as fractions from 0 to 1.

    A value with its sign is a percentage, whatever the column is.

    Args:
        texts: blanks are missing. titles: of the columns; one may say its scale.
        scale: as a person said it, or `None`.

    Returns:
        The fractions as text, the reasons of those that can't be read, and the scale ("0-1" or "0-100").

    Raises:
        QuestionError: the values fit both scales, or neither.
    """
    places, found = pd.factorize(texts.to_numpy(dtype=object))
    parsed = [_parsed(str(text)) for text in found]
    plain_values = np.array([value for value, signed, _ in parsed if value is not None and not signed])
    certain = scale or _titled(titles) or _certain(plain_values)
    pairs = [_fraction(text, one, SCALES[certain]) for text, one in zip(found, parsed, strict=True)]
    values, reasons = (
        (np.array([*column, None], dtype=object) for column in zip(*pairs, strict=True))
        if (pairs)
        else (np.array([None], dtype=object),) * 2
    )
    index = texts.index
    return pd.Series(values[places], index=index), pd.Series(reasons[places], index=index), certain


def _parsed(text: str) -> tuple[float | None, bool, str | None]:
    bare = text.removesuffix("%").strip()
    if not text:
        return None, False, None
    try:
        return number(bare), bare != text, None
    except CellError as reason:
        return None, False, str(reason)


def _fraction(
    text: str, parsed: tuple[float | None, bool, str | None], whole: float
) -> tuple[str | None, str | None]:
    value, signed, reason = parsed
    if value is None:
        return None, reason
    found = value / (WHOLE if signed else whole)
    if not 0 <= found <= 1:
        top = "100 %" if signed or whole == WHOLE else "1"
        return None, f"el avance «{text}» no está entre 0 y {top}"
    return plain(found), None


def _titled(titles: tuple[str, ...]) -> str | None:
    """Return the scale that a title says: «avance (0 a 100)», «avance (0-1)»."""
    said = {
        scale
        for title in titles
        for scale, words in (("0-100", ("0 A 100", "0 100")), ("0-1", ("0 A 1", "0 1")))
        if any(normalise_name(title).endswith(word) for word in words)
    }
    return said.pop() if len(said) == 1 else None


def _certain(values: np.ndarray) -> str:
    """Return the scale that the values can only have.

    Raises:
        QuestionError: they fit both, or mix them.
    """
    between = bool(((values > 0) & (values < 1)).any())
    if not len(values) or not values.any():
        return "0-100"  # signed, or all zero: the same in both
    if values.max() > 1 and not between:
        return "0-100"
    mixed = (
        "unos valores pasan de 1 y otros están entre 0 y 1" if values.max() > 1 else "ningún valor pasa de 1"
    )
    raise QuestionError(
        Asked.SCALE,
        f"No se sabe si el avance va de 0 a 1 o de 0 a 100: {mixed}. "
        "Dígalo con --escala 0-1 o --escala 0-100.",
        tuple(SCALES),
    )
