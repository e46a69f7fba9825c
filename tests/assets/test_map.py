"""From the payload of a view to what map and table show: the same values, classes and words as Python's."""

import json

import pytest

from dashboard.core.scales import PALETTE, STATE_COLOURS, State
from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.core.wording import percent
from dashboard.views.animation import frames_of_query
from dashboard.views.home import build_view, view_of_query
from dashboard.views.summary import legend_rows
from dashboard.views.territory import territory_bytes

QUERIES = [
    "",
    "indicador=avance-fase-1&desde=2020-04-30",
    "region=caribe&universo=A",
    "indicador=universo",
    "indicador=decreto-683",
    "indicador=dias-sin-reporte",
    "tipo=gobernacion",
]


@pytest.fixture(scope="module")
def territory(snapshot):
    """The territory file as the browser has it."""
    return json.loads(territory_bytes(snapshot))


@pytest.mark.parametrize("query", QUERIES)
def test_fills_are_those_of_the_legend(scripts, snapshot, territory, query):
    """As many units in each colour as the legend counts."""
    view = view_of_query(snapshot, query)
    drawn = scripts.call("map.decode", view.payload, territory)
    painted = [PALETTE[position] for position in drawn["positions"]]
    counted = {item.colour: item.count for item in view.legend}
    assert {colour: painted.count(colour) for colour in counted} == counted
    assert sum(counted.values()) == len(painted)


def test_each_unit_says_its_value(scripts, tiny):
    """Medellín 62,5 %; Abejorral not assisted; Baranoa 0 %; Bogotá silent."""
    drawn = decoded(scripts, tiny.snapshot, ViewState())
    said = [label.split("<br>")[1] for label in drawn["labels"]]
    assert said == [
        *("62,5\xa0%", "no asistido", "15,0\xa0%", "0\xa0%", "no asistido"),
        *("área no municipalizada", "sin reporte"),
    ]


def test_a_comparison_says_value_and_change(scripts, tiny):
    """The value stays known where the change is not."""
    since = tiny.snapshot.model.phases["2"].cutoffs[-2]
    drawn = decoded(scripts, tiny.snapshot, ViewState(since=since))
    assert drawn["labels"][0] == "Antioquia<br>62,5\xa0%<br>cambio: +37,5\xa0puntos"
    assert drawn["labels"][6].endswith("sin dato para comparar")


def test_a_region_is_drawn_as_its_departments(scripts, tiny):
    """All in the colour of its mean, each with its name."""
    drawn = decoded(scripts, tiny.snapshot, ViewState(level=Level.REGION))
    assert len(drawn["positions"]) == len(tiny.snapshot.model.catalogue.departments)
    assert (
        drawn["labels"][0]
        == "región Andina: 62,5\xa0%<br>n\xa0=\xa01, sin dato: 1<br>cambio: +37,5\xa0puntos"
    )


def test_a_gobernacion_without_one_is_outside(scripts, tiny):
    """Bogotá has none."""
    drawn = decoded(scripts, tiny.snapshot, ViewState(entity_type=GOBERNACION))
    assert PALETTE[drawn["positions"][2]] == STATE_COLOURS[State.FUERA]


def test_a_municipality_says_department_value_and_change(scripts, tiny):
    """What hover and keys tell of it."""
    assert (
        decoded(scripts, tiny.snapshot, ViewState())["labels"][0]
        == "Antioquia<br>62,5\xa0%<br>cambio: +37,5\xa0puntos"
    )
    days = decoded(scripts, tiny.snapshot, ViewState(indicator="dias-sin-reporte"))["labels"][2]
    assert days.startswith("Atlántico<br>17\xa0días<br>cambio: ")
    assert days.endswith("\xa0días")


def test_a_class_of_the_legend_asks_for_its_entities(scripts, tiny):
    """By its code; of a group, by the codes of its units; what is no entity asks for nothing."""
    asked = dict(filters(scripts, tiny.snapshot, ViewState()))
    assert asked[-2] == {"key": "clase", "values": ["avance-fase-2.sin-reporte"]}
    assert asked[3] == {"key": "clase", "values": ["avance-fase-2.60-a-80"]}
    assert asked[-4] is None
    groups = dict(filters(scripts, tiny.snapshot, ViewState(level=Level.REGION)))
    assert groups[0] == {"key": "region", "values": ["caribe"]}
    assert groups[3] == {"key": "region", "values": ["andina"]}


@pytest.mark.parametrize(
    ("towards", "place"),
    [([1, 0], 1), ([-1, 0], -1), ([0, 1], 2), ([0, -1], 3)],
    ids=["right", "left", "down", "up"],
)
def test_an_arrow_goes_to_the_nearest_unit_on_its_side(scripts, towards, place):
    """What lies aside counts double, and what is outside the selection is no stop."""
    middles = [[0, 0], [10, 3], [2, 9], [1, -12], None]
    assert scripts.call("mapReading.next", middles, [0, 0], towards) == place


def test_a_frame_of_the_player_is_the_view_of_its_cutoff(scripts, snapshot, territory):
    """The payload with a frame in it is painted like the view of that day."""
    frames = frames_of_query(snapshot, "region=caribe")
    view = view_of_query(snapshot, "region=caribe").payload
    for place, day in enumerate(frames["cortes"]):
        played = {
            **view,
            "valores": frames["valores"][place],
            "clases": frames["clases"][place],
            "cambios": [],
        }
        asked = view_of_query(snapshot, f"region=caribe&corte={day}").payload
        shown = [scripts.call("map.decode", payload, territory) for payload in (played, asked)]
        assert shown[0]["positions"] == shown[1]["positions"]
        assert [words.split("<br>cambio")[0] for words in shown[0]["labels"]] == [
            words.split("<br>cambio")[0] for words in shown[1]["labels"]
        ]
        assert frames["leyenda"][place] == legend_rows(
            view_of_query(snapshot, f"region=caribe&corte={day}").legend
        )


def test_the_table_has_the_rows_of_the_selection(scripts, tiny):
    """Value, state, change; neither the area nor anything outside."""
    rows = rows_of(scripts, tiny.snapshot, ViewState())
    assert [(row["codigo"], row["valor"], row["estado"]) for row in rows][:3] == [
        ("05001", 62.5, "con avance"),
        ("05002", None, "no asistido"),
        ("08001", 15, "con avance"),
    ]
    assert len(rows) == 6
    assert rows[0]["cambio"] == 37.5


def test_the_table_of_groups_has_their_n(scripts, tiny):
    """Andina: one with data and one without."""
    rows = rows_of(scripts, tiny.snapshot, ViewState(level=Level.REGION))
    assert [(row["nombre"], row["n"], row["sin_dato"]) for row in rows] == [
        ("Andina", 1, 1),
        ("Caribe", 2, 0),
    ]


def test_the_table_writes_values_as_the_finding(scripts, tiny):
    """The function of the grid's columns."""
    row = rows_of(scripts, tiny.snapshot, ViewState())[0]
    text = scripts.call("dashAgGridFunctions.tablero.numero", {"value": row["valor"], "data": row})
    assert text == percent(62.5)


def decoded(scripts, snapshot, state):
    """What the map draws of a state."""
    return called(scripts, "map.decode", snapshot, state)


def rows_of(scripts, snapshot, state):
    """The rows of the table of a state."""
    return called(scripts, "table.rowsOf", snapshot, state)


def filters(scripts, snapshot, state):
    """Class and filter of each row of the legend of a state."""
    view = build_view(snapshot, state)
    territory = json.loads(territory_bytes(snapshot))
    return [
        (row[0], scripts.call("legend.filterOf", row, view.payload, territory))
        for row in legend_rows(view.legend)
    ]


def called(scripts, function, snapshot, state):
    """What a function answers to the payload of a state and the territory file."""
    return scripts.call(function, build_view(snapshot, state).payload, json.loads(territory_bytes(snapshot)))
