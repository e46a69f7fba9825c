"""Ways to other profiles: arrows over the selection, and what a wrong code may mean."""

import pytest

from dashboard.core.state import GOBERNACION, Listed, ViewState
from dashboard.views.findings import findings_of_query
from dashboard.views.neighbours import near_codes, neighbours_of, not_an_entity, profile_href
from dashboard.views.worklist.tasks import tasks


def ends(found):
    """The codes before and after."""
    return (found.before and found.before.code, found.after and found.after.code)


def test_the_address_of_a_profile_keeps_the_view_and_drops_the_pick():
    """Filters and cut-off stay; the picked entity is the path."""
    assert profile_href(ViewState(), "05001") == "/entidad/05001"
    state = ViewState(regions=("caribe",), entity="08001")
    assert profile_href(state, "05001") == "/entidad/05001?region=caribe"


def test_arrows_walk_the_selection_in_order_of_code(tiny):
    """Barranquilla stands between Abejorral and Baranoa."""
    found = neighbours_of(tiny.snapshot, ViewState(), "08001")
    assert ends(found) == ("05002", "08078")
    assert found.place == "3 de 6 en la selección (todo el país)"


def test_arrows_stop_at_the_ends(tiny):
    """Nothing comes before the first nor after the last."""
    assert ends(neighbours_of(tiny.snapshot, ViewState(), "05001"))[0] is None
    assert ends(neighbours_of(tiny.snapshot, ViewState(), "11001"))[1] is None


def test_filters_decide_and_stay_in_the_address(tiny):
    """In region Andina the next of Abejorral is Bogotá."""
    found = neighbours_of(tiny.snapshot, ViewState(regions=("andina",)), "05002")
    assert ends(found) == ("05001", "11001")
    assert found.after.href == "/entidad/11001?region=andina"


def test_an_entity_outside_the_selection_has_ways_into_it(tiny):
    """Medellín is not in region Caribe; the next of it is Barranquilla."""
    found = neighbours_of(tiny.snapshot, ViewState(regions=("caribe",)), "05001")
    assert ends(found) == (None, "08001")
    assert found.place.startswith("fuera de la selección")


def test_gobernaciones_walk_among_themselves(tiny):
    """Whatever type the address asks for, and the address of the next says its type."""
    found = neighbours_of(tiny.snapshot, ViewState(), "05")
    assert ends(found) == (None, "08")
    assert found.after.href == "/entidad/08?tipo=gobernacion"
    assert found.after.name == "Gobernación de Atlántico"


def test_every_entity_is_reached_by_the_arrows(snapshot):
    """From the first to the last of a kind, none is skipped."""
    codes = snapshot.model.entities.index[snapshot.model.entities["kind"] == GOBERNACION].tolist()
    state, walked = ViewState(entity_type=GOBERNACION), codes[:1]
    while (following := neighbours_of(snapshot, state, walked[-1]).after) is not None:
        walked.append(following.code)
    assert walked == codes


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("5001", "05001"),
        ("5", "05"),
        ("05003", "05001"),
        ("medellin", "05001"),
        ("Barranquila", "08001"),
        ("bogota", "11001"),
    ],
)
def test_a_wrong_code_suggests_what_it_may_mean(snapshot, wrong, meant):
    """A lost zero, a wrong digit, a name with or without accents or a letter too few."""
    assert meant in near_codes(snapshot, wrong)[:3]


@pytest.mark.parametrize("wrong", ["", "???", "zzzzzzzzzz"])
def test_nonsense_suggests_nothing(snapshot, wrong):
    """There is nothing near."""
    assert near_codes(snapshot, wrong) == ()


def test_an_unknown_code_is_said_in_spanish(snapshot):
    """The sentence repeats what was asked for; suggestions keep the view."""
    found = not_an_entity(snapshot, ViewState(regions=("caribe",)), "5001")
    assert found.sentence == "No hay ninguna entidad con el código «5001» en los datos activos."
    assert found.suggestions[0].href == "/entidad/05001?region=caribe"


def test_an_area_that_is_no_municipality_is_told_apart(snapshot):
    """Areas have a code and no profile."""
    assert "es un área no municipalizada" in not_an_entity(snapshot, ViewState(), "91263").sentence


def test_from_the_work_list_the_next_is_the_next_in_urgency(tiny):
    """Bogotá is more urgent than Baranoa, whatever their codes; the list is named and one click away."""
    state = ViewState(listed=Listed.WORK_LIST)
    first, last = (neighbours_of(tiny.snapshot, state, code) for code in ("11001", "08078"))
    assert (ends(first), ends(last)) == ((None, "08078"), ("11001", None))
    assert first.place == "1 de 2 en la lista de trabajo, por urgencia (todo el país)"
    assert first.after.href == "/entidad/08078?lista=mi-region"
    assert first.list_href == "/mi-region"


def test_who_is_not_on_the_work_list_is_before_its_first(tiny):
    """Medellín needs no call."""
    found = neighbours_of(tiny.snapshot, ViewState(listed=Listed.WORK_LIST), "05001")
    assert ends(found) == (None, "11001")
    assert found.place == "fuera de la lista de trabajo, por urgencia (todo el país: 2)"


def test_the_whole_work_list_is_walked_in_its_order(snapshot):
    """From the first to the last of a region."""
    state = ViewState(regions=("caribe",), listed=Listed.WORK_LIST)
    codes = [task.code for task in tasks(snapshot, ViewState(regions=("caribe",)))]
    walked = codes[:1]
    while (following := neighbours_of(snapshot, state, walked[-1]).after) is not None:
        walked.append(following.code)
    assert walked == codes


def test_from_the_findings_the_next_is_of_the_picked_rules(snapshot):
    """Each entity once, in the order of the page."""
    state = ViewState(rules=("estancada",), listed=Listed.FINDINGS)
    rows = findings_of_query(snapshot, "regla=estancada").rows
    codes = list(dict.fromkeys(row.code for row in rows))
    found = neighbours_of(snapshot, state, codes[0])
    assert ends(found) == (None, codes[1])
    assert found.list_href == "/hallazgos?regla=estancada"
