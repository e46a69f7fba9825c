"""What the simulation must meet beside the published tables, and the choices made where they are silent.

Counts here are deduced from `data/published/cifras_informe.csv` (the row id stands beside each); the
calibration test compares the tables with that file, not with these numbers.
"""

from datetime import date
from pathlib import Path
from typing import Final

ORIGIN: Final = "demostración"
SEED: Final = 20201231
FILES: Final = Path(__file__).parent / "files"
PUBLISHED: Final = Path(__file__).parents[1] / "published"

# -- entities ------------------------------------------------------------------------------------------
WITHOUT_UNIVERSE: Final = "94343"  # Barrancominas, created in December 2019: the universes sum to 1,102
BOGOTA: Final = "11001"
DNP_MUNICIPALITIES: Final = 300  # F1-DNP
DAFP_GOBERNACIONES: Final = 6  # F1-DAFP less its 205 municipalities: F1-MUN-RES - F1-DNP - F1-ART
DECREE_683_MUNICIPALITIES: Final = 308  # D683-MUN-N
CONTINUING: Final = 325  # of the 365 of phase II: 89,04 % (F2-CONTINUAN-MUN)
WITHOUT_REPORT_1: Final = 58  # 675 - 617: F1-MUN-INTRO read as the municipalities with a report
KPT_GOBERNACIONES: Final = (18, 28)  # 64,3 %: the largest base up to 32 that prints 64 (KPT-GOB)
KPT_DNP: Final = 294  # of 300 (KPT-MUN-DNP)
KPT_NOT_ASSISTED: Final = 218  # of 428: 50,9 % (KPT-MUN-NO)
COFFEE_REGION: Final = "eje-cafetero-y-antioquia"  # "la totalidad de las entidades territoriales usen el KPT"
APATHETIC: Final = {"47960": 43.0, "70820": 29.5}  # Zapayán, Tolú: points they lack at the end of phase I

# -- team ----------------------------------------------------------------------------------------------
ADVISERS: Final = 32  # F1-ASESORES
EXPERTS: Final = 3  # F1-EXPERTOS
DAFP_ADVISERS: Final = 20  # invented: the report does not count them
COORDINATION: Final = {  # six coordinators (F1-COORD); the zones are those of the June chart of advisories
    "amazonia": "COO-1",
    "caribe": "COO-2",
    "seaflower": "COO-2",
    "central": "COO-3",
    "santanderes": "COO-3",
    "eje-cafetero-y-antioquia": "COO-4",
    "llanos-orinoquia": "COO-5",
    "pacifico": "COO-6",
}

# -- time ----------------------------------------------------------------------------------------------
PUBLISHED_CUT_1: Final = date(2020, 7, 21)  # no report of phase I is later: 31 July shows the same state
APPROVAL_LIMIT: Final = date(2020, 5, 31)  # Law 152 of 1994
APPROVAL_LIMIT_683: Final = date(2020, 7, 15)  # Decree 683 of 2020
CUTOFFS_1: Final = tuple(
    date(2020, month, day)
    for month, day in (
        (1, 31),
        (2, 15),
        (2, 29),
        (3, 15),
        (3, 31),
        (4, 15),
        (4, 30),
        (5, 15),
        (5, 31),
        (6, 15),
        (6, 30),
        (7, 15),
        (7, 31),
    )
)
CUTOFFS_2: Final = tuple(
    date(2020, month, day)
    for month, day in (
        (8, 15),
        (8, 31),
        (9, 15),
        (9, 30),
        (10, 15),
        (10, 31),
        (11, 15),
        (11, 30),
        (12, 15),
        (12, 31),
    )
)
LATE_LOADING: Final = {  # share of advisers who enter their reports in the last days of the month
    "amazonia": 0.08,
    "caribe": 0.6,
    "central": 0.4,
    "eje-cafetero-y-antioquia": 0.35,
    "llanos-orinoquia": 0.05,
    "pacifico": 0.55,
    "santanderes": 0.45,
    "seaflower": 0.4,
}

# -- phase I -------------------------------------------------------------------------------------------
LAGGING_GOBERNACIONES: Final = {  # exactly 88 (F1-GOB-REZAGO): fraction reported of the milestones they lack
    "95": {14: 0.0, 21: 0.0},
    "91": {10: 0.5, 15: 0.0},
    "70": {9: 0.0, 20: 0.25},
}
LOWEST: Final = "47960"
LOWEST_LACKS: Final = {7: 0.0, 9: 0.0, 10: 0.0, 11: 0.0, 13: 0.0, 14: 0.0}  # 43 points: 57 (F1-MUN-MIN)
SECOND_LOWEST: Final = "70820"
SECOND_LACKS: Final = {9: 0.0, 10: 0.5, 14: 0.0, 15: 0.5, 20: 0.5, 21: 0.5}
WITHOUT_HEARING: Final = 15  # 634 of 649: 97,7 % (F1-AUDIENCIAS)
WITHOUT_DELIVERY: Final = 13  # 636 of 649: 98,0 % (F1-ENTREGA)
MUNICIPAL_LACK: Final = 2.95  # mean points: 97 (F1-MUN-AVANCE)
GOBERNACION_LACK: Final = 0.95  # mean points of the other 29: 98 with the three of 88 (F1-GOB-AVANCE)

# -- phase II ------------------------------------------------------------------------------------------
MAP_5_FILE: Final = "fase2_avance_region.csv"  # its counts are read as the entities with a report
OPEN_RANGE: Final = (3.0, 85.5)  # strictly between the published laggards and leaders
FIRST_GOBERNACION: Final = 76.5
RECIPES: Final = {  # reported fractions that sum exactly to a published value; absent milestones: see BASE
    90.0: (1.0, {22: 0.0}),
    89.5: (1.0, {22: 0.0, 8: 0.0}),
    86.0: (1.0, {22: 0.0, 11: 0.5}),
    85.5: (1.0, {22: 0.0, 20: 0.0}),
    3.0: (0.0, {1: 1.0, 2: 0.5}),
    2.0: (0.0, {1: 1.0, 5: 0.1}),
    1.5: (0.0, {1: 1.0}),
    0.75: (0.0, {1: 0.5}),
    0.5: (0.0, {5: 0.1}),
}
