"""The page of findings: counts, picked rules, rows and the file."""

from urllib.parse import urlsplit

import pandas as pd

from dashboard.core.state import ViewState
from dashboard.indicators.rules import RULES
from dashboard.views.findings import ROWS_SHOWN, facts, findings_listing, findings_of_query


def test_every_rule_is_counted(snapshot):
    """Also the rules that find nothing; the counts add up to the list."""
    view = findings_of_query(snapshot, "")
    assert {count.rule.key for count in view.counts} == set(RULES)
    assert sum(count.findings for count in view.counts) == view.list_page.total


def all_rows(snapshot, query):
    """The rows of every page of the list."""
    pages = range(1, findings_of_query(snapshot, query).list_page.pages + 1)
    return [row for page in pages for row in findings_of_query(snapshot, query, page).rows]


def test_a_long_list_is_turned_page_by_page(snapshot):
    """The pages together are the list; a page beyond the last is the last."""
    view = findings_of_query(snapshot, "")
    rows = all_rows(snapshot, "")
    assert len(view.rows) == ROWS_SHOWN < view.list_page.total == len(rows)
    assert len({(row.code, row.rule.key, row.phase) for row in rows}) == len(rows)
    assert findings_of_query(snapshot, "", page=99) == findings_of_query(
        snapshot, "", page=view.list_page.pages
    )


def test_a_picked_rule_narrows_the_list_and_not_the_counts(snapshot):
    """The counts stay, so that another rule can be picked."""
    view = findings_of_query(snapshot, "regla=fase-sin-anterior")
    everything = findings_of_query(snapshot, "")
    assert {row.rule.key for row in view.rows} == {"fase-sin-anterior"}
    assert [count.findings for count in view.counts] == [count.findings for count in everything.counts]


def test_the_link_of_a_rule_is_a_switch(snapshot):
    """It picks the rule beside the others picked, and lets it go again."""
    by_key = {count.rule.key: count for count in findings_of_query(snapshot, "regla=estancada").counts}
    assert by_key["estancada"].is_picked
    assert by_key["estancada"].href == "/hallazgos"
    assert by_key["sin-reporte"].href == "/hallazgos?regla=estancada&regla=sin-reporte"


def test_rows_lead_to_profiles(snapshot):
    """Within the view."""
    row = findings_of_query(snapshot, "region=caribe").rows[0]
    assert urlsplit(row.href).path == f"/entidad/{row.code}"
    assert urlsplit(row.href).query == "region=caribe&lista=hallazgos"


def test_nothing_found_is_a_sentence(snapshot):
    """At the first cut-off of phase I the publication cannot go before the approval."""
    view = findings_of_query(snapshot, "regla=publicado-sin-aprobar&corte=2020-01-31")
    assert (view.list_page.total, view.rows) == (0, ())
    assert "ninguna regla encuentra nada" in view.finding


def test_the_sentence_counts_findings_and_entities(snapshot):
    """As many as the list has."""
    view = findings_of_query(snapshot, "region=caribe")
    entities = len({row.code for row in all_rows(snapshot, "region=caribe")})
    assert view.finding.startswith(
        f"Región Caribe: {view.list_page.total} hallazgos en {entities} municipios"
    )


def test_the_caption_says_the_picked_rules(snapshot):
    """And that nothing is corrected."""
    caption = findings_of_query(snapshot, "regla=estancada").caption
    assert "Reglas: «Estancada»" in caption
    assert "ningún dato se corrige" in caption


def test_the_file_is_the_list_as_it_stands(snapshot):
    """Filters and picked rules apply; every row is there."""
    state = ViewState(regions=("caribe",), rules=("estancada", "sin-reporte"))
    rows = all_rows(snapshot, "region=caribe&regla=estancada&regla=sin-reporte")
    listing = findings_listing(snapshot, state)
    assert [row[0] for row in listing.rows] == [row.code for row in rows]
    assert {row[5] for row in listing.rows} == {"estancada", "sin-reporte"}
    assert all(len(row) == len(listing.columns) for row in listing.rows)


def test_an_empty_selection_is_no_good_news(snapshot):
    """It says which filters clash."""
    said = findings_of_query(snapshot, "region=caribe&depto=05").finding
    assert "queda vacía por «Región» (región Caribe) y «Departamento» (Antioquia)" in said


def test_rules_that_find_as_many_are_all_named(snapshot):
    """Two findings of each of two rules, one of a third."""
    found = pd.DataFrame(
        {
            "entity": list("abcde"),
            "rule": ["estancada", "sin-reporte", "estancada", "sin-reporte", "nunca-reporto"],
            "severity": 1,
        }
    )
    labels = " y ".join(
        f"«{rule.label}»" for key, rule in RULES.items() if key in ("estancada", "sin-reporte")
    )
    assert facts(snapshot, ViewState(), found)[-1] == f"Los más frecuentes son {labels} (2 cada uno)."
