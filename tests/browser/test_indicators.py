"""Indicator, level, stage or milestone, and the cut-off to compare with."""

import pytest

from dashboard.core.state import Level, ViewState, to_query


@pytest.mark.parametrize(
    "indicator", ["avance-fase-1", "universo", "dias-sin-reporte", "calificacion-encuesta"]
)
def test_an_indicator_is_drawn(page, view, expected_fills, indicator):
    """Title, sentence, legend and map are those of the indicator."""
    query = f"indicador={indicator}"
    page.show()
    page.pick("indicador", indicator)
    page.settle_at(query)
    wanted = view(query)
    assert (page.text("#mapa-titulo"), page.text("#hallazgo")) == (wanted.title, wanted.finding)
    assert page.texts(".leyenda-nombre") == [item.label for item in wanted.legend]
    assert page.fills() == expected_fills(query)


def test_every_indicator_is_drawn_at_every_level(page, snapshot, expected_fills):
    """No declared indicator fails at a level, whatever came before it."""
    page.show()
    for level in (Level.ENTITY, Level.DEPARTMENT, Level.REGION):
        for indicator in snapshot.indicators:
            query = to_query(ViewState(indicator=indicator, level=level))
            page.show(query)
            assert page.fills() == expected_fills(query), query


@pytest.mark.parametrize(("level", "rows"), [("departamento", 33), ("region", 8)])
def test_a_level_groups_map_and_table(page, expected_fills, level, rows):
    """The map has a unit per department, in the colour of its group; the table a row per group with data."""
    page.show()
    page.press_button("nivel", level)
    page.settle_at(f"nivel={level}")
    assert page.fills() == expected_fills(f"nivel={level}")
    assert page.rows() <= rows
    assert page.text('#tabla [col-id="nombre"] .ag-header-cell-text') == "Territorio"


def test_back_to_single_entities(page, expected_fills):
    """After a group level the map has 1.121 units again."""
    page.show("nivel=region")
    page.press_button("nivel", "municipio")
    page.settle_at("")
    assert page.fills() == expected_fills("")


@pytest.mark.parametrize(
    ("query", "shown"), [("", False), ("indicador=hito", True), ("indicador=avance-etapa", True)]
)
def test_stage_and_milestone_are_asked_when_needed(page, query, shown):
    """The control stands only beside an indicator that needs it."""
    page.show(query)
    assert page.one("#control-hito").is_displayed() is shown


def test_a_milestone_is_picked(page, snapshot, view, expected_fills):
    """The map shows the milestone of the list."""
    number = snapshot.model.phases["2"].milestones.index[3]
    query = f"indicador=hito&hito=2.{number}"
    page.show("indicador=hito")
    page.pick("hito", f"2.{number}")
    page.settle_at(query)
    assert page.text("#mapa-titulo") == view(query).title
    assert page.fills() == expected_fills(query)


def test_a_cutoff_to_compare_with(page, snapshot, view):
    """The change is told since the cut-off of the list."""
    since = snapshot.model.phases["2"].cutoffs[1].isoformat()
    page.show()
    page.pick("desde", since)
    page.settle_at(f"desde={since}")
    assert page.text("#hallazgo") == view(f"desde={since}").finding
