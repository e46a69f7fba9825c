"""The published figures beside ours, as lines of text; the methodology page shows the same comparison."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.core.wording import NO_VALUE, number
from dashboard.views.glossary import calibration_tables
from data.calibration import CONTRADICTED, Reckoning, reckon
from data.model import Model

AGREES: Final = "coincide"
CONTRADICTION: Final = "el informe se contradice"
WRONG: Final = "NO COINCIDE"
UNKNOWN: Final = "no se puede calcular"


@dataclass(frozen=True)
class Line:
    """One published figure beside ours.

    Attributes:
        key: id of the figure in `cifras_informe.csv`.
        published: as printed, with its unit.
        ours: as computed, or why there is none.
        verdict: one of the constants of this module.
    """

    key: str
    published: str
    ours: str
    verdict: str

    def to_text(self) -> str:
        """Return the line with its columns aligned."""
        return f"{self.key:<18} {self.published:>22}   {self.ours:>10}   {self.verdict}"


def compare_published(model: Model) -> tuple[Line, ...]:
    """Return every published figure beside the model's, in the order of the report."""
    published = model.published.reset_index()
    return tuple(_line(one) for one in reckon(calibration_tables(model), published))


def summary(lines: Sequence[Line]) -> str:
    """Return in one sentence how many figures there are of each verdict."""
    found = Counter(line.verdict for line in lines)
    return (
        f"{len(lines)} cifras publicadas: {found[AGREES]} coinciden, {found[WRONG]} no coinciden, "
        f"{found[CONTRADICTION]} en que el informe se contradice a sí mismo, "
        f"{found[UNKNOWN]} que no se pueden calcular."
    )


def _line(one: Reckoning) -> Line:
    published = f"{one.published.replace('.', ',')} {one.unit}"
    return Line(one.figure.key, published, _ours(one), _verdict(one))


def _ours(one: Reckoning) -> str:
    if one.ours is None:
        return "—"
    value = one.ours.value
    return number(value, 0 if value == int(value) else 2) if value == value else NO_VALUE


def _verdict(one: Reckoning) -> str:
    if one.agrees is None:
        return UNKNOWN
    if one.agrees:
        return AGREES
    return CONTRADICTION if one.figure.status == CONTRADICTED else WRONG
