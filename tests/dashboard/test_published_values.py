"""What the report prints and the dashboard can compute, read back from the files that leave it."""

import csv
import io
from collections import Counter

import pandas as pd
import pytest

from dashboard.exports.formats import make_download
from dashboard.views.reconciliation.comparison import AGREES, CONTRADICTION, compare_published
from data.milestones import FILES
from data.published.tables import phase_2_values

LEAST = 85  # values that have always agreed


def _download(snapshot, indicator, query):
    content = make_download(snapshot, indicator, "csv", query).content.decode()
    return list(csv.DictReader(io.StringIO(content)))


def _printed(name):
    return pd.read_csv(FILES / f"{name}.csv", dtype=str).to_dict("records")


@pytest.fixture(scope="module")
def found(snapshot):
    """Label, printed value, value in our files and tolerance of everything that the report prints."""
    return [*_figures(snapshot), *_progress(snapshot), *_counts(snapshot)]


def _figures(snapshot):
    for line in compare_published(snapshot.model):
        if line.verdict in (AGREES, CONTRADICTION):
            yield line.key, AGREES, line.verdict, 0


def _progress(snapshot):
    """Yield the progress of phase II: regions within what they print, single entities exactly."""
    levels = {"region": "nivel=region", "municipio": "", "gobernacion": "tipo=gobernacion"}
    rows = {
        level: {row["codigo"]: row for row in _download(snapshot, "avance-fase-2", query)}
        for level, query in levels.items()
    }
    values = phase_2_values(snapshot.model.catalogue).dropna(subset=["progress"])
    for one in values.itertuples():
        ours = rows[one.level][one.code]
        tolerance = 0.05 if one.level == "region" else 1e-9
        yield f"{one.level} {one.code}", one.progress, float(ours["valor"]), tolerance
    for zone in _printed("fase2_avance_region"):
        ours = next((row for row in rows["region"].values() if row["nombre"] == zone["region"]), None)
        if ours and int(zone["alcaldias"]):
            yield f"con reporte {zone['region']}", int(zone["alcaldias"]), int(ours["n"]), 0


def _counts(snapshot):
    """Yield sizes of the universes, the departments of Decree 683 and the lists of municipalities."""
    universes = Counter(row["valor"] for row in _download(snapshot, "universo", ""))
    for one in _printed("universos"):
        yield f"universo {one['universo']}", int(one["municipios"]), universes[one["universo"]], 0
    decree = {row["codigo"]: row for row in _download(snapshot, "decreto-683", "tipo=gobernacion")}
    for one in _printed("decreto683_departamentos"):
        yield f"Decreto 683 {one['department_code']}", "si", decree[one["department_code"]]["valor"], 0
    yield "PDET", len(_printed("pdet")), len(_download(snapshot, "pdet", "pdet=si")), 0
    listed = len(_printed("fase2_municipios_impreso"))
    assisted = _download(snapshot, "cobertura-fase-2", "")
    yield "lista de la fase II", listed, sum(row["valor"] == "si" for row in assisted), 0


def test_every_printed_value_is_the_one_in_our_files(found):
    """But the two of which the report says two things, which are shown with both."""
    wrong = [label for label, printed, ours, tolerance in found if not _agree(printed, ours, tolerance)]
    assert wrong == ["F1-MUN-ASESOR", "F2-AVANCE"]


def _agree(printed, ours, tolerance):
    return printed == ours if isinstance(printed, str) else abs(printed - ours) <= tolerance


def test_as_many_are_compared_as_ever(found):
    """A value that is no longer read back would agree with nothing."""
    assert len(found) - 2 >= LEAST
