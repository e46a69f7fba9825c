"""A municipality whose name others have too is never told by its name alone.

Pages, figures, files and reports of the shipped data are walked: where such a name stands bare, the
department stands beside it, in the same row.
"""

import re
from collections import Counter
from datetime import date

import pytest

from dashboard.core.state import Level, ViewState, to_query
from dashboard.exports.lists import LISTS
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.reports.chapters.declaration import build_chapter, chapters_of
from dashboard.views.findings import findings_of_query
from dashboard.views.home import build_view
from dashboard.views.milestones.page import build_milestones
from dashboard.views.neighbours import not_an_entity
from dashboard.views.profile import build_profile
from dashboard.views.worklist.page import build_worklist
from tests.dashboard.texts import rows_of

GRANADA = "50313"  # of Meta: there are two more
PLACES = ({"regions": ("eje-cafetero-y-antioquia",)}, {"departments": ("68",)})


@pytest.fixture(scope="module")
def repeated(snapshot):
    """The names of more than one municipality, without those that a department has as well."""
    catalogue = snapshot.model.catalogue
    counts = Counter(catalogue.municipalities["name"])
    return {name for name, count in counts.items() if count > 1} - set(catalogue.departments["name"])


@pytest.fixture(scope="module")
def bare(snapshot, repeated):
    """A function from what a page or file shows to the texts that name such a municipality alone."""
    catalogue = snapshot.model.catalogue
    departments = set(catalogue.departments["name"])
    islands = "San Andrés y Providencia"  # as the map's frame and the brackets of its two municipalities say
    longest = sorted({*catalogue.units["name"], *departments, islands}, key=len, reverse=True)
    named = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?!\w)(?! \(| · )")

    def is_bare(text):
        return any(name in repeated for name in named.findall(text))

    def found(shown):
        return [
            text
            for row in rows_of(shown)
            if not any(cell.split(" · ")[0] in departments for cell in row)
            for text in row
            if is_bare(text)
        ]

    return found


def test_names_say_their_department_only_where_they_repeat(snapshot):
    """Granada is of three departments, Medellín of one, and the islands have a short name for theirs."""
    assert snapshot.unit_name(GRANADA) == "Granada (Meta)"
    assert snapshot.unit_name("05001") == "Medellín"
    assert snapshot.unit_name("88564") == "Providencia (San Andrés y Providencia)"
    assert snapshot.official_name(GRANADA) == "Granada"


def test_what_finds_bare_names_does(bare):
    """A name alone, or inside a sentence; not beside its department, nor as a part of a longer name."""
    assert bare(("Granada",)) == ["Granada"]
    assert bare({"hallazgo": "Empiece por Granada: sin reporte."}) == ["Empiece por Granada: sin reporte."]
    assert bare((("Granada", "Meta"), "Granada (Meta)", "Nueva Granada", "San Luis de Gaceno")) == []


@pytest.mark.parametrize("place", PLACES)
def test_pages(snapshot, bare, place):
    """Home with a picked entity, milestones by entity, work list and findings."""
    state = ViewState(**place)
    assert bare(build_view(snapshot, ViewState(entity=GRANADA, **place))) == []
    assert bare(build_milestones(snapshot, ViewState(level=Level.ENTITY, entity=GRANADA, **place))) == []
    assert bare(build_worklist(snapshot, state)) == []
    assert bare(findings_of_query(snapshot, to_query(state))) == []


@pytest.mark.parametrize("code", [GRANADA, "68397", "88001", "05"])
def test_profiles(snapshot, bare, code):
    """Of the entity itself, its neighbours, its peers; and what is offered for a code that is none."""
    assert bare(build_profile(snapshot, ViewState(), code)) == []
    assert bare(not_an_entity(snapshot, ViewState(), "granada")) == []


@pytest.mark.parametrize("key", FIGURES)
def test_figures(snapshot, bare, key):
    """Words, marks and rows of each figure on paper, of a department whose names repeat."""
    state = ViewState(level=Level.ENTITY, departments=("68",), entity="68397")
    printed = FIGURES[key].build(snapshot, state)
    assert bare(printed) == []
    assert bare(printed.figure.to_plotly_json()) == []


@pytest.mark.parametrize("key", LISTS)
def test_lists(snapshot, bare, key):
    """Files have the name alone: a column of departments stands beside it."""
    assert bare(LISTS[key](snapshot, ViewState())) == []


@pytest.mark.parametrize("place", [{}, *PLACES])
def test_reports(snapshot, bare, place):
    """Every chapter: its sentences and the rows of its tables."""
    scope = ViewState(cutoff=date(2020, 12, 31), **place)
    assert bare([build_chapter(spec, snapshot, scope) for spec in chapters_of(snapshot, scope)]) == []
