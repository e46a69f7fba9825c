"""Which calls of the work list are shown: all, those to make, or those made.

Who was called is known to the reader's browser only (`assets/calls.js`), which names them when it asks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dashboard.views.worklist.tasks import Task


class Calls(StrEnum):
    """Which calls are listed."""

    ALL = "todas"
    TO_MAKE = "por-hacer"
    MADE = "hechas"

    @property
    def label(self) -> str:
        """The word on the button."""
        return {Calls.ALL: "Todas", Calls.TO_MAKE: "Por hacer", Calls.MADE: "Hechas"}[self]


@dataclass(frozen=True)
class CallFilter:
    """Which calls to list, and the codes of the entities that the reader has called."""

    which: Calls = Calls.ALL
    made: frozenset[str] = frozenset()

    def passing(self, tasks: Iterable[Task]) -> tuple[Task, ...]:
        """Return the tasks that pass, in their order."""
        if self.which is Calls.ALL:
            return tuple(tasks)
        return tuple(task for task in tasks if (task.code in self.made) == (self.which is Calls.MADE))


EVERY_CALL: Final = CallFilter()
