"""The address in the browser is the one that Python writes and reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.pages import HOME, MILESTONES
from dashboard.core.state import PARAMETERS, SHORT_FORMS, Level, ViewState, parse_state, to_query
from layouts.parts.controls import UNCONTROLLED, control_specs
from layouts.shell import LEVEL_KEY

SHORT = {key: dict(forms) for key, forms in SHORT_FORMS.items()}


@pytest.fixture(scope="module")
def specs(snapshot):
    """The controls as the browser has them."""
    return control_specs(snapshot)


@st.composite
def queries(draw, snapshot):
    """Queries with some values of some parameters that have a control."""
    vocabulary = snapshot.vocabulary
    pairs = []
    for parameter in PARAMETERS:
        if parameter.field in UNCONTROLLED or not draw(st.booleans()):
            continue
        choice = st.sampled_from(list(vocabulary[parameter.key]))
        values = draw(st.lists(choice, unique=True, max_size=3)) if parameter.many else [draw(choice)]
        pairs += [f"{parameter.key}={value}" for value in values]
    return "&".join(pairs)


@given(data=st.data())
def test_controls_write_the_canonical_query(scripts, snapshot, specs, data):
    """What the controls show of an address is written as `to_query` writes it."""
    query = data.draw(queries(snapshot))
    values = scripts.call("address.valuesOf", specs, f"?{query}", SHORT)
    written = scripts.call("address.queryOf", specs, values, "").removeprefix("?")
    assert written == to_query(parse_state(query, snapshot.vocabulary)[0])


def test_a_short_form_is_read_as_python_reads_it(scripts, snapshot, specs):
    """`nivel=gobernacion` is the type of entity, at the level of single ones."""
    values = scripts.call("address.valuesOf", specs, "?nivel=gobernacion", SHORT)
    state, _ = parse_state("nivel=gobernacion", snapshot.vocabulary)
    assert (values["control-nivel"], values["control-tipo"]) == (state.level, state.entity_type)


@pytest.mark.parametrize("page", [HOME, MILESTONES])
def test_a_page_leaves_its_own_level_out(scripts, specs, page):
    """Regions on the page of milestones, single entities on the map."""
    resources = {
        "paginas": [[item.root, "", item.opens_at] for item in (HOME, MILESTONES)],
        "controles": specs,
        "clave_nivel": LEVEL_KEY,
    }
    own = scripts.call("address.specsAt", page.root, resources)
    for level in Level:
        written = scripts.call("address.queryOf", own, {"control-nivel": level}, "").removeprefix("?")
        assert written == to_query(ViewState(level=level), page.opens_at)


def test_what_no_control_holds_stays(scripts, specs):
    """The picked entity is kept while a control changes."""
    written = scripts.call("address.queryOf", specs, {"control-region": ["caribe"]}, "?entidad=05001")
    assert written == "?region=caribe&entidad=05001"
