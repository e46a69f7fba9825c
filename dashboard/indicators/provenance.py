"""Where every value comes from: origin, source and caveats as functions of what is shown and the tables.

Each value has a certainty: the place in `CERTAINTY` of the rows that it is made of. A value of a
demonstration table that the report prints for that entity, and that equals it, is the report's.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from dashboard.core.kept import kept_with
from dashboard.core.provenance import certain, is_demonstration
from dashboard.core.scales import TOLERANCE
from dashboard.core.wording import joined
from dashboard.indicators.declarations import Indicator
from dashboard.indicators.measures import BoolArray, Context, FloatArray, Measured, cutoff_position, progress
from data.contracts import CERTAINTY, DEMOSTRACION, INFORME, REAL
from data.model import Model
from data.progress import Ranks
from data.sources import SOURCES

SIMULATED: Final = CERTAINTY.index(DEMOSTRACION)
PRINTED: Final = CERTAINTY.index(INFORME)
NOBODY: Final = len(CERTAINTY)  # above every certainty: the least of no entity
REPORTS: Final = "milestone_reports"
ANSWERS: Final = "survey_answers"
ENTITIES: Final = "entities"
ADVISORIES: Final = "advisories"
PUBLISHED: Final = "published_figures"


def certainties(indicator: Indicator, model: Model, context: Context, measured: Measured) -> Ranks:
    """Return the certainty of what an indicator says of each entity, in the order of the model.

    Of an entity that the indicator does not speak of, it is that of the list that leaves it out.
    """
    if indicator.source[0] == REPORTS:
        inside = _of_reports(indicator, model, context, measured)
    elif indicator.source[0] == ANSWERS:
        inside = np.full(len(model.entities), CERTAINTY.index(model.origins[ANSWERS]), dtype=np.int8)
    else:
        return of_attributes(model, indicator.attributes)
    outside = of_attributes(model, (f"phase_{context.phase}",))
    return np.where(measured.in_scope, inside, outside)


def of_attributes(model: Model, columns: Iterable[str]) -> Ranks:
    """Return the least certainty of some columns of the table of entities."""
    least: Ranks = np.minimum.reduce([_of_attribute(model, column) for column in columns])
    return least


@kept_with(32)
def _of_attribute(model: Model, column: str) -> Ranks:
    """Return the certainty of a column of the table of entities; kept, because no view changes it."""
    ranks = model.entities["origen"].map(CERTAINTY.index).to_numpy(dtype=np.int8)
    printed = model.printed.attributes.get(column)
    if printed is None or column not in model.entities:
        return ranks
    said = printed.reindex(model.entities.index)
    agrees = (said.notna() & (said == model.entities[column])).to_numpy(dtype=bool)
    return np.where((ranks == SIMULATED) & agrees, PRINTED, ranks).astype(np.int8)


def _of_reports(indicator: Indicator, model: Model, context: Context, measured: Measured) -> Ranks:
    phase = model.phases[context.phase]
    position = cutoff_position(phase, context.cutoff)
    if position < 0:
        return np.full(len(model.entities), CERTAINTY.index(model.origins[REPORTS]), dtype=np.int8)
    ranks = phase.certainty[position]
    if (
        indicator.measure is not progress
        or (phase.key, phase.cutoffs[position]) not in model.printed.progress
    ):
        return ranks
    printed = _printed_progress(model, phase.key, phase.cutoffs[position])
    with np.errstate(invalid="ignore"):
        value = 100 * measured.numerator / measured.denominator
        agrees = np.abs(value - printed) < TOLERANCE
    return np.where((ranks == SIMULATED) & agrees, PRINTED, ranks).astype(np.int8)


@kept_with(8)
def _printed_progress(model: Model, phase: str, cutoff: date) -> FloatArray:
    """Return the printed progress of each entity, in the order of the model; NaN where none is."""
    printed = model.printed.progress[phase, cutoff]
    return printed.reindex(model.entities.index).to_numpy(float)


def of_groups(ranks: Ranks, keys: np.ndarray, groups: int, *members: BoolArray) -> Ranks:
    """Return the least certainty of each group.

    Args:
        ranks: certainty of each entity. keys: position of its group.
        members: who counts, in order of preference: a group without any of the first is judged by the next.
    """
    least = np.full(groups, NOBODY, dtype=np.int8)
    for mask in members:
        found = np.full(groups, NOBODY, dtype=np.int8)
        np.minimum.at(found, keys[mask], ranks[mask])
        least = np.where(least == NOBODY, found, least)
    return least


def origins_of(rows: pd.DataFrame) -> tuple[str, ...]:
    """Return the different origins of evaluated rows, the least certain first; of those with data, if any."""
    known = rows[rows["n"] > 0]
    return tuple(CERTAINTY[rank] for rank in sorted((rows if known.empty else known)["origin"].unique()))


def origins_in(model: Model, *tables: str) -> tuple[str, ...]:
    """Return the different origins of some tables (all unless told), the least certain first."""
    return certain(model.origins[table] for table in (tables or model.origins))


def shown_caveats(indicator: Indicator, origins: Iterable[str]) -> tuple[str, ...]:
    """Return what goes with every figure of an indicator; what is simulated is said while something is."""
    simulated = indicator.simulation_caveats if is_demonstration(origins) else ()
    return (*indicator.caveats, *simulated)


def citation(model: Model, key: str) -> tuple[str, str]:
    """Return how a caption cites a source, and which part of it (may be empty).

    It is the loaded table, or the report that a simulation follows.
    """
    source = SOURCES[key]
    return (source.loaded, "") if model.origins.get(key) == REAL else (source.cited, source.part)


def source_words(model: Model, *keys: str) -> str:
    """Write the sentence of the sources of a figure or a table, each cited once with its parts."""
    parts: dict[str, list[str]] = {}
    for cited, part in dict.fromkeys(citation(model, key) for key in keys):
        parts.setdefault(cited, []).extend([part] if part else [])
    each = (f"{cited}, {joined(named)}" if named else cited for cited, named in parts.items())
    return f"Fuente: {'; '.join(each)}."
