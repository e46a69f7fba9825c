"""A tiny country for the data tests: one department, two municipalities, two phases of two milestones."""

from types import SimpleNamespace

import pandas as pd
import pytest

from data.contracts import validate
from data.model import Tables
from geo.divipola import Catalogue

MILESTONE = {
    "phase": "1",
    "phase_name": "Fase I",
    "stage": "1",
    "stage_name": "Alistamiento",
    "stage_weight": "100",
    "milestone": "1",
    "milestone_name": "Equipo",
    "weight_in_stage": "40",
    "weight": "40",
}
ENTITY = {
    "entity_code": "05001",
    "kind": "municipio",
    "name": "Medellín",
    "department_code": "05",
    "universe": "H",
    "pdet": "False",
    "pdet_subregion": None,
    "decree_683": "True",
    "kpt_used": None,
    "partner": "DNP",
    "phase_1": "True",
    "phase_2": "False",
    "adviser_code": "A07",
    "origen": "demostración",
}
REPORT = {
    "entity_code": "05001",
    "phase": "1",
    "milestone": "1",
    "report_date": "2020-03-20",
    "cutoff": "2020-03-31",
    "fraction": "0.5",
    "adviser_code": "A07",
    "origen": "demostración",
}
ANSWER = {
    "answer_id": "E1",
    "wave": "1",
    "date": "2020-03-30",
    "entity_code": "05001",
    "question": "general",
    "score": "4",
    "origen": "demostración",
}
ADVISORY = {
    "advisory_id": "S1",
    "date": "2020-04-02",
    "entity_code": "05001",
    "adviser_code": "A07",
    "mode": "virtual",
    "topic": "KPT",
    "origen": "demostración",
}
FIGURE = {
    "id": "F1-MUN",
    "capitulo": "3",
    "tema": "Cobertura",
    "cifra": "municipios",
    "valor": "675",
    "unidad": "municipios",
    "corte": "2020-07-31",
    "cita_o_lugar": None,
    "observacion": None,
}
BASES = {
    "entities": (
        ENTITY,
        {},
        {"entity_code": "05002", "name": "Abejorral", "phase_2": "True"},
        {
            "entity_code": "05",
            "kind": "gobernacion",
            "name": "Antioquia",
            "universe": None,
            "phase_2": "True",
        },
    ),
    "milestones": (
        MILESTONE,
        {},
        {"milestone": "2", "weight_in_stage": "60", "weight": "60"},
        {"phase": "2", "phase_name": "Fase II"},
        {
            "phase": "2",
            "phase_name": "Fase II",
            "milestone": "2",
            "weight_in_stage": "60",
            "weight": "60",
        },
    ),
    "milestone_reports": (
        REPORT,
        {},
        {"phase": "2", "entity_code": "05", "report_date": "2020-09-01", "cutoff": "2020-09-15"},
        {"fraction": "1", "report_date": "2020-04-10", "cutoff": "2020-04-15"},
    ),
    "survey_answers": (ANSWER, {}),
    "advisories": (ADVISORY, {}),
    "published_figures": (FIGURE, {}, {"id": "ENC", "valor": ">4"}),
}


def _catalogue():
    units = pd.DataFrame(
        {
            "name": ["Medellín", "Abejorral"],
            "department_code": "05",
            "department": "Antioquia",
            "kind": "municipio",
            "lon": [-75.6, -75.4],
            "lat": [6.3, 5.8],
            "area_km2": [374.8, 507.1],
            "population_2018": [2372330, 17599],
            "region": "eje-cafetero-y-antioquia",
        },
        index=pd.Index(["05001", "05002"], name="code"),
    )
    departments = pd.DataFrame(
        {"name": ["Antioquia", "Bogotá, D.C."], "region": ["eje-cafetero-y-antioquia", "central"]},
        index=pd.Index(["05", "11"], name="department_code"),
    )
    regions = pd.DataFrame(
        {"name": ["Eje Cafetero y Antioquia", "Central"], "hub": ["A", "B"]},
        index=pd.Index(["eje-cafetero-y-antioquia", "central"], name="slug"),
    )
    return Catalogue(units=units, departments=departments, regions=regions)


def _tables(**extra):
    """The tiny tables; `extra` adds rows, as changes of the first row of a table, or replaces a frame."""
    frames = {}
    for table, (base, *changes) in BASES.items():
        more = extra.get(table, ())
        frame = pd.DataFrame([base | change for change in (*changes, *more)])
        frames[table] = validate(table, frame, f"{table}.csv")
    return Tables(**frames)


@pytest.fixture(scope="session")
def tiny():
    """The tiny catalogue and a factory of its tables."""
    return SimpleNamespace(catalogue=_catalogue(), tables=_tables)
