"""The simulated tables, written into the templates and loaded as real: the same numbers, no mark."""

from io import BytesIO

import numpy as np
import openpyxl
import pandas as pd
import pytest

from dashboard.core.provenance import is_demonstration
from dashboard.views.reconciliation.comparison import compare_published
from data.ingest.declarations import FRACTION, TABLES
from data.ingest.fields import PLACE_CODE
from data.ingest.loading import accept, check
from data.ingest.templates import template, titles
from data.model import TABLE_FILES, load_model
from data.store.connection import database_url
from data.store.store import Store

ORDER = ("entidades", "hitos", "encuesta", "asesorias", "cifras")
FLAGS = {"True": "sí", "False": "no"}


def filled(key, table):
    """Return the template of a table filled with shipped rows, as a person would write them."""
    contract = TABLES[key]
    rows = pd.read_csv(TABLE_FILES[table], dtype=str, keep_default_na=False)
    book = openpyxl.load_workbook(BytesIO(template(key)))
    sheet = book[key]
    sheet.delete_rows(2, sheet.max_row)
    columns = []
    for field in contract.fields:
        cells = rows.get("entity_code" if field.name == PLACE_CODE else field.name, [""] * len(rows))
        if field.name == FRACTION:
            cells = [f"{100 * float(cell):.10g}".replace(".", ",") for cell in cells]
        columns.append([FLAGS.get(cell, cell) or None for cell in cells])
    assert [cell.value for cell in sheet[1]] == titles(contract)
    for row in zip(*columns, strict=True):
        sheet.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The store with every template filled and loaded, and the previews."""
    folder = tmp_path_factory.mktemp("plantillas")
    store = Store(database_url("", folder))
    previews = {}
    for key in ORDER:
        path = folder / f"{key}.xlsx"
        path.write_bytes(filled(key, TABLES[key].table))
        previews[key] = check(store, path, key, who="ana")
        if previews[key].can_be_accepted:
            accept(store, previews[key].key, "ana")
    return store, previews


@pytest.fixture(scope="module")
def real(loaded):
    """The model of what was loaded."""
    return load_model(loaded[0].active_data())


def test_every_row_is_taken(loaded):
    """Nothing rejected; the figures that are published already are repeated."""
    _, previews = loaded
    assert {key: found.rejected for key, found in previews.items()} == dict.fromkeys(ORDER, 0)
    assert {key for key, found in previews.items() if found.is_same} == {"cifras"}


def test_the_numbers_are_those_of_the_rows(real, snapshot):
    """Every fraction of every entity at every cut-off, and the other tables."""
    for key, phase in snapshot.model.phases.items():
        assert real.phases[key].cutoffs == phase.cutoffs
        np.testing.assert_allclose(real.phases[key].fractions, phase.fractions, atol=1e-9)
        assert (real.phases[key].assisted == phase.assisted).all()
    assert len(real.survey) == len(snapshot.model.survey)
    assert len(real.advisories) == len(snapshot.model.advisories)


def test_entities_keep_their_attributes(real, snapshot):
    """Every column of the contract, the gobernaciones among them."""
    columns = [name for name in snapshot.model.entities.columns if name != "origen"]
    pd.testing.assert_frame_equal(
        real.entities[columns], snapshot.model.entities[columns], check_dtype=False, atol=1e-6
    )


def test_nothing_is_a_demonstration_any_more(real):
    """With all the tables real the mark is gone."""
    assert not is_demonstration(real.origins.values())
    assert set(real.loaded) == {"entidades", "hitos", "encuesta", "asesorias"}


def test_the_published_figures_come_out_of_the_real_rows(real, snapshot):
    """Line by line as of the shipped rows."""
    verdicts = [line.verdict for line in compare_published(real)]
    assert verdicts == [line.verdict for line in compare_published(snapshot.model)]


def test_one_real_table_leaves_the_mark_on_the_others(loaded):
    """Reports are real, the rest is not."""
    store, _ = loaded
    active = store.active_data()
    only = type(active)(
        mark=1, versions={"hitos": active.versions["hitos"]}, rows={"hitos": active.rows["hitos"]}
    )
    model = load_model(only)
    assert model.origins["milestone_reports"] == "real"
    assert is_demonstration(model.origins.values())
