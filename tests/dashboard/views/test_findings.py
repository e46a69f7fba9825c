"""The page of findings: counts, picked rules, rows and the file."""

from urllib.parse import urlsplit

from dashboard.core.state import ViewState
from dashboard.indicators.rules import RULES
from dashboard.views.findings import ROWS_SHOWN, findings_listing, findings_of_query


def test_every_rule_is_counted(board):
    """Also the rules that find nothing; the counts add up to the list."""
    view = findings_of_query(board, "")
    assert {count.rule.key for count in view.counts} == set(RULES)
    assert sum(count.findings for count in view.counts) == view.turn.total


def all_rows(board, query):
    """The rows of every page of the list."""
    pages = range(1, findings_of_query(board, query).turn.pages + 1)
    return [row for page in pages for row in findings_of_query(board, query, page).rows]


def test_a_long_list_is_turned_page_by_page(board):
    """The pages together are the list; a page beyond the last is the last."""
    view = findings_of_query(board, "")
    rows = all_rows(board, "")
    assert len(view.rows) == ROWS_SHOWN < view.turn.total == len(rows)
    assert len({(row.code, row.rule.key, row.phase) for row in rows}) == len(rows)
    assert findings_of_query(board, "", page=99) == findings_of_query(board, "", page=view.turn.pages)


def test_a_picked_rule_narrows_the_list_and_not_the_counts(board):
    """The counts stay, so that another rule can be picked."""
    view = findings_of_query(board, "regla=fase-sin-anterior")
    everything = findings_of_query(board, "")
    assert {row.rule.key for row in view.rows} == {"fase-sin-anterior"}
    assert [count.findings for count in view.counts] == [count.findings for count in everything.counts]


def test_the_link_of_a_rule_is_a_switch(board):
    """It picks the rule beside the others picked, and lets it go again."""
    by_key = {count.rule.key: count for count in findings_of_query(board, "regla=estancada").counts}
    assert by_key["estancada"].is_picked
    assert by_key["estancada"].href == "/hallazgos"
    assert by_key["sin-reporte"].href == "/hallazgos?regla=estancada&regla=sin-reporte"


def test_rows_lead_to_profiles(board):
    """Within the view."""
    row = findings_of_query(board, "region=caribe").rows[0]
    assert urlsplit(row.href).path == f"/entidad/{row.code}"
    assert urlsplit(row.href).query == "region=caribe"


def test_nothing_found_is_a_sentence(board):
    """At the first cut-off of phase I the publication cannot go before the approval."""
    view = findings_of_query(board, "regla=publicado-sin-aprobar&corte=2020-01-31")
    assert (view.turn.total, view.rows) == (0, ())
    assert "ninguna regla encuentra nada" in view.finding


def test_the_sentence_counts_findings_and_entities(board):
    """As many as the list has."""
    view = findings_of_query(board, "region=caribe")
    entities = len({row.code for row in all_rows(board, "region=caribe")})
    assert view.finding.startswith(f"Región Caribe: {view.turn.total} hallazgos en {entities} municipios")


def test_the_caption_says_the_picked_rules(board):
    """And that nothing is corrected."""
    caption = findings_of_query(board, "regla=estancada").caption
    assert "Reglas: «Estancada»" in caption
    assert "ningún dato se corrige" in caption


def test_the_file_is_the_list_as_it_stands(board):
    """Filters and picked rules apply; every row is there."""
    state = ViewState(regions=("caribe",), rules=("estancada", "sin-reporte"))
    rows = all_rows(board, "region=caribe&regla=estancada&regla=sin-reporte")
    listing = findings_listing(board, state)
    assert [row[0] for row in listing.rows] == [row.code for row in rows]
    assert {row[5] for row in listing.rows} == {"estancada", "sin-reporte"}
    assert all(len(row) == len(listing.columns) for row in listing.rows)
