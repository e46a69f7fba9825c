"""The same tables with another origin: every page, file and report says where its numbers come from."""

import csv
import io
import json
import re
from dataclasses import replace
from zipfile import ZipFile

import pytest

from dashboard.core.state import ViewState, parse_state
from dashboard.exports.formats import make_download
from dashboard.exports.list_files import write_list
from dashboard.exports.sets.index import index_files
from dashboard.exports.sets.make import FileMade, Outcome, words_of
from dashboard.exports.sets.set_request import Item, Place
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.blocks import TableBlock
from dashboard.reports.build import compose
from dashboard.reports.chapters.declaration import build_chapter, chapters_of
from dashboard.reports.scope import scope_of
from dashboard.views.findings import findings_listing, findings_of_query
from dashboard.views.home import view_of_query
from dashboard.views.milestones.page import milestones_of_query
from dashboard.views.profile import profile_of_query
from dashboard.views.worklist import worklist_listing, worklist_of_query
from data.contracts import validate
from data.model import TABLE_FILES, Tables, build_model, read_tables
from data.published.printed import printed_values
from geo.divipola import load_catalogue
from layouts.pages.registry import PAGES
from layouts.shell import shell

FOUND = re.compile(r"demostraci[oó]n|se simula|simulad|simulaci[oó]n", re.IGNORECASE)
LOADED = ("entities", "milestone_reports", "survey_answers", "advisories")
ENDINGS = ("csv", "json", "xlsx", "geojson", "svg")
VIEWS = ("nivel=departamento", "tipo=gobernacion", "nivel=pais&region=caribe")
ENTITY = "13620"  # the one with most answers


def loaded(snapshot, *real):
    """The shipped tables with the origin of some of them changed, through their contracts."""
    shipped = read_tables(TABLE_FILES)
    changed = {
        name: validate(name, getattr(shipped, name).assign(origen="real"), f"{name}.csv") for name in real
    }
    tables = Tables(**{**vars(shipped), **changed})
    catalogue = load_catalogue()
    model = build_model(tables, catalogue, "prueba", printed_values(catalogue))
    return Snapshot(model=model, boundaries=snapshot.boundaries)


@pytest.fixture(scope="module")
def real(snapshot):
    """Every table that can be loaded is real."""
    return loaded(snapshot, *LOADED)


@pytest.fixture(scope="module")
def mixed(snapshot):
    """Milestone reports are real; entities, survey and advisories are still a demonstration."""
    return loaded(snapshot, "milestone_reports")


def pages(snapshot):
    """Yield the text of every page and of the views that fill them."""
    yield "marco", json.dumps(shell(snapshot).to_plotly_json(), default=_plain, ensure_ascii=False)
    for page in PAGES:
        rest = ENTITY if page.path == "/entidad/" else ""
        yield page.path, json.dumps(page.layout(snapshot, rest), default=_plain, ensure_ascii=False)
    for indicator in snapshot.indicators:
        view = view_of_query(snapshot, f"?indicador={indicator}")
        yield f"/?{indicator}", repr(replace(view, regions=replace(view.regions, indicator=None)))
    yield "vista de hitos", repr(milestones_of_query(snapshot, ""))
    yield "vista del perfil", repr(profile_of_query(snapshot, ENTITY, ""))
    yield "vista de hallazgos", repr(findings_of_query(snapshot, ""))
    yield "vista de mi región", repr(worklist_of_query(snapshot, ""))


def _plain(component):
    return component.to_plotly_json() if hasattr(component, "to_plotly_json") else str(component)


def files(snapshot):
    """Yield the text of every indicator in every data format, every figure, list and index."""
    for indicator in snapshot.indicators:
        for place, ending in enumerate(ENDINGS):
            query = VIEWS[place % len(VIEWS)]
            yield f"{indicator}.{ending}", text_of(make_download(snapshot, indicator, ending, query))
    for figure in FIGURES:
        for ending in ("csv", "json"):
            query = f"figura={figure}&entidad={ENTITY}"
            yield f"{figure}.{ending}", text_of(make_download(snapshot, "avance-fase-2", ending, query))
    for listing in (worklist_listing(snapshot, ViewState()), findings_listing(snapshot, ViewState())):
        yield listing.key, text_of(write_list(listing, "xlsx", "x", "x"))
        yield f"{listing.key} (filas)", repr(listing)
    yield from index_of(snapshot).items()


def index_of(snapshot):
    """The index of a set of one map per indicator."""
    place = Place(key="pais", name="Colombia", state=ViewState())
    made = []
    for key in snapshot.indicators:
        item = Item(
            name=f"{key}.csv", indicator=key, figure="mapa", ending="csv", place=place, query="", cutoff="x"
        )
        made.append(FileMade(item, words_of(snapshot, item), "0", 1, "x"))
    return {name: content.decode() for name, content in index_files(snapshot, Outcome(made)).items()}


def text_of(download):
    """Everything that a file says; of a workbook, its parts."""
    if not download.content.startswith(b"PK"):
        return download.content.decode()
    with ZipFile(io.BytesIO(download.content)) as book:
        return " ".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


def report_of(snapshot, query=""):
    """The report of a place: every chapter, and what stands on every page."""
    state, _ = parse_state(query, snapshot.vocabulary)
    scope, _ = scope_of(snapshot, state)
    chapters = tuple(build_chapter(spec, snapshot, scope) for spec in chapters_of(snapshot, scope))
    return compose(snapshot, scope, "pdf", chapters)


def found_in(texts):
    """The places that speak of a simulation, with the words around it."""
    return {
        name: text[max(0, hit.start() - 60) : hit.end() + 20]
        for name, text in texts
        if (hit := FOUND.search(text))
    }


def test_the_search_finds_the_demonstration(snapshot):
    """On the shipped tables every kind of place is found: a search that finds nothing proves nothing."""
    assert {"marco", "/?universo", "vista de hitos", "vista del perfil", "vista de hallazgos"} <= set(
        found_in(pages(snapshot))
    )
    some = {"universo.csv", "universo.json", "universo.xlsx", "universo.svg", "calor.csv", "indice.html"}
    assert some <= set(found_in(files(snapshot)))
    assert FOUND.search(repr(report_of(snapshot, "depto=47")))


def test_no_page_of_real_data_speaks_of_a_demonstration(real):
    """Neither the mark nor a caveat, on no page."""
    assert found_in(pages(real)) == {}


def test_no_file_of_real_data_speaks_of_a_demonstration(real):
    """No data file, figure, list or index."""
    assert found_in(files(real)) == {}


@pytest.mark.parametrize("query", ["", "depto=47"])
def test_no_report_of_real_data_speaks_of_a_demonstration(real, query):
    """Neither its mark nor a chapter, a figure or a table."""
    report = report_of(real, query)
    assert report.mark == ""
    assert found_in([("informe", repr(report))]) == {}


def test_real_rows_say_real(real):
    """Each row of every indicator, whatever the report prints of the same entity."""
    for key in real.indicators:
        rows = csv.DictReader(
            io.StringIO(text_of(make_download(real, key, "csv", "")).removeprefix("\ufeff"))
        )
        assert {row["origen"] for row in rows} == {"real"}, key


def test_real_reports_do_not_cite_the_printed_one(real):
    """«/hitos» cites what was loaded; only the comparison with the published figure names the report."""
    caption = milestones_of_query(real, "").caption
    assert "Datos reales. Fuente: DNP, reportes de hitos (SETA)." in caption
    assert "informe final" not in caption


def test_a_mixed_model_says_of_each_place_what_it_is(mixed):
    """Reports real: progress, milestones and lists are; survey and attributes are still simulated."""
    captions = {key: view_of_query(mixed, f"?indicador={key}").caption for key in mixed.indicators}
    simulated = {key for key, caption in captions.items() if FOUND.search(caption)}
    assert simulated == {
        "cobertura-fase-1",
        "universo",
        "decreto-683",
        "uso-kpt",
        "socio",
        "continuidad",
        "calificacion-encuesta",
    }
    assert not FOUND.search(milestones_of_query(mixed, "").caption)
    assert not FOUND.search(repr(worklist_listing(mixed, ViewState())))
    assert "salvo los que se cargaron" in profile_of_query(mixed, ENTITY, "").caption
    assert FOUND.search(repr(shell(mixed)))


def test_a_mixed_report_names_the_source_of_each_table(mixed):
    """Tables of reports cite what was loaded; those of attributes and survey, the printed report."""
    notes = {
        block.title: block.note
        for chapter in report_of(mixed).chapters
        for block in chapter.blocks
        if isinstance(block, TableBlock)
    }
    assert "Datos reales. Fuente: DNP, reportes de hitos (SETA)." in notes["Hallazgos y entidades por regla"]
    for title, cited in (
        (
            "Municipios por universo de focalización",
            "informe final de la Estrategia Gobierno al Plan (2020).",
        ),
        (
            "Municipios que acogieron el Decreto 683",
            "informe final de la Estrategia Gobierno al Plan (2020).",
        ),
        ("Encuesta a usuarios: calificación media (1 a 5) y número de respuestas, por ola", "usuarios."),
    ):
        assert "Datos de demostración. Fuente: DNP" in notes[title]
        assert cited in notes[title]
        assert "SETA" not in notes[title]


def test_the_printed_rows_of_the_shipped_data_say_so(snapshot):
    """20 municipalities and Magdalena at the close of phase II; of the cut-off before nothing is printed."""
    for query, expected in (("", 20), ("tipo=gobernacion", 1), ("corte=2020-12-15", 0)):
        lines = text_of(make_download(snapshot, "avance-fase-2", "csv", query)).splitlines()[1:]
        printed = [line for line in lines if ",informe," in line and ",no asistido," not in line]
        assert len(printed) == expected, query
