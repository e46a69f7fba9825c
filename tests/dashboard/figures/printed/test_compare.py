"""The figures of a comparison on paper and as data, against the page and against single selections."""

import csv
import io
from urllib.parse import urlencode

import pytest

from dashboard.core.state import ViewState
from dashboard.exports.formats import make_download
from dashboard.verification.names import named_view
from dashboard.verification.records import read_record
from dashboard.verification.remake import make_again
from dashboard.views.compare.sides import sides_of

SIDES = {"a": "region=caribe", "b": "region=pacifico"}
QUERY = urlencode(SIDES)


def test_every_measure_has_its_numbers(snapshot, real_printed, records):
    """Numerator, denominator, n and missing of each side and of the country, as the page has them."""
    rows = records(real_printed("comparacion", QUERY))
    state = ViewState(side_a=SIDES["a"], side_b=SIDES["b"])
    for side in sides_of(snapshot, state):
        (row,) = [r for r in rows if (r["lado"], r["medida"], r["fase"]) == (side.key, "avance", "2")]
        assert row["valor"] == pytest.approx(side.progress.value)
        assert row["valor"] == pytest.approx(100 * row["numerador"] / row["denominador"])
        assert (row["n"], row["sin_dato"]) == (side.progress.n, side.progress.missing)


def test_classes_of_a_side_add_up_to_its_assisted(real_printed, records):
    """In counts and in percent."""
    rows = records(real_printed("comparacion-clases", QUERY))
    for key in ("a", "b", "pais"):
        own = [row for row in rows if row["lado"] == key]
        assert sum(row["numerador"] for row in own) == own[0]["denominador"]
        assert sum(row["valor"] for row in own) == pytest.approx(100)


def test_stacked_bars_end_where_their_classes_do(real_printed):
    """Each piece begins where the one before ends; all three reach 100."""
    figure = real_printed("comparacion-clases", QUERY).figure
    for place in range(3):
        reached = 0.0
        for trace in figure.data:
            assert trace.base[place] == pytest.approx(reached, abs=1e-3)
            reached += trace.x[place]
        assert reached == pytest.approx(100, abs=0.01)


def test_the_national_line_is_drawn_first_and_dotted(real_printed):
    """Below both sides."""
    first, *others = real_printed("comparacion-curvas", QUERY).figure.data
    assert (first.name, first.line.dash) == ("Todo el país", "dot")
    assert [trace.name[:2] for trace in others] == ["B:", "A:"]


def test_the_legend_has_the_strokes_of_the_curves(real_printed):
    """A dashed curve is dashed there too."""
    printed = real_printed("comparacion-curvas", "a=region%3Dcaribe&b=region%3Dpacifico")
    strokes = {trace.name: trace.line.dash for trace in printed.figure.data}
    signs = {key.label: key.sign for key in printed.legend}
    assert set(signs) == set(strokes)
    assert {strokes[name]: sign for name, sign in signs.items()} == {
        "solid": "line",
        "dash": "dashed-line",
        "dot": "dotted-line",
    }


def test_an_empty_side_draws_nothing_and_is_no_zero(real_printed, records):
    """Its rows have no value."""
    printed = real_printed("comparacion", urlencode({"a": "region=caribe&depto=05"}))
    values = [row["valor"] for row in records(printed) if row["lado"] == "a" and row["medida"] == "avance"]
    assert values == [None, None]


def test_the_name_of_a_file_says_the_sides(snapshot):
    """So that a CSV, which has no record, can be made again."""
    made = make_download(snapshot, "avance-fase-2", "csv", f"figura=comparacion&{QUERY}")
    known = named_view(snapshot, made.file_name, "")
    again = make_download(snapshot, known.indicator, "csv", known.query)
    assert again.content == made.content
    rows = list(csv.DictReader(io.StringIO(made.content.decode())))
    assert {row["seleccion"] for row in rows} == {"Región Caribe", "Región Pacífico", "Todo el país"}


@pytest.mark.parametrize("figure", ["comparacion", "comparacion-clases", "comparacion-curvas"])
def test_a_file_is_made_again_from_its_record(snapshot, figure):
    """Also the comparison that an address without sides means."""
    made = make_download(snapshot, "avance-fase-2", "json", f"figura={figure}").content
    record = read_record(made, "json")
    assert "a=decreto683" in record["consulta"]
    assert make_again(snapshot, record, "json", made) == made


def test_sides_differ_without_colour(real_printed):
    """In grey two of the three fills are alike, so each has a hatch of its own."""
    legend = real_printed("comparacion", QUERY).legend
    assert len({key.hatch for key in legend}) == len(legend) == 3
