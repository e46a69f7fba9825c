"""Which program makes the files: a hash of its source, so that a new drawing is never an old entity tag."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PARTS: Final = ("dashboard", "data", "geo")
DRAWERS: Final = ("matplotlib", "openpyxl")
LENGTH: Final = 12


@cache
def program_version() -> str:
    """Return 12 hexadecimal digits over the source of the program and the libraries that write its files."""
    digest = hashlib.sha256()
    for part in PARTS:
        for path in sorted((ROOT / part).rglob("*.py")):
            digest.update(path.relative_to(ROOT).as_posix().encode())
            digest.update(path.read_bytes())
    digest.update("".join(f"{name}{version(name)}" for name in DRAWERS).encode())
    return digest.hexdigest()[:LENGTH]
