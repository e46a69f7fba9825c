"""What a path that leads nowhere may have meant: pages of like name, and entities."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final
from urllib.parse import unquote

from dashboard.core.state import ViewState
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.neighbours import EntityLink, link_to, near_codes
from geo.divipola import normalise_name

NEAR: Final = 0.7  # of difflib's ratio: a letter too many or too few of a short path


@dataclass(frozen=True)
class PageLink:
    """A page by name, and its address."""

    name: str
    href: str


@dataclass(frozen=True)
class NotFound:
    """A path that leads nowhere, with the pages and the entities that it may mean, the likeliest first."""

    path: str
    pages: tuple[PageLink, ...]
    entities: tuple[EntityLink, ...]


def not_found(snapshot: Snapshot, path: str, pages: Sequence[PageLink]) -> NotFound:
    """Return what a path may mean; `pages` are those that the menu leads to."""
    last = unquote(path).rstrip("/").rpartition("/")[2]
    entities = tuple(link_to(snapshot, ViewState(), code) for code in near_codes(snapshot, last))
    return NotFound(unquote(path), _near_pages(last, pages), entities)


def _near_pages(text: str, pages: Sequence[PageLink]) -> tuple[PageLink, ...]:
    """Return the pages whose path or name is like a text."""
    scored = [(max(_likeness(text, page.href), _likeness(text, page.name)), page) for page in pages]
    near = sorted((one for one in scored if one[0] >= NEAR), key=lambda one: -one[0])
    return tuple(page for _, page in near)


def _likeness(text: str, other: str) -> float:
    return SequenceMatcher(None, normalise_name(text), normalise_name(other)).ratio()
