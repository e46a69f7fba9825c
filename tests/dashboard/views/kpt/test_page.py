"""The page of the KPT: by hand, and the published shares."""

from datetime import date

import pytest

from dashboard.core.state import ViewState
from dashboard.core.wording import GAP
from dashboard.indicators.intervals import Interval
from dashboard.indicators.kpt import PUBLISHED, Cross, Use
from dashboard.views.kpt.page import build_kpt, cross_words, use_words

NAN = float("nan")
CODES = ("05001", "05002", "08001", "08078", "08137", "11001", "05", "08")  # in the order of the fixture
USED = {"05001": "True", "11001": "False", "08078": "True", "08137": "False", "05": "True"}
DIAGNOSIS = {"05001": "True", "11001": "False", "08078": "False"}


def plain(text):
    """A text with common spaces: those that keep a number and its unit together are wording's own."""
    return text.replace(GAP, " ")


@pytest.fixture(scope="module")
def country(tiny):
    """Medellín used the KPT and Bogotá did not (DNP); Baranoa did and Campo did not (not assisted)."""
    columns = {"kpt_used": USED, "kpt_diagnosis": DIAGNOSIS}
    return tiny.build(members={name: [known.get(code) for code in CODES] for name, known in columns.items()})


def test_groups_by_hand(country):
    """One of two of each; of Abejorral (ART) and Barranquilla (DAFP) nothing is known, which is not «no»."""
    found = {use.name: (use.used, use.known, use.total) for use in build_kpt(country, ViewState()).groups}
    assert found == {
        "Municipios asesorados por el DNP": (1, 2, 2),
        "Municipios asistidos por el DAFP o la ART": (0, 0, 2),
        "Municipios no asistidos": (1, 2, 2),
        "Gobernaciones": (1, 1, 2),
    }


def test_the_headline_by_hand(country):
    """The assisted beside the others."""
    assert plain(build_kpt(country, ViewState()).finding) == (
        "Todo el país: usó el KPT el 50 % de los municipios que asesora el DNP, 50 % de los no asistidos y "
        "100 % de las gobernaciones."
    )


def test_regions_and_universes_have_both_groups(country):
    """Andina has the two of DNP; Caribe the two that nobody assists."""
    found = {
        pair.name: (pair.advised.known, pair.alone.known) for pair in build_kpt(country, ViewState()).pairs
    }
    assert found["Andina"] == (2, 0)
    assert found["Caribe"] == (0, 2)
    assert "Universo B" not in found


def test_modules_are_of_those_whose_use_is_known(country):
    """Of the two of DNP one used the diagnosis; nothing is known of the other modules."""
    group, modules = build_kpt(country, ViewState()).modules[0]
    assert group.name == "Municipios asesorados por el DNP"
    assert [(use.used, use.known) for use in modules] == [(1, 2), (0, 0), (0, 0)]


def test_progress_is_crossed_with_the_use(country):
    """Phase I: Medellín 70 with it, Bogotá 60 without; one on each side has no interval."""
    first, second = build_kpt(country, ViewState()).crosses
    assert (first.with_it, first.without, first.users, first.rest) == (70.0, 60.0, 1, 1)
    assert (first.difference.value, first.difference.is_known) == (10.0, False)
    assert (second.users, second.rest) == (2, 0)


def test_a_cut_off_before_a_phase_has_nobody_in_it(country):
    """In March nobody had reported in phase II."""
    crosses = build_kpt(country, ViewState(cutoff=date(2020, 3, 31))).crosses
    assert (crosses[1].users, crosses[1].rest) == (0, 0)


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (Use("x", 294, 300, 300), "98,0 % (294 de 300)"),
        (Use("x", 18, 28, 32), "64,3 % (18 de 28; 4 sin dato)"),
        (Use("x", 0, 0, 375), "sin dato (375)"),
    ],
)
def test_a_use_is_written_with_who_is_not_known(use, words):
    """Nothing known is no share."""
    assert plain(use_words(use)) == words


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (Interval(5.0, 1.0, 9.0), "llevan 5,0 puntos más (entre +1,0 y +9,0 puntos"),
        (Interval(-5.0, -9.0, -1.0), "llevan 5,0 puntos menos"),
        (Interval(1.0, -2.0, 4.0), "el avance no se distingue según el uso del KPT"),
        (Interval(1.0, NAN, NAN), ""),
    ],
)
def test_a_cross_is_said_with_its_interval(gap, words):
    """More, fewer, not told apart, not known."""
    assert words in plain(cross_words(Cross("1", 1.0, 1.0, 9, 9, gap)))


def test_the_published_shares_are_met(snapshot):
    """KPT-MUN-DNP 98, KPT-MUN-NO 51 and KPT-GOB 64."""
    published = snapshot.model.published["number"]
    shares = {use.name: use.value for use in build_kpt(snapshot, ViewState()).groups}
    assert {name: round(shares[name]) for name in PUBLISHED} == {
        name: published[key] for name, key in PUBLISHED.items()
    }
