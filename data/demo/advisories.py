"""Advisories of DNP's team in 2020, one row each: in person until mid March, then nearly all virtual."""

import calendar
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from data.demo.noise import generator
from data.demo.targets import EXPERTS, ORIGIN
from geo.divipola import Catalogue

MONTHLY: Final = {  # month: (virtual, in person); April passes 140 virtual (ATT-MAX-ABRIL) and is the maximum
    1: (14, 62),
    2: (31, 78),
    3: (104, 32),
    4: (147, 0),
    5: (109, 0),
    6: (92, 0),
    7: (64, 0),
    8: (58, 0),
    9: (73, 4),
    10: (81, 9),
    11: (69, 12),
    12: (38, 5),
}
LAST_TRIP: Final = 15  # of March: travel stops with the health emergency
TOPICS_1: Final = ("diagnóstico", "uso del KPT", "parte estratégica", "plan plurianual de inversiones")
TOPICS_1_LATE: Final = (
    "conceptos CTP y CAR",
    "audiencias públicas",
    "ajustes al PDT",
    "discusión y aprobación",
)
TOPICS_2: Final = (
    "plan indicativo",
    "armonización presupuestal",
    "seguimiento al PDT",
    "POAI y presupuesto 2021",
)
DEMAND: Final = {
    "caribe": 1.6,
    "eje-cafetero-y-antioquia": 1.6,
    "central": 1.5,
}  # most requests, says the report
EXPERT_SHARE: Final = 0.06
ADVISORY_COLUMNS: Final = ["advisory_id", "date", "entity_code", "adviser_code", "mode", "topic", "origen"]


def build_advisories(entities: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return the advisories of the year by date; the entities are those that DNP advises in each phase."""
    draws = generator("advisories")
    table = pd.concat([_month(draws, month, entities, catalogue) for month in MONTHLY], ignore_index=True)
    table = table.sort_values(["date", "entity_code", "mode"], kind="stable", ignore_index=True)
    identifiers = [f"A{place:05d}" for place in range(1, len(table) + 1)]
    return table.assign(advisory_id=identifiers, origen=ORIGIN)[ADVISORY_COLUMNS]


def _month(
    draws: np.random.Generator, month: int, entities: pd.DataFrame, catalogue: Catalogue
) -> pd.DataFrame:
    advised = _advised(entities, month)
    region = advised["department_code"].map(catalogue.departments["region"])
    demand = region.map(DEMAND).fillna(1.0).to_numpy()
    virtual, in_person = MONTHLY[month]
    chosen = advised.iloc[draws.choice(len(advised), size=virtual + in_person, p=demand / demand.sum())]
    modes = np.repeat(["virtual", "presencial"], [virtual, in_person])
    expert = (draws.random(len(chosen)) < EXPERT_SHARE) & (modes == "virtual")
    experts = [f"EXP-{number}" for number in draws.integers(1, EXPERTS + 1, size=len(chosen))]
    return pd.DataFrame(
        {
            "date": [_day(draws, month, mode) for mode in modes],
            "entity_code": chosen["entity_code"].to_numpy(),
            "adviser_code": np.where(expert, experts, chosen["adviser_code"].to_numpy()),
            "mode": modes,
            "topic": draws.choice(_topics(month), size=len(chosen)),
        }
    )


def _advised(entities: pd.DataFrame, month: int) -> pd.DataFrame:
    own = entities["adviser_code"].str.startswith(("ASE", "COO"), na=False)
    inside = entities["phase_1"] if month <= 7 else entities["phase_2"]
    return entities[own & inside].reset_index(drop=True)


def _topics(month: int) -> tuple[str, ...]:
    if month <= 3:
        return TOPICS_1
    return TOPICS_1_LATE if month <= 7 else TOPICS_2


def _day(draws: np.random.Generator, month: int, mode: str) -> date:
    """Draw a working day of the month; trips of March end with the emergency."""
    last = LAST_TRIP if (month == 3 and mode == "presencial") else calendar.monthrange(2020, month)[1]
    days = [date(2020, month, day) for day in range(1, last + 1)]
    working = [day for day in days if day.weekday() < 5]
    return working[int(draws.integers(len(working)))]
