"""The glossary: declarations in words, and the published figures beside the ones computed here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from dashboard.core.kept import kept_with
from dashboard.core.provenance import certain, words
from dashboard.core.state import GOBERNACION, MUNICIPIO, Level, ViewState
from dashboard.core.wording import NO_VALUE, number
from dashboard.indicators.declarations import Indicator
from dashboard.indicators.evaluate import evaluate
from dashboard.indicators.provenance import origins_of, shown_caveats
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.snapshot import Snapshot
from data.calibration import Reckoning, Tables, reckon
from data.model import Model, Phase

HEDGE: Final = re.compile(r"\b(más de|cerca de)(?:$| ([0-9.]+)\b)")
"""What the quote of a published figure says before its number, or without it, in place of the number."""


@dataclass(frozen=True)
class GlossaryEntry:
    """One indicator in words: label, and question, numerator, denominator, origin and caveats."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """One published figure: what it is, and place, printed, computed, verdict and note."""

    label: str
    cells: tuple[str, ...]


def entries(snapshot: Snapshot) -> tuple[GlossaryEntry, ...]:
    """Return every declared indicator in words, in screen order."""
    return tuple(_entry(snapshot, indicator) for indicator in snapshot.indicators.values())


def _entry(snapshot: Snapshot, indicator: Indicator) -> GlossaryEntry:
    """Word an indicator; its origins and caveats are those of its values at the last cut-off."""
    origins = declared_origins(snapshot, indicator)
    return GlossaryEntry(
        indicator.label,
        (
            indicator.question,
            indicator.numerator,
            indicator.denominator,
            words(origins),
            " ".join(shown_caveats(indicator, origins)),
        ),
    )


def declared_origins(snapshot: Snapshot, indicator: Indicator) -> tuple[str, ...]:
    """Return the different origins of the values of an indicator, the least certain first."""
    views = (ViewState(indicator=indicator.key, entity_type=kind) for kind in (MUNICIPIO, GOBERNACION))
    rows = (
        evaluate(resolve_view(snapshot.indicators, snapshot.model, view), snapshot.model, view, Level.ENTITY)
        for view in views
    )
    return certain(origin for own in rows for origin in origins_of(own))


@kept_with()
def comparisons(snapshot: Snapshot) -> tuple[Comparison, ...]:
    """Return every published figure beside ours, in the order of the report."""
    published = snapshot.model.published.reset_index()
    return tuple(
        _comparison(row, reckoning)
        for row, reckoning in zip(
            published.to_dict("records"), reckon(calibration_tables(snapshot.model), published), strict=True
        )
    )


def calibration_tables(model: Model) -> Tables:
    """Return the model as the tables that `data.calibration` computes from, at the close of each phase."""
    return Tables(
        entities=model.entities,
        weights={key: phase.milestones["weight"] for key, phase in model.phases.items()},
        states={key: _last_state(model, phase) for key, phase in model.phases.items()},
        survey=model.survey,
        advisories=model.advisories,
    )


def _last_state(model: Model, phase: Phase) -> pd.DataFrame:
    shape = (len(model.entities), len(phase.milestones))
    fractions = phase.fractions[-1].round(6) if phase.cutoffs else np.full(shape, np.nan)
    return pd.DataFrame(
        np.where(phase.assisted[:, None], fractions, np.nan),
        index=model.entities.index,
        columns=phase.milestones.index,
    )


def _comparison(row: dict[str, object], reckoning: Reckoning) -> Comparison:
    ours = NO_VALUE if reckoning.ours is None else _number(reckoning.ours.value)
    verdict = {True: "coincide", False: "no coincide", None: "no se puede calcular"}[reckoning.agrees]
    return Comparison(
        str(row["cifra"]),
        (
            f"{row['capitulo']} (corte {row['corte']})",
            as_printed(row, reckoning),
            ours,
            verdict,
            reckoning.figure.how,
        ),
    )


def as_printed(row: Mapping[str, object], reckoning: Reckoning) -> str:
    """Return a published figure as the report says it: «cerca de 300 municipios»."""
    return f"{_hedge(row)}{_printed(str(reckoning.published))} {reckoning.unit}"


def _hedge(row: Mapping[str, object]) -> str:
    """Return «más de » or «cerca de » where the report says so of a figure; a bound has its sign already."""
    found = HEDGE.search(str(row["cita_o_lugar"]))
    return f"{found[1]} " if found and found[2] in (None, row["valor"]) else ""


def _printed(text: str) -> str:
    """Write a published figure with its own decimals in Spanish; a bound keeps its sign (">4")."""
    bare = text.lstrip(">")
    decimals = len(bare.partition(".")[2])
    return f"{text[: len(text) - len(bare)]}{number(float(bare), decimals)}"


def _number(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 2)
