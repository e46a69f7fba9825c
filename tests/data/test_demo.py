"""The committed demonstration tables: calibrated, reproducible, marked, plausible."""

import gzip
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.calibration import (
    NOT_COMPUTED,
    Tables,
    last_state,
    progress,
    reckon,
    tables_from_reports,
)
from data.demo.document import DOCUMENT, figures_table
from data.demo.indices import INDICES
from data.demo.targets import (
    APPROVAL_LIMIT_683,
    CUTOFFS_1,
    CUTOFFS_2,
    FILES,
    LAGGING_GOBERNACIONES,
    LOWEST,
    WITHOUT_UNIVERSE,
)
from data.demo.write import as_bytes, build_tables, compressed, read_table
from data.harmonise import phase_2_municipalities, phase_2_progress
from data.milestones import load_milestones
from geo.divipola import Catalogue, load_catalogue, slug

PUBLISHED = Path(__file__).parents[2] / "data" / "published"
NAMES = ("entities", "milestone_reports", "survey_answers", "advisories")
BUDGET = 1_500_000  # bytes of the four files together
UNREACHABLE = {"F1-MUN-ASESOR", "F2-AVANCE"}  # the report's own figures do not give them


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def written() -> dict[str, pd.DataFrame]:
    return {name: read_table(name) for name in NAMES}


@pytest.fixture(scope="module")
def rebuilt() -> dict[str, pd.DataFrame]:
    return build_tables()


@pytest.fixture(scope="module")
def tables(written, catalogue) -> Tables:
    return tables_from_reports(
        written["entities"],
        load_milestones(),
        written["milestone_reports"],
        written["survey_answers"],
        written["advisories"],
        catalogue.departments["region"],
    )


@pytest.fixture(scope="module")
def reports(written) -> pd.DataFrame:
    return written["milestone_reports"]


@pytest.fixture(scope="module")
def entities(written) -> pd.DataFrame:
    return written["entities"].set_index("entity_code")


def _published() -> pd.DataFrame:
    return pd.read_csv(PUBLISHED / "cifras_informe.csv", dtype=str)


def _of_phase(tables: Tables, phase: str, length: int) -> pd.Series:
    values = progress(tables, phase).dropna()
    return values[values.index.str.len() == length]


@pytest.mark.parametrize("key", _published()["id"])
def test_every_computable_published_figure_is_met(tables, key):
    """Ours equals the published figure at its precision; the two that contradict their own parts do not."""
    published = _published()
    (found,) = reckon(tables, published[published["id"] == key])
    if found.figure.status == NOT_COMPUTED:
        assert found.agrees is None
    else:
        assert found.agrees is (key not in UNREACHABLE), found


@pytest.mark.parametrize("name", NAMES)
def test_recreation_gives_the_committed_table_byte_for_byte(rebuilt, name):
    """The committed table is what the seed gives (text compared: compressors differ between machines)."""
    assert as_bytes(rebuilt[name]) == gzip.decompress((FILES / f"{name}.csv.gz").read_bytes())


def test_compression_keeps_neither_time_nor_name():
    """The same text gives the same file: the header has no date and no name."""
    packed = compressed(b"a,b\n")
    assert packed[4:8] == b"\0\0\0\0"
    assert not packed[3] & 0b1000


def test_the_document_shows_what_the_tables_give(tables):
    """The table of docs/calibracion.md is the one computed from the committed tables."""
    assert figures_table(reckon(tables, _published())) in DOCUMENT.read_text(encoding="utf-8")


def test_the_files_are_small():
    """The four files together stay inside their budget."""
    assert sum((FILES / f"{name}.csv.gz").stat().st_size for name in NAMES) < BUDGET


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_marked_as_demonstration(written, name):
    """Nothing simulated is unmarked."""
    assert set(written[name]["origen"]) == {"demostración"}


@pytest.mark.parametrize("name", NAMES)
def test_no_table_names_a_person(written, name):
    """Advisers are codes, and the only name column is the name of an entity."""
    table = written[name]
    assert [column for column in table if "name" in column] == (["name"] if name == "entities" else [])
    if "adviser_code" in table:
        assert table["adviser_code"].dropna().str.fullmatch(r"(ASE|DAF|ART)-\d\d|(COO|EXP)-\d").all()


def test_entities_are_the_catalogue(entities, catalogue):
    """1,103 municipalities and 32 gobernaciones, by code and name."""
    assert set(entities.index) == set(catalogue.municipalities.index) | set(catalogue.gobernaciones.index)
    towns = entities[entities["kind"] == "municipio"]
    assert (towns["name"] == catalogue.municipalities["name"].reindex(towns.index)).all()


def test_universes_have_their_published_sizes(entities):
    """Eight universes, each of its size, and one municipality in none."""
    sizes = pd.read_csv(PUBLISHED / "universos.csv").set_index("universo")["municipios"]
    assert entities["universe"].value_counts().sort_index().to_dict() == sizes.to_dict()
    towns = entities[entities["kind"] == "municipio"]
    assert list(towns.index[towns["universe"].isna()]) == [WITHOUT_UNIVERSE]


def test_art_advises_exactly_the_pdet_list(entities):
    """The 170 PDET municipalities are those of ART."""
    listed = pd.read_csv(PUBLISHED / "pdet.csv", dtype=str)["code"]
    assert set(entities.index[entities["pdet"]]) == set(listed)
    assert set(entities.index[entities["partner"] == "ART"]) == set(listed)


def test_phase_2_is_the_printed_list(entities, catalogue):
    """The municipalities of phase II are the 365 of the list."""
    towns = entities[(entities["kind"] == "municipio") & entities["phase_2"]]
    assert set(towns.index) == set(phase_2_municipalities(catalogue)["code"])


def test_decree_683_holds_in_the_seven_departments(entities):
    """The gobernaciones under Decree 683 are the published ones, and their municipalities adopt it more."""
    listed = pd.read_csv(PUBLISHED / "decreto683_departamentos.csv", dtype=str)["department_code"]
    adopted = entities[entities["decree_683"]]
    assert set(adopted.index[adopted["kind"] == "gobernacion"]) == set(listed)
    towns = entities[entities["kind"] == "municipio"]
    inside = towns["department_code"].isin(listed)
    assert towns[inside]["decree_683"].mean() > 2 * towns[~inside]["decree_683"].mean() > 0


def test_assistance_goes_first_to_low_results(entities):
    """Most of the municipalities of DNP and DAFP are of universes A to D."""
    chosen = entities[(entities["kind"] == "municipio") & entities["partner"].isin(["DNP", "DAFP"])]
    assert 0.65 < chosen["universe"].isin(list("ABCD")).mean() < 0.95


def test_use_of_the_kpt_is_unknown_where_nothing_is_published(entities):
    """ART and DAFP municipalities have no value: missing is not "no"."""
    towns = entities[entities["kind"] == "municipio"]
    assert towns[towns["partner"].isin(["ART", "DAFP"])]["kpt_used"].isna().all()
    assert towns[~towns["partner"].isin(["ART", "DAFP"])]["kpt_used"].notna().all()


def test_each_region_of_phase_2_has_its_published_mean_and_count(tables):
    """Means within 0.05 and the counts of Map 5."""
    printed = pd.read_csv(PUBLISHED / "fase2_avance_region.csv").query("alcaldias > 0")
    printed = printed.set_index(printed["region"].map(slug))
    values = _of_phase(tables, "2", 5)
    region = tables.entities["region"].reindex(values.index)
    found = values.groupby(region).agg(["mean", "count"]).reindex(printed.index)
    assert len(found) == 7
    assert ((found["mean"] - printed["avance_pct"]).abs() < 0.05).all()
    assert (found["count"] == printed["alcaldias"]).all()


def test_the_twenty_published_municipalities_are_exact_and_truly_the_extremes(tables, catalogue):
    """Exact values; every other municipality lies strictly between the two lists."""
    found = phase_2_progress(catalogue).assign(
        value=lambda rows: _of_phase(tables, "2", 5).reindex(rows["code"]).to_numpy()
    )
    assert np.allclose(found["value"], found["progress"], atol=1e-9)
    others = _of_phase(tables, "2", 5).drop(found["code"].to_list())
    lagging, leading = (found[found["list"] == name]["value"] for name in ("rezagadas", "avanzadas"))
    assert lagging.max() < others.min()
    assert others.max() < leading.min()
    assert others.std() > 15


def test_gobernaciones_of_phase_2_fall_in_the_published_order(tables):
    """25 strictly falling values to Magdalena, which reports and is at zero; the other 7 have no report."""
    order = pd.read_csv(PUBLISHED / "fase2_avance_gobernaciones.csv", dtype=str)["department_code"]
    found = _of_phase(tables, "2", 2)
    assert set(found.index) == set(order)
    assert (found.reindex(order).diff().dropna() < 0).all()
    assert found["47"] == 0.0
    assert found.max() < 80


def test_the_lowest_of_phase_1_are_the_published_ones_and_alone(tables):
    """One municipality at 57; three gobernaciones at exactly 88, below all the others."""
    towns, departments = _of_phase(tables, "1", 5), _of_phase(tables, "1", 2)
    assert towns[LOWEST] == pytest.approx(57.0)
    assert (towns.drop(LOWEST) > 60).all()
    assert np.allclose(departments[list(LAGGING_GOBERNACIONES)], 88.0)
    assert (departments.drop(list(LAGGING_GOBERNACIONES)) > 88.0).all()


def test_the_published_cut_of_21_july_is_the_state_of_31_july(reports):
    """No report of phase I is later than the published cut."""
    early, late = (last_state(reports, "1", day) for day in ("2020-07-21", "2020-07-31"))
    pd.testing.assert_frame_equal(early, late)


def test_fractions_are_twentieths(reports):
    """Fractions lie in 0-1 on a grain of 0.05."""
    scaled = reports["fraction"] * 20
    assert reports["fraction"].between(0, 1).all()
    assert np.allclose(scaled, scaled.round())


def test_reports_fall_inside_the_fortnight_of_their_cutoff(reports):
    """The report date is at most 16 days before its cut-off, never after it; the cut-offs are declared."""
    delay = (reports["cutoff"] - reports["report_date"]).dt.days
    assert delay.between(0, 16).all()
    for phase, cutoffs in (("1", CUTOFFS_1), ("2", CUTOFFS_2)):
        assert set(reports[reports["phase"] == phase]["cutoff"].dt.date) == set(cutoffs)


def test_only_assisted_entities_report(reports, entities):
    """A report belongs to an entity of the phase."""
    for phase in ("1", "2"):
        codes = reports[reports["phase"] == phase]["entity_code"].unique()
        assert entities.loc[codes, f"phase_{phase}"].all()


def test_progress_rises_in_general_and_falls_in_a_handful_of_corrections(reports):
    """Nearly every change of a fraction is upwards, some are corrections downwards."""
    ordered = reports.sort_values(["phase", "entity_code", "milestone", "report_date"], kind="stable")
    steps = ordered.groupby(["phase", "entity_code", "milestone"])["fraction"].diff().dropna()
    assert 5 <= (steps < 0).sum() <= 0.01 * len(steps)


def test_the_mean_of_the_country_never_falls(reports, tables):
    """Group progress rises from cut-off to cut-off, slowly in February and March."""
    means = {day: _mean_at(reports, tables, "1", day) for day in CUTOFFS_1}
    values = list(means.values())
    assert values == sorted(values)
    pace = np.diff(values)
    assert pace[:4].max() < 0.7 * pace[4:8].max()


def _mean_at(reports: pd.DataFrame, tables: Tables, phase: str, day: object) -> float:
    state = last_state(reports, phase, str(day))
    weights = tables.weights[phase].reindex(state.columns)
    return float((state * weights).sum(axis=1).sum() / len(tables.states[phase]))


def test_approvals_keep_the_legal_limits(reports, entities):
    """Without Decree 683 most approve by 31 May; with it, all but late reports by 15 July."""
    approved = reports[(reports["phase"] == "1") & (reports["milestone"] == 22) & (reports["fraction"] == 1)]
    first = approved.groupby("entity_code")["cutoff"].min()
    extended = entities["decree_683"].reindex(first.index)
    assert (first[~extended] <= "2020-05-31").mean() > 0.6
    assert (first[~extended] <= "2020-06-15").mean() > 0.7
    assert first[extended].median() > first[~extended].median()
    assert (first[extended] <= str(APPROVAL_LIMIT_683)).mean() > 0.6


def test_the_four_states_of_a_territory_occur(reports, entities, tables):
    """Not assisted, without report, at zero and with progress: each is on some screen."""
    early = last_state(reports, "1", "2020-01-31")
    values = (early * tables.weights["1"].reindex(early.columns)).sum(axis=1)
    assert (values == 0).sum() >= 10
    assert (values > 0).sum() >= 100
    assert progress(tables, "1").isna().sum() == 58
    assert progress(tables, "2").isna().sum() == 56
    assert (~entities["phase_2"]).sum() == 738


def test_some_entities_stall_and_some_fall_silent(reports):
    """Confirmations without change and silences of 45 days both occur."""
    last = reports[reports["phase"] == "2"].groupby("entity_code")["report_date"].max()
    silent = (pd.Timestamp(CUTOFFS_2[-1]) - last).dt.days >= 45
    assert 10 <= silent.sum() <= 100
    repeated = reports.duplicated(["phase", "entity_code", "milestone", "fraction"])
    assert repeated.sum() > 100


def test_impossible_orders_stay_in_the_data(tables):
    """Approved without delivery: the published percentages imply it, and nothing hides it."""
    state = tables.states["1"]
    assert ((state[22] == 1) & ~(state[18] == 1)).sum() == 13


def test_late_loading_differs_by_region(reports, catalogue):
    """Llanos and Amazonía report along the month; Caribe and Pacífico in its last days."""
    rows = reports[reports["cutoff"].dt.day > 15].drop_duplicates(["entity_code", "cutoff"])
    region = rows["entity_code"].str[:2].map(catalogue.departments["region"])
    last_days = ((rows["cutoff"] - rows["report_date"]).dt.days < 3).groupby(region).mean()
    assert last_days[["llanos-orinoquia", "amazonia"]].max() < last_days[["caribe", "pacifico"]].min()


def test_the_survey_passes_four_in_every_wave_with_whole_scores(written, entities):
    """Three waves; whole scores 1-5; the general mean above 4 in each; only entities of phase I answer."""
    survey = written["survey_answers"]
    general = survey[survey["question"] == "general"].groupby("wave")["score"].mean()
    assert list(general.index) == [1, 2, 3]
    assert (general > 4).all()
    assert survey["score"].isin(range(1, 6)).all()
    assert not survey.duplicated(["answer_id", "question"]).any()
    assert entities.loc[survey["entity_code"].unique(), "phase_1"].all()


def test_advisories_peak_in_march_and_april(written):
    """April is the month with most advisories, March the second; travel stops in mid March."""
    table = written["advisories"]
    months = table.groupby(table["date"].dt.month).size()
    assert list(months.nlargest(2).index) == [4, 3]
    trips = table[table["mode"] == "presencial"]["date"]
    assert not trips.between("2020-03-16", "2020-08-31").any()
    assert table["date"].dt.year.eq(2020).all()


def test_the_national_means_of_the_indices_part_the_universes(entities):
    """Cutting each index at its mean gives the class of every municipality, and no value is near the cut."""
    sides = pd.read_csv(PUBLISHED / "universos.csv").set_index("universo")
    towns = entities[entities["universe"].notna()]
    for column, (side, high) in INDICES.items():
        mean = towns[column].mean()
        assert ((towns[column] > mean) == towns["universe"].map(sides[side] == high)).all()
        assert (towns[column] - mean).abs().min() > 0.5
    assert entities.loc[entities["universe"].isna(), list(INDICES)].isna().all(axis=None)


def test_who_used_the_kpt_used_a_module(entities):
    """At least one; who did not use it used none, and where the use is not known neither are the modules."""
    modules = entities[["kpt_diagnosis", "kpt_strategy", "kpt_investments"]]
    used = entities["kpt_used"]
    known = used.notna()
    assert (modules[known].any(axis=1) == used[known]).all()
    assert modules[~known].isna().all(axis=None)


def test_an_interview_is_with_one_official(written):
    """Every answer of an interview has the same level."""
    levels = written["survey_answers"].groupby("answer_id")["official_level"].nunique()
    assert (levels == 1).all()
