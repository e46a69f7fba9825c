"""Attributes whose names Python cannot write as arguments."""

from typing import Any


def aria(**values: str) -> dict[str, Any]:
    """Return aria attributes: `aria(labelledby="x")` is `{"aria-labelledby": "x"}`."""
    return {f"aria-{name}": str(value) for name, value in values.items()}


def data(**values: str) -> dict[str, Any]:
    """Return data attributes, read by the browser's side."""
    return {f"data-{name}": str(value) for name, value in values.items()}
