"""Links to the data: what is seen and everything, with the rows that the files have."""

import csv
import io
from urllib.parse import urlsplit

import pytest

from dashboard.core.state import parse_state
from dashboard.exports.formats import WRITERS, make_download
from dashboard.indicators.declarations import declare
from dashboard.indicators.evaluate import evaluate
from dashboard.indicators.resolved import resolve_view
from dashboard.views.file_links import LINK_NAMES, file_groups


def groups_of(snapshot, query):
    """The links of the page at an address."""
    state, ignored = parse_state(query, snapshot.vocabulary)
    assert not ignored
    resolved = resolve_view(snapshot.indicators, snapshot.model, state)
    return file_groups(snapshot, resolved, state, len(evaluate(resolved, snapshot.model, state)))


def rows_behind(snapshot, group):
    """The rows of the CSV that a link leads to."""
    address = urlsplit(group.address.replace("*", "csv"))
    indicator, _, ending = address.path.removeprefix("/descargas/").partition(".")
    return list(
        csv.DictReader(
            io.StringIO(make_download(snapshot, indicator, ending, address.query).content.decode())
        )
    )


def test_every_ending_has_a_link():
    """In the same order, each with a name of its own."""
    assert tuple(LINK_NAMES) == ("csv", "excel.csv", "xlsx", "geojson", "json", "zip")
    assert set(LINK_NAMES) <= set(WRITERS)
    assert len(set(LINK_NAMES.values())) == len(LINK_NAMES)


def test_without_filters_there_is_one_group(tiny):
    """What is seen is everything."""
    (only,) = groups_of(tiny.snapshot, "entidad=05001")
    assert (only.label, only.rows, only.address) == ("Todo", 6, "/descargas/avance-fase-2.*")


def test_with_filters_there_are_two(tiny):
    """Each with its rows; the rest of the view stays."""
    seen, everything = groups_of(tiny.snapshot, "indicador=pdet&region=caribe&corte=2020-09-15&entidad=05001")
    assert (seen.label, seen.rows) == ("Lo que veo", 3)
    assert seen.address == "/descargas/pdet.*?corte=2020-09-15&region=caribe"
    assert (everything.label, everything.rows) == ("Todo", 6)
    assert everything.address == "/descargas/pdet.*?corte=2020-09-15"


@pytest.mark.parametrize("key", declare(("1", "2")))
@pytest.mark.parametrize("level", ["municipio", "departamento", "region", "pais"])
@pytest.mark.parametrize("kind", ["municipio", "gobernacion"])
@pytest.mark.parametrize("filters", ["", "&region=caribe", "&fase=1&pdet=no", "&region=caribe&depto=05"])
def test_the_numbers_are_those_of_the_files(tiny, key, level, kind, filters):
    """The button says how many rows the file has, whatever the view."""
    query = f"indicador={key}&nivel={level}&tipo={kind}{filters}"
    for group in groups_of(tiny.snapshot, query):
        assert len(rows_behind(tiny.snapshot, group)) == group.rows


@pytest.mark.parametrize("key", ["avance-etapa", "hito", "dias-sin-reporte", "socio"])
def test_everything_is_of_the_same_phase(tiny, key):
    """Taking off the filter by phase does not change what the figure measures."""
    state, _ = parse_state(f"indicador={key}&fase=1", tiny.snapshot.vocabulary)
    resolved = resolve_view(tiny.snapshot.indicators, tiny.model, state)
    *_, everything = groups_of(tiny.snapshot, f"indicador={key}&fase=1")
    again, _ = parse_state(f"indicador={key}&{urlsplit(everything.address).query}", tiny.snapshot.vocabulary)
    assert resolve_view(tiny.snapshot.indicators, tiny.model, again).context == resolved.context
