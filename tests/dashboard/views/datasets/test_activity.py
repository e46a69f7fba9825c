"""Advisories and answers, counted: nothing is lost, nothing is given away."""

from collections import Counter
from datetime import date

import numpy as np
import pytest

from dashboard.core.state import ViewState
from dashboard.indicators.survey_release import MINIMUM_ANSWERS
from dashboard.indicators.survey_waves import waves_of
from dashboard.views.datasets.activity import advisories_listing, survey_listing


def records(listing):
    """The rows by column."""
    return [dict(zip(listing.columns, row, strict=True)) for row in listing.rows]


def test_every_advisory_is_counted_once(snapshot):
    """By month, those of both kinds of entity."""
    found = Counter()
    for row in records(advisories_listing(snapshot, ViewState())):
        found[row["mes"]] += row["asesorias"]
    expected = Counter(snapshot.model.advisories["date"].dt.strftime("%Y-%m"))
    assert found == expected


def test_kinds_are_never_in_one_row(snapshot):
    """The gobernaciones' advisories are those of codes of two digits."""
    rows = records(advisories_listing(snapshot, ViewState()))
    offices = sum(row["asesorias"] for row in rows if row["nivel_gobierno"] == "gobernacion")
    assert offices == (snapshot.model.advisories["entity_code"].str.len() == 2).sum()
    assert offices > 0


def test_what_comes_after_the_cut_off_is_not_counted(snapshot):
    """Nor what is elsewhere."""
    state = ViewState(regions=("caribe",), cutoff=date(2020, 3, 31))
    rows = records(advisories_listing(snapshot, state))
    assert {row["region"] for row in rows} == {"Caribe"}
    assert max(row["mes"] for row in rows) == "2020-03"
    assert {row["corte"] for row in rows} == {date(2020, 3, 31)}


def test_entities_are_counted_beside_advisories(snapshot):
    """Never more than there are advisories, and at least one."""
    rows = records(advisories_listing(snapshot, ViewState()))
    assert all(1 <= row["entidades"] <= row["asesorias"] for row in rows)
    assert any(row["entidades"] < row["asesorias"] for row in rows)


def test_no_adviser_leaves_with_the_table(snapshot):
    """Codes of advisers are for coordinators."""
    text = str(advisories_listing(snapshot, ViewState()).rows)
    assert "ASE-" not in text
    assert "COO-" not in text


def test_every_answer_is_counted_once(snapshot):
    """Over questions, waves, regions and levels of government."""
    rows = records(survey_listing(snapshot, ViewState()))
    assert sum(row["n"] for row in rows) == len(snapshot.model.survey)


def test_few_answers_are_withheld(snapshot):
    """The mean is missing, the number of answers is not; some with enough are withheld beside them."""
    rows = records(survey_listing(snapshot, ViewState()))
    few = [row for row in rows if row["n"] < MINIMUM_ANSWERS]
    assert few
    assert all(row["calificacion"] is None for row in few)
    assert any(row["calificacion"] is None for row in rows if row["n"] >= MINIMUM_ANSWERS)


@pytest.mark.parametrize("kind", ["municipio", "gobernacion"])
def test_a_mean_is_the_one_of_the_figure(snapshot, kind):
    """Region by region, as a view of it tells it."""
    told = {
        (row["pregunta"], row["ola"]): row["calificacion"]
        for row in records(survey_listing(snapshot, ViewState(regions=("caribe",))))
        if row["nivel_gobierno"] == kind
    }
    waves = waves_of(snapshot, ViewState(regions=("caribe",), entity_type=kind))
    expected = {
        (row.question, row.wave): None if np.isnan(row.score) else pytest.approx(row.score) for row in waves
    }
    assert told == expected
    assert told
