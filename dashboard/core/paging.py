"""Long lists in pages: which rows a page has. A screen shows a page, a file all rows."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class ListPage:
    """One page of a list.

    Attributes:
        page: from 1. pages: how many there are, one at least.
        first, last: places of its rows, from 1; both 0 in an empty list. total: rows of the list.
    """

    page: int
    pages: int
    first: int
    last: int
    total: int

    @property
    def rows(self) -> slice:
        """Its rows in the whole list."""
        return slice(max(self.first - 1, 0), self.last)


def paginate(page: int, total: int, size: int) -> ListPage:
    """Return a page of a list of `total` rows, `size` to a page; one beyond the ends is the end."""
    pages = max(1, math.ceil(total / size))
    shown = min(max(page, 1), pages)
    last = min(shown * size, total)
    return ListPage(shown, pages, min((shown - 1) * size + 1, last), last, total)
