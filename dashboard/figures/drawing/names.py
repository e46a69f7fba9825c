"""Names on a map: written where they fit without touching, the others numbered and listed beside the map.

Every place first gets the small room of its number. A name is then written over its number where it touches
no other name and no other number. What has no room even for a number is counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.core.scales import PALETTE
from dashboard.figures.definition import Definition
from dashboard.figures.drawing.fills import ink_on
from dashboard.figures.drawing.geography import Frame, shapes
from dashboard.figures.drawing.ink import LEAST_TYPE, Box, width_of

NAME_TYPE: Final = 0.56  # of the type size of the sheet
LINE: Final = 1.05  # of a line of a name, times its type size
RISE: Final = 0.36  # from the middle of a line to its baseline
CLEAR: Final = 0.12  # free on each side of a label, times its type size
FOREIGN: Final = 0.06  # of a label, the most that may lie on fills of the other ink
OWN: Final = 0.9  # of a label, what lies on its own hatched place where the hatch is cleared behind it
NEARNESS: Final = 0.02  # of the height of a place, how exactly its middle is looked for


@dataclass(frozen=True)
class Label:
    """A label of a place: its lines, the middle of its box, type size, ink and what lies behind it."""

    lines: tuple[str, ...]
    box: Box
    size: float
    ink: str
    ground: str = ""

    @property
    def baselines(self) -> Iterator[tuple[str, float]]:
        """Yield each line with its baseline."""
        middle = self.box.top + self.box.height / 2 - (len(self.lines) - 1) * LINE * self.size / 2
        for row, line in enumerate(self.lines):
            yield line, middle + row * LINE * self.size + RISE * self.size


@dataclass(frozen=True)
class Names:
    """What is written on a map: labels, the list of what their numbers mean, and how many have no room."""

    labels: tuple[Label, ...] = ()
    listed: tuple[tuple[int, str], ...] = ()
    left_out: int = 0

    @property
    def share_told(self) -> float:
        """Which part of the places is named or numbered; none where there is nothing to name."""
        return len(self.labels) / max(1, len(self.labels) + self.left_out)


@dataclass(frozen=True)
class _Place:
    """A place to be named: code, name, shape, where its label goes (on the sheet) and its fill."""

    code: str
    name: str
    shape: BaseGeometry
    at: tuple[float, float]
    colour: str
    is_hatched: bool

    @property
    def ink(self) -> str:
        return ink_on(self.colour)


class _Ground:
    """A map under its labels: what they may not touch, and the fills on which they have to be read."""

    def __init__(
        self, frame: Frame, taken: Sequence[Box], grounds: Mapping[str, _Place], size: float
    ) -> None:
        self.frame, self.taken, self.size = frame, list(taken), size
        self.places = list(grounds.values())
        self.tree = shapely.STRtree([place.shape for place in self.places])

    def fitted(self, place: _Place, lines: tuple[str, ...], others: Sequence[Box]) -> Label | None:
        """Return a label on its place, or None where it would touch something or could not be read."""
        width = max(width_of(line, self.size) for line in lines) + 2 * CLEAR * self.size
        height = ((len(lines) - 1) * LINE + 0.9) * self.size
        box = Box(place.at[0] - width / 2, place.at[1] - height / 2, width, height)
        if not _inside(box, self.frame.box) or any(box.meets(one) for one in (*self.taken, *others)):
            return None
        own, other = self._ground_of(box, place)
        if other > FOREIGN:
            return None
        is_cleared = place.is_hatched and own > OWN
        return Label(lines, box, self.size, place.ink, place.colour if is_cleared else "")

    def _ground_of(self, box: Box, place: _Place) -> tuple[float, float]:
        """Return which part of a box lies on its own place, and on fills on which its ink can't be read."""
        extent = shapely.box(*self.frame.extent(box))
        own = place.shape.intersection(extent).area / extent.area
        near = (self.places[found] for found in self.tree.query(extent))
        unlike = (one.shape for one in near if one.ink != place.ink)
        return own, sum(shape.intersection(extent).area for shape in unlike) / extent.area


def place_names(
    figure: Definition,
    frame: Frame,
    taken: Sequence[Box],
    hatches: Mapping[str, str],
    look: tuple[float, int],
) -> Names:
    """Return the names of the places that a map declares (`nombres` of its `meta`: code to name).

    Args:
        taken: boxes of the sheet that no label may touch. hatches: by fill.
        look: type size of the sheet, and how many places may be listed.
    """
    wanted = figure.layout["meta"].get("nombres") or {}
    if not wanted:
        return Names()
    size, most = look
    grounds = _grounds(figure, frame, wanted, hatches)
    ground = _Ground(frame, taken, grounds, max(LEAST_TYPE, size * NAME_TYPE))
    places = [grounds[code] for code in wanted if code in grounds]
    room = _numbers(ground, places, "00" if len(places) > 9 else "0")
    named = _named(ground, [place for place in places if place.code in room], room)
    rest = [place for place in places if place.code in room and place.code not in named][:most]
    listed = list(enumerate(sorted(rest, key=lambda place: _alphabetic(place.name)), start=1))
    numbered = (replace(room[place.code], lines=(str(number),)) for number, place in listed)
    labels = (*named.values(), *numbered)
    return Names(labels, tuple((number, place.name) for number, place in listed), len(places) - len(labels))


def _grounds(
    figure: Definition, frame: Frame, wanted: Mapping[str, str], hatches: Mapping[str, str]
) -> dict[str, _Place]:
    """Return every unit that is drawn, by code; those that are named with where their label goes."""
    trace = figure.traces[0]
    known = shapes(trace["geojson"])
    return {
        code: _Place(
            code=code,
            name=wanted.get(code, ""),
            shape=known[code],
            at=frame.place(*_middle(trace["geojson"], code)) if code in wanted else (0.0, 0.0),
            colour=PALETTE[position],
            is_hatched=bool(hatches.get(PALETTE[position])),
        )
        for code, position in zip(trace["locations"], trace["z"], strict=True)
        if code in known
    }


@lru_cache(maxsize=4096)
def _middle(file: str, code: str) -> tuple[float, float]:
    """Return the point of a unit that is farthest from its borders, projected."""
    part = max(shapely.get_parts(shapes(file)[code]), key=lambda one: one.area)
    west, south, east, north = part.bounds
    circle = shapely.maximum_inscribed_circle(part, tolerance=min(east - west, north - south) * NEARNESS)
    x, y = circle.coords[0]
    return float(x), float(y)


def _alphabetic(name: str) -> str:
    plain = str.maketrans("áéíóúüñÁÉÍÓÚÜÑ", "aeiouunAEIOUUN")
    return name.translate(plain).casefold()


def _numbers(ground: _Ground, places: Sequence[_Place], digits: str) -> dict[str, Label]:
    """Return the room of the number of each place that has one, by code; the first places go first."""
    room: dict[str, Label] = {}
    for place in places:
        label = ground.fitted(place, (digits,), [one.box for one in room.values()])
        if label is not None:
            room[place.code] = label
    return room


def _named(ground: _Ground, places: Sequence[_Place], room: Mapping[str, Label]) -> dict[str, Label]:
    """Return the names that fit, by code: the larger places first, each in one line or in two."""
    named: dict[str, Label] = {}
    for place in sorted(places, key=lambda one: -one.shape.area):
        others = [named.get(code, label).box for code, label in room.items() if code != place.code]
        tries = (ground.fitted(place, lines, others) for lines in _ways(place.name))
        label = next((one for one in tries if one is not None), None)
        if label is not None:
            named[place.code] = label
    return named


def _ways(name: str) -> Iterator[tuple[str, ...]]:
    """Yield a name in one line, and in two where it has several words."""
    yield (name,)
    words = name.split(" ")
    if len(words) > 1:
        cuts = range(1, len(words))
        sizes = [max(len(" ".join(words[:cut])), len(" ".join(words[cut:]))) for cut in cuts]
        cut = 1 + int(np.argmin(sizes))
        yield " ".join(words[:cut]), " ".join(words[cut:])


def _inside(box: Box, outer: Box) -> bool:
    return (
        outer.left <= box.left
        and box.right <= outer.right
        and outer.top <= box.top
        and box.bottom <= outer.bottom
    )
