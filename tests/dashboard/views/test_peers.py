"""One entity beside others: by hand on the tiny country, by property on the shipped data."""

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.core.wording import rounded
from dashboard.indicators.evaluate import country_row, evaluate
from dashboard.indicators.progress import progress_of
from dashboard.indicators.resolved import resolve_view
from dashboard.views.peers import (
    curve_of,
    curve_sentence,
    has_universe,
    places_of,
    position_among_peers,
    standing_sentence,
    standings,
)

LAST = date(2020, 10, 15)


def standing(snapshot, code, phase="2", cutoff=None):
    """The standing of an entity in one phase."""
    return next(item for item in standings(snapshot, code, cutoff) if item.phase == phase)


def position(snapshot, code, phase="2", cutoff=LAST):
    """The place of an entity among its peers."""
    return position_among_peers(snapshot, ViewState(), code, phase, cutoff)


def test_a_town_stands_beside_its_four_groups(tiny):
    """Medellín in phase II: alone with a report in department and region; its universe has Barranquilla."""
    found = standing(tiny.snapshot, "05001")
    assert found.value == 62.5
    assert [(mean.label, mean.value, mean.n, mean.missing) for mean in found.means] == [
        ("Antioquia", 62.5, 1, 0),
        ("Región Andina", 62.5, 1, 1),
        ("Universo A", 38.75, 2, 0),
        ("País", pytest.approx(77.5 / 3), 3, 1),
    ]


def test_a_gobernacion_stands_beside_gobernaciones(tiny):
    """It has no universe, and its department is itself."""
    found = standing(tiny.snapshot, "05", phase="1")
    assert [(mean.label, mean.value, mean.n) for mean in found.means] == [
        ("Región Andina", 20, 1),
        ("País", 20, 2),
    ]


def test_a_phase_that_does_not_assist_has_no_means(tiny):
    """Abejorral is not in phase II."""
    found = standing(tiny.snapshot, "05002")
    assert (found.words, found.is_open, found.means) == ("no asistido", False, ())


def test_a_phase_that_had_not_begun_says_so(tiny):
    """In April there was no phase II."""
    found = standing(tiny.snapshot, "05001", cutoff=date(2020, 4, 15))
    assert (found.words, found.is_open) == ("no había empezado al 15 de abril de 2020", False)


def test_an_entity_without_report_is_missing_not_zero(tiny):
    """Bogotá in phase II has no value; Baranoa has 0 %."""
    assert standing(tiny.snapshot, "11001").words == "sin reporte"
    assert math.isnan(standing(tiny.snapshot, "11001").value)
    assert standing(tiny.snapshot, "08078").words == "0,0\xa0%"


def test_the_sentence_compares_with_groups_of_more_than_one(tiny):
    """A mean of the entity alone compares with nothing."""
    assert standing_sentence(standing(tiny.snapshot, "05001")) == (
        "Fase II (15 de octubre de 2020), 62,5\xa0%: por encima de su universo y del país."
    )
    assert standing_sentence(standing(tiny.snapshot, "05002")) == "Fase II, no asistido."


def test_a_phase_added_as_data_stands_with_the_others(third_phase):
    """Medellín has half of the first milestone, of 25, of phase III."""
    assert [item.name for item in standings(third_phase, "05001", None)] == ["Fase I", "Fase II", "Fase III"]
    assert standing(third_phase, "05001", phase="3").value == 12.5


def test_a_phase_without_any_report_is_not_begun(silent_phase):
    """A phase that is only in the catalogue breaks nothing."""
    assert not standing(silent_phase, "05001", phase="3").is_open


def test_the_place_among_peers_counts_those_with_data(tiny):
    """Universe A in phase II: Medellín before Barranquilla."""
    assert [
        (p.position, p.n) for p in (position(tiny.snapshot, "05001"), position(tiny.snapshot, "08001"))
    ] == [
        (1, 2),
        (2, 2),
    ]
    assert position(tiny.snapshot, "08001").sentence == (
        "Puesto 2 de 2 entre los municipios del universo A con reporte; la mediana es 38,8\xa0%."
    )


def test_ties_share_the_best_place(tiny):
    """The two gobernaciones had 20 % in phase I."""
    places = [position(tiny.snapshot, code, phase="1", cutoff=date(2020, 4, 15)) for code in ("05", "08")]
    assert [(found.position, found.tied) for found in places] == [(1, 1), (1, 1)]


def test_without_a_report_there_is_no_place(tiny):
    """Bogotá, alone in universe H, has no report in phase II."""
    found = position(tiny.snapshot, "11001")
    assert (found.position, found.n, found.missing) == (0, 0, 1)


def test_without_universe_there_are_no_peers(tiny):
    """Campo de la Cruz has no universe."""
    assert position(tiny.snapshot, "08137") is None


def test_only_who_has_no_universe_has_no_peers(snapshot):
    """Of all entities of the shipped data, at the last cut-off: one municipality was put in no universe."""
    alone = [
        code
        for code in snapshot.model.entities.index
        if position(snapshot, code, cutoff=date(2020, 12, 31)) is None
    ]
    towns = snapshot.model.entities[snapshot.model.entities["kind"] == "municipio"]
    assert alone == towns.index[towns["universe"].isna()].tolist()
    assert len(alone) == 1


def test_the_curve_ends_at_the_cutoff(tiny):
    """Barranquilla in phase II, with Baranoa in its department's mean."""
    found = curve_of(tiny.snapshot, "08001", "2", date(2020, 9, 30))
    assert found.days == (date(2020, 9, 15), date(2020, 9, 30))
    assert math.isnan(found.own[0])
    assert found.own[1] == pytest.approx(15)
    assert found.behind == (0, pytest.approx(7.5))
    assert found.counts == (1, 2)


@pytest.mark.parametrize(
    ("code", "cutoff", "expected"),
    [
        (
            "05001",
            LAST,
            "Fase II: +37,5\xa0puntos desde el 30 de septiembre de 2020; el promedio de su "
            "departamento, +37,5.",
        ),
        ("08001", LAST, "Fase II: sin cambio desde el 30 de septiembre de 2020 (1 corte)."),
        (
            "08001",
            date(2020, 9, 30),
            "Fase II: primer reporte, 15,0\xa0%, en el corte del 30 de septiembre de 2020.",
        ),
        ("05", LAST, "Fase II: completa desde el 15 de septiembre de 2020."),
        ("11001", LAST, "Fase II: sin reporte hasta el 15 de octubre de 2020."),
    ],
)
def test_the_curve_is_told_in_a_sentence(tiny, code, cutoff, expected):
    """It moved, stands still, began, ended or is silent."""
    assert curve_sentence(curve_of(tiny.snapshot, code, "2", cutoff), "su departamento") == expected


def test_the_history_is_what_evaluation_says(snapshot):
    """The progress of every entity at a cut-off is that of its indicator's rows."""
    for phase, cutoff in (("1", date(2020, 5, 15)), ("2", date(2020, 12, 31))):
        state = ViewState(indicator=f"avance-fase-{phase}", cutoff=cutoff)
        rows = evaluate(resolve_view(snapshot.indicators, snapshot.model, state), snapshot.model, state)[
            "value"
        ]
        own = progress_of(snapshot.model.phases[phase])[snapshot.model.phases[phase].cutoffs.index(cutoff)]
        found = own[snapshot.model.entities.index.get_indexer(rows.index)]
        assert found == pytest.approx(rows.to_numpy(), nan_ok=True)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_group_means_are_those_of_evaluation(snapshot, data):
    """Each mean beside an entity is the row that evaluation gives of that group."""
    model = snapshot.model
    code = data.draw(st.sampled_from(list(model.entities.index)))
    cutoff = data.draw(st.sampled_from(model.cutoffs))
    row = model.entities.loc[code]
    for item in standings(snapshot, code, cutoff):
        if not item.is_open:
            continue
        base = {
            "indicator": f"avance-fase-{item.phase}",
            "cutoff": cutoff,
            "entity_type": row["kind"],
        }
        groups = {
            row["department"]: {"departments": (row["department_code"],)},
            f"Región {snapshot.unit_name(row['region'])}": {"regions": (row["region"],)},
            f"Universo {row['universe']}": {"universes": (row["universe"],)},
            "País": {},
        }
        assert len(item.means) == (2 if row["kind"] == GOBERNACION else 4)
        for mean in item.means:
            state = ViewState(**base, **groups[mean.label])
            resolved = resolve_view(snapshot.indicators, model, state)
            expected = country_row(evaluate(resolved, model, state, Level.COUNTRY))
            assert mean.value == pytest.approx(expected["value"], nan_ok=True)
            assert (mean.n, mean.missing) == (expected["n"], expected["missing"])


def test_those_who_print_alike_share_the_best_place():
    """62,54 and 62,51 are both 62,5 %."""
    assert places_of(np.array([70.0, 62.54, 62.51, 62.44])).tolist() == [1, 2, 2, 4]


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_place_is_within_the_peers(snapshot, data):
    """From 1 to n with data, 0 without; those above are as many as the place says."""
    model = snapshot.model
    with_peers = [code for code in model.entities.index if len(code) == 2 or has_universe(snapshot, code)]
    code = data.draw(st.sampled_from(with_peers))
    phase = data.draw(st.sampled_from(sorted(model.phases)))
    cutoff = data.draw(st.sampled_from(model.phases[phase].cutoffs))
    found = position_among_peers(snapshot, ViewState(), code, phase, cutoff)
    own = progress_of(model.phases[phase])[model.phases[phase].cutoffs.index(cutoff)][
        model.entities.index.get_loc(code)
    ]
    if math.isnan(own):
        assert found.position == 0
        return
    assert 1 <= found.position <= found.n == len(found.values)
    printed = rounded(np.array(found.values), 1)
    assert (printed > rounded(np.array(own), 1)).sum() == found.position - 1
    assert (printed == rounded(np.array(own), 1)).sum() == found.tied + 1
    assert sum(peer.link.code == code for peer in found.near) == 1
    assert found.missing >= 0
