"""The view as one value, and its two-way road to the address."""

import random
from datetime import date
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.state import (
    PARAMETERS,
    SELECTION_FIELDS,
    Level,
    ViewState,
    parse_state,
    read_query,
    selection_query,
    to_query,
)

VOCABULARY = {
    "indicador": ("avance-fase-2", "avance-fase-1", "hito", "socio"),
    "nivel": tuple(level.value for level in Level),
    "corte": ("2020-07-31", "2020-11-30", "2020-12-31"),
    "desde": ("2020-07-31", "2020-11-30", "2020-12-31"),
    "fase": ("1", "2"),
    "region": ("caribe", "central", "pacifico"),
    "depto": ("05", "08", "11"),
    "universo": tuple("ABCDEFGH"),
    "decreto683": ("si", "no"),
    "socio": ("DNP", "DAFP", "ART"),
    "pdet": ("si", "no"),
    "tipo": ("municipio", "gobernacion"),
    "hito": ("1.1", "1.2", "2.1"),
    "entidad": ("05", "05001", "08001"),
    "regla": ("sin-reporte", "estancada"),
    "lista": ("mi-region", "hallazgos"),
    "clase": ("avance-fase-2.sin-reporte", "avance-fase-2.0-a-20", "pdet.si"),
    "a": (),
    "b": (),
    "umbral": ("fiscal.40", "fiscal.52.5", "inversion.100"),
    "peso": ("asesorias.40", "puntualidad.5"),
}


def states(vocabulary):
    """Every view that a vocabulary can say."""

    def values(parameter):
        if parameter.is_selection:
            fields = {item.field: values(item) for item in PARAMETERS if item.field in SELECTION_FIELDS}
            return st.builds(ViewState, **fields).map(selection_query)
        known = list(vocabulary[parameter.key])
        if parameter.many:
            return st.lists(st.sampled_from(known), unique=True).map(lambda found: tuple(sorted(found)))
        if parameter.field in ("cutoff", "since"):
            return st.none() | st.sampled_from(known).map(date.fromisoformat)
        if parameter.field == "level":
            return st.sampled_from([Level(value) for value in known])
        default = getattr(ViewState(), parameter.field)
        return st.just(default) | st.sampled_from(known)

    return st.builds(ViewState, **{parameter.field: values(parameter) for parameter in PARAMETERS})


@given(state=states(VOCABULARY))
def test_every_view_survives_the_address(state):
    """A view written to the address and read back is the same view, with nothing to say."""
    assert parse_state(to_query(state), VOCABULARY) == (state, ())


@given(data=st.data())
def test_every_view_of_the_shipped_data_survives_the_address(snapshot, data):
    """The same, for the values that the shipped data allows."""
    state = data.draw(states(snapshot.vocabulary))
    assert parse_state(to_query(state), snapshot.vocabulary) == (state, ())


@given(query=st.text() | st.lists(st.tuples(st.sampled_from([*VOCABULARY]), st.text())).map(urlencode))
def test_any_text_is_read(query):
    """No text makes reading fail, and what comes out can be written and read again."""
    state, _ = parse_state(query, VOCABULARY)
    assert parse_state(to_query(state), VOCABULARY) == (state, ())


@given(state=states(VOCABULARY), seed=st.integers())
def test_order_does_not_matter(state, seed):
    """The same parameters in another order are the same view."""
    pairs = parse_qsl(to_query(state))
    random.Random(seed).shuffle(pairs)
    assert parse_state(urlencode(pairs), VOCABULARY) == (state, ())


@given(state=states(VOCABULARY))
def test_the_canonical_query_leaves_defaults_out(state):
    """No pair of the canonical query holds a default."""
    defaults = {(parameter.key, parameter.default) for parameter in PARAMETERS}
    assert not defaults.intersection(parse_qsl(to_query(state)))


def test_the_default_view_has_no_query():
    """The bare address is the default view."""
    assert to_query(ViewState()) == ""
    assert parse_state("", VOCABULARY) == (ViewState(), ())


def test_the_example_of_the_design_is_read():
    """The address printed in the design gives the view that it describes."""
    query = "?indicador=avance-fase-2&region=caribe&universo=A&universo=B&decreto683=si&corte=2020-11-30"
    expected = ViewState(
        regions=("caribe",), universes=("A", "B"), decree_683="si", cutoff=date(2020, 11, 30)
    )
    assert parse_state(query, VOCABULARY) == (expected, ())


def test_the_canonical_query_has_the_declared_order():
    """Keys stand in the order of their declaration, whatever order the view was built in."""
    state = ViewState(entity="05001", universes=("A", "B"), regions=("caribe",), indicator="hito")
    assert to_query(state) == "indicador=hito&region=caribe&universo=A&universo=B&entidad=05001"


def test_an_unknown_key_is_ignored_and_said():
    """A key that is no parameter changes nothing and is named."""
    state, ignored = parse_state("color=rojo", VOCABULARY)
    assert state == ViewState()
    assert ignored == ("«color» no es un parámetro de esta página.",)


def test_an_unknown_value_is_ignored_and_said():
    """A value outside the vocabulary leaves its field at the default and is named."""
    state, ignored = parse_state("region=caribe&region=atlantida", VOCABULARY)
    assert state == ViewState(regions=("caribe",))
    assert ignored == ("«atlantida» no es un valor de región en los datos activos.",)


@pytest.mark.parametrize("key", [parameter.key for parameter in PARAMETERS])
def test_no_parameter_takes_nonsense(key):
    """Each parameter refuses a value that it does not know, in one sentence."""
    state, ignored = parse_state(f"{key}=ni-idea", VOCABULARY)
    assert state == ViewState()
    assert len(ignored) == 1
    assert "«ni-idea»" in ignored[0]


def test_a_refusal_has_what_is_allowed():
    """Key, value and the values of the key, for who can't go on."""
    _, (key, value) = read_query("color=rojo&region=atlantida", VOCABULARY)
    assert (key.key, key.value, key.is_unknown_key) == ("color", "rojo", True)
    assert key.allowed == tuple(parameter.key for parameter in PARAMETERS)
    assert (value.key, value.value, value.allowed) == ("region", "atlantida", VOCABULARY["region"])


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("depto=5", "depto=05"),
        ("depto=5&depto=05", "depto=05"),
        ("region=Caribe", "region=caribe"),
        ("region=Pac%C3%ADfico", "region=pacifico"),
        ("entidad=5001", "entidad=05001"),
        ("corte=30/11/2020", "corte=2020-11-30"),
        ("corte=30-11-2020", "corte=2020-11-30"),
        ("decreto683=S%C3%AD", "decreto683=si"),
        ("universo=b", "universo=B"),
        ("nivel=Gobernaci%C3%B3n", "tipo=gobernacion"),
    ],
)
def test_what_has_one_meaning_is_understood(written, canonical):
    """Codes without their zero, days as people write them, capitals and accents."""
    state, ignored = parse_state(written, VOCABULARY)
    assert (to_query(state), ignored) == (canonical, ())


@pytest.mark.parametrize("query", ["corte=2020-12-20", "corte=20/12/2020", "depto=500", "entidad=1"])
def test_what_means_nothing_is_not_guessed(query):
    """A day that is no cut-off is none in any form; a code is completed with its zero and nothing else."""
    state, ignored = parse_state(query, VOCABULARY)
    assert state == ViewState()
    assert len(ignored) == 1


def test_a_list_takes_repeated_keys():
    """A key of a list may be repeated; the values are kept once each, in canonical order."""
    state, ignored = parse_state("universo=B&universo=A&universo=B", VOCABULARY)
    assert (state.universes, ignored) == (("A", "B"), ())


def test_a_single_parameter_takes_the_first_of_several():
    """Where one value is allowed the first counts, and that is said."""
    state, ignored = parse_state("tipo=gobernacion&tipo=municipio", VOCABULARY)
    assert state.entity_type == "gobernacion"
    assert ignored == ("tipo de entidad admite un solo valor: se usó «gobernacion».",)


def test_gobernacion_is_a_short_form_of_a_level():
    """`nivel=gobernacion` is the level of entities with the type gobernación."""
    expected = parse_state("tipo=gobernacion", VOCABULARY)
    assert parse_state("nivel=gobernacion", VOCABULARY) == expected
    assert expected == (ViewState(entity_type="gobernacion"), ())


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda parameter: parameter.key)
def test_without_takes_one_field_back(parameter):
    """A field is back at its default and the others stay."""
    full = ViewState(
        indicator="hito",
        level=Level.REGION,
        cutoff=date(2020, 11, 30),
        since=date(2020, 7, 31),
        phases=("1",),
        regions=("caribe",),
        departments=("08",),
        universes=("A",),
        decree_683="si",
        partners=("DNP",),
        listed="mi-region",
        side_a="region=caribe",
        side_b="decreto683=no",
        pdet="no",
        entity_type="gobernacion",
        milestone="1.2",
        entity="05",
        rules=("estancada",),
        classes=("pdet.si",),
        cuts=("fiscal.40",),
        weights=("asesorias.40",),
    )
    bare = full.without(parameter.field)
    assert getattr(bare, parameter.field) == getattr(ViewState(), parameter.field)
    changed = [p.field for p in PARAMETERS if getattr(bare, p.field) != getattr(full, p.field)]
    assert changed == [parameter.field]


def test_parameters_cover_the_view():
    """Every field of a view has exactly one parameter."""
    fields = [parameter.field for parameter in PARAMETERS]
    assert sorted(fields) == sorted(ViewState.__dataclass_fields__)


@given(st.sampled_from(list(Level)), st.sampled_from(list(Level)))
def test_a_page_with_its_own_level_writes_every_other(level, own):
    """The level that a page opens at is left out; all come back as they were written."""
    query = to_query(ViewState(level=level), own)
    assert ("nivel" in query) == (level is not own)
    assert parse_state(query, VOCABULARY, own) == (ViewState(level=level), ())


@given(st.sampled_from(list(Level)))
def test_a_level_can_always_be_written(level):
    """Where an address is read on more than one page."""
    assert to_query(ViewState(level=level), None) == f"nivel={level}"


def test_a_side_is_a_query_of_filters_in_its_canonical_form():
    """Keys in order, values sorted, short forms written out."""
    state, ignored = parse_state(urlencode({"a": "universo=B&universo=A&region=Caribe"}), VOCABULARY)
    assert (state.side_a, ignored) == ("region=caribe&universo=A&universo=B", ())


@pytest.mark.parametrize(
    ("side", "kept", "said"),
    [
        ("region=caribe&color=azul", "region=caribe", "En el lado A: «color» no es un parámetro"),
        ("region=atlantida", "", "En el lado A: «atlantida» no es un valor de región"),
        ("region=caribe&corte=2020-11-30", "region=caribe", "En el lado A: «corte» no elige entidades."),
        ("a=region%3Dcaribe", "", "En el lado A: «a» no elige entidades."),
    ],
)
def test_what_is_no_filter_of_a_side_is_ignored_and_said(side, kept, said):
    """The rest of the side stays."""
    state, ignored = parse_state(urlencode({"a": side}), VOCABULARY)
    assert state.side_a == kept
    assert len(ignored) == 1
    assert ignored[0].startswith(said)


def test_a_side_is_given_once():
    """The first counts, and that is said."""
    state, ignored = parse_state("b=region%3Dcaribe&b=region%3Dcentral", VOCABULARY)
    assert state.side_b == "region=caribe"
    assert ignored == ("En el lado B: admite una sola selección: sobra «region=central».",)
