"""The calculus of the published figures: agreement at printed precision, states, ratios."""

from pathlib import Path

import pandas as pd
import pytest

from data.calibration import (
    COMPUTED,
    FIGURES,
    NOT_COMPUTED,
    Ratio,
    Tables,
    agrees,
    fulfilled,
    last_state,
    load_criteria,
    progress,
    reckon,
)
from data.milestones import load_milestones

ROOT = Path(__file__).parents[2]


def _published() -> pd.DataFrame:
    return pd.read_csv(ROOT / "data" / "published" / "cifras_informe.csv", dtype=str)


def _reports(*rows: tuple[str, int, str, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["entity_code", "milestone", "report_date", "fraction"])
    dates = pd.to_datetime(frame["report_date"])
    return frame.assign(phase="1", report_date=dates, cutoff=dates)


def _tables(state: pd.DataFrame, **columns) -> Tables:
    entities = pd.DataFrame({"phase_1": True, **columns}, index=["05001", "05002", "05004"])
    weights = {"1": load_milestones().query("phase == '1'").set_index("milestone")["weight"]}
    return Tables(entities, weights, {"1": state}, pd.DataFrame(), pd.DataFrame())


def test_every_published_row_is_declared_and_no_other():
    """The declarations and the published table name the same figures."""
    assert set(FIGURES) == set(_published()["id"])


def test_only_figures_without_computation_lack_one():
    """A figure has a computation exactly when it is not declared impossible."""
    assert all((figure.compute is None) == (figure.status == NOT_COMPUTED) for figure in FIGURES.values())


@pytest.mark.parametrize(
    ("value", "printed", "expected"),
    [
        (648 / 649 * 100, "99.8", True),
        (706 / 707 * 100, "99.8", False),
        (97.5, "98", True),
        (97.499, "97", True),
        (4.0, ">4", False),
        (4.01, ">4", True),
        (float("nan"), "98", False),
    ],
)
def test_agreement_is_judged_at_the_printed_precision(value, printed, expected):
    """A value agrees when it prints like the published one; a bound is strict."""
    assert agrees(value, printed) is expected


def test_no_count_of_707_entities_prints_99_8():
    """The published stage compliance needs another base than the 707 assisted entities; 649 gives it."""
    assert not any(agrees(count / 707 * 100, "99.8") for count in range(708))
    assert agrees(648 / (617 + 32) * 100, "99.8")


def test_no_count_of_32_gobernaciones_prints_64_and_28_is_the_largest_base_that_does():
    """The KPT figure of the gobernaciones rests on fewer than 32 of them."""
    bases = [base for base in range(1, 33) if any(agrees(k / base * 100, "64") for k in range(base + 1))]
    assert max(bases) == 28


def test_the_last_report_at_or_before_the_day_counts():
    """A later report replaces an earlier one, and one after the day is not seen."""
    reports = _reports(
        ("05001", 1, "2020-02-10", 0.5), ("05001", 1, "2020-03-10", 0.25), ("05001", 1, "2020-08-01", 1.0)
    )
    assert last_state(reports, "1", "2020-07-31").loc["05001", 1] == 0.25


def test_an_entity_without_report_has_no_progress_and_one_at_zero_has():
    """Missing is not zero."""
    state = pd.DataFrame({1: [0.0, 1.0]}, index=["05001", "05002"])
    found = progress(_tables(state), "1")
    assert found["05001"] == 0.0
    assert found["05002"] == 1.0
    assert pd.isna(found["05004"])


def test_a_stage_is_fulfilled_only_with_all_its_milestones():
    """One milestone short of 100 %, or never reported, is not fulfilment."""
    state = pd.DataFrame(1.0, index=["05001", "05002", "05004"], columns=range(1, 8))
    state.loc["05002", 7] = 0.95
    state.loc["05004", 3] = float("nan")
    assert fulfilled(_tables(state), "alistamiento").to_dict() == {
        "05001": True,
        "05002": False,
        "05004": False,
    }


def test_criteria_speak_of_declared_figures_and_known_milestones():
    """Each criterion serves a computed figure with milestones of its phase."""
    criteria = load_criteria()
    assert all(FIGURES[key].status == COMPUTED for key in criteria["figure"])
    assert {number for numbers in criteria["milestones"] for number in numbers} <= set(range(1, 23))


def test_a_ratio_without_anything_known_is_missing():
    """Nothing over nothing is not zero."""
    assert pd.isna(Ratio(0.0, 0.0, 100.0).value)


def test_a_row_without_declaration_is_not_computed():
    """A loaded table may bring a figure that nobody declared: it is shown, and says so."""
    unknown = pd.DataFrame({"id": ["NUEVA"], "valor": ["1"], "unidad": ["%"]})
    (found,) = reckon(_tables(pd.DataFrame({1: [1.0]}, index=["05001"])), unknown)
    assert (found.figure.status, found.ours, found.agrees) == (NOT_COMPUTED, None, None)
    assert "Nadie ha declarado" in found.figure.how
