"""The page of the team: advisories, organigram and questionnaire; and what the report publishes of it."""

from datetime import date

import pytest

from dashboard.core.state import ViewState, parse_state
from dashboard.core.wording import GAP
from dashboard.views.team.organigram import codes_of, organigram
from dashboard.views.team.page import build_team, formula_words, month_words
from dashboard.views.team.questionnaire import questionnaire

DEMAND = ("Caribe", "Central", "Eje Cafetero y Antioquia")


def plain(text):
    """A text with common spaces: those that keep a number and its unit together are wording's own."""
    return text.replace(GAP, " ")


def test_the_headline_by_hand(tiny):
    """One advisory, to Medellín, virtual."""
    view = build_team(tiny.snapshot, ViewState())
    assert plain(view.finding) == "Todo el país: 1 asesoría, 100 % virtuales."
    assert [(one.key, one.name, one.total, one.in_person) for one in view.months] == [
        ("2020-04", "abril de 2020", 1, 0)
    ]
    assert [one.name for one in view.regions] == ["Andina"]


def test_nothing_up_to_the_cut_off_is_said(tiny):
    """On 31 March nobody had been advised."""
    assert build_team(tiny.snapshot, ViewState(cutoff=date(2020, 3, 31))).finding == (
        "Todo el país: no hay asesorías hasta el corte."
    )


def test_the_published_peak_is_met(snapshot):
    """ATT-MAX-ABRIL: more than 140 virtual in April, with March next; most of them where the report says."""
    view = build_team(snapshot, ViewState())
    by_month = {one.key: one for one in view.months}
    assert by_month["2020-04"].virtual > snapshot.model.published.at["ATT-MAX-ABRIL", "number"]
    first, second, *_ = sorted(view.months, key=lambda one: -one.total)
    assert (first.key, second.key) == ("2020-04", "2020-03")
    assert sorted(one.name for one in view.regions[:3]) == sorted(DEMAND)


def test_load_and_punctuality_are_those_of_the_work_list(tiny):
    """One code carries the four municipalities of phase II; one of four reports is late."""
    view = build_team(tiny.snapshot, ViewState())
    assert [(load.adviser, load.entities, load.advisories) for load in view.loads] == [("A07", 4, 0)]
    assert (view.punctuality[-1].late, view.punctuality[-1].reports) == (1, 4)


def test_june_is_parted_by_zone(snapshot):
    """Every advisory of June is of one zone."""
    view = build_team(snapshot, ViewState())
    june = next(one for one in view.months if one.key == "2020-06")
    assert sum(one.total for one in view.june) == june.total
    assert len(view.june) == 6


def test_the_ranking_is_of_the_month_and_of_the_weights(snapshot):
    """Of April, with the weights of the address and the formula in sight."""
    state, ignored = parse_state("corte=2020-04-30&peso=asesorias.100&peso=cobertura.0", snapshot.vocabulary)
    view = build_team(snapshot, state)
    assert ignored == ()
    assert view.month == "abril de 2020"
    assert view.weights == {"asesorias": 100, "cobertura": 0, "puntualidad": 30}
    assert view.formula[0] == (
        "Puntaje = (Asesorías × 100 + Entidades atendidas × 0 + Puntualidad × 30) ÷ 130."
    )


def test_weights_that_are_all_zero_order_nobody():
    """And say so."""
    assert formula_words({"asesorias": 0, "cobertura": 0, "puntualidad": 0})[0] == (
        "Todos los pesos están en cero: no hay con qué ordenar."
    )


def test_the_roles_of_the_report_are_counted(snapshot):
    """F1-ASESORES 32, F1-COORD 6 and F1-EXPERTOS 3, printed and in the data."""
    published = snapshot.model.published["number"]
    counted = {role.who: (role.printed, role.counted) for role in organigram(snapshot).roles if role.printed}
    assert counted == {
        "Coordinadores regionales": (published["F1-COORD"],) * 2,
        "Asesores territoriales": (published["F1-ASESORES"],) * 2,
        "Expertos temáticos": (published["F1-EXPERTOS"],) * 2,
    }


def test_hubs_and_zones_cover_the_country(snapshot):
    """Two hubs with the eight regions; six zones whose advisers are the thirty-two."""
    found = organigram(snapshot)
    assert [hub.key for hub in found.hubs] == ["A", "B"]
    assert sum(len(hub.regions) for hub in found.hubs) == 8
    assert len(found.zones) == 6
    assert {code for zone in found.zones for code in zone.advisers} <= set(codes_of(snapshot.model, "ASE"))


def test_the_questionnaire_has_ten_questions_and_no_names():
    """Five zones in the fourth; scores from 1 to 5; nobody who was printed is there."""
    found = questionnaire()
    assert [question.number for question in found] == list(range(1, 11))
    scores = {answer.zone: answer.score for answer in found[3].answers}
    assert scores == {
        "Llanos": 5,
        "Eje Cafetero y Antioquia": 5,
        "Caribe": 5,
        "Pacífico": 5,
        "Amazonía": 4,
    }
    texts = " ".join(answer.text for question in found for answer in question.answers)
    assert not any(word.isupper() and len(word) > 4 for word in texts.split())


@pytest.mark.parametrize(("key", "words"), [("2020-01", "enero de 2020"), ("2020-12", "diciembre de 2020")])
def test_a_month_is_written(key, words):
    """In Spanish."""
    assert month_words(key) == words
