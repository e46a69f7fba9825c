"""Scales: the fixed, named classes in which an indicator is drawn, so that a colour means one thing.

A scale is either numeric (classes with a lower bound, each running up to the next) or categorical
(classes with a code). The states of a territory without a value stand before every scale, with the same
colours and hatches on each. Colours are ordered by lightness, so that a greyscale print keeps the order;
where lightness is not enough, a class has a hatch on paper.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.core.wording import rounded, unbroken


class State(IntEnum):
    """What is known of a territory in a view; the numbers are the codes that travel to the browser."""

    CON_AVANCE = 0
    CERO = -1
    SIN_REPORTE = -2
    NO_ASISTIDO = -3
    AREA = -4
    FUERA = -5
    RESERVADO = -6

    @property
    def label(self) -> str:
        """The state as screens and sheets of paper name it; cells of data have `STATE_LABELS`."""
        return unbroken(STATE_LABELS[self])


STATE_LABELS: Final = {
    State.CON_AVANCE: "con avance",
    State.CERO: "0 %",
    State.SIN_REPORTE: "sin reporte",
    State.NO_ASISTIDO: "no asistido",
    State.AREA: "área no municipalizada",
    State.FUERA: "fuera de la selección",
    State.RESERVADO: "reservado: muy pocas respuestas",
}
STATE_COLOURS: Final = {
    State.CERO: "#e07b39",
    State.SIN_REPORTE: "#9aa0a6",
    State.NO_ASISTIDO: "#fdfdfd",
    State.AREA: "#e3ded1",
    State.FUERA: "#e9ecef",
    State.RESERVADO: "#c5b8d3",
}
STATE_HATCHES: Final = {
    State.CERO: "cruz",
    State.SIN_REPORTE: "diagonal",
    State.NO_ASISTIDO: "vertical",
    State.AREA: "puntos",
    State.FUERA: "contra",
    State.RESERVADO: "rejilla",
}
"""How paper tells the states apart without colour; see `Band.hatch`."""


@dataclass(frozen=True)
class Band:
    """One class of a scale.

    Attributes:
        label: Spanish name with its limits, as the legend shows it.
        colour: hexadecimal fill.
        lower: smallest value of the class (inclusive); of the first class, anything below the second.
        code: how an address names the class; of a category, its code in the data.
        hatch: name of the hatch that paper adds where lightness alone doesn't tell two classes apart
            ("diagonal", "contra", "cruz", "puntos", "horizontal", "vertical", "rejilla"); empty for none.
    """

    label: str
    colour: str
    lower: float = 0.0
    code: str = ""
    hatch: str = ""

    def __post_init__(self) -> None:
        """Keep each number of the label with its unit."""
        object.__setattr__(self, "label", unbroken(self.label))


@dataclass(frozen=True)
class Scale:
    """Ordered classes of one indicator.

    Attributes:
        key: names the scale in tests and in the methodology page.
        bands: the classes, the lowest first.
        is_categorical: whether a class has a code instead of a lower bound.
        decimals: with which its numbers are printed, and to which they are rounded before they get a class.
    """

    key: str
    bands: tuple[Band, ...]
    is_categorical: bool = False
    decimals: int = 1

    def classes_of(self, values: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return the position of the class that holds each number as it is printed; -1 where it is NaN.

        This is the one place where a number gets its class: map, legend, bars, cells, files and paper ask it.
        """
        limits = [band.lower for band in self.bands[1:]]
        shown = rounded(values, self.decimals)
        return np.where(np.isnan(values), -1, np.searchsorted(limits, shown, side="right"))

    def band_of(self, value: float) -> int:
        """Return the position of the class that holds one number; see `classes_of`."""
        return int(self.classes_of(np.array([value], dtype=float))[0])

    def position(self, code: str) -> int:
        """Return the position of a category.

        Raises:
            KeyError: the scale has no such category.
        """
        for index, band in enumerate(self.bands):
            if band.code == code:
                return index
        raise KeyError(f"scale {self.key!r} has no category {code!r}")


ABOVE_ZERO: Final = 0.1  # the smallest percentage that is not printed as zero
PROGRESS: Final = Scale(
    key="avance",
    bands=(
        Band("más de 0 a 20 %: rezagado", "#f4e3a1", 0.0, code="0-a-20"),
        Band("20 a 40 %", "#abd6a2", 20.0, code="20-a-40"),
        Band("40 a 60 %", "#55b5ab", 40.0, code="40-a-60"),
        Band("60 a 80 %", "#2f83b1", 60.0, code="60-a-80"),
        Band("80 a 100 %", "#274f9e", 80.0, code="80-a-100"),
        Band("100 %: completo", "#16235f", 100.0, code="100"),
    ),
)
SHARE: Final = Scale(
    key="proporcion",
    bands=(
        Band("0 %", "#f8f5fa", 0.0, code="0"),
        Band("más de 0 a 20 %", "#eadcf1", ABOVE_ZERO, code="0-a-20"),
        Band("20 a 40 %", "#cdb1dc", 20.0, code="20-a-40"),
        Band("40 a 60 %", "#a883c2", 40.0, code="40-a-60"),
        Band("60 a 80 %", "#7d55a3", 60.0, code="60-a-80"),
        Band("80 a 100 %", "#4f2a78", 80.0, code="80-a-100"),
    ),
)
DAYS: Final = Scale(
    key="dias",
    bands=(
        Band("hasta 15 días", "#fbe8d0", 0.0, code="hasta-15"),
        Band("16 a 30 días", "#f5c08a", 15.5, code="16-a-30"),
        Band("31 a 45 días", "#e0875a", 30.5, code="31-a-45"),
        Band("46 a 90 días", "#b54e46", 45.5, code="46-a-90"),
        Band("más de 90 días", "#6d2130", 90.5, code="mas-de-90"),
    ),
    decimals=0,
)
RATING: Final = Scale(
    key="calificacion",
    bands=(
        Band("menos de 3", "#f0dcc0", 1.0, code="menos-de-3"),
        Band("3 a 3,5", "#d9c78a", 3.0, code="3-a-3.5"),
        Band("3,5 a 4", "#a9b665", 3.5, code="3.5-a-4"),
        Band("4 a 4,5", "#5f9460", 4.0, code="4-a-4.5"),
        Band("4,5 a 5", "#1f5d4c", 4.5, code="4.5-a-5"),
    ),
    decimals=2,
)


def yes_no(yes: str, no: str) -> Scale:
    """Build the scale of a yes-or-no attribute from the words of its two classes."""
    return Scale(
        key="si-no",
        bands=(Band(no, "#e8e4ef", code="no"), Band(yes, "#7d55a3", code="si")),
        is_categorical=True,
    )


UNIVERSE: Final = Scale(
    key="universo",
    bands=(
        Band("A: inversión alta, fiscal alto, resultados bajos", "#7f2704", code="A"),
        Band("B: inversión alta, fiscal bajo, resultados bajos", "#c8501a", code="B"),
        Band("C: inversión baja, fiscal bajo, resultados bajos", "#f08c42", code="C"),
        Band("D: inversión baja, fiscal alto, resultados bajos", "#fbc88d", code="D"),
        Band("E: inversión alta, fiscal bajo, resultados altos", "#cfe3f1", code="E", hatch="horizontal"),
        Band("F: inversión alta, fiscal alto, resultados altos", "#8fbfdd", code="F", hatch="horizontal"),
        Band("G: inversión baja, fiscal bajo, resultados altos", "#4a8fc2", code="G", hatch="horizontal"),
        Band("H: inversión baja, fiscal alto, resultados altos", "#1b4f8a", code="H", hatch="horizontal"),
    ),
    is_categorical=True,
)
PARTNER: Final = Scale(
    key="socio",
    bands=(
        Band("DNP", "#274f9e", code="DNP"),
        Band("DAFP (Función Pública)", "#55b5ab", code="DAFP"),
        Band("ART (municipios PDET)", "#e0a03c", code="ART", hatch="rejilla"),
    ),
    is_categorical=True,
)
CONTINUITY: Final = Scale(
    key="continuidad",
    bands=(
        Band("solo en la fase I", "#abd6a2", code="solo-1"),
        Band("continúa de la fase I a la II", "#274f9e", code="1-y-2"),
        Band("nueva en la fase II", "#e0a03c", code="solo-2", hatch="rejilla"),
    ),
    is_categorical=True,
)


TOLERANCE: Final = 1e-6  # percentage points: what sums of binary fractions leave; no change is as small
DIFFERENCE: Final = Scale(
    key="cambio",
    bands=(
        Band("retrocede", "#8e4585", -100.0, code="retrocede", hatch="rejilla"),
        Band("sigue igual", "#efe9dc", -TOLERANCE, code="sigue-igual", hatch="horizontal"),
        Band("avanza hasta 5 puntos", "#cfe8c6", TOLERANCE, code="avanza-hasta-5"),
        Band("avanza 5 a 15 puntos", "#8fcf8f", 5.0, code="avanza-5-a-15"),
        Band("avanza 15 a 30 puntos", "#3f9e6b", 15.0, code="avanza-15-a-30"),
        Band("avanza 30 puntos o más", "#10603f", 30.0, code="avanza-30-o-mas"),
    ),
    decimals=6,  # of the tolerance: `dashboard.indicators.movement.change_classes` rounds as it is printed
)
MOVED_COLOURS: Final = {
    "avanza": DIFFERENCE.bands[4].colour,
    "sigue igual": DIFFERENCE.bands[1].colour,
    "retrocede": DIFFERENCE.bands[0].colour,
    "empieza a reportar": "#e0a03c",  # no change yet: as what is new in `CONTINUITY`
    "sin reporte": STATE_COLOURS[State.SIN_REPORTE],
}
"""Of what happened to a row, whatever its size: in the one scale of changes."""
ASSISTED: Final = Scale(
    key="asistencia", bands=(Band("asistida", "#274f9e", code="si"),), is_categorical=True
)


NUMERIC_AND_CATEGORICAL: Final = (
    PROGRESS,
    SHARE,
    DAYS,
    RATING,
    DIFFERENCE,
    UNIVERSE,
    PARTNER,
    CONTINUITY,
    yes_no("sí", "no"),
    ASSISTED,
)
PALETTE: Final[tuple[str, ...]] = tuple(
    dict.fromkeys(
        [
            *STATE_COLOURS.values(),
            *(band.colour for scale in NUMERIC_AND_CATEGORICAL for band in scale.bands),
        ]
    )
)
"""Every fill a map can have. A map's z is a position in it, so no change of indicator changes its scale."""
