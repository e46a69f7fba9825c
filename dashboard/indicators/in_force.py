"""The snapshot in force: replaced whole while the server runs, when its data or its boundaries change.

Each process looks for itself, and only when it is asked: no thread waits for changes. Whoever notices one
loads it while all others go on with the former snapshot; what can't be loaded changes nothing.
"""

import gc
import logging
import time
from collections import deque
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from threading import Lock
from typing import Final

from dashboard.indicators.snapshot import Snapshot
from data.errors import DataError
from geo.errors import GeoError
from geo.importing import FORMERS  # as many replaced snapshots as maps whose files are still there

LOOK_EVERY: Final = 1.0  # seconds between two looks; every process has a change within 5
RETRY_AFTER: Final = 30.0  # seconds until what could not be loaded, and has not changed, is tried again

Mark = Callable[[], Hashable]
Load = Callable[[Snapshot | None], Snapshot]

logger = logging.getLogger(__name__)


class SnapshotInForce:
    """The snapshot of a process, and the few that it replaced.

    Args:
        load: puts a snapshot together; gets the one in force, to take from it what did not change.
        mark: a value that differs once there is another snapshot to load; asked often, so it must be cheap.
        clock: seconds, ascending.

    Raises:
        DataError, GeoError: the first snapshot can't be loaded.
    """

    def __init__(
        self, load: Load, mark: Mark = lambda: None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Load the first snapshot."""
        self._load, self._mark, self._clock = load, mark, clock
        self._loading = Lock()
        self._next_look = clock() + LOOK_EVERY
        self._loaded_mark = mark()  # before loading: a change in between is seen at the next look
        self._refused_mark: Hashable = object()  # no mark equals it
        self._retry_at = 0.0
        self._refusal = ""
        self._current = load(None)
        self._formers: deque[Snapshot] = deque(maxlen=FORMERS)

    @property
    def refusal(self) -> str:
        """Why a newer snapshot could not be loaded, in Spanish; empty when the one in force is the newest."""
        return self._refusal

    def current(self) -> Snapshot:
        """Return the snapshot in force; look for a change when the last look is old."""
        if self._clock() >= self._next_look:
            self._look()
        return self._current

    def find(self, matches: Callable[[Snapshot], bool]) -> Snapshot | None:
        """Return the newest snapshot that an address may mean, or `None` when no kept one does.

        What is not known may be newer: another process may have answered with a version that this one has
        not looked for yet.
        """
        found = next(filter(matches, self._known()), None)
        if found is None:
            self._look(wait=True)
            found = next(filter(matches, self._known()), None)
        return found

    def _known(self) -> Iterator[Snapshot]:
        yield self.current()
        yield from tuple(self._formers)

    def _look(self, *, wait: bool = False) -> None:
        """Load what changed; where another thread is at it, go on with what there is unless told to wait."""
        if not self._loading.acquire(blocking=wait):
            return
        try:
            self._next_look = self._clock() + LOOK_EVERY
            self._update()
        finally:
            self._loading.release()

    def _update(self) -> None:
        try:
            mark = self._mark()
        except (DataError, OSError) as failure:
            return self._refuse(object(), failure)
        if mark == self._loaded_mark:
            self._refusal = ""  # what could not be loaded was taken back
            return None
        if mark == self._refused_mark and self._clock() < self._retry_at:
            return None
        try:
            found = self._load(self._current)
        except (DataError, GeoError, OSError) as failure:
            return self._refuse(mark, failure)
        return self._swap(found, mark)

    def _swap(self, found: Snapshot, mark: Hashable) -> None:
        former, self._current = self._current, found
        self._formers.appendleft(replace(former))  # without the views that were kept on it
        self._loaded_mark, self._refused_mark, self._refusal = mark, object(), ""
        logger.info("snapshot %s replaces %s", found.version, former.version)
        gc.collect()  # snapshots and what is kept on them refer to each other: free the ones let go

    def _refuse(self, mark: Hashable, failure: Exception) -> None:
        """Go on with the snapshot in force; say why once, however often it is tried again."""
        message = str(failure)
        if message != self._refusal:
            logger.error("snapshot %s stays in force: %s", self._current.version, message)
        self._refusal, self._refused_mark = message, mark
        self._retry_at = self._clock() + RETRY_AFTER
