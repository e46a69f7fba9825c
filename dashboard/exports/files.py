"""What a file is made from and what it becomes."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.indicators.evaluate import ResolvedView, evaluate
from dashboard.indicators.snapshot import Snapshot


class DownloadError(Exception):
    """A file that does not exist or can't be made; `status` is the HTTP status."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Download:
    """A finished file: bytes, media type, name that says what and when, and entity tag."""

    content: bytes
    media_type: str
    file_name: str
    etag: str


@dataclass(frozen=True, kw_only=True)
class ViewRows:
    """What a file is made from: the view made definite, its rows and what was ignored of the address."""

    snapshot: Snapshot
    resolved: ResolvedView
    state: ViewState
    ignored: tuple[str, ...]

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows of the file, evaluated."""
        return evaluate(self.resolved, self.snapshot.model, self.state)

    @property
    def level_name(self) -> str:
        """What one row is, as the address writes it."""
        state = self.state
        is_gobernacion = state.level is Level.ENTITY and state.entity_type == GOBERNACION
        return GOBERNACION if is_gobernacion else state.level.value

    @property
    def is_demonstration(self) -> bool:
        """Whether any figure of the file is simulated."""
        return self.resolved.indicator.origin == "demostración"
