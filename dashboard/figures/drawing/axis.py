"""Axes of a plotly definition as numbers: categories become their place, days become day numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.core.wording import mark
from dashboard.figures.definition import Definition, Values

ROOM: Final = 0.05  # left at both ends of a range that the definition does not give
Value = str | float | None


@dataclass(frozen=True)
class Axis:
    """One axis: what the definition says of it, and the categories it holds.

    Attributes:
        spec: what the definition says of it. categories: in order; empty for numbers and days.
        low, high: its ends as numbers; `low` is the greater one where the definition turns it round.
    """

    spec: Values
    categories: tuple[str, ...]
    low: float
    high: float

    def at(self, value: Value) -> float:
        """Return a value as a number; missing is NaN."""
        return _as_number(value, self.categories)

    def share(self, value: Value) -> float:
        """Return how far along the axis a value is: 0 at its start, 1 at its end."""
        return (self.at(value) - self.low) / (self.high - self.low)

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """Where the labels are and what they say."""
        if self.spec.get("visible") is False or self.spec.get("showticklabels") is False:
            return []
        values = self.spec.get("tickvals")
        if values is None:
            return [(float(place), text) for place, text in enumerate(self.categories)]
        texts = self.spec.get("ticktext") or [_plain(value) for value in values]
        return [(self.at(value), text) for value, text in zip(values, texts, strict=True)]


def axis_of(figure: Definition, letter: str, suffix: str) -> Axis:
    """Return an axis of a figure: "x" or "y", and the number of its panel as plotly writes it."""
    spec = figure.axis(letter, suffix)
    name = f"{letter}{suffix}"
    values = [
        value
        for trace in figure.traces
        if trace.get(f"{letter}axis", letter) == name
        for value in trace.get(letter, ())
    ]
    categories = () if spec.get("type") == "date" else _categories(values)
    low, high = _range(spec, values, categories)
    return Axis(spec, categories, low, high)


def _categories(values: Iterable[Value]) -> tuple[str, ...]:
    """Return the texts of an axis in the order in which they come; none when it holds numbers."""
    return tuple(dict.fromkeys(value for value in values if isinstance(value, str)))


def _as_number(value: Value, categories: Sequence[str]) -> float:
    if value is None:
        return float("nan")
    if isinstance(value, str):
        if value in categories:
            return float(categories.index(value))
        return float(date.fromisoformat(value[:10]).toordinal())
    return float(value)


def _range(spec: Values, values: Sequence[Value], categories: tuple[str, ...]) -> tuple[float, float]:
    if spec.get("range") is not None:
        low, high = (_as_number(end, ()) for end in spec["range"])
        return low, high
    if categories:
        low, high = -0.5, len(categories) - 0.5
    else:
        known = [item for item in (_as_number(value, ()) for value in values) if item == item]
        low, high = min(known, default=0.0), max(known, default=1.0)
        room = (high - low) * ROOM or 0.5
        low, high = low - room, high + room
    return (high, low) if spec.get("autorange") == "reversed" else (low, high)


def _plain(value: Value) -> str:
    if isinstance(value, str):
        return value
    return mark(value or 0.0)
