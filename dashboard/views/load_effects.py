"""What a load would change: each indicator of the country and of each entity, before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard.core.scales import State
from dashboard.core.state import GOBERNACION, MUNICIPIO, Level, ViewState
from dashboard.indicators.declarations import Indicator, declare
from dashboard.indicators.evaluate import country_row, evaluate
from dashboard.indicators.resolved import resolve_view
from dashboard.views.finding import value_text
from data.model import Model

NOTHING: Final = "no estaba"


@dataclass(frozen=True)
class EntityEffect:
    """What an indicator says of one entity before and after, in words."""

    code: str
    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Effect:
    """What a load changes of one indicator.

    Attributes:
        key, label: of the indicator.
        before, after: of the municipalities of the country, in words; empty where it has no such value.
        entities: those that change, municipalities and gobernaciones.
    """

    key: str
    label: str
    before: str
    after: str
    entities: tuple[EntityEffect, ...]


def load_effects(before: Model, after: Model) -> tuple[Effect, ...]:
    """Return the indicators that change, each at the latest cut-off of its model."""
    indicators = declare(after.phases)
    found = (_effect(indicator, before, after) for indicator in indicators.values())
    return tuple(effect for effect in found if effect.entities or effect.before != effect.after)


def _effect(indicator: Indicator, before: Model, after: Model) -> Effect:
    former, latter = (_country(indicator, model) for model in (before, after))
    return Effect(
        key=indicator.key,
        label=indicator.label,
        before=former,
        after=latter,
        entities=tuple(_entity_effects(indicator, before, after)),
    )


def _country(indicator: Indicator, model: Model) -> str:
    """Write the value of the country; empty of an indicator whose phase the model does not have."""
    rows = _rows(indicator, model, MUNICIPIO, Level.COUNTRY)
    return "" if rows is None else value_text(indicator, float(country_row(rows)["value"]))


def _entity_effects(indicator: Indicator, before: Model, after: Model) -> Iterator[EntityEffect]:
    for kind in (MUNICIPIO, GOBERNACION):
        former, latter = (_words(indicator, model, kind) for model in (before, after))
        aligned = former.reindex(latter.index).fillna(NOTHING)
        for code in latter.index[aligned != latter]:
            name = str(after.entities.at[code, "name"])
            yield EntityEffect(str(code), name, str(aligned[code]), str(latter[code]))


def _words(indicator: Indicator, model: Model, kind: str) -> pd.Series:
    rows = _rows(indicator, model, kind, Level.ENTITY)
    if rows is None:
        return pd.Series(dtype="str")
    labels = {band.code: band.label for band in indicator.scale.bands}
    cells = zip(rows["value"], rows["state"], rows["category"], strict=True)
    return pd.Series([_said(indicator, labels, *cell) for cell in cells], index=rows.index, dtype="str")


def _said(indicator: Indicator, labels: dict[str, str], value: float, state: int, category: str) -> str:
    if category:
        return labels.get(category, category)
    return State(state).label if pd.isna(value) else value_text(indicator, value)


def _rows(indicator: Indicator, model: Model, kind: str, level: Level) -> pd.DataFrame | None:
    indicators = declare(model.phases)
    if indicator.key not in indicators:
        return None
    state = ViewState(indicator=indicator.key, entity_type=kind)
    return evaluate(resolve_view(indicators, model, state), model, state, level)
