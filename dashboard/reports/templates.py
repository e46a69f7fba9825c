"""Opening a template, ours or the one that somebody brings: what is no such file is refused in Spanish."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, TypeVar

from dashboard.reports.scope import ReportError

Opened = TypeVar("Opened")


def read_template(path: Path, opener: Callable[[IO[bytes]], Opened], kind: str) -> Opened:
    """Return a template as its library opens it.

    Args:
        opener: of the library.
        kind: what the file should be, in words, with its ending.

    Raises:
        ReportError: it is something else, or damaged.
    """
    refusal = ReportError(f"La plantilla «{path.name}» no es {kind}. Guárdela en ese formato.")
    try:
        data = path.read_bytes()
        if not zipfile.is_zipfile(io.BytesIO(data)):
            raise refusal
        return opener(io.BytesIO(data))
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise refusal from error
