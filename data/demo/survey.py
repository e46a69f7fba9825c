"""Answers of the user survey: three monthly waves over a random sample of the entities of phase I."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

import numpy as np
import pandas as pd

from data.demo.noise import generator
from data.demo.targets import ORIGIN
from geo.divipola import Catalogue

WAVES: Final = {1: date(2020, 4, 21), 2: date(2020, 5, 19), 3: date(2020, 6, 23)}
FIELD_DAYS: Final = 9
SAMPLE: Final = 88  # entities per wave: about 90 % confidence and 8 % of error over 707
ANSWERED: Final = 0.95
QUESTIONS: Final = {  # key of the question: leaning of its scores (invented; the general one must pass 4)
    "general": 0.35,
    "cumplimiento": 0.45,
    "usabilidad": 0.1,
    "pertinencia": 0.3,
    "calidad": 0.5,
    "valor-agregado": 0.2,
    "virtualidad": -0.35,
    "kpt": -0.25,
}
LEVELS: Final = {"directivo": 0.38, "asesor": 0.07, "profesional": 0.4, "tecnico": 0.12, "asistencial": 0.03}
"""Share of the interviews with officials of each level (invented)."""
LEVEL_EFFECT: Final = {"directivo": 0.15, "profesional": -0.05, "tecnico": -0.15}
REGIONAL: Final = {"amazonia": -0.3, "caribe": -0.05, "pacifico": -0.15, "eje-cafetero-y-antioquia": 0.25}
CONNECTIVITY: Final = {"amazonia": -0.6, "pacifico": -0.4, "llanos-orinoquia": -0.25}
CENTRE: Final = 4.05  # of the score before it is rounded and cut to 1-5
ANSWER_COLUMNS: Final = [
    "answer_id",
    "wave",
    "date",
    "entity_code",
    "question",
    "score",
    "official_level",
    "origen",
]


def build_survey(entities: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return one row per answered question; `answer_id` is one interview, a blank answer has no row."""
    draws = generator("survey")
    assisted = entities[entities["phase_1"]].reset_index(drop=True)
    table = pd.concat([_wave(draws, wave, assisted, catalogue) for wave in WAVES], ignore_index=True)
    return table.assign(origen=ORIGIN)[ANSWER_COLUMNS]


def _effect(names: pd.Series, effects: Mapping[str, float]) -> np.ndarray:
    """Return the effect of each region or level; one that is not named has none."""
    return np.array([effects.get(name, 0.0) for name in names])


def _wave(
    draws: np.random.Generator, wave: int, assisted: pd.DataFrame, catalogue: Catalogue
) -> pd.DataFrame:
    sample = assisted.iloc[np.sort(draws.choice(len(assisted), size=SAMPLE, replace=False))]
    regions = sample["department_code"].map(catalogue.departments["region"])
    mood = draws.normal(0.0, 0.5, size=SAMPLE) + _effect(regions, REGIONAL)
    days = draws.integers(0, FIELD_DAYS, size=SAMPLE)
    levels = draws.choice(list(LEVELS), size=SAMPLE, p=list(LEVELS.values()))
    mood = mood + _effect(pd.Series(levels), LEVEL_EFFECT)
    parts = []
    for question, leaning in QUESTIONS.items():
        remote = _effect(regions, CONNECTIVITY) if question == "virtualidad" else 0.0
        felt = CENTRE + leaning + mood + remote + draws.normal(0.0, 0.6, size=SAMPLE)
        parts.append(
            pd.DataFrame(
                {
                    "answer_id": [f"E{wave}-{place:03d}" for place in range(1, SAMPLE + 1)],
                    "wave": wave,
                    "date": [WAVES[wave] + timedelta(days=int(day)) for day in days],
                    "entity_code": sample["entity_code"].to_numpy(),
                    "question": question,
                    "score": np.rint(felt).clip(1, 5).astype(int),
                    "official_level": levels,
                }
            )[draws.random(SAMPLE) < ANSWERED]
        )
    table = pd.concat(parts, ignore_index=True)
    return table.sort_values(["date", "entity_code", "question"], kind="stable", ignore_index=True)
