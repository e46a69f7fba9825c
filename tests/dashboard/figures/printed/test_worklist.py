"""The figures of the work list on paper: the numbers of its panels, and the order in which it lists them."""

import pytest

from dashboard.core.state import ViewState
from dashboard.core.wording import number
from dashboard.figures.printed.worklist import MOST_BARS
from dashboard.indicators.rules import findings_in
from dashboard.views.findings import rule_counts
from dashboard.views.worklist.page import CALL_RULES
from dashboard.views.worklist.tasks import tasks
from dashboard.views.worklist.team import loads, punctuality

CARIBE = "region=caribe"
VIEW = ViewState(regions=("caribe",))


def test_punctuality_is_that_of_the_panel(snapshot, real_printed, records):
    """Row by row: reports in the last days, all reports, percentage."""
    rows = punctuality(snapshot, VIEW)
    printed = real_printed("puntualidad", CARIBE)
    assert records(printed, "territorio", "en_ultimos_dias", "reportes") == [
        (row.name, row.late, row.reports) for row in rows
    ]
    assert [row[0] for row in records(printed, "porcentaje")] == pytest.approx(
        [row.share for row in rows], abs=1e-6
    )
    assert printed.figure.data[1].x == pytest.approx([row.share for row in rows], abs=1e-3)


def test_the_region_in_view_is_marked(real_printed):
    """It is read beside the others."""
    words = real_printed("puntualidad", CARIBE).figure.data[2].text
    assert "Caribe (esta)" in words
    assert "Pacífico" in words


def test_loads_are_those_of_the_panel(snapshot, real_printed, records):
    """Adviser by adviser, the most points first."""
    rows = loads(snapshot, VIEW, tasks(snapshot, VIEW))
    found = records(real_printed("carga", CARIBE), "asesor", "entidades", "en_lista", "puntos", "asesorias")
    assert found == [(row.adviser, row.entities, row.listed, row.points, row.advisories) for row in rows]


def test_a_long_list_of_advisers_says_what_it_leaves_out(real_printed):
    """The figure has a page of bars; the data have all."""
    printed = real_printed("carga")
    bars = printed.figure.data[1]
    assert len(bars["x"]) == MOST_BARS
    left = len(printed.table.rows) - MOST_BARS
    assert f"quedan fuera {left}" in printed.reading


def test_urgencies_count_the_entities_of_each_rule(snapshot, real_printed, records):
    """As the page of findings counts them, the heaviest reason first."""
    counts = {item.rule.key: item.entities for item in rule_counts(VIEW, findings_in(snapshot.model, VIEW))}
    found = records(real_printed("urgencias", CARIBE), "regla", "puntos", "entidades")
    assert {key for key, *_ in found} == {rule.key for rule in CALL_RULES}
    assert all(entities == counts[key] for key, _, entities in found)
    points = [points for _, points, _ in found]
    assert points == sorted(points, reverse=True)


def test_urgencies_by_hand(tiny_printed, records):
    """Bogotá is the one that never reported in phase II."""
    found = dict(records(tiny_printed("urgencias"), "regla", "entidades"))
    assert found["nunca-reporto"] == 1


def test_without_assisted_entities_nobody_carries_anything(tiny_printed):
    """It is said where the bars would be."""
    printed = tiny_printed("carga", "depto=11&region=caribe")
    assert printed.figure.data == ()
    assert "la selección queda vacía por «Región» (región Caribe) y «Departamento»" in printed.finding


def test_who_is_in_no_phase_in_course_has_no_adviser_to_carry_it(tiny_printed):
    """Abejorral was assisted in phase I only."""
    printed = tiny_printed("carga", "depto=05&universo=B")
    assert printed.caption.endswith("n\xa0=\xa00 entidades que asiste la fase en curso.")


@pytest.mark.parametrize("query", ["", "region=caribe", "universo=A&decreto683=si", "tipo=gobernacion"])
def test_the_bars_of_the_load_add_up_to_its_caption(real_printed, records, query):
    """Entities assisted in the phase in course, whatever an earlier phase assisted."""
    printed = real_printed("carga", query)
    assisted = sum(row[0] for row in records(printed, "entidades"))
    assert f" n\xa0=\xa0{number(assisted)} entidades que asiste la fase en curso." in printed.caption


def test_the_heaviest_lists_are_all_named(real_printed):
    """Four codes have 270 points at the second cut-off of 2020."""
    said = real_printed("carga", "corte=2020-02-15").finding
    assert said.endswith(
        "Las listas más pesadas son las de ART-04, ART-07, DAF-02 y DAF-18: 270\xa0puntos cada una."
    )


def test_only_without_filters_a_row_is_the_country(real_printed, records):
    """Filters of place apart: regions are read beside each other."""
    assert records(real_printed("puntualidad", CARIBE), "territorio")[-1] == ("País",)
    other = records(real_printed("puntualidad", f"{CARIBE}&universo=A"), "territorio")[-1]
    assert other == ("Todas las regiones (universo A)",)


def test_where_reports_come_latest_only_regions_of_some_reports_are_named(tiny_printed):
    """The regions of the tiny country have two reports each."""
    assert tiny_printed("puntualidad").finding.endswith("llega en los 3 últimos días del mes.")


def test_no_name_of_a_person_leaves(real_printed, records):
    """Advisers are codes."""
    codes = [row[0] for row in records(real_printed("carga"), "asesor")]
    assert all(code.isascii() and " " not in code for code in codes)
