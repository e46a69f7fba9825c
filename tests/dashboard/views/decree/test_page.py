"""The page of Decree 683: its sentences, and who is past the limit."""

from datetime import date

import pytest

from dashboard.core.state import ViewState
from dashboard.core.wording import GAP
from dashboard.indicators.decree import Comparison
from dashboard.indicators.intervals import Interval
from dashboard.views.decree.listing import expired_listing
from dashboard.views.decree.page import build_decree, difference_words, points

NAN = float("nan")


def plain(text):
    """A text with common spaces: those that keep a number and its unit together are wording's own."""
    return text.replace(GAP, " ")


def test_the_headline_by_hand(tiny):
    """Antioquia of two gobernaciones; Medellín and Barranquilla of six municipalities."""
    assert plain(build_decree(tiny.snapshot, ViewState()).finding) == (
        "Todo el país: acogieron el plazo del Decreto 683 1 de 2 gobernaciones (50 %) y 2 de 6 municipios "
        "(33 %)."
    )


def test_the_departments_are_named(snapshot):
    """The seven of the report."""
    assert set(build_decree(snapshot, ViewState()).office_names) == {
        "Amazonas",
        "Archipiélago de San Andrés, Providencia y Santa Catalina",
        "Guaviare",
        "La Guajira",
        "Magdalena",
        "Nariño",
        "Tolima",
    }


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (Interval(2.0, 0.5, 3.5), "es 2,0 puntos mayor que el de los demás (entre +0,5 y +3,5 puntos"),
        (Interval(-2.0, -3.5, -0.5), "es 2,0 puntos menor que el de los demás (entre −3,5 y −0,5 puntos"),
        (Interval(0.3, -0.4, 1.0), "no se distingue del de los demás (entre −0,4 y +1,0 puntos"),
        (Interval(0.3, NAN, NAN), "No hay bastantes entidades con reporte"),
    ],
)
def test_a_difference_is_said_with_its_interval(gap, words):
    """Larger, smaller, not told apart, not known."""
    assert words in plain(difference_words([Comparison("total", "Conjunto", 1.0, 1.0, 9, 9, gap)]))


def test_a_difference_that_prints_as_zero_has_no_sign():
    """Neither plus nor minus."""
    assert (points(0.04), points(-0.04), points(-1.25), points(2)) == ("0,0", "0,0", "−1,3", "+2,0")


def test_on_31_may_nobody_is_late_yet_and_later_some_are(snapshot):
    """The limit is the last day: the day after it counts."""
    assert build_decree(snapshot, ViewState(cutoff=date(2020, 5, 31))).expired == ()
    late = build_decree(snapshot, ViewState(cutoff=date(2020, 6, 15)))
    adopted = snapshot.model.entities["decree_683"]
    assert late.expired
    assert not adopted[list(late.expired)].any()


def test_the_list_says_by_how_many_days(snapshot):
    """On 15 June the ordinary term had ended 15 days before."""
    listing = expired_listing(snapshot, ViewState(cutoff=date(2020, 6, 15)))
    place = listing.columns.index("dias_vencido")
    assert {row[place] for row in listing.rows} == {15}
