"""The published figures beside ours: as lines of text, and one line on the national progress of phase II.

The methodology page shows the same comparison.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.core.state import Level, ViewState
from dashboard.core.wording import NO_VALUE, number, percent
from dashboard.indicators.evaluate import country_row, read
from dashboard.indicators.measures import cutoff_position
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.selection import WHOLE_COUNTRY, describe_filters
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.glossary import as_printed, calibration_tables
from data.calibration import CONTRADICTED, Reckoning, reckon
from data.model import Model
from data.published.tables import phase_2_zone_means

AGREES: Final = "coincide"
CONTRADICTION: Final = "el informe se contradice"
WRONG: Final = "NO COINCIDE"
UNKNOWN: Final = "no se puede calcular"
BOUND: Final = ">"  # how a figure is printed that says only «more than»
DUST: Final = 6  # decimals that a difference is kept with
NATIONAL: Final = ("avance-fase-2", "F2-AVANCE")  # the indicator and the published figure beside it


@dataclass(frozen=True)
class Line:
    """One published figure beside ours.

    Attributes:
        key: id of the figure in `cifras_informe.csv`.
        published: as printed, with its unit.
        ours: as computed, or why there is none.
        difference: ours less the published one, in its unit; NaN where either is unknown or a bound.
        verdict: one of the constants of this module.
    """

    key: str
    published: str
    ours: str
    difference: float
    verdict: str

    @property
    def gap(self) -> str:
        """The difference in words, with its sign; empty where there is none to tell."""
        if math.isnan(self.difference):
            return ""
        text = number(abs(self.difference), 0 if self.difference == int(self.difference) else 2)
        return text if self.difference == 0 else f"{'+' if self.difference > 0 else '−'}{text}"

    def to_text(self) -> str:
        """Return the line with its columns aligned."""
        return f"{self.key:<18} {self.published:>30}   {self.ours:>10}   {self.gap:>7}   {self.verdict}"


def compare_published(model: Model) -> tuple[Line, ...]:
    """Return every published figure beside the model's, in the order of the report."""
    published = model.published.reset_index()
    reckoned = reckon(calibration_tables(model), published)
    return tuple(_line(row, one) for row, one in zip(published.to_dict("records"), reckoned, strict=True))


def summary(lines: Sequence[Line]) -> str:
    """Return in one sentence how many figures there are of each verdict."""
    found = Counter(line.verdict for line in lines)
    return (
        f"{len(lines)} cifras publicadas: {found[AGREES]} coinciden, {found[WRONG]} no coinciden, "
        f"{found[CONTRADICTION]} en que el informe se contradice a sí mismo, "
        f"{found[UNKNOWN]} que no se pueden calcular."
    )


def _line(row: Mapping[str, object], one: Reckoning) -> Line:
    return Line(one.figure.key, as_printed(row, one), _ours(one), _difference(one), _verdict(one))


def _difference(one: Reckoning) -> float:
    """Return ours less the published one, without the dust of sums; of a bound there is no difference."""
    if one.ours is None or one.published.startswith(BOUND):
        return math.nan
    return round(one.ours.value - float(one.published), DUST)


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


def national_gap(snapshot: Snapshot, state: ViewState) -> str:
    """Say why the national progress of phase II is not the published one; empty where it is not in view.

    It is where the view is of all municipalities at the cut-off of the published figure, and the two differ
    as they are printed.
    """
    indicator, figure = NATIONAL
    published = snapshot.model.published
    if state.indicator != indicator or figure not in published.index:
        return ""
    if describe_filters(snapshot.model, state) != WHOLE_COUNTRY:
        return ""
    resolved = resolve_view(snapshot.indicators, snapshot.model, state)
    phase = snapshot.model.phases[resolved.context.phase]
    position = cutoff_position(phase, resolved.context.cutoff)
    if position < 0 or phase.cutoffs[position].isoformat() != published.at[figure, "corte"]:
        return ""
    whole = country_row(read(resolved, snapshot.model, state).rows(Level.COUNTRY))
    return gap_words(float(published.at[figure, "number"]), float(whole["value"]))


def national_gap_at_its_cutoff(snapshot: Snapshot) -> str:
    """Return `national_gap` for the whole country at the cut-off of the published figure."""
    figure = NATIONAL[1]
    if figure not in snapshot.model.published.index:
        return ""
    cutoff = date.fromisoformat(str(snapshot.model.published.at[figure, "corte"]))
    return national_gap(snapshot, ViewState(indicator=NATIONAL[0], cutoff=cutoff))


def gap_words(published: float, ours: float) -> str:
    """Write the published value, ours, and what the printed zones give; empty where the two print alike."""
    printed, own = percent(published), percent(ours)
    if printed == own or math.isnan(ours):
        return ""
    weighted, simple = (percent(value) for value in phase_2_zone_means())
    if own != weighted:
        return f"El informe publica {printed}; con los datos activos son {own}."
    return (
        f"El informe publica {printed}; aquí son {own}, lo que dan sus zonas impresas ponderadas por "
        f"municipios (en media simple, {simple})."
    )
