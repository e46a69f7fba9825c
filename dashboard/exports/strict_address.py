"""The view of a file's address: what a page would ignore is refused, for nobody looks at a file's notices."""

from collections.abc import Iterable, Sequence
from typing import Final

from dashboard.core.state import Refusal, ViewState, read_query
from dashboard.exports.files import DownloadError
from dashboard.indicators.snapshot import Snapshot

MOST_REFUSED: Final = 12
MOST_LISTED: Final = 20
FIRST_LISTED: Final = 8


def strict_state(snapshot: Snapshot, query: str, own_keys: Iterable[str] = ()) -> ViewState:
    """Read the view of an address.

    Args:
        own_keys: keys of the address that are not of the view and were read before; named among the known.

    Raises:
        DownloadError: something in it cannot be used (400); the Spanish message has what, and what could be.
    """
    state, refused = read_query(query, snapshot.vocabulary)
    if refused:
        raise DownloadError(" ".join(_sentence(one, own_keys) for one in refused[:MOST_REFUSED]), 400)
    return state


def _sentence(refusal: Refusal, own_keys: Iterable[str]) -> str:
    if refusal.is_unknown_key:
        known = ", ".join((*refusal.allowed, *own_keys))
        return f"No existe el parámetro «{refusal.key}». Los parámetros son: {known}."
    if refusal.value in refusal.allowed:
        return f"El parámetro «{refusal.key}» admite un solo valor: sobra «{refusal.value}»."
    return (
        f"El parámetro «{refusal.key}» no admite «{refusal.value}». "
        f"Sus valores son: {_shortened(_alike(refusal))}."
    )


def _alike(refusal: Refusal) -> Sequence[str]:
    """Return the allowed values that begin like a refused one up to its dot."""
    start, dot, _ = refusal.value.partition(".")
    return [value for value in refusal.allowed if dot and value.startswith(f"{start}.")] or refusal.allowed


def _shortened(values: Sequence[str]) -> str:
    """List values; of many, only the first ones and how many there are."""
    if len(values) <= MOST_LISTED:
        return ", ".join(values)
    return f"{', '.join(values[:FIRST_LISTED])}… ({len(values)} en total)"
