"""The selection: every filter of a view, by what an entity is and by the class that it has.

The page's chips, the sentence, the export header and the diagnosis of an empty selection are functions
of this table, so they cannot disagree.
"""

from typing import Final

from dashboard.core.kept import kept_with
from dashboard.core.state import GOBERNACION, ViewState
from dashboard.indicators.classes import class_mask, class_words
from dashboard.indicators.filters import ATTRIBUTE_FILTERS, Filter, passing
from dashboard.indicators.measures import BoolArray
from data.model import Model

WHOLE_COUNTRY: Final = "todo el país"
COUNTRY_NAME: Final = "Colombia"
SELECTION_NAME: Final = "Conjunto de la selección"
FILTERS: Final = (*ATTRIBUTE_FILTERS, Filter("classes", "Clase", class_mask, class_words))


def in_force(state: ViewState) -> tuple[Filter, ...]:
    """Return the filters that constrain the view, in declared order."""
    return tuple(item for item in FILTERS if getattr(state, item.field))


def whole_name(state: ViewState) -> str:
    """Name everything in view taken together: the country only where no filter is in force."""
    return SELECTION_NAME if in_force(state) else COUNTRY_NAME


@kept_with(256)
def selected(model: Model, state: ViewState) -> BoolArray:
    """Return the entities that pass every filter in force, closed to writing: a page asks more than once."""
    found = passing(model, state, FILTERS)
    found.setflags(write=False)
    return found


def emptied_by(model: Model, state: ViewState) -> tuple[tuple[Filter, ...], bool]:
    """Return the filters that empty a selection, and whether taking off any one of them is enough.

    When no single removal helps, every filter in force is returned. Nothing when the selection is not empty.
    """
    if selected(model, state).any():
        return (), True
    helping = tuple(item for item in in_force(state) if selected(model, state.without(item.field)).any())
    return helping or in_force(state), bool(helping)


def describe_filters(model: Model, state: ViewState) -> str:
    """Write the filters in force in words: «región Caribe, universos A y B, con Decreto 683»."""
    words = ", ".join(item.describe(model, state) for item in in_force(state))
    if state.entity_type == GOBERNACION:
        return f"gobernaciones, {words}" if words else "gobernaciones"
    return words or WHOLE_COUNTRY
