"""The chapters that tell the strategy: in the order of the official report, and whole."""

from dashboard.core.state import ViewState
from dashboard.reports.blocks import Paragraph, TableBlock
from dashboard.reports.chapters import story
from dashboard.reports.chapters.declaration import chapters_of
from data.sources import SOURCES

OFFICIAL = (
    "marco-legal",
    "antecedentes",
    "estructura",
    "pandemia",
    "decreto-683",
    "fase-1",
    "kpt",
    "encuesta",
    "equipo",
    "retos",
    "lecciones",
    "beneficiarias",
    "fase-2",
    "anexo",
)
CARIBE = ViewState(regions=("caribe",))


def tables(blocks):
    """The tables of a chapter."""
    return [block for block in blocks if isinstance(block, TableBlock)]


def test_the_chapters_are_in_the_official_order(snapshot):
    """Context, architecture, results of phase I, phase II; the annex closes."""
    keys = [spec.key for spec in chapters_of(snapshot, ViewState())]
    assert [key for key in keys if key in OFFICIAL] == list(OFFICIAL)


def test_the_list_of_phase_2_is_whole(snapshot):
    """365 municipalities of the country, in the order in which they are printed; of a region, its own."""
    (table,) = tables(story.beneficiaries(snapshot, ViewState()))
    assert len(table.table.rows) == 365
    assert [row[0] for row in table.table.rows] == list(range(1, 366))
    assert "demostración" not in table.note  # the report prints it
    (part,) = tables(story.beneficiaries(snapshot, CARIBE))
    assert {row[3] for row in part.table.rows} == {"Caribe"}


def test_a_place_without_phase_2_has_no_list(tiny):
    """The tiny gobernaciones and Abejorral's neighbours: of Bogotá's department, Bogotá is in it."""
    assert story.has_beneficiaries(tiny.snapshot, ViewState(departments=("11",)))
    assert not story.has_beneficiaries(tiny.snapshot, ViewState(departments=("11",), universes=("A",)))


def test_challenges_are_of_the_place(snapshot):
    """Of a region its own; of a department the report tells none."""
    (table,) = tables(story.regional_challenges(snapshot, CARIBE))
    assert {row[0] for row in table.table.rows} == {"Caribe", "Amazonía o Caribe"}
    assert not story.has_challenges(snapshot, ViewState(departments=("63",)))


def test_lessons_have_every_one_under_its_kind(snapshot):
    """Nineteen, and the note of where they are."""
    texts = [block for block in story.lessons_learned(snapshot, ViewState()) if isinstance(block, Paragraph)]
    assert len(texts) == 19 + 1


def test_every_text_of_the_report_says_its_place(snapshot):
    """The last column of the tables that sum it up."""
    for build in (story.legal_frame, story.antecedents, story.emergency, story.regional_challenges):
        for block in tables(build(snapshot, ViewState())):
            if block.table.head[-1] == "Lugar":
                assert all(row[-1] for row in block.table.rows)


def test_every_table_says_in_words_where_it_comes_from(report_of):
    """The report or the records that it is made of, never by the key of a table; two are about sources."""
    found = tables(block for chapter in report_of(ViewState()).chapters for block in chapter.blocks)
    silent = {block.title for block in found if "informe" not in block.note}
    assert silent == {"Indicadores en palabras", "Fuentes del tablero"}
    assert [block.title for block in found for key in SOURCES if "_" in key and key in block.note] == []
