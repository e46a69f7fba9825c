"""The chapters: which apply, what they say, and that their numbers are the model's."""

from datetime import date

import pytest

from dashboard.core.state import Level, ViewState
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.reports.blocks import FigureBlock, TableBlock
from dashboard.reports.chapters.declaration import DECLARED, Every, build_chapter, chapters_of
from dashboard.reports.chapters.progress_tables import ranking
from dashboard.reports.chapters.tables import coverage
from dashboard.reports.scope import ReportError, file_name, in_place, scope_of

SCOPES = (ViewState(), ViewState(regions=("caribe",)), ViewState(departments=("63",)))


def keys(snapshot, scope):
    """Return the keys of the chapters of a scope."""
    return [spec.key for spec in chapters_of(snapshot, scope)]


def test_every_phase_of_the_model_has_a_chapter(third_phase):
    """A phase III that comes as data brings its own."""
    assert {"fase-1", "fase-2", "fase-3"} <= set(keys(third_phase, ViewState()))


def test_a_phase_that_had_not_begun_has_no_chapter(snapshot):
    """In May of 2020 there was no phase II."""
    assert "fase-2" not in keys(snapshot, ViewState(cutoff=date(2020, 5, 15)))
    assert "fase-1" in keys(snapshot, ViewState(cutoff=date(2020, 5, 15)))


def test_keys_are_declared_once():
    """No two chapters share a key."""
    own = [spec.key for spec in DECLARED if not isinstance(spec, Every)]
    assert len(own) == len(set(own))


@pytest.mark.parametrize("scope", SCOPES, ids=("pais", "region", "departamento"))
def test_every_table_has_a_width_for_each_column_and_rows(report_of, scope):
    """A table without rows says nothing; its widths, where given, are as many as its heads."""
    for table in report_of(scope).tables:
        assert table.table.rows, table.caption
        assert len(table.widths) in (0, len(table.table.head)), table.caption
        assert all(len(row) == len(table.table.head) for row in table.table.rows), table.caption


@pytest.mark.parametrize("scope", SCOPES, ids=("pais", "region", "departamento"))
def test_figures_are_those_of_the_dashboard(report_of, scope):
    """Each has a key of the one list, alternative text and the demonstration mark."""
    figures = report_of(scope).figures
    assert {"mapa", "regiones", "embudo", "arbol", "curvas", "calor", "movimientos"} <= {
        figure.printed.key for figure in figures
    }
    assert all(figure.printed.key in FIGURES and figure.printed.alt for figure in figures)


def test_coverage_counts_by_hand(tiny):
    """Andina: Medellín, Abejorral and Bogotá, all in phase I, two in phase II."""
    rows = coverage(tiny.snapshot, ViewState()).rows
    assert rows[0] == ("Andina", 3, 3, 100.0, 2, 66.7)
    assert rows[1] == ("Caribe", 3, 1, 33.3, 2, 66.7)
    assert rows[-1] == ("Total", 6, 4, 66.7, 4, 66.7)


def test_ranking_has_the_highest_first_and_the_silent_apart(tiny):
    """Phase II: Medellín 62,5, Barranquilla 15, Baranoa 0; Bogotá never reported."""
    found = ranking(tiny.snapshot, ViewState(), "2")
    assert found.known.to_dict() == pytest.approx({"05001": 62.5, "08001": 15.0, "08078": 0.0})
    assert found.silent == ("11001",)
    assert found.change["05001"] == pytest.approx(37.5)
    assert found.days["08001"] == 17


def test_numbers_of_a_phase_are_the_models(snapshot, report_of):
    """The total of the table of the country is what the indicator says."""
    from dashboard.indicators.evaluate import evaluate
    from dashboard.indicators.resolved import resolve_view

    state = ViewState(indicator="avance-fase-2")
    row = evaluate(
        resolve_view(snapshot.indicators, snapshot.model, state), snapshot.model, state, Level.COUNTRY
    ).iloc[0]
    table = next(t for t in report_of(ViewState()).tables if t.title.startswith("Avance de la fase II:"))
    assert table.table.rows[-1][:4] == (
        "Total",
        row["n"],
        row["missing"],
        pytest.approx(row["value"], abs=0.05),
    )


def test_small_samples_of_the_survey_are_withheld(snapshot):
    """Where no question has three answers there is no chapter."""
    assert "encuesta" not in keys(snapshot, ViewState(departments=("63",)))
    assert "encuesta" in keys(snapshot, ViewState(regions=("caribe",)))


def test_a_place_with_nobody_is_refused(snapshot):
    """Quindío is not in the Caribbean; the message says what to do."""
    with pytest.raises(ReportError, match="Ningún municipio está a la vez en región Caribe, Quindío"):
        scope_of(snapshot, ViewState(regions=("caribe",), departments=("63",)))


def test_other_filters_are_left_aside_and_said(snapshot):
    """A report is of a whole place."""
    scope, notices = scope_of(snapshot, ViewState(regions=("caribe",), universes=("A",)))
    assert scope == ViewState(regions=("caribe",))
    assert notices == ("El informe es de todo el lugar: deja de lado los demás filtros (universo A).",)


def test_places_and_files_are_named(snapshot):
    """In sentences with their article; in file names with cut-off."""
    assert [in_place(snapshot, scope) for scope in SCOPES] == ["el país", "la región Caribe", "Quindío"]
    assert file_name(snapshot, SCOPES[1], "docx") == "informe_caribe_2020-12-31.docx"


def test_blocks_of_a_chapter_are_plain(snapshot):
    """Writers know nothing of chapters: they get headings, paragraphs, figures and tables."""
    spec = next(spec for spec in chapters_of(snapshot, SCOPES[1]) if spec.key == "rezago")
    blocks = build_chapter(spec, snapshot, SCOPES[1]).blocks
    assert any(isinstance(block, TableBlock) for block in blocks)
    assert not any(isinstance(block, FigureBlock) for block in blocks)
