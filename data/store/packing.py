"""Rows as one value: CSV in UTF-8, compressed; the same bytes for the same rows."""

import gzip
import hashlib
import io
from typing import Final

import pandas as pd

LEVEL: Final = 5


def packed(rows: pd.DataFrame) -> bytes:
    """Return rows of text as one value; missing cells are empty."""
    text: str = rows.to_csv(index=False, lineterminator="\n")
    return gzip.compress(text.encode("utf-8"), compresslevel=LEVEL, mtime=0)


def unpacked(value: bytes) -> pd.DataFrame:
    """Return the rows of a value, every cell as text; empty cells are missing."""
    text = io.BytesIO(gzip.decompress(value))
    return pd.read_csv(text, dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8")


def fingerprint(value: bytes) -> str:
    """Return the SHA-256 of a packed value."""
    return hashlib.sha256(value).hexdigest()
