"""The page of the strategy: its parts, their figures, and the search in its texts."""

from datetime import date

import pytest

from dashboard.core.state import ViewState
from dashboard.views.strategy.listing import strategy_listing
from dashboard.views.strategy.months import milestone_months
from dashboard.views.strategy.page import (
    Note,
    build_strategy,
    challenges,
    law,
    lessons,
    published_figure,
)
from dashboard.views.strategy.search import found_in


@pytest.fixture(scope="module")
def view(snapshot):
    """The page of the country."""
    return build_strategy(snapshot, ViewState())


def test_the_parts_that_the_report_counts(view):
    """Four phases, eleven ecosystems, three partners."""
    assert [phase.key for phase in view.phases] == ["1", "2", "3", "4"]
    assert [phase.has_data for phase in view.phases] == [True, True, False, False]
    assert len(view.ecosystems) == 11
    assert view.phases[1].title == "Fase II: gestión financiera y seguimiento"


def test_the_partners_of_cierre_exitoso_add_up_to_what_is_published(view, snapshot):
    """CEG-MUN: 100 + 294 + 170; and 32 gobernaciones in two halves."""
    assert sum(one.towns for one in view.closing) == snapshot.model.published.at["CEG-MUN", "number"]
    assert [(one.partner, one.offices, one.towns) for one in view.closing] == [
        ("DNP", 16, 100),
        ("DAFP", 16, 294),
        ("ART", 0, 170),
    ]


def test_every_event_that_the_report_counts_is_in_the_timeline(view, snapshot):
    """Each published figure of the topic «Eventos» stands beside its event, and every one named exists."""
    published = snapshot.model.published
    shown = {figure.key for event in view.timeline for figure in event.figures}
    assert set(published.index[published["tema"] == "Eventos"]) <= shown
    assert shown <= set(published.index)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("ENM-2016", "Entidades acompañadas en 2016 (Nuevos Mandatarios): 1.007"),
        ("F2-AVANCE", "Avance promedio de todas las zonas al cerrar 2020: 43,1 %"),
        ("ACT-ASISTENTES", "Asistentes a los eventos de activación: 6.895"),
    ],
)
def test_a_published_figure_is_written_as_printed(snapshot, key, words):
    """With its unit where it is a percentage."""
    found = published_figure(snapshot, key)
    assert found is not None
    assert found.words == words


def test_a_figure_that_the_data_do_not_have_is_left_out(tiny):
    """A loaded table of figures may lack some."""
    assert published_figure(tiny.snapshot, "ENM-2016") is None


def test_the_legal_frame_is_in_order_of_dates():
    """From the Constitution to the dates of 2020."""
    days = [note.day for note in law()]
    assert days == sorted(days)
    assert {"2020-04-30", "2020-05-31", "2020-06-15", "2020-07-15"} <= set(days)


def test_challenges_are_those_of_the_regions_of_a_view(snapshot):
    """Of Pacífico, its two; where two regions share a text, both have it."""
    assert {note.kind for note in challenges(snapshot, ViewState(regions=("pacifico",)))} == {"Pacífico"}
    assert {note.kind for note in challenges(snapshot, ViewState(regions=("amazonia",)))} == {
        "Amazonía o Caribe"
    }
    names = set(snapshot.model.catalogue.regions["name"]) | {"Amazonía o Caribe"}
    assert {note.kind for note in challenges(snapshot, ViewState())} <= names


def test_lessons_are_of_three_kinds():
    """Four technical, thirteen operative, two of the moment."""
    kinds = [note.kind for note in lessons()]
    assert [kinds.count(kind) for kind in ("técnica", "operativa", "coyuntural")] == [4, 13, 2]


def test_search_wants_every_word_and_forgives_accents():
    """«formacion» finds «formación»; a kind narrows it."""
    notes = (
        Note("1", "técnica", "", "", "La formación de formadores", "3"),
        Note("2", "operativa", "", "", "Formación con antelación", "3"),
    )
    assert [note.key for note in found_in(notes, "formacion")] == ["1", "2"]
    assert [note.key for note in found_in(notes, "FORMACION antelación")] == ["2"]
    assert [note.key for note in found_in(notes, "", ["técnica"])] == ["1"]
    assert found_in(notes, "nada") == ()


def test_the_month_of_a_milestone_by_hand(tiny):
    """Of four municipalities and two gobernaciones with report, the first milestone has four on 15 April."""
    first, _, last = milestone_months(tiny.snapshot, "1")
    assert (first.n, first.done, first.half) == (6, 4, date(2020, 4, 15))
    assert (last.done, last.half) == (2, None)


def test_a_phase_that_nobody_reports_has_no_months(silent_phase):
    """Nothing is invented."""
    assert milestone_months(silent_phase, "3") == ()


def test_the_list_has_every_text_with_its_place(view, snapshot):
    """One a row."""
    listing = strategy_listing(snapshot, ViewState())
    parts = (view.phases, view.timeline, view.law, view.pandemic, view.challenges, view.lessons)
    assert len(listing.rows) == sum(map(len, parts))
    assert all(row[listing.columns.index("lugar")] for row in listing.rows)
