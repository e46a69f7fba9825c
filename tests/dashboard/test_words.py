"""How sentences are written, wherever one is: dates, units, and how much a headline says."""

import re
from datetime import date

import pytest

from dashboard.core.state import Level, ViewState
from dashboard.core.wording import MOST_FACTS
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.indicators.declarations import declare
from dashboard.reports.chapters.declaration import build_chapter, chapters_of
from dashboard.views.findings import findings_of_query
from dashboard.views.glossary import entries
from dashboard.views.home import build_view
from dashboard.views.milestones.page import build_milestones
from dashboard.views.profile import build_profile
from dashboard.views.worklist.page import ask_region, build_worklist
from data.model import load_model
from tests.dashboard.texts import rows_of

INDICATORS = sorted(declare(load_model().phases))
MONTH = "(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)"
ISO = re.compile(r"(?<![=\w])\d{4}-\d{2}-\d{2}\b")  # in an address it is right
BROKEN = re.compile(r"\d (?:%|puntos?\b|días?\b)|\bn = \d")
SHORT = re.compile(rf"\b(?:a|al|de|del|desde|hasta|el|en|con) \d{{1,2}}\s{MONTH}\b")
SENTENCES = re.compile(r"(?<=[\w)])\.(?: |$)")
COMPARED = ViewState(cutoff=date(2020, 12, 31), since=date(2020, 11, 30))


def words_of(shown):
    """The sentences inside what is shown: texts with a blank that are no address."""
    texts = {text for row in rows_of(shown) for text in row}
    return [text for text in texts if " " in text and not text.startswith(("/", "http"))]


def faults(shown):
    """The texts that write a date or a unit as none of ours may."""
    return [text for text in words_of(shown) if any(rule.search(text) for rule in (ISO, BROKEN, SHORT))]


def test_what_finds_faults_does():
    """One of each kind, and what is right."""
    wrong = (
        "Corte: 2020-12-31 del año",
        "va en 43,1 % de ella",
        "sube desde 15 dic 2020",
        ("son n = 31 en total"),
    )
    assert sorted(faults(wrong)) == sorted(wrong)
    assert (
        faults(
            (
                "Sube 1,2\xa0puntos desde el 15 de diciembre de 2020.",
                "15\xa0dic\xa02020",
                "/?corte=2020-12-31 x",
            )
        )
        == []
    )


@pytest.mark.parametrize("key", INDICATORS)
def test_the_map_page(snapshot, key):
    """Each indicator, of all and of a region, by region and compared with an earlier cut-off."""
    for state in (
        ViewState(indicator=key),
        ViewState(indicator=key, level=Level.REGION, regions=("caribe",), entity="08001"),
        ViewState(indicator=key, cutoff=COMPARED.cutoff, since=COMPARED.since),
        ViewState(indicator=key, regions=("caribe",), departments=("05",)),
    ):
        view = build_view(snapshot, state)
        assert faults(view) == [], state
        assert len(SENTENCES.findall(view.finding)) <= MOST_FACTS, view.finding


def test_the_other_pages(snapshot):
    """Milestones, work list, findings, profiles and methodology."""
    pages = (
        build_milestones(snapshot, ViewState(level=Level.REGION)),
        build_milestones(snapshot, ViewState(milestone="1.8")),
        build_worklist(snapshot, ViewState(regions=("caribe",))),
        ask_region(snapshot, ViewState()),
        findings_of_query(snapshot, "region=caribe"),
        build_profile(snapshot, ViewState(), "05001"),
        build_profile(snapshot, ViewState(), "08"),
    )
    for page in pages:
        assert faults(page) == []
        assert len(SENTENCES.findall(page.finding)) <= MOST_FACTS, page.finding
    assert faults(list(entries(snapshot))) == []


@pytest.mark.parametrize("key", FIGURES)
def test_figures(snapshot, key):
    """What stands on the sheet: title, sentences, legend, and the words inside the drawing."""
    printed = FIGURES[key].build(snapshot, ViewState(entity="05001"))
    sheet = (printed.title, printed.finding, printed.reading, printed.caption, printed.legend)
    drawn = printed.figure.to_plotly_json()
    assert faults(sheet) == []
    assert (
        faults([drawn["layout"].get("annotations", ()), [trace.get("text", ()) for trace in drawn["data"]]])
        == []
    )


@pytest.mark.parametrize("place", [{}, {"regions": ("caribe",)}])
def test_reports(snapshot, place):
    """The paragraphs and notes of every chapter; cells of its tables are data."""
    scope = ViewState(cutoff=COMPARED.cutoff, **place)
    blocks = [
        block
        for spec in chapters_of(snapshot, scope)
        for block in build_chapter(spec, snapshot, scope).blocks
    ]
    assert faults([getattr(block, "text", "") for block in blocks]) == []
    assert faults([getattr(block, "note", "") for block in blocks]) == []
