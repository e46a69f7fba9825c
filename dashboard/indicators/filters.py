"""Filters by what an entity is: each declared once with its key, its mask over the entities and its words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from dashboard.core.state import ViewState
from dashboard.core.wording import joined, roman
from dashboard.indicators.measures import BoolArray
from data.model import Model


@dataclass(frozen=True)
class Filter:
    """One way to narrow the entities.

    Attributes:
        field: attribute of ViewState that holds its value.
        label: Spanish name on the control.
        mask: entities that pass, for a value in force.
        describe: the value in force in words.
    """

    field: str
    label: str
    mask: Callable[[Model, ViewState], BoolArray]
    describe: Callable[[Model, ViewState], str]


def _is_in(field: str, column: str) -> Callable[[Model, ViewState], BoolArray]:
    return lambda model, state: model.entities[column].isin(getattr(state, field)).to_numpy(dtype=bool)


def _flag(field: str, column: str) -> Callable[[Model, ViewState], BoolArray]:
    return lambda model, state: model.entities[column].to_numpy(dtype=bool) == (getattr(state, field) == "si")


def _in_phases(model: Model, state: ViewState) -> BoolArray:
    return np.logical_or.reduce([model.phases[phase].assisted for phase in state.phases])


def _region_words(model: Model, state: ViewState) -> str:
    names = [str(model.catalogue.regions.at[slug, "name"]) for slug in state.regions]
    return f"{'región' if len(names) == 1 else 'regiones'} {joined(names)}"


def _department_words(model: Model, state: ViewState) -> str:
    return joined(str(model.catalogue.departments.at[code, "name"]) for code in state.departments)


def _phase_words(model: Model, state: ViewState) -> str:
    phases = "fase" if len(state.phases) == 1 else "fases"
    return f"{phases} {joined(roman(phase) for phase in state.phases)}"


def _universe_words(model: Model, state: ViewState) -> str:
    return f"{'universo' if len(state.universes) == 1 else 'universos'} {joined(state.universes)}"


def _partner_words(model: Model, state: ViewState) -> str:
    return f"{'socio' if len(state.partners) == 1 else 'socios'} {joined(state.partners)}"


ATTRIBUTE_FILTERS: Final = (
    Filter("regions", "Región", _is_in("regions", "region"), _region_words),
    Filter("departments", "Departamento", _is_in("departments", "department_code"), _department_words),
    Filter("phases", "Fase", _in_phases, _phase_words),
    Filter("universes", "Universo", _is_in("universes", "universe"), _universe_words),
    Filter(
        "decree_683",
        "Decreto 683",
        _flag("decree_683", "decree_683"),
        lambda model, state: "con Decreto 683" if state.decree_683 == "si" else "sin Decreto 683",
    ),
    Filter("partners", "Socio", _is_in("partners", "partner"), _partner_words),
    Filter(
        "pdet",
        "PDET",
        _flag("pdet", "pdet"),
        lambda model, state: "PDET" if state.pdet == "si" else "no PDET",
    ),
)


def population(model: Model, state: ViewState) -> BoolArray:
    """Return the entities of the view's type: municipalities or gobernaciones, never both."""
    return (model.entities["kind"] == state.entity_type).to_numpy(dtype=bool)


def passing(model: Model, state: ViewState, filters: Iterable[Filter] = ATTRIBUTE_FILTERS) -> BoolArray:
    """Return the entities of the view's type that pass those of some filters that are in force."""
    masks = [item.mask(model, state) for item in filters if getattr(state, item.field)]
    found: BoolArray = np.logical_and.reduce([population(model, state), *masks])
    return found
