"""A tiny country whose numbers are checked by hand: three departments, two regions, six municipalities.

Region Andina holds Antioquia (05) and Bogotá (11); region Caribe holds Atlántico (08) and one area that is no
municipality. Phase I has milestones of 20, 20 and 60; phase II of 25 and 75. What was reported, as progress:

                    I 31 mar  I 15 abr   II 15 sep  II 30 sep  II 15 oct
    05001 Medellín        70        70          25         25       62,5
    05002 Abejorral        -        10      (not in phase II)
    08001 Barranquilla     -       100           -         15         15
    08078 Baranoa     (not in phase I)           0          0          0
    08137 Campo           (in no phase)
    11001 Bogotá          60        60           -          -          -
    gobernación 05         -        20         100        100        100
    gobernación 08         -        20           -          -          -
"""

import json
from functools import cache, partial
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import settings

from dashboard.core.state import ViewState, parse_state
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.indicators.evaluate import evaluate
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.home import build_view
from data.contracts import validate
from data.model import Tables, build_model
from geo.divipola import AREA_KIND, Catalogue
from geo.publish import PublishedMap

settings.register_profile("shared-machine", deadline=None)  # examples are slow when others compute
settings.load_profile("shared-machine")

TOWN = {
    "kind": "municipio",
    "universe": "A",
    "pdet": "False",
    "pdet_subregion": None,
    "decree_683": "False",
    "kpt_used": None,
    "partner": None,
    "phase_1": "True",
    "phase_2": "True",
    "adviser_code": "A07",
    "origen": "demostración",
}
ENTITIES = (
    {"entity_code": "05001", "name": "Medellín", "decree_683": "True", "kpt_used": "True", "partner": "DNP"},
    {
        "entity_code": "05002",
        "name": "Abejorral",
        "universe": "B",
        "pdet": "True",
        "pdet_subregion": "Bajo Cauca",
        "partner": "ART",
        "phase_2": "False",
    },
    {
        "entity_code": "08001",
        "name": "Barranquilla",
        "decree_683": "True",
        "kpt_used": "False",
        "partner": "DAFP",
    },
    {"entity_code": "08078", "name": "Baranoa", "universe": "C", "phase_1": "False"},
    {
        "entity_code": "08137",
        "name": "Campo de la Cruz",
        "universe": None,
        "phase_1": "False",
        "phase_2": "False",
    },
    {"entity_code": "11001", "name": "Bogotá, D.C.", "universe": "H", "partner": "DNP"},
    {
        "entity_code": "05",
        "kind": "gobernacion",
        "name": "Antioquia",
        "universe": None,
        "decree_683": "True",
        "partner": "DNP",
    },
    {"entity_code": "08", "kind": "gobernacion", "name": "Atlántico", "universe": None, "partner": "DNP"},
)
MILESTONES = (  # phase, stage, stage name, stage weight, milestone, name, weight in stage, weight
    ("1", 1, "Alistamiento", 40, 1, "Equipo", 50, 20),
    ("1", 1, "Alistamiento", 40, 2, "Diagnóstico", 50, 20),
    ("1", 2, "Aprobación", 60, 3, "Plan aprobado", 100, 60),
    ("2", 1, "Financiación", 25, 1, "Plan indicativo", 100, 25),
    ("2", 2, "Seguimiento", 75, 2, "Tablero de control", 100, 75),
)
REPORTS = (  # entity, phase, milestone, day, cut-off, fraction
    ("05001", "1", 1, "2020-03-20", "2020-03-31", 1),
    ("05001", "1", 2, "2020-03-20", "2020-03-31", 1),
    ("05001", "1", 3, "2020-03-30", "2020-03-31", 0.5),
    ("11001", "1", 3, "2020-03-31", "2020-03-31", 1),
    ("05002", "1", 1, "2020-04-02", "2020-04-15", 0.5),
    ("08001", "1", 1, "2020-04-02", "2020-04-15", 1),
    ("08001", "1", 2, "2020-04-02", "2020-04-15", 1),
    ("08001", "1", 3, "2020-04-15", "2020-04-15", 1),
    ("05", "1", 1, "2020-04-10", "2020-04-15", 1),
    ("08", "1", 1, "2020-04-10", "2020-04-15", 1),
    ("05001", "2", 1, "2020-09-10", "2020-09-15", 1),
    ("08078", "2", 1, "2020-09-10", "2020-09-15", 0),
    ("05", "2", 1, "2020-09-10", "2020-09-15", 1),
    ("05", "2", 2, "2020-09-10", "2020-09-15", 1),
    ("08001", "2", 1, "2020-09-20", "2020-09-30", 0.9),
    ("08001", "2", 1, "2020-09-28", "2020-09-30", 0.6),
    ("05001", "2", 2, "2020-10-05", "2020-10-15", 0.5),
)
ANSWERS = (  # entity, question, score
    ("05001", "general", 4),
    ("05001", "general", 5),
    ("08001", "general", 3),
    ("08001", "utilidad", 1),
)
FIGURE = {
    "id": "F1-MUN",
    "capitulo": "3",
    "tema": "Cobertura",
    "cifra": "municipios",
    "valor": "4",
    "unidad": "municipios",
    "corte": "2020-07-31",
    "cita_o_lugar": None,
    "observacion": None,
}
PHASE_3 = tuple(("3", *row[1:]) for row in MILESTONES if row[0] == "2")


def _catalogue():
    regions = pd.DataFrame(
        {"name": ["Andina", "Caribe"], "hub": ["A", "B"]}, index=pd.Index(["andina", "caribe"], name="slug")
    )
    departments = pd.DataFrame(
        {"name": ["Antioquia", "Atlántico", "Bogotá, D.C."], "region": ["andina", "caribe", "andina"]},
        index=pd.Index(["05", "08", "11"], name="department_code"),
    )
    names = {row["entity_code"]: row["name"] for row in ENTITIES if len(row["entity_code"]) == 5}
    units = pd.DataFrame({"name": names | {"08999": "Isla del Rosario"}}).sort_index().rename_axis("code")
    owners = units.index.str[:2]
    units = units.assign(
        department_code=owners,
        department=departments["name"].reindex(owners).to_numpy(),
        kind=[AREA_KIND if code == "08999" else "municipio" for code in units.index],
        lon=-75.0,
        lat=6.0,
        area_km2=100.0,
        population_2018=1000,
        region=departments["region"].reindex(owners).to_numpy(),
    )
    return Catalogue(units=units, departments=departments, regions=regions)


def _milestones(rows):
    columns = ["phase", "stage", "stage_name", "stage_weight", "milestone", "milestone_name"]
    frame = pd.DataFrame(rows, columns=[*columns, "weight_in_stage", "weight"]).astype(str)
    return frame.assign(phase_name="Fase " + frame["phase"])


def _reports(rows):
    columns = ["entity_code", "phase", "milestone", "report_date", "cutoff", "fraction"]
    return pd.DataFrame(rows, columns=columns).astype(str).assign(adviser_code="A07", origen="demostración")


def _answers(rows):
    frame = pd.DataFrame(rows, columns=["entity_code", "question", "score"]).astype(str)
    return frame.assign(
        answer_id=[f"E{place}" for place in range(len(rows))],
        wave="1",
        date="2020-03-30",
        origen="demostración",
    )


def _tables(*, milestones=MILESTONES, reports=REPORTS, members=None):
    """The tiny tables; `members` adds a column of memberships to the entities."""
    advisory = {
        "advisory_id": "S1",
        "date": "2020-04-02",
        "entity_code": "05001",
        "adviser_code": "A07",
        "mode": "virtual",
        "topic": "KPT",
        "origen": "demostración",
    }
    entities = pd.DataFrame([TOWN | {"department_code": row["entity_code"][:2]} | row for row in ENTITIES])
    frames = {
        "entities": entities.assign(**(members or {})),
        "milestones": _milestones(milestones),
        "milestone_reports": _reports(reports),
        "survey_answers": _answers(ANSWERS),
        "advisories": pd.DataFrame([advisory]),
        "published_figures": pd.DataFrame([FIGURE]),
    }
    return Tables(**{name: validate(name, frame, f"{name}.csv") for name, frame in frames.items()})


def _map(folder):
    """Three square departments, for the frames of views; the units need no drawing here."""
    squares = {"05": -76, "08": -75, "11": -74}
    features = [
        {
            "type": "Feature",
            "id": code,
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[x, 4], [x, 5], [x + 1, 5], [x + 1, 4], [x, 4]]],
            },
        }
        for code, x in squares.items()
    ]
    (folder / "departamentos.geojson").write_text(json.dumps({"features": features}))
    return PublishedMap(
        folder=folder,
        label="límites de prueba",
        source="Prueba.",
        version="mapa1",
        municipalities="municipios.geojson",
        departments="departamentos.geojson",
        topology="bordes.json",
        bounds=(-76.0, 4.0, -73.0, 5.0),
        missing=(),
        unknown=(),
        repaired=0,
        imported_at=None,
        insets=(),
    )


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    """The tiny country: `snapshot`, its `model`, `rows(**state)` evaluated, `build(**changes)` for others."""
    boundaries = _map(tmp_path_factory.mktemp("mapa"))

    def build(**changes):
        return Snapshot(model=build_model(_tables(**changes), _catalogue(), "v1"), boundaries=boundaries)

    snapshot = build()

    def rows(*, of=snapshot, by=None, **state):
        view = ViewState(**state)
        return evaluate(resolve_view(of.indicators, of.model, view), of.model, view, by)

    return SimpleNamespace(
        snapshot=snapshot,
        model=snapshot.model,
        build=build,
        rows=rows,
        milestones=MILESTONES,
        reports=REPORTS,
    )


@pytest.fixture(scope="session")
def third_phase(tiny):
    """The tiny country with a phase III: of its two milestones, Medellín reports half of the first."""
    report = ("05001", "3", 1, "2021-02-10", "2021-02-15", 0.5)
    codes = [row["entity_code"] for row in ENTITIES]
    return tiny.build(
        milestones=(*tiny.milestones, *PHASE_3),
        reports=(*tiny.reports, report),
        members={"phase_3": [str(code in ("05001", "08001")) for code in codes]},
    )


@pytest.fixture(scope="session")
def silent_phase(tiny):
    """The tiny country with a phase III that is only in the catalogue: nobody has reported yet."""
    return tiny.build(milestones=(*tiny.milestones, *PHASE_3))


@pytest.fixture(scope="session")
def view_of(snapshot):
    """A function from a state to its view of the shipped data, built once each."""
    return cache(lambda state: build_view(snapshot, state))


def _printed(snapshot, key, query=""):
    state, ignored = parse_state(query, snapshot.vocabulary)
    assert not ignored
    return FIGURES[key].build(snapshot, state)


@pytest.fixture(scope="session")
def tiny_printed(tiny):
    """A function from a figure and a query to its printed figure in the tiny country."""
    return partial(_printed, tiny.snapshot)


@pytest.fixture(scope="session")
def real_printed(snapshot):
    """The same of the shipped data."""
    return partial(_printed, snapshot)


@pytest.fixture(scope="session")
def records():
    """A function from a printed figure to its rows by column; asked for some columns, only their values."""

    def read(printed, *columns):
        rows = [dict(zip(printed.table.head, row, strict=True)) for row in printed.table.rows]
        return [tuple(row[column] for column in columns) for row in rows] if columns else rows

    return read
