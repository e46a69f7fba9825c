"""Where the milestones page leads: the addresses of its rows, columns, curves and cut-offs.

The browser follows them as they are. Where only a code differs, an asterisk stands in its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import quote

from dashboard.core.pages import MILESTONES
from dashboard.core.state import Level, ViewState
from dashboard.views.milestones.focus import Focus

CODE: Final = "*"
PROGRESS_OF: Final = "avance-fase-"  # an indicator of every phase begins so


@dataclass(frozen=True, kw_only=True)
class LinkChoice:
    """One link of a row of links; `is_on` when it is what the page shows."""

    text: str
    href: str
    is_on: bool = False


def link(state: ViewState) -> str:
    """Return the address of a view on this page, with the asterisk of a template as it is."""
    return MILESTONES.showing(state).replace(quote(CODE), CODE)


def heat_links(focus: Focus, state: ViewState) -> Mapping[str, object]:
    """Return where the heat map leads.

    Keys: fila (a row, by its code), suelta (the row that is picked), columnas (each column, the phase first)
    and cortes (each cut-off).
    """
    row = row_link(state, state.level)
    return {
        "fila": row,
        "suelta": link(state.without("entity")) if state.level is Level.ENTITY else row,
        "columnas": column_links(focus, state),
        "cortes": _cutoff_links(focus, state),
    }


def row_link(state: ViewState, level: Level) -> str:
    """Return where a row of a level leads: into its territory, or of an entity, to its pick."""
    inside: Mapping[Level, dict[str, Any]] = {
        Level.REGION: {"regions": (CODE,), "departments": (), "level": Level.DEPARTMENT, "entity": ""},
        Level.DEPARTMENT: {"departments": (CODE,), "level": Level.ENTITY, "entity": ""},
        Level.COUNTRY: {"level": Level.REGION},
        Level.ENTITY: {"entity": CODE},
    }
    return link(replace(state, **inside[level]))


def column_links(focus: Focus, state: ViewState) -> list[str]:
    """Return where each column leads: to its milestone; the picked one and the phase, to the whole phase."""
    key = focus.phase.key
    own = f"{PROGRESS_OF}{key}"
    kept = own if state.indicator.startswith(PROGRESS_OF) else state.indicator
    whole = link(replace(state, milestone="", indicator=kept))
    each = (link(replace(state, milestone=f"{key}.{number}")) for number in focus.phase.milestones.index)
    return [whole, *(whole if at == focus.column else href for at, href in enumerate(each, start=1))]


def _cutoff_links(focus: Focus, state: ViewState) -> list[str]:
    """Return the address of each cut-off of the phase; the last needs no parameter."""
    cutoffs = focus.phase.cutoffs
    return [link(replace(state, cutoff=None if day == cutoffs[-1] else day)) for day in cutoffs]
