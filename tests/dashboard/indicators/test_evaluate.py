"""Rows of units: by hand on the tiny country, by property on the shipped data."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from dashboard.core.scales import State
from dashboard.core.state import Level, ViewState
from dashboard.indicators.declarations import Kind
from dashboard.indicators.evaluate import country_row, evaluate, read
from dashboard.indicators.milestones.series import rows_of
from dashboard.indicators.resolved import resolve_view, shown_values
from dashboard.indicators.selection import selected

TOWNS = ["05001", "05002", "08001", "08078", "08137", "11001"]
TYPES = ("municipio", "gobernacion")
PARTS = ("hito", "avance-etapa")  # of a phase: they may never have been reported by who reported another
COLUMNS = ["value", "numerator", "denominator", "n", "missing", "state", "category", "origin"]


def one(rows, code):
    """One row as a dictionary."""
    return rows.loc[code].to_dict()


# ---- the tiny country, by hand -------------------------------------------------------------------------


def test_entity_rows_are_the_towns(tiny):
    """One row per municipality, the ones outside the phase included."""
    assert tiny.rows().index.tolist() == TOWNS


def test_the_four_states_of_a_town(tiny):
    """Not assisted, without report, 0 % and with progress are told apart."""
    assert tiny.rows()["state"].to_dict() == {
        "05001": State.CON_AVANCE,
        "05002": State.NO_ASISTIDO,
        "08001": State.CON_AVANCE,
        "08078": State.CERO,
        "08137": State.NO_ASISTIDO,
        "11001": State.SIN_REPORTE,
    }


def test_values_of_entities(tiny):
    """Percentages from 0 to 100; missing without report and outside the phase."""
    values = tiny.rows()["value"]
    assert values.dropna().to_dict() == pytest.approx({"05001": 62.5, "08001": 15, "08078": 0})


def test_before_the_first_cutoff_the_assisted_have_no_report(tiny):
    """Everything assisted is «sin reporte», the rest «no asistido»."""
    states = tiny.rows(cutoff=date(2020, 4, 15))["state"]
    assert states.to_dict() == {
        code: State.NO_ASISTIDO if code in ("05002", "08137") else State.SIN_REPORTE for code in TOWNS
    }


def test_the_mean_of_a_group_is_over_its_reporting_entities(tiny):
    """Caribe: (15 + 0) / 2; Baranoa's reported zero counts, Campo is not assisted."""
    row = one(tiny.rows(level=Level.REGION), "caribe")
    assert row["value"] == pytest.approx(7.5)
    assert (row["n"], row["missing"], row["state"]) == (2, 0, State.CON_AVANCE)


def test_missing_stands_beside_the_mean(tiny):
    """Andina: Medellín alone; Bogotá is missing and does not lower the mean."""
    row = one(tiny.rows(level=Level.REGION), "andina")
    assert row["value"] == pytest.approx(62.5)
    assert (row["n"], row["missing"]) == (1, 1)


def test_a_department_without_report_has_no_value(tiny):
    """Bogotá D.C. as a department: assisted, without report."""
    row = one(tiny.rows(level=Level.DEPARTMENT), "11")
    assert np.isnan(row["value"])
    assert (row["n"], row["missing"], row["state"]) == (0, 1, State.SIN_REPORTE)


def test_the_national_mean_weighs_entities_not_regions(tiny):
    """(62,5 + 15 + 0) / 3, not the mean of two regions."""
    row = one(tiny.rows(level=Level.COUNTRY), "pais")
    assert row["value"] == pytest.approx(77.5 / 3)
    assert (row["numerator"], row["denominator"]) == (pytest.approx(77.5), pytest.approx(300))
    assert (row["n"], row["missing"]) == (3, 1)


@pytest.mark.parametrize("level", list(Level))
def test_gobernaciones_never_enter_a_municipal_row(tiny, level):
    """Antioquia's gobernación has 100 %: no row of municipalities shows it."""
    assert tiny.rows(level=level)["value"].max() < 100


def test_gobernaciones_are_rows_of_their_own(tiny):
    """With the type gobernación only gobernaciones count."""
    rows = tiny.rows(entity_type="gobernacion")
    assert rows.index.tolist() == ["05", "08"]
    assert rows.at["05", "value"] == pytest.approx(100)
    assert one(tiny.rows(entity_type="gobernacion", level=Level.COUNTRY), "pais")["n"] == 1


def test_milestone_of_the_view(tiny):
    """`hito=1.2`: Medellín 1, Abejorral 0, Barranquilla 1, Bogotá 0."""
    row = one(tiny.rows(indicator="hito", milestone="1.2", level=Level.COUNTRY), "pais")
    assert (row["value"], row["n"], row["missing"]) == (pytest.approx(50), 4, 0)


def test_stage_of_the_view_is_that_of_the_milestone(tiny):
    """`hito=1.3` asks for stage 2 of phase I: (50 + 0 + 100 + 100) / 4."""
    row = one(tiny.rows(indicator="avance-etapa", milestone="1.3", level=Level.COUNTRY), "pais")
    assert row["value"] == pytest.approx(62.5)


def test_stage_without_milestone_is_the_first(tiny):
    """Without a milestone the first stage of the last phase is shown: 100, 60 and 0."""
    row = one(tiny.rows(indicator="avance-etapa", level=Level.COUNTRY), "pais")
    assert row["value"] == pytest.approx((100 + 60 + 0) / 3)


def test_attributes_are_categories_of_entities_and_shares_of_groups(tiny):
    """Decree 683: two of the six towns."""
    assert tiny.rows(indicator="decreto-683")["category"].tolist() == ["si", "no", "si", "no", "no", "no"]
    row = one(tiny.rows(indicator="decreto-683", level=Level.COUNTRY), "pais")
    assert (row["numerator"], row["denominator"], row["value"]) == (2, 6, pytest.approx(100 / 3))


def test_a_share_of_none_is_zero_not_missing(tiny):
    """No town of Bogotá's department is PDET: the lowest class; the state «0 %» is of progress only."""
    row = one(tiny.rows(indicator="pdet", level=Level.DEPARTMENT), "11")
    assert (row["value"], row["state"]) == (0, State.CON_AVANCE)


def test_unmeasured_entities_are_missing_from_a_share(tiny):
    """KPT: one of the two measured; four are not known."""
    row = one(tiny.rows(indicator="uso-kpt", level=Level.COUNTRY), "pais")
    assert (row["value"], row["n"], row["missing"]) == (50, 2, 4)


def test_the_predominant_category_of_a_group(tiny):
    """Universes of the country: A, B, A, C, (none), H: A with two of five."""
    row = one(tiny.rows(indicator="universo", level=Level.COUNTRY), "pais")
    assert (row["category"], row["numerator"], row["denominator"]) == ("A", 2, 5)
    assert (row["n"], row["missing"]) == (5, 1)


def test_a_tie_goes_to_the_first_category_of_the_scale(tiny):
    """Antioquia has one town of universe A and one of B: A."""
    assert one(tiny.rows(indicator="universo", level=Level.DEPARTMENT), "05")["category"] == "A"


def test_continuity_counts_phase_two_only(tiny):
    """Of the four towns of phase II, three come from phase I; Abejorral does not count."""
    row = one(tiny.rows(indicator="continuidad", level=Level.COUNTRY), "pais")
    assert (row["numerator"], row["denominator"], row["value"]) == (3, 4, 75)


def test_n_is_what_the_denominator_counts(tiny):
    """The share of continuity is over four towns: its n says four, not everyone of either phase."""
    row = one(tiny.rows(indicator="continuidad", level=Level.COUNTRY), "pais")
    assert row["n"] == 4


def test_ratings_are_means_of_answers(tiny):
    """(4 + 5 + 3) / 3 answers, of two entities; two of the assisted did not answer."""
    row = one(tiny.rows(indicator="calificacion-encuesta", level=Level.COUNTRY), "pais")
    assert (row["value"], row["n"], row["missing"]) == (4, 2, 2)


def test_too_few_observations_are_withheld(tiny):
    """Two answers have data and no value, and no numerator or denominator to compute it from."""
    rows = tiny.rows(indicator="calificacion-encuesta")
    assert rows.at["05001", "state"] == State.RESERVADO
    assert rows.loc["05001", ["value", "numerator", "denominator"]].isna().all()
    assert rows.loc["05001", ["n", "missing"]].tolist() == [1, 0]
    assert rows.at["05002", "state"] == State.SIN_REPORTE
    assert tiny.rows(indicator="calificacion-encuesta", by=Level.COUNTRY).at["pais", "value"] == 4.0


def test_an_empty_selection_has_no_rows(tiny):
    """Filters that leave nobody give empty frames at every level, and an unknown country row."""
    for level in Level:
        assert tiny.rows(regions=("caribe",), departments=("05",), by=level).empty
    whole = country_row(tiny.rows(regions=("caribe",), departments=("05",), by=Level.COUNTRY))
    assert np.isnan(whole["value"])
    assert (whole["n"], whole["missing"]) == (0, 0)


# ---- which cut-off and phase ---------------------------------------------------------------------------


def resolved_of(snapshot, **state):
    """The view made definite."""
    return resolve_view(snapshot.indicators, snapshot.model, ViewState(**state))


def test_the_default_cutoff_is_the_last_of_the_phase(tiny):
    """Each phase closes on its own day."""
    assert resolved_of(tiny.snapshot).context.cutoff == date(2020, 10, 15)
    assert resolved_of(tiny.snapshot, indicator="avance-fase-1").context.cutoff == date(2020, 4, 15)


def test_changes_count_from_the_cutoff_before(tiny):
    """Unless the view names another earlier day."""
    assert resolved_of(tiny.snapshot).previous == date(2020, 9, 30)
    assert resolved_of(tiny.snapshot, since=date(2020, 9, 15)).previous == date(2020, 9, 15)


def test_a_comparison_day_after_the_cutoff_is_not_used(tiny):
    """Changes never run backwards in time."""
    resolved = resolved_of(tiny.snapshot, cutoff=date(2020, 9, 30), since=date(2020, 10, 15))
    assert resolved.previous == date(2020, 9, 15)


def test_the_first_cutoff_has_none_before(tiny):
    """There is nothing to compare with."""
    assert resolved_of(tiny.snapshot, cutoff=date(2020, 9, 15)).previous is None


@pytest.mark.parametrize(
    ("state", "phase"),
    [
        ({"indicator": "avance-fase-1", "milestone": "2.1"}, "1"),
        ({"indicator": "hito", "milestone": "1.2", "phases": ("2",)}, "1"),
        ({"indicator": "dias-sin-reporte", "phases": ("1",)}, "1"),
        ({"indicator": "dias-sin-reporte", "cutoff": date(2020, 4, 15)}, "1"),
        ({"indicator": "dias-sin-reporte"}, "2"),
    ],
)
def test_the_phase_of_reference(tiny, state, phase):
    """The indicator's own, the milestone's, the filter's, else the last that had begun."""
    assert resolved_of(tiny.snapshot, **state).context.phase == phase


# ---- properties of the shipped data --------------------------------------------------------------------


def views(snapshot):
    """Every indicator × type of entity, as definite views."""
    for key in snapshot.indicators:
        for kind in TYPES:
            state = ViewState(indicator=key, entity_type=kind)
            yield resolve_view(snapshot.indicators, snapshot.model, state), state


@pytest.mark.parametrize("level", list(Level))
def test_rows_are_well_formed(snapshot, level):
    """Whole counts, known states, unique units, and n plus missing within the entities of each unit."""
    for resolved, state in views(snapshot):
        rows = evaluate(resolved, snapshot.model, state, level)
        key = resolved.indicator.key
        assert rows.columns.tolist() == COLUMNS, key
        assert rows.index.is_unique, key
        assert rows["state"].isin([0, -1, -2, -3, -6]).all(), key
        assert (rows[["n", "missing"]] >= 0).all().all(), key
        assert ((rows["n"] + rows["missing"]) <= _sizes(snapshot, state, level)[rows.index]).all(), key


def _sizes(snapshot, state, level):
    towns = snapshot.model.entities[snapshot.model.entities["kind"] == state.entity_type]
    if level is Level.ENTITY:
        return pd.Series(1, index=towns.index)
    if level is Level.COUNTRY:
        return pd.Series({"pais": len(towns)})
    return towns.groupby("department_code" if level is Level.DEPARTMENT else "region").size()


@pytest.mark.parametrize("level", list(Level))
def test_a_number_is_there_exactly_with_data(snapshot, level):
    """A numeric row has a value if and only if some entity has data; a categorical one, a category."""
    for resolved, state in views(snapshot):
        rows = evaluate(resolved, snapshot.model, state, level)
        is_number = resolved.indicator.kind is Kind.PROGRESS or (
            resolved.indicator.kind is Kind.ATTRIBUTE and level is not Level.ENTITY
        )
        shown = rows["value"].notna() if is_number else rows["category"] != ""
        expected = (rows["n"] > 0) & (rows["denominator"] > 0) if is_number else rows["n"] > 0
        assert (shown == expected).all(), resolved.indicator.key


@pytest.mark.parametrize("level", list(Level))
def test_states_agree_with_values(snapshot, level):
    """Zero is 0 %, no data is «sin reporte», outside the phase has no value that is drawn."""
    for resolved, state in views(snapshot):
        rows = evaluate(resolved, snapshot.model, state, level)
        key = resolved.indicator.key
        assert rows.loc[rows["state"] == State.CERO, "value"].eq(0).all(), key
        silent = rows.loc[rows["state"] == State.SIN_REPORTE, "value"]
        if key in PARTS:  # who reported other milestones counts zero
            silent = silent.replace(0.0, np.nan)
        assert silent.isna().all(), key
        drawn = rows[rows["state"] == State.CON_AVANCE]
        assert (drawn["value"].notna() | drawn["category"].ne("")).all(), key


@pytest.mark.parametrize("level", [Level.DEPARTMENT, Level.REGION, Level.COUNTRY])
def test_the_mean_lies_between_its_members(snapshot, level):
    """No group is above its best entity or below its worst."""
    for resolved, state in views(snapshot):
        if resolved.indicator.kind is not Kind.PROGRESS:
            continue
        everything = replace(resolved, indicator=replace(resolved.indicator, release=None))
        members = evaluate(everything, snapshot.model, state, Level.ENTITY)["value"].dropna()
        owners = snapshot.model.entities.loc[members.index]
        columns = {Level.DEPARTMENT: owners["department_code"], Level.REGION: owners["region"]}
        by = columns.get(level, pd.Series("pais", index=owners.index))
        spread = members.groupby(by).agg(["min", "max"])
        groups = evaluate(resolved, snapshot.model, state, level)["value"].dropna()
        assert (groups >= spread["min"][groups.index] - 1e-9).all(), resolved.indicator.key
        assert (groups <= spread["max"][groups.index] + 1e-9).all(), resolved.indicator.key


@pytest.mark.parametrize("level", [Level.ENTITY, Level.DEPARTMENT, Level.REGION])
def test_the_country_is_the_ratio_of_the_sums(snapshot, level):
    """Numerators and denominators of any level add up to the national value."""
    for resolved, state in views(snapshot):
        if resolved.indicator.kind is Kind.CATEGORY:
            continue
        everything = replace(resolved, indicator=replace(resolved.indicator, release=None))
        parts = evaluate(everything, snapshot.model, state, level)
        whole = evaluate(everything, snapshot.model, state, Level.COUNTRY).loc["pais"]
        total = parts["denominator"].sum()
        if total == 0:
            assert np.isnan(whole["value"]), resolved.indicator.key
            continue
        ratio = resolved.indicator.factor * parts["numerator"].sum() / total
        assert whole["value"] == pytest.approx(ratio), resolved.indicator.key


@pytest.mark.parametrize("level", [Level.DEPARTMENT, Level.REGION])
def test_counts_of_groups_add_up(snapshot, level):
    """n and missing of the groups are those of the country."""
    for resolved, state in views(snapshot):
        parts = evaluate(resolved, snapshot.model, state, level)[["n", "missing"]].sum()
        whole = evaluate(resolved, snapshot.model, state, Level.COUNTRY).loc["pais", ["n", "missing"]]
        assert parts.tolist() == whole.tolist(), resolved.indicator.key


def test_another_resolved_keeps_the_selection(snapshot):
    """A reading taken again at an earlier day is what evaluating that day gives."""
    state = ViewState(regions=("caribe",), cutoff=date(2020, 11, 30))
    now = read(
        resolve_view(snapshot.indicators, snapshot.model, replace(state, cutoff=None)), snapshot.model, state
    )
    then = resolve_view(snapshot.indicators, snapshot.model, state)
    pd.testing.assert_frame_equal(
        now.at(then).rows(Level.REGION), evaluate(then, snapshot.model, state, Level.REGION)
    )


def test_evaluating_never_writes_to_the_model(snapshot):
    """Frames and arrays are the same after every indicator at every level."""
    model = snapshot.model
    frames = {name: getattr(model, name).copy() for name in ("entities", "survey", "advisories", "published")}
    arrays = {key: phase.fractions.copy() for key, phase in model.phases.items()}
    for resolved, state in views(snapshot):
        for level in Level:
            rows = evaluate(resolved, model, state, level)
            rows.iloc[:, :2] = -1.0
    for name, before in frames.items():
        pd.testing.assert_frame_equal(getattr(model, name), before)
    for key, before in arrays.items():
        np.testing.assert_array_equal(model.phases[key].fractions, before)


def test_a_milestone_never_reported_is_without_report_and_counts_zero(tiny):
    """Baranoa reported milestone 1 of phase I and not 2, as Barranquilla: its row and the mean say both."""
    state = ViewState(indicator="hito", milestone="1.2")
    resolved = resolve_view(tiny.snapshot.indicators, tiny.model, state)
    rows = evaluate(resolved, tiny.model, state, Level.ENTITY)
    phase = tiny.model.phases["1"]
    never = np.isnan(phase.fractions[-1, :, 1]) & ~np.isnat(phase.last_report[-1]) & phase.assisted
    codes = tiny.model.entities.index[never].intersection(rows.index)
    assert len(codes)
    assert set(rows.loc[codes, "state"]) == {State.SIN_REPORTE}
    assert set(rows.loc[codes, "value"]) == {0.0}
    assert shown_values(rows).loc[codes].isna().all()
    whole = country_row(evaluate(resolved, tiny.model, state, Level.COUNTRY))
    assert whole["n"] == rows["n"].sum()


@pytest.mark.parametrize("milestone", ["1.2", "2.2", "1.3"])
def test_home_says_without_report_where_the_heat_map_does(snapshot, milestone):
    """Unit by unit, of entities and of regions, of the shipped data."""
    phase, number = milestone.split(".")
    found = snapshot.model.phases[phase]
    column = found.milestones.index.get_loc(int(number)) + 1
    for level in (Level.ENTITY, Level.REGION):
        state = ViewState(indicator="hito", milestone=milestone, level=level)
        rows = evaluate(resolve_view(snapshot.indicators, snapshot.model, state), snapshot.model, state)
        heat = rows_of(snapshot.model, found, selected(snapshot.model, state), level)
        cells = pd.Series(heat.shown_at(len(found.cutoffs) - 1)[:, column], index=heat.codes)
        home = shown_values(rows).reindex(cells.index)
        pd.testing.assert_series_equal(home, cells, check_names=False, rtol=0, atol=1e-6)
