"""Who has a class, under which code an address asks for it, and how it is said."""

import pytest

from dashboard.core.scales import State
from dashboard.core.state import GOBERNACION, Level, ViewState
from dashboard.core.wording import unbroken
from dashboard.indicators.classes import class_address, class_vocabulary, entity_classes
from dashboard.indicators.evaluate import read
from dashboard.indicators.resolved import resolve_view
from dashboard.indicators.selection import describe_filters, selected
from dashboard.views.map_values import drawn_units, unit_classes

PROGRESS = "avance-fase-2"


def passing(tiny, *classes, **state):
    """The codes that pass."""
    view = ViewState(classes=classes, **state)
    return tiny.model.entities.index[selected(tiny.model, view)].tolist()


@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        ((f"{PROGRESS}.cero",), ["08078"]),
        ((f"{PROGRESS}.0-a-20",), ["08001"]),
        ((f"{PROGRESS}.60-a-80",), ["05001"]),
        ((f"{PROGRESS}.sin-reporte",), ["11001"]),
        ((f"{PROGRESS}.no-asistido",), ["05002", "08137"]),
        ((f"{PROGRESS}.retrocede",), []),
        ((f"{PROGRESS}.sigue-igual",), ["08001", "08078"]),
        ((f"{PROGRESS}.avanza-30-o-mas",), ["05001"]),
        ((f"{PROGRESS}.sin-comparar",), ["11001"]),
        (("universo.H",), ["11001"]),
        (("universo.sin-reporte",), ["08137"]),
        (("pdet.si",), ["05002"]),
        (("hito.100",), ["05001"]),
    ],
)
def test_each_class(tiny, classes, expected):
    """By value, by state, by change, by category and by milestone."""
    assert passing(tiny, *classes) == expected


def test_classes_of_one_indicator_are_alternatives(tiny):
    """Zero or lagging."""
    assert passing(tiny, f"{PROGRESS}.cero", f"{PROGRESS}.0-a-20") == ["08001", "08078"]


def test_classes_of_several_indicators_must_all_hold(tiny):
    """Those that lag in phase II and were complete in phase I."""
    assert passing(tiny, f"{PROGRESS}.0-a-20", "avance-fase-1.100") == ["08001"]
    assert passing(tiny, f"{PROGRESS}.cero", "avance-fase-1.100") == []


def test_a_class_is_that_of_the_cut_off_of_the_view(tiny):
    """Medellín had 25 % in September; Barranquilla had not reported by the first cut-off."""
    cutoffs = tiny.model.phases["2"].cutoffs
    assert passing(tiny, f"{PROGRESS}.20-a-40", cutoff=cutoffs[1]) == ["05001"]
    assert passing(tiny, f"{PROGRESS}.sin-reporte", cutoff=cutoffs[0]) == ["08001", "11001"]


def test_a_change_is_counted_from_the_cut_off_compared_with(tiny):
    """Barranquilla moved between nothing and the second cut-off, and not since."""
    first = tiny.model.phases["2"].cutoffs[0]
    assert passing(tiny, f"{PROGRESS}.sin-comparar", since=first) == ["08001", "11001"]


def test_a_class_does_not_depend_on_what_else_is_shown(tiny):
    """The same entities under another indicator, at another level."""
    wanted = passing(tiny, f"{PROGRESS}.0-a-20")
    assert passing(tiny, f"{PROGRESS}.0-a-20", indicator="universo") == wanted
    assert passing(tiny, f"{PROGRESS}.0-a-20", level=Level.REGION) == wanted


def test_gobernaciones_have_classes_of_their_own(tiny):
    """Antioquia is complete, Atlántico silent."""
    assert passing(tiny, f"{PROGRESS}.100", entity_type=GOBERNACION) == ["05"]
    assert passing(tiny, f"{PROGRESS}.sin-reporte", entity_type=GOBERNACION) == ["08"]


def test_numbers_are_those_of_the_selection(tiny):
    """A mean of those that lag is the mean of those that lag: (15 + 0) / 2."""
    rows = tiny.rows(by=Level.COUNTRY, classes=(f"{PROGRESS}.0-a-20", f"{PROGRESS}.cero"))
    assert rows.loc["pais", ["value", "n", "missing"]].tolist() == [7.5, 2, 0]


@pytest.mark.parametrize("since", [False, True])
def test_the_map_draws_what_the_filter_selects(snapshot, since):
    """Of every indicator of the shipped data, the class of each unit of the map is the one it is found by."""
    model = snapshot.model
    for key in snapshot.indicators:
        for phase in ("1", "2"):
            day = model.phases[phase].cutoffs[-2] if since else None
            state = ViewState(indicator=key, phases=(phase,), since=day, milestone=f"{phase}.1")
            resolved = resolve_view(snapshot.indicators, model, state)
            reading = read(resolved, model, state)
            before = None if reading.before is None else reading.before.rows(Level.ENTITY)
            units = drawn_units(snapshot, state, reading.rows(Level.ENTITY), before)
            drawn = dict(zip(units.index, unit_classes(resolved, state, units).tolist(), strict=True))
            shown = {place: class_address(resolved, place) for place in {*drawn.values()}}
            for place, address in shown.items():
                if not address:
                    assert place in (State.AREA, State.FUERA)
                    continue
                assert address in snapshot.vocabulary["clase"]
                found = selected(model, ViewState(**{**vars(state), "classes": (address,)}))
                painted = {code for code, kind in drawn.items() if kind == place}
                assert set(model.entities.index[found]) == painted, (key, address)


def test_every_entity_has_one_class_of_value(snapshot):
    """And no code means two things."""
    codes = [item.partition(".") for item in class_vocabulary(snapshot.indicators.values())]
    assert len(codes) == len({*codes})
    for key, indicator in snapshot.indicators.items():
        resolved = resolve_view(snapshot.indicators, snapshot.model, ViewState(indicator=key))
        found = set(entity_classes(snapshot.model, resolved)[0].tolist())
        assert found <= {code for name, _, code in codes if name == indicator.key}


@pytest.mark.parametrize(
    ("classes", "words"),
    [
        ((f"{PROGRESS}.sin-reporte",), "avance de la fase II: sin reporte"),
        ((f"{PROGRESS}.0-a-20", f"{PROGRESS}.cero"), "avance de la fase II: 0\xa0% o más de 0 a 20\xa0%"),
        (
            (f"{PROGRESS}.60-a-80", f"{PROGRESS}.80-a-100"),
            "avance de la fase II: 60 a 80\xa0% u 80 a 100\xa0%",
        ),
        ((f"{PROGRESS}.retrocede",), "avance de la fase II: retrocede"),
        (("pdet.no", "universo.A"), "municipios PDET: no PDET, universo de focalización: A"),
        (("hito.100",), "cumplimiento del hito 2.1: 100\xa0%"),
        (("calificacion-encuesta.reservado",), "calificación de los usuarios: reservado"),
    ],
)
def test_classes_in_words(tiny, classes, words):
    """Indicator and classes, without what explains the class."""
    assert describe_filters(tiny.model, ViewState(classes=classes)) == unbroken(words)
