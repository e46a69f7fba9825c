"""The address is the state: it opens exactly, is written canonically, and is stepped through."""

import pytest

from dashboard.core.state import parse_state, to_query

FULL = (
    "indicador=hito&nivel=departamento&corte=2020-10-31&desde=2020-09-30&fase=1&fase=2&region=caribe"
    "&region=pacifico&depto=13&depto=76&universo=A&universo=B&decreto683=si&socio=DNP&pdet=no"
    "&hito=2.4&entidad=76001"
)
SHOWN = {
    "nivel": ["departamento"],
    "corte": "31\xa0oct\xa02020",
    "desde": "30\xa0sep\xa02020",
    "fase": ["1", "2"],
    "universo": ["A", "B"],
    "decreto683": ["si"],
    "socio": ["DNP"],
    "pdet": ["no"],
    "tipo": ["municipio"],
}
UNKNOWN = "region=atlantida&color=rojo&depto=05&corte=2031-01-01"


@pytest.fixture
def full(page):
    """The page opened anew at an address with everything in it."""
    page.load(FULL)
    return page


def test_an_address_with_everything_is_canonical(snapshot):
    """The address of these tests is one that the controls would write."""
    state, ignored = parse_state(FULL, snapshot.vocabulary)
    assert (to_query(state), ignored) == (FULL, ())


def test_an_address_fills_every_control(full, snapshot):
    """What the address says each control shows."""
    shown = full.controls()
    assert {key: shown[key] for key in SHOWN} == SHOWN
    assert shown["indicador"] == snapshot.indicators["hito"].label
    assert shown["hito"].startswith("II · etapa")


def test_an_address_shows_the_view(full, view, expected_fills):
    """Sentence, count, chips, card and map are those of the address."""
    wanted = view(FULL)
    assert (full.text("#hallazgo"), full.text("#conteo")) == (wanted.finding, wanted.counts)
    assert full.texts("#filtros-vigentes a") == [c.text for c in wanted.chips]
    assert wanted.entity.code in full.text("#ficha h2")
    assert full.fills() == expected_fills(FULL)


def test_opening_an_address_leaves_it_as_it_is(full):
    """Controls that are filled do not write another address."""
    assert full.query == FULL


def test_the_controls_write_the_canonical_address(page, snapshot):
    """In whatever order the controls are used."""
    page.show()
    page.press_button("pdet", "no")
    page.press_button("universo", "C")
    page.press_button("universo", "B")
    page.pick("region", "pacifico", "caribe")
    page.pick("indicador", "avance-fase-1")
    page.settle()
    state, ignored = parse_state(page.query, snapshot.vocabulary)
    assert ignored == ()
    assert page.query == to_query(state)
    assert (state.universes, state.regions, state.pdet) == (("B", "C"), ("caribe", "pacifico"), "no")


def test_unknown_values_are_said(page, view):
    """One sentence for each thing that was ignored."""
    page.load(UNKNOWN)
    notice = page.text("#avisos")
    assert len(view(UNKNOWN).notices) == 3
    assert all(sentence in notice for sentence in view(UNKNOWN).notices)


def test_unknown_values_are_ignored(page, view, expected_fills):
    """What the address has right is in force all the same."""
    page.load(UNKNOWN)
    assert page.text("#conteo") == view("depto=05").counts
    assert page.fills() == expected_fills("depto=05")


def test_the_notice_goes_with_the_next_change(page):
    """A change of a control writes an address without the unknown values."""
    page.load(UNKNOWN)
    page.press_button("pdet", "si")
    page.settle_at("depto=05&pdet=si")
    assert page.text("#avisos") == ""


def test_the_short_form_of_gobernaciones(page, view):
    """`nivel=gobernacion` is read as the type of entity."""
    page.load("nivel=gobernacion")
    assert page.text("#conteo") == view("tipo=gobernacion").counts
    assert page.controls()["tipo"] == ["gobernacion"]


@pytest.fixture
def travelled(page):
    """A page with three changes behind it and a mark that a reload would lose."""
    page.show()
    page.js("window.marcaDePrueba = 'viva'")
    page.press_button("universo", "A")
    page.settle_at("universo=A")
    page.pick("region", "caribe")
    page.settle_at("region=caribe&universo=A")
    page.press_button("nivel", "departamento")
    page.settle_at("nivel=departamento&region=caribe&universo=A")
    return page


ROWS = "return Number(document.querySelector('#tabla .ag-root').ariaRowCount) - 1"
STEPS_BACK = ["region=caribe&universo=A", "universo=A", ""]


def test_back_steps_through_the_changes(travelled):
    """Each change is one step."""
    for query in STEPS_BACK:
        travelled.driver.back()
        travelled.settle_at(query)


def test_controls_map_and_table_follow_the_way_back(travelled, view, expected_fills, expected_rows):
    """All of the page is at the step, not its address alone."""
    for query in STEPS_BACK:
        travelled.driver.back()
        travelled.settle_at(query)
        assert travelled.text("#conteo") == view(query).counts
        assert travelled.fills() == expected_fills(query)
        travelled.until_equal(ROWS, expected_rows(query))
    assert travelled.controls()["universo"] == travelled.controls()["region"] == []


def test_forward_repeats_the_changes(travelled, view, expected_fills):
    """Forward undoes back."""
    for query in STEPS_BACK[:2]:
        travelled.driver.back()
        travelled.settle_at(query)
    for query in (STEPS_BACK[0], "nivel=departamento&region=caribe&universo=A"):
        travelled.driver.forward()
        travelled.settle_at(query)
        assert travelled.text("#conteo") == view(query).counts
        assert travelled.fills() == expected_fills(query)


def test_nothing_reloads_on_the_way(travelled):
    """A value set on the window survives changes, back and forward."""
    travelled.driver.back()
    travelled.settle_at(STEPS_BACK[0])
    travelled.driver.forward()
    travelled.settle()
    assert travelled.js("return window.marcaDePrueba") == "viva"


def test_the_link_is_copied(page):
    """The button copies the address as it stands and says so."""
    page.driver.execute_cdp_cmd(
        "Browser.grantPermissions",
        {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": page.url},
    )
    page.show("region=caribe")
    page.click("#copiar-enlace")
    page.until_equal("return document.querySelector('#enlace-copiado').textContent", "Enlace copiado")
    copied = page.driver.execute_async_script(
        "const done = arguments[0]; navigator.clipboard.readText().then(done, (e) => done(String(e)))"
    )
    assert copied == f"{page.url}/?region=caribe"
