"""How far a report is, in a file that other processes read: written whole at each step."""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

DONE: Final = "listo"
REFUSED: Final = "rechazado"
Progress = Callable[[int, int, str], None]
"""Called at each step of something long: how many are done, of how many, and what this one was."""


@dataclass(frozen=True)
class Step:
    """How far a report is.

    Attributes:
        done, total: steps.
        label: what the last one was.
        end: `DONE` or `REFUSED`; empty while it goes on.
        text: name of the file written, or the refusal.
    """

    done: int = 0
    total: int = 1
    label: str = ""
    end: str = ""
    text: str = ""


def write_step(path: Path, step: Step) -> None:
    """Write a step; who reads sees the one before or this one, never a part."""
    part = path.with_suffix(".parte")
    part.write_text(json.dumps(asdict(step), ensure_ascii=False), encoding="utf-8")
    os.replace(part, path)


def read_step(path: Path) -> Step:
    """Return the last step told; the first when there is none yet."""
    try:
        return Step(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Step()
