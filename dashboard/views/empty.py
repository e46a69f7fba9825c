"""An empty selection: which filters clash, and the ways back to some entities, one step each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from dashboard.core.state import GOBERNACION, MUNICIPIO, ViewState
from dashboard.core.wording import capitalised, counted
from dashboard.indicators.selection import in_force, selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.finding import nouns

Address = Callable[[ViewState], str]
OTHER_KIND: Final = {MUNICIPIO: GOBERNACION, GOBERNACION: MUNICIPIO}


@dataclass(frozen=True)
class WayOut:
    """One step that gives entities back: what it does, how many there then are, and the address after it."""

    text: str
    count: int
    href: str


def ways_out(
    snapshot: Snapshot, state: ViewState, address: Address, is_one_kind: bool = False
) -> tuple[WayOut, ...]:
    """Return the single steps out of an empty selection, the one that gives back least first.

    Nothing for a selection that is not empty. A step lifts one filter, or looks at the other kind of entity;
    where no single step is enough, it lifts all filters.

    Args:
        address: writes the address of a view on the page.
        is_one_kind: whether the page is of one kind of entity whatever its address says.
    """
    model = snapshot.model
    if selected(model, state).any():
        return ()
    bare = state
    for item in in_force(state):
        bare = bare.without(item.field)
    single = sorted(
        _usable(snapshot, _single_steps(snapshot, state, is_one_kind), address), key=lambda way: way.count
    )
    return tuple(single) or tuple(_usable(snapshot, [("Quitar todos los filtros", bare)], address))


def _single_steps(snapshot: Snapshot, state: ViewState, is_one_kind: bool) -> Iterator[tuple[str, ViewState]]:
    for item in in_force(state):
        words = item.describe(snapshot.model, state)
        yield f"Quitar «{item.label}»: {words}", state.without(item.field)
    if is_one_kind:
        return
    other = replace(state, entity_type=OTHER_KIND[state.entity_type])
    yield f"Ver {nouns(other)[1]}", other


def _usable(
    snapshot: Snapshot, steps: Iterator[tuple[str, ViewState]] | list[tuple[str, ViewState]], address: Address
) -> Iterator[WayOut]:
    """Yield the steps that give entities back, each with their number."""
    for text, state in steps:
        count = int(selected(snapshot.model, state).sum())
        if count:
            yield WayOut(f"{capitalised(text)} ({counted(count, *nouns(state))})", count, address(state))
