"""What the comparison says: sentence, overlap, empty sides, table, choices, presets, address."""

from urllib.parse import urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.pages import COMPARE
from dashboard.core.state import SELECTION_FIELDS, ViewState, parse_state, selection_query
from dashboard.views.compare import compare_of_query

GAP = "\xa0"


def compare(snapshot, **sides):
    """The comparison of two queries."""
    return compare_of_query(snapshot, urlencode(sides))


def said(text):
    """A text with plain blanks."""
    return text.replace(GAP, " ")


def test_the_sentence_has_the_difference_and_the_country(tiny):
    """Two facts: both means with their n, and the national line."""
    found = compare(tiny.snapshot, a="region=andina", b="region=caribe").finding
    assert said(found) == (
        "Región Andina: 62,5 % de avance en la fase II (n = 1), 55,0 puntos más que región Caribe "
        "(7,5 %, n = 2). El país tiene 25,8 % (n = 3)."
    )


def test_the_difference_of_the_sides_swapped_has_the_other_sign(snapshot):
    """Row by row."""
    one = compare(snapshot, a="region=caribe", b="region=pacifico").rows
    other = compare(snapshot, a="region=pacifico", b="region=caribe").rows
    swapped = {"+": "−", "−": "+"}
    for row, back in zip(one, other, strict=True):
        assert back.sides == (row.sides[1], row.sides[0], row.sides[2])
        assert back.difference == swapped.get(row.difference[:1], row.difference[:1]) + row.difference[1:]


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        ({"a": "region=caribe&depto=05"}, "no tiene ninguna entidad: chocan «Región» y «Departamento»"),
        ({"a": "universo=C&depto=08&fase=1"}, "no tiene ninguna entidad"),
        ({"a": "depto=05&universo=B"}, "no tiene entidades asistidas en la fase II"),
        ({"a": "depto=11"}, "no tiene reportes de la fase II"),
    ],
)
def test_a_side_without_a_mean_says_why(tiny, sides, words):
    """Nobody passes, nobody is assisted, or nobody has reported."""
    view = compare(tiny.snapshot, **sides)
    assert view.finding.startswith("El lado A (")
    assert words in view.finding
    assert all("0,0" not in row.sides[0] for row in view.rows if row.label.startswith("Avance de la fase II"))


def test_who_is_on_both_sides_is_said(tiny):
    """And nothing where the sides are apart."""
    assert compare(tiny.snapshot).overlap == ""
    found = compare(tiny.snapshot, a="region=caribe", b="decreto683=si").overlap
    assert said(found) == "1 municipio está en los dos lados y cuenta en cada uno."
    same = compare(tiny.snapshot, a="region=caribe", b="depto=08").overlap
    assert same == "Los dos lados son las mismas entidades."


def test_the_caption_says_sides_cutoff_source_mark_and_version(snapshot):
    """Everything a reader needs to quote it."""
    text = said(compare(snapshot, a="region=caribe").caption)
    for part in ("A: región Caribe, n = 70", "B: todo el país", "Corte:", "SETA", "demostración", "Versión"):
        assert part in text


def test_the_sides_in_view_can_be_chosen(snapshot):
    """Also one of several filters, which is in no list; each choice once."""
    view = compare(snapshot, a="region=caribe&universo=A")
    queries = [choice.query for choice in view.choices]
    assert {side.query for side in view.sides[:2]} <= set(queries)
    assert len(queries) == len(set(queries))


def test_every_choice_is_a_selection_of_the_data(snapshot):
    """In its canonical form, and not empty."""
    for choice in compare(snapshot).choices:
        state, ignored = parse_state(choice.query, snapshot.vocabulary)
        assert (selection_query(state), ignored) == (choice.query, ())


def test_presets_open_what_they_say(snapshot):
    """Decree 683, two regions, two universes; the one in view is marked."""
    view = compare(snapshot)
    assert [preset.is_shown for preset in view.presets].count(True) == 1
    for preset in view.presets:
        address = urlsplit(preset.href)
        shown = compare_of_query(snapshot, address.query)
        assert address.path == "/comparar"
        assert not shown.notices
        assert [one.label for one in shown.presets if one.is_shown] == [preset.label]


def test_what_the_address_has_wrong_is_said(snapshot):
    """The rest of it is used."""
    view = compare(snapshot, a="region=caribe&region=atlantida", b="universo=A")
    assert view.notices == ("En el lado A: «atlantida» no es un valor de región en los datos activos.",)
    assert [side.query for side in view.sides] == ["region=caribe", "universo=A", ""]


@given(data=st.data())
def test_every_comparison_survives_its_address(snapshot, data):
    """Two sides of any filters, written to the address of the page and read back, with nothing to say."""
    vocabulary = snapshot.vocabulary
    keys = ("fase", "region", "depto", "universo", "decreto683", "socio", "pdet", "clase")
    pairs = st.lists(st.sampled_from([(key, value) for key in keys for value in vocabulary[key]]), max_size=5)

    def side():
        return selection_query(parse_state(urlencode(data.draw(pairs)), vocabulary)[0])

    state = ViewState(side_a=side(), side_b=side())
    assert parse_state(urlsplit(COMPARE.showing(state)).query, vocabulary) == (state, ())
    assert len(SELECTION_FIELDS) == len(keys)


def test_a_filter_that_holds_on_both_sides_can_be_taken_off(snapshot):
    """It came along from another page; the sides stay."""
    sides = urlencode({"a": "universo=A", "b": "universo=B"})
    first, _ = compare_of_query(snapshot, f"region=caribe&{sides}").chips
    assert (first.text, first.href) == ("Región Caribe", f"/comparar?{sides}")
    assert compare_of_query(snapshot, sides).chips == ()
