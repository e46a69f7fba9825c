"""The model: ordered, frozen, versioned, complete or refused."""

from dataclasses import FrozenInstanceError
from datetime import date

import numpy as np
import pandas as pd
import pytest

from data.errors import DatasetError
from data.model import TABLE_FILES, build_model, content_version, load_model, read_table, read_tables

has_demonstration = pytest.mark.skipif(
    not all(path.exists() for path in TABLE_FILES.values()),
    reason="the demonstration files are not generated: python -m data.demo",
)


@pytest.fixture(scope="module")
def model(tiny):
    return build_model(tiny.tables(), tiny.catalogue, "v1")


def test_entities_are_ordered_as_text(model):
    """A gobernación stands before the municipalities of its department."""
    assert model.entities.index.tolist() == ["05", "05001", "05002"]


def test_entities_know_their_region(model):
    """The region comes from the catalogue, as a slug."""
    assert model.entities["region"].unique().tolist() == ["eje-cafetero-y-antioquia"]


def test_each_phase_has_its_cutoffs(model):
    """Cut-offs run from the first report's to the last one's."""
    assert model.phases["1"].cutoffs == (date(2020, 3, 31), date(2020, 4, 15))
    assert model.cutoffs == (date(2020, 3, 31), date(2020, 4, 15), date(2020, 9, 15))


def test_fractions_follow_the_axes(model):
    """Axis 0 is the cut-off, axis 1 the entity, axis 2 the milestone."""
    fractions = model.phases["1"].fractions
    assert fractions.shape == (2, 3, 2)
    np.testing.assert_array_equal(fractions[:, 1, 0], [0.5, 1.0])
    assert np.isnan(fractions).sum() == 10


def test_the_last_report_is_known_by_entity(model):
    """Entities without report have no day."""
    last = model.phases["1"].last_report
    assert last[-1, 1] == np.datetime64("2020-04-10")
    assert np.isnat(last[:, [0, 2]]).all()


def test_assisted_is_the_membership_of_the_phase(model):
    """Membership does not depend on having reported."""
    assert model.phases["1"].assisted.tolist() == [True, True, True]
    assert model.phases["2"].assisted.tolist() == [True, False, True]


@pytest.mark.parametrize("name", ["fractions", "last_report", "assisted"])
def test_arrays_are_closed_to_writing(model, name):
    """No view can change the model."""
    assert not getattr(model.phases["1"], name).flags.writeable


def test_the_model_is_frozen(model):
    """Neither attributes nor mappings accept a new value."""
    with pytest.raises(FrozenInstanceError):
        model.version = "v2"
    with pytest.raises(TypeError):
        model.phases["3"] = model.phases["1"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 3, 30), None),
        (date(2020, 3, 31), date(2020, 3, 31)),
        (date(2020, 4, 14), date(2020, 3, 31)),
        (date(2021, 1, 1), date(2020, 4, 15)),
    ],
)
def test_cutoff_at_or_before(model, day, expected):
    """The last cut-off of the phase up to a day, if it had one."""
    assert model.cutoff_at_or_before("1", day) == expected


def test_a_phase_without_reports_is_there_and_empty(tiny):
    """A phase added as rows exists before anybody reports in it."""
    added = {"phase": "3", "phase_name": "Fase III", "weight_in_stage": "100", "weight": "100"}
    model = build_model(tiny.tables(milestones=[added]), tiny.catalogue, "v")
    phase = model.phases["3"]
    assert (phase.name, phase.cutoffs, phase.fractions.shape) == ("Fase III", (), (0, 3, 1))
    assert not phase.assisted.any()
    assert phase.cutoff_at_or_before(date(2021, 1, 1)) is None


def test_published_bounds_are_numbers_and_say_so(model):
    """A printed ">4" is the number 4 and a bound."""
    assert model.published.loc["ENC", ["number", "is_bound"]].tolist() == [4.0, True]
    assert model.published.loc["F1-MUN", ["number", "is_bound"]].tolist() == [675.0, False]


def test_origins_are_told_by_table(model):
    """Each table carries the origin it must show."""
    assert model.origins["milestone_reports"] == "demostración"
    assert model.origins["published_figures"] == "informe"


def test_building_does_not_change_the_tables(tiny):
    """The model takes copies of what it changes."""
    tables, again = tiny.tables(), tiny.tables()
    build_model(tables, tiny.catalogue, "v")
    pd.testing.assert_frame_equal(tables.entities, again.entities)
    pd.testing.assert_frame_equal(tables.milestone_reports, again.milestone_reports)


def test_an_absent_file_is_refused_in_spanish(tmp_path):
    """The refusal names the file and what to do."""
    with pytest.raises(DatasetError) as caught:
        read_table("advisories", tmp_path / "advisories.csv.gz")
    assert str(caught.value).splitlines()[1] == (
        "1. advisories.csv.gz: no se encuentra el archivo. "
        "Genere los datos de demostración o cargue la tabla."
    )


def test_the_defects_of_all_files_come_together(tmp_path):
    """One refusal speaks of every broken file."""
    for name in ("advisories", "survey_answers"):
        (tmp_path / f"{name}.csv").write_text("x\n1\n", encoding="utf-8")
    files = {name: tmp_path / f"{name}.csv" for name in ("advisories", "survey_answers")}
    with pytest.raises(DatasetError) as caught:
        read_tables(files)
    assert {defect.file for defect in caught.value.defects} == {"advisories.csv", "survey_answers.csv"}


def test_the_version_is_that_of_the_content(tmp_path):
    """The same bytes give the same version, another byte gives another."""
    path = tmp_path / "advisories.csv"
    versions = []
    for text in ("a", "b", "a"):
        path.write_text(text, encoding="utf-8")
        versions.append(content_version({"advisories": path}))
    assert versions[0] == versions[2] != versions[1]
    assert len(versions[0]) == 12


@has_demonstration
def test_the_shipped_dataset_loads():
    """The repository starts with a valid model of the whole country."""
    model = load_model()
    assert model.entities["kind"].value_counts().to_dict() == {"municipio": 1103, "gobernacion": 32}
    assert list(model.phases) == ["1", "2"]
    assert len(model.published) == 54
