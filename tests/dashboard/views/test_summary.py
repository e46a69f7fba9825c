"""Cards, legend, chips, caption and the picked entity, on the tiny country."""

from datetime import date
from urllib.parse import urlsplit

import pytest

from dashboard.core.state import Level, ViewState, parse_state
from dashboard.views.home import build_view


@pytest.fixture
def view(tiny):
    """A function that builds the view of a state."""
    return lambda **state: build_view(tiny.snapshot, ViewState(**state))


def entities_of(tiny, card):
    """The codes of the rows of the view that a card leads to; nobody where it takes its own filter off."""
    state, ignored = parse_state(urlsplit(card.href).query, tiny.snapshot.vocabulary)
    assert not ignored
    return [] if not state.classes and not state.decree_683 else tiny.rows(**vars(state)).index.tolist()


def test_cards_count_the_selection(view):
    """Assisted, mean with its change, lagging, silent, decree: each with its base."""
    assert [(card.value, card.note) for card in view().cards] == [
        ("4", "de 6 en la selección"),
        ("25,8\xa0%", "+12,5 (antes: 30\xa0sep\xa02020)"),
        ("2", "de 3 con reporte"),
        ("1", "de 4 asistidos"),
        ("33,3\xa0%", "2 de 6 lo acogieron"),
    ]


def test_a_card_leads_to_exactly_those_that_it_counts(tiny, view):
    """Barranquilla and Baranoa lag, Bogotá is silent, Medellín and Barranquilla took the decree."""
    _, _, behind, silent, decree = view().cards
    assert entities_of(tiny, behind) == ["08001", "08078"]
    assert entities_of(tiny, silent) == ["11001"]
    assert entities_of(tiny, decree) == ["05001", "08001"]
    assert [card.href for card in view().cards[:2]] == ["", ""]


@pytest.mark.parametrize(
    "state", [{"since": date(2020, 9, 30)}, {"indicator": "pdet"}, {"level": Level.REGION}]
)
def test_a_card_leads_to_the_progress_that_it_counts(tiny, view, state):
    """From a comparison, another indicator or level, to the map of progress."""
    assert [card.href for card in view(**state).cards[2:4]] == [card.href for card in view().cards[2:4]]


def test_a_card_in_force_takes_itself_off(view):
    """The second click undoes the first."""
    lagging = ("avance-fase-2.0-a-20", "avance-fase-2.cero")
    assert view(classes=lagging).cards[2].href == "/"
    assert view(decree_683="si").cards[4].href == "/"


def test_a_card_narrows_a_class_in_force(tiny, view):
    """Of those at 0 %, the laggards are those at 0 %; of those who stood still no address says which lag."""
    assert entities_of(tiny, view(classes=("avance-fase-2.cero",)).cards[2]) == []
    assert view(classes=("avance-fase-2.cero", "avance-fase-2.60-a-80")).cards[2].href == (
        "/?clase=avance-fase-2.cero"
    )
    assert view(classes=("avance-fase-2.sigue-igual",)).cards[2].href == ""


def test_a_card_that_counts_nobody_leads_nowhere(view):
    """Nothing to show."""
    assert [card.href for card in view(departments=("11",)).cards] == [
        *("", "", "", "/?depto=11&clase=avance-fase-2.sin-reporte", "")
    ]


def test_the_legend_says_how_an_address_asks_for_each_class(view):
    """Of single entities; what is no entity, and a mean of several, has none."""
    asked = {item.label: item.address for item in view().legend}
    assert asked["60 a 80\xa0%"] == "avance-fase-2.60-a-80"
    assert asked["sin reporte"] == "avance-fase-2.sin-reporte"
    assert asked["área no municipalizada"] == ""
    assert {item.address for item in view(level=Level.REGION).legend} == {""}
    compared = {item.label: item.address for item in view(since=date(2020, 9, 30)).legend}
    assert compared["sin dato para comparar"] == "avance-fase-2.sin-comparar"


def test_the_legend_marks_the_class_in_force(view):
    """And only that one."""
    legend = view(classes=("avance-fase-2.cero",)).legend
    assert [item.label for item in legend if item.is_picked] == ["0\xa0%"]


def test_cards_speak_of_the_phase_of_the_view(view):
    """With an indicator of phase I the cards are of phase I."""
    cards = view(indicator="avance-fase-1").cards
    assert cards[0].label == "Asistidos, fase I"
    assert (cards[0].value, cards[1].value) == ("4", "60,0\xa0%")


def test_cards_do_not_depend_on_the_level(view):
    """The level changes what a row is, not the selection."""
    assert view(level=Level.REGION).cards == view().cards


def test_cards_of_nobody_invent_nothing(view):
    """Zero entities: no count of anything is good news."""
    cards = view(regions=("caribe",), departments=("05",)).cards
    assert [card.value for card in cards] == ["sin dato"] * 5


def test_legend_counts_classes_and_states(view):
    """Baranoa 0 %, Barranquilla lagging, Medellín 60-80; one silent, two not assisted, one area."""
    counts = {item.label: item.count for item in view().legend if item.count}
    assert counts == {
        "0\xa0%": 1,
        "más de 0 a 20\xa0%: rezagado": 1,
        "60 a 80\xa0%": 1,
        "sin reporte": 1,
        "no asistido": 2,
        "área no municipalizada": 1,
    }


@pytest.mark.parametrize("key", ["dias-sin-reporte", "calificacion-encuesta"])
def test_only_percentages_have_a_zero_class(view, key):
    """«0 %» is no class of days or of ratings."""
    assert "0\xa0%" not in [item.label for item in view(indicator=key).legend]


def test_a_town_without_universe_is_without_datum(view):
    """An attribute is not reported: «sin dato», not «sin reporte»."""
    assert "sin dato" in [item.label for item in view(indicator="universo").legend]
    assert "sin reporte" not in [item.label for item in view(indicator="universo").legend]


def test_a_gobernacion_without_universe_is_not_called_unassisted(view):
    """The strategy assists the gobernaciones; they only have no universe."""
    labels = [
        item.label for item in view(indicator="universo", entity_type="gobernacion").legend if item.count
    ]
    assert "no asistido" not in labels


def test_chips_take_their_filter_off(tiny, view):
    """Each address is the view without one filter; the last is the view without any."""
    state = ViewState(indicator="pdet", regions=("caribe",), decree_683="si")
    chips = build_view(tiny.snapshot, state).chips
    assert [chip.text for chip in chips] == ["Región Caribe", "Con Decreto 683", "Quitar todos los filtros"]
    reached = [parse_state(urlsplit(chip.href).query, tiny.snapshot.vocabulary)[0] for chip in chips]
    assert reached == [
        state.without("regions"),
        state.without("decree_683"),
        ViewState(indicator="pdet"),
    ]


def test_without_filters_there_are_no_chips(view):
    """Nothing to take off."""
    assert view().chips == ()


@pytest.mark.parametrize(
    ("state", "title"),
    [
        ({}, "Avance de la fase II por municipio"),
        ({"entity_type": "gobernacion"}, "Avance de la fase II por gobernación"),
        ({"level": Level.REGION}, "Avance de la fase II por región"),
        ({"indicator": "hito", "milestone": "1.3"}, "Hito 3 de la fase I: Plan aprobado por municipio"),
    ],
)
def test_titles(view, state, title):
    """What and by what."""
    assert view(**state).title == title


def test_caption_says_everything_that_a_figure_needs(view):
    """Filters, cut-off, n, missing, mark of demonstration, source, boundaries and version."""
    caption = view(regions=("andina",)).caption
    for part in (
        "Región Andina",
        "Corte: 15 de octubre de 2020",
        "n\xa0=\xa01, sin dato: 1",
        "Datos de demostración",
        "Fuente: DNP",
        "límites de prueba",
        "v1",
    ):
        assert part in caption


def test_published_indicators_are_not_marked_as_demonstration(snapshot):
    """The list of PDET municipalities is published; the universe of each is simulated."""
    of = {key: build_view(snapshot, ViewState(indicator=key)).caption for key in ("pdet", "universo")}
    assert "Datos publicados. Fuente: Decreto 893 de 2017." in of["pdet"]
    assert "demostración" not in of["pdet"]
    assert "Datos de demostración. Fuente: DNP, informe final" in of["universo"]


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ({}, "6 municipios pasan los filtros; 3 con dato."),
        ({"departments": ("11",)}, "1 municipio pasa los filtros; 0 con dato."),
        ({"entity_type": "gobernacion"}, "2 gobernaciones pasan los filtros; 1 con dato."),
    ],
)
def test_counts(view, state, sentence):
    """How many pass and how many have data."""
    assert view(**state).counts == sentence


def test_nothing_is_picked_by_default(view):
    """No card of an entity."""
    assert view().entity is None


def test_the_picked_entity(view):
    """Name, place, value and attributes, unknown ones said."""
    entity = view(entity="05001").entity
    assert (entity.name, entity.place, entity.value) == ("Medellín", "Antioquia · región Andina", "62,5\xa0%")
    assert dict(entity.facts) == {
        "Universo": "A",
        "Socio (fase I)": "DNP",
        "Fase I": "asistida",
        "Fase II": "asistida",
        "Decreto 683": "sí",
        "PDET": "no",
        "Usó el KPT": "sí",
    }
    assert entity.close_href == "/"


def test_the_picked_entity_may_be_outside_the_filters(view):
    """A search finds every entity, also a gobernación among municipalities."""
    assert view(entity="05", regions=("caribe",)).entity.value == "100,0\xa0%"
    assert view(entity="11001", regions=("caribe",)).entity.value == "sin reporte"
    assert view(entity="05002").entity.value == "no asistido"
    assert view(entity="05002", indicator="decreto-683").entity.value == "no lo acogió"


def test_the_facts_name_every_phase(third_phase):
    """A phase added as data is a fact of an entity too."""
    entity = build_view(third_phase, ViewState(entity="05001")).entity
    assert dict(entity.facts)["Fase III"] == "asistida"


EARLY = {"cutoff": date(2020, 3, 31)}


def test_cards_before_the_phase_say_so(view):
    """Phase II begins on 15 September: nobody is silent yet."""
    cards = view(**EARLY).cards
    assert [(card.value, card.note) for card in cards[1:4]] == [
        ("sin empezar", "primer corte: 15 de septiembre de 2020")
    ] * 3
    assert cards[0].value == "4"


def test_legend_caption_and_entity_before_the_phase_say_so(view):
    """The state stays «sin reporte», with its reason."""
    early = view(**EARLY, entity="05001")
    counts = {item.label: item.count for item in early.legend if item.count}
    assert counts["sin reporte: la fase no había empezado"] == 4
    assert "n\xa0=\xa00: la fase II no había empezado al 31 de marzo de 2020" in early.caption
    assert early.entity.value == "sin reporte: la fase no había empezado"
