"""Every rule against entities computed by hand, on both sides of its threshold."""

from datetime import date

import pytest

from dashboard.indicators.rules import RULES

ALL = dict.fromkeys(range(1, 23), 1)
MARCH = ("2020-03-10", "2020-03-15")
JUNE = ("2020-06-10", "2020-06-15")
SEPTEMBER = ("2020-09-10", "2020-09-15")


def but(**changes):
    """Every milestone complete but some: `but(m18=0.5)`."""
    return ALL | {int(name[1:]): fraction for name, fraction in changes.items()}


ORDERS = [
    (
        "aprobado-sin-entrega",
        "1",
        but(m18=0.5),
        "reporta el PDT aprobado y su entrega a la corporación en 50,0\xa0%",
    ),
    (
        "entrega-sin-ctp",
        "1",
        but(m11=0.25),
        "reporta el PDT entregado a la corporación y el borrador al CTP y a la CAR en 25,0\xa0%",
    ),
    (
        "entrega-sin-audiencias",
        "1",
        but(m14=0),
        "reporta el PDT entregado a la corporación y las audiencias públicas en 0,0\xa0%",
    ),
    (
        "aprobado-sin-alistamiento",
        "1",
        but(m3=0.75, m5=0.9),
        "reporta el PDT aprobado con un hito de alistamiento en 75,0\xa0%",
    ),
    (
        "publicado-sin-aprobar",
        "1",
        but(m22=0.9),
        "reporta publicado el PDT aprobado y su aprobación en 90,0\xa0%",
    ),
    (
        "plan-indicativo-sin-matriz",
        "2",
        but(m3=0.4),
        "reporta el Plan Indicativo aprobado y la consolidación de su matriz en 40,0\xa0%",
    ),
    (
        "armonizacion-sin-aprobar",
        "2",
        but(m7=0.05),
        "reporta publicada la armonización presupuestal y su aprobación en 5,0\xa0%",
    ),
]


@pytest.mark.parametrize(("key", "phase", "fractions", "sentence"), ORDERS, ids=[row[0] for row in ORDERS])
def test_an_impossible_order_is_found(country, said, key, phase, fractions, sentence):
    """Medellín breaks the order; Barranquilla, complete, does not; nobody else reports."""
    day, cutoff = MARCH if phase == "1" else SEPTEMBER
    model = country(("05001", phase, day, cutoff, fractions), ("08001", phase, day, cutoff, ALL))
    assert said(model, key, date.fromisoformat(cutoff)) == {"05001": sentence}


@pytest.mark.parametrize(("key", "phase"), [row[:2] for row in ORDERS], ids=[row[0] for row in ORDERS])
def test_an_order_is_not_broken_while_its_later_milestone_is_open(country, said, key, phase):
    """Everything at 99 % breaks no order."""
    day, cutoff = MARCH if phase == "1" else SEPTEMBER
    model = country(("05001", phase, day, cutoff, dict.fromkeys(ALL, 0.99)))
    assert said(model, key, date.fromisoformat(cutoff)) == {}


def test_a_milestone_never_reported_breaks_the_order_at_zero(country, said):
    """Approved, and the delivery never mentioned: the entity reports, so the delivery is at 0 %."""
    fractions = {milestone: 1 for milestone in ALL if milestone != 18}
    model = country(("05001", "1", *MARCH, fractions))
    assert said(model, "aprobado-sin-entrega", date(2020, 3, 15)) == {
        "05001": "reporta el PDT aprobado y su entrega a la corporación en 0,0\xa0%"
    }


def test_a_phase_without_the_one_before_is_found(country, said):
    """Baranoa is in phase II and was not in phase I, whatever was reported."""
    model = country(("05001", "1", *MARCH, ALL), ("05001", "2", *SEPTEMBER, ALL))
    expected = {"08078": "está en la fase II sin haber estado en la fase I"}
    assert said(model, "fase-sin-anterior", date(2020, 9, 15)) == expected
    assert said(model, "fase-sin-anterior", date(2020, 3, 15)) == {}


@pytest.mark.parametrize(("day", "days"), [("2020-07-16", 61), ("2020-07-17", 60)])
def test_a_report_is_old_after_sixty_days(country, said, day, days):
    """Barranquilla's report of September sets the cut-off; Medellín's is 61 days old, or just 60."""
    model = country(
        ("05001", "1", day, "2020-07-31", {1: 1}), ("08001", "1", "2020-09-15", "2020-09-15", {1: 1})
    )
    expected = {
        "05001": f"su último reporte de la fase I tiene {days}\xa0días: la cifra puede no ser la de hoy"
    }
    assert said(model, "reporte-viejo", date(2020, 9, 15)) == (expected if days > 60 else {})


def test_a_closed_phase_is_judged_at_its_close(country, said):
    """Phase I ended in March: a report of March is not old in September."""
    model = country(("05001", "1", *MARCH, ALL), ("05001", "2", *SEPTEMBER, ALL))
    assert said(model, "reporte-viejo", date(2020, 9, 15)) == {}


def test_a_milestone_that_fell_is_found(country, said):
    """Milestone 8 fell from 75 % to 50 %; that milestone 1 rose at the same time hides nothing."""
    model = country(
        ("05001", "1", "2020-03-10", "2020-03-15", {1: 0.5, 8: 0.75}),
        ("05001", "1", "2020-03-20", "2020-03-31", {1: 1, 8: 0.5}),
        ("08001", "1", "2020-03-10", "2020-03-15", {1: 0.5}),
        ("08001", "1", "2020-03-20", "2020-03-31", {1: 0.5, 8: 0.2}),
    )
    sentence = (
        "en la fase I el hito 8 «CTP renovado según normatividad» bajó de 75,0\xa0% a "
        "50,0\xa0% en el corte del 31 de marzo de 2020"
    )
    assert said(model, "retroceso", date(2020, 3, 31)) == {"05001": sentence}
    assert said(model, "retroceso", date(2020, 3, 15)) == {}


def test_a_fall_too_small_to_be_printed_is_found(country, said):
    """As on every page that says who went back; a hundredth of a point is no dust."""
    model = country(
        ("05001", "1", "2020-03-10", "2020-03-15", {8: 0.75}),
        ("05001", "1", "2020-03-20", "2020-03-31", {8: 0.7499}),
    )
    assert set(said(model, "retroceso", date(2020, 3, 31))) == {"05001"}


def test_the_last_fall_is_the_one_told(country, said):
    """Of two falls the later one is said, though the earlier was larger."""
    model = country(
        ("05001", "1", "2020-03-10", "2020-03-15", {8: 1}),
        ("05001", "1", "2020-03-20", "2020-03-31", {8: 0.5}),
        ("05001", "1", "2020-04-10", "2020-04-15", {8: 0.4}),
    )
    assert said(model, "retroceso", date(2020, 4, 15))["05001"].endswith(
        "bajó de 50,0\xa0% a 40,0\xa0% en el corte del 15 de abril de 2020"
    )


def test_a_leap_is_found(country, said):
    """Medellín rises 70 points in a fortnight, Bogotá 50; Barranquilla's 70 are its first report, no rise."""
    stages = {"one": range(1, 8), "two": range(8, 12), "three": range(12, 16), "five": range(19, 23)}
    start = dict.fromkeys(stages["one"], 0)
    rise = dict.fromkeys([*stages["two"], *stages["three"], *stages["five"]], 1)  # 30 + 20 + 20 points
    fair = dict.fromkeys([*stages["two"], *stages["three"]], 1)  # 30 + 20 points
    model = country(
        ("05001", "1", "2020-03-10", "2020-03-15", start),
        ("05001", "1", "2020-03-20", "2020-03-31", rise),
        ("11001", "1", "2020-03-10", "2020-03-15", start),
        ("11001", "1", "2020-03-20", "2020-03-31", fair),
        ("08001", "1", "2020-03-20", "2020-03-31", rise),
    )
    expected = {"05001": "su avance de la fase I subió 70,0\xa0puntos en el corte del 31 de marzo de 2020"}
    assert said(model, "salto", date(2020, 3, 31)) == expected


def test_an_expired_term_is_found(country, said):
    """At 15 June only those without the decree are late, and not Bogotá, which approved."""
    model = country(("11001", "1", *JUNE, ALL), ("05001", "1", *JUNE, {1: 1}))
    late = "plazo del PDT vencido hace 15\xa0días (31 de mayo de 2020) sin aprobación reportada"
    assert said(model, "plazo-vencido", date(2020, 6, 15)) == {"05002": late, "08": late}


def test_the_decree_gives_until_15_july(country, said):
    """At 15 July nobody of the decree is late; at 31 July all who did not approve are, by 16 days."""
    model = country(("05001", "1", "2020-07-31", "2020-07-31", ALL), ("11001", "1", *JUNE, ALL))
    assert set(said(model, "plazo-vencido", date(2020, 7, 15))) == {"05002", "08"}
    found = said(model, "plazo-vencido", date(2020, 7, 31))
    assert set(found) == {"05", "05002", "08", "08001"}
    assert (
        found["08001"]
        == "plazo del PDT vencido hace 16\xa0días (15 de julio de 2020) sin aprobación reportada"
    )


def test_a_term_is_near_in_its_last_fifteen_days(country, said):
    """At 31 May it is the last day of those without the decree; the others have 45 days left."""
    model = country(("11001", "1", "2020-05-31", "2020-05-31", {1: 1}))
    last = "su plazo para aprobar el PDT vence el 31 de mayo de 2020, a 0\xa0días del corte"
    assert said(model, "plazo-cercano", date(2020, 5, 31)) == {"05002": last, "08": last, "11001": last}


def test_who_never_reported_is_found_after_fifteen_days(country, said):
    """The phase began on 15 March: at 31 March it has run 16 days; at its first cut-off none."""
    model = country(("05001", "1", *MARCH, {1: 1}), ("05001", "1", "2020-03-31", "2020-03-31", {2: 1}))
    sentence = "nunca ha reportado en la fase I, cuyo primer corte fue hace 16\xa0días"
    found = said(model, "nunca-reporto", date(2020, 3, 31))
    assert found == dict.fromkeys(("05", "05002", "08", "08001", "11001"), sentence)
    assert said(model, "nunca-reporto", date(2020, 3, 15)) == {}


@pytest.mark.parametrize(
    ("day", "words"), [("2020-02-29", {"05001": "sin reporte hace 31\xa0días"}), ("2020-03-01", {})]
)
def test_silence_counts_after_thirty_days(country, said, day, words):
    """Thirty-one days are too many, thirty are not; who completed the phase owes no report."""
    cutoff = "2020-02-29" if day < "2020-03-01" else "2020-03-15"
    model = country(
        ("05001", "1", day, cutoff, {1: 1}),
        ("08001", "1", "2020-02-20", "2020-02-29", ALL),
        ("11001", "1", "2020-03-31", "2020-03-31", {1: 1}),
    )
    assert said(model, "sin-reporte", date(2020, 3, 31)) == words


def test_standing_still_counts_from_three_cutoffs(country, said):
    """Since 29 February Medellín stands at 1 %: three cut-offs by 15 April, two by 31 March."""
    model = country(
        ("05001", "1", "2020-02-29", "2020-02-29", {1: 1}),
        ("05001", "1", "2020-04-10", "2020-04-15", {1: 1}),
        ("08001", "1", "2020-02-29", "2020-02-29", ALL),
        ("11001", "1", "2020-02-29", "2020-02-29", {1: 0.5}),
        ("11001", "1", "2020-04-10", "2020-04-15", {1: 1}),
    )
    assert said(model, "estancada", date(2020, 4, 15)) == {"05001": "estancada 3 cortes, en 1,0\xa0%"}
    assert said(model, "estancada", date(2020, 3, 31)) == {}


def test_one_milestone_from_closing_a_stage_is_found(country, said):
    """Of stages that lack one milestone the heaviest is told; a stage that lacks two is not."""
    one = {1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 0.5, 7: 1, 8: 1, 9: 1, 10: 1, 11: 0.75}
    two = {8: 1, 9: 1}
    model = country(("05001", "1", *MARCH, one), ("08001", "1", *MARCH, two), ("11001", "1", *MARCH, ALL))
    sentence = (
        "a un hito de cerrar «Estructuración propuesta proyecto de PDT»: falta el hito 11 "
        "«Proyecto de PDT completo entregado a CTP y autoridad ambiental», en 75,0\xa0%"
    )
    assert said(model, "a-un-hito", date(2020, 3, 15)) == {"05001": sentence}


def test_a_stage_of_one_milestone_is_never_one_from_closing(country, said):
    """Interruptores 2, 6 and 10 of phase II have a single milestone: nothing reported says nothing."""
    model = country(("05001", "2", *SEPTEMBER, {1: 0.5}))
    assert said(model, "a-un-hito", date(2020, 9, 15)) == {}


@pytest.mark.parametrize("key", RULES)
def test_no_rule_fails_before_the_first_cutoff_or_on_other_milestones(tiny, said, key):
    """A catalogue without the milestones of an order has no hits of it, and a phase not begun none at all."""
    assert said(tiny.model, key, date(2020, 1, 15)) == {}
    for cutoff in tiny.model.cutoffs:
        said(tiny.model, key, cutoff)


@pytest.mark.parametrize("key", RULES)
def test_no_rule_fails_on_a_phase_without_reports(silent_phase, said, key):
    """A phase that is only in the catalogue has not begun."""
    said(silent_phase.model, key, silent_phase.model.cutoffs[-1])
