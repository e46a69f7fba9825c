"""The ten conclusions: all of them, and only true numbers beside them."""

import pytest

from dashboard.core.state import ViewState
from dashboard.core.wording import GAP
from dashboard.views.perception.conclusions import conclusions, said


def plain(text):
    """A text with common spaces: those that keep a number and its unit together are wording's own."""
    return text.replace(GAP, " ")


def test_there_are_ten_in_the_order_of_the_report(snapshot):
    """Each with its place."""
    found = conclusions(snapshot, ViewState())
    assert [one.number for one in found] == [str(place) for place in range(1, 11)]
    assert all(one.place and one.text for one in found)
    assert any(one.is_measured for one in found)


def test_a_question_by_hand(tiny):
    """4, 5 and 3; a question with one answer says nothing."""
    assert (
        plain(said(tiny.snapshot, ViewState(), "pregunta:general"))
        == "Calificación general: 4,0 de 5 (n = 3)."
    )
    assert said(tiny.snapshot, ViewState(), "pregunta:utilidad") == ""


def test_the_advisories_and_the_kpt_by_hand(tiny):
    """One advisory, virtual; Medellín used the KPT and Barranquilla did not."""
    assert plain(said(tiny.snapshot, ViewState(cutoff=tiny.model.cutoffs[1]), "asesorias-virtuales")) == (
        "100 % de las asesorías fueron virtuales (n = 1)."
    )
    assert plain(said(tiny.snapshot, ViewState(), "uso-kpt")) == "50 % usó el KPT (n = 2)."


def test_a_measure_that_nobody_declared_is_an_error(tiny):
    """A slip in the file is not passed over."""
    with pytest.raises(KeyError):
        said(tiny.snapshot, ViewState(), "otra")


def test_every_measure_of_the_file_is_declared(snapshot):
    """They are all said of the country."""
    assert all(one.beside for one in conclusions(snapshot, ViewState()) if one.number in {"1", "2", "3", "4"})
