"""The work list as a page and as a file."""

from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

import pytest

from dashboard.core.state import ViewState, parse_state
from dashboard.views.worklist import worklist_listing, worklist_of_query
from dashboard.views.worklist.page import CALL_RULES, WORK_LIST_COLUMNS, sentence
from dashboard.views.worklist.tasks import tasks


def test_without_region_it_asks_which(snapshot):
    """Six zones and eight regions, each with its own saved link; nothing else yet."""
    worklist = worklist_of_query(snapshot, "")
    assert (len(worklist.zones), len(worklist.regions)) == (6, 8)
    assert (worklist.tasks, worklist.cards) == ((), ())
    assert {urlsplit(choice.href).path for choice in (*worklist.zones, *worklist.regions)} == {"/mi-region"}


def test_the_links_open_what_they_promise(snapshot):
    """The count beside a region is the length of its list."""
    for choice in (*worklist_of_query(snapshot, "").zones, *worklist_of_query(snapshot, "").regions):
        worklist = worklist_of_query(snapshot, urlsplit(choice.href).query)
        assert choice.note.split()[0] == str(len(worklist.tasks))


def test_the_filters_stay_while_the_region_is_asked(snapshot):
    """A link keeps cut-off and filters."""
    for choice in worklist_of_query(snapshot, "corte=2020-05-31&universo=A").regions:
        assert "corte=2020-05-31" in choice.href
        assert "universo=A" in choice.href


def test_the_sentence_names_the_most_urgent(snapshot):
    """How many of how many, and who first."""
    worklist = worklist_of_query(snapshot, "region=caribe")
    assert worklist.finding.startswith(f"Región Caribe: {len(worklist.tasks)} de ")
    assert f"Empiece por {worklist.tasks[0].name}: " in worklist.finding


def test_an_empty_worklist_says_so(snapshot):
    """At the first cut-off of phase I nobody needs a call yet."""
    worklist = worklist_of_query(snapshot, "region=caribe&corte=2020-01-31")
    assert worklist.tasks == ()
    assert "nadie tiene motivo de llamada" in worklist.finding


def test_the_caption_says_where_numbers_come_from(snapshot):
    """Filters, cut-off, order, source, demonstration mark, version."""
    text = worklist_of_query(snapshot, "region=caribe").caption
    for part in (
        "región Caribe",
        "31 de diciembre de 2020",
        "Orden:",
        "SETA",
        "Datos de demostración",
        snapshot.model.version,
    ):
        assert part in text


def test_the_other_kind_is_one_click_away(snapshot):
    """Municipalities and gobernaciones never mix; a link leads from one to the other and back."""
    words, href = worklist_of_query(snapshot, "region=caribe").other_kind
    assert (words, href) == ("Ver las gobernaciones", "/mi-region?region=caribe&tipo=gobernacion")
    back = worklist_of_query(snapshot, urlsplit(href).query).other_kind
    assert back == ("Ver los municipios", "/mi-region?region=caribe")


def test_nonsense_in_the_address_is_said(snapshot):
    """And the region is asked for, since there is none."""
    worklist = worklist_of_query(snapshot, "region=atlantida")
    assert worklist.regions
    assert worklist.notices


@pytest.mark.parametrize("query", [{}, {"regions": ("caribe",)}, {"entity_type": "gobernacion"}])
def test_the_file_has_the_rows_of_the_list(snapshot, query):
    """In the same order, with every column, codes as text."""
    listing = worklist_listing(snapshot, ViewState(**query))
    assert [row[0] for row in listing.rows] == list(range(1, len(listing.rows) + 1))
    assert all(len(row) == len(WORK_LIST_COLUMNS) for row in listing.rows)
    assert all(isinstance(row[1], str) and len(row[1]) in (2, 5) for row in listing.rows)


def test_the_file_says_its_rules(snapshot):
    """Each reason with its threshold, so that the list can be quoted alone."""
    facts = dict(worklist_listing(snapshot, ViewState()).facts)
    for rule in CALL_RULES:
        assert facts[f"Regla: {rule.label}"] == rule.condition_words


CLASH = "region=caribe&depto=05"


def test_an_empty_selection_is_no_good_news(snapshot):
    """It says which filters clash, and shows no panel and no count."""
    worklist = worklist_of_query(snapshot, CLASH)
    assert "queda vacía por «Región» (región Caribe) y «Departamento» (Antioquia)" in worklist.finding
    assert (worklist.cards, worklist.punctuality, worklist.changes) == ((), (), None)


def test_the_file_of_an_empty_selection_says_so(snapshot):
    """Among the facts beside its no rows; other files have no such fact."""
    state, _ = parse_state(CLASH, snapshot.vocabulary)
    assert "queda vacía por" in dict(worklist_listing(snapshot, state).facts)["Selección vacía"]
    assert "Selección vacía" not in dict(worklist_listing(snapshot, ViewState(regions=("caribe",))).facts)


def test_who_is_assisted_by_nobody_is_no_good_news(tiny):
    """Campo de la Cruz is in no phase."""
    alone = ViewState(departments=("08",), universes=("C",), cutoff=date(2020, 4, 15))
    assert sentence(tiny.snapshot, alone, ()) == (
        "Atlántico, universo C: ninguna fase que hubiera empezado asiste a nadie de la selección."
    )


def test_who_ties_for_the_first_call_is_named(snapshot):
    """At the second cut-off many have never reported; two alike are named."""
    assert worklist_of_query(snapshot, "region=caribe&corte=2020-02-15").finding.endswith(
        "primeras entidades de la lista, que empatan con 45\xa0puntos."
    )
    few = tasks(snapshot, ViewState(regions=("caribe",)))[:2]
    alike = tuple(replace(task, points=90, progress_words="12,0\xa0%") for task in few)
    assert sentence(snapshot, ViewState(regions=("caribe",)), alike).endswith(
        f"Empiece por {few[0].name} y {few[1].name}, que empatan con 90\xa0puntos."
    )
