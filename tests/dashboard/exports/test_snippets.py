"""What can be copied of a figure: the frame, and code that reads its data again."""

import io
import re
from dataclasses import replace
from xml.etree import ElementTree

import pandas as pd
import pytest

from dashboard.exports.formats import make_download
from dashboard.exports.menu import offer_of
from dashboard.exports.snippets import EMBED_PATH, ORIGIN, embedded, numbers_of, texts_of
from dashboard.figures.printed.printed_figure import Table

FRAME, PYTHON, R, QUERY = 0, 1, 2, 3
TABLE = Table(
    head=("codigo", "nombre", "valor", "nota"),
    rows=(("05001", "Medellín", 1.5, None), ("08001", "12", None, None)),
)


def snippets(snapshot, query=""):
    """Return the codes in their order."""
    return list(offer_of(snapshot, query).snippets.values())


def test_codes_and_numbers_are_told_by_their_cells():
    """A text of digits in any row makes a column text; an empty column is neither."""
    assert texts_of(TABLE) == ("codigo", "nombre")
    assert numbers_of(TABLE) == ("valor",)
    assert texts_of(Table(head=("codigo",), rows=())) == ()


def test_addresses_are_absolute_where_the_server_knows_its_own(snapshot):
    """Elsewhere the browser writes where it is."""
    known = replace(snapshot, public_url="https://tablero.ejemplo/plan/")
    for code in snippets(known, "region=caribe"):
        assert "https://tablero.ejemplo/plan/" in code
        assert ORIGIN not in code
    assert all(f"{ORIGIN}/" in code for code in snippets(snapshot))


def test_the_frame_has_a_title_and_the_view(snapshot):
    """For who can't see it, and with its filters."""
    frame = snippets(snapshot, "region=caribe&figura=embudo")[FRAME]
    title = ElementTree.fromstring(re.sub(r"(<iframe .*)></iframe>", r"\1/>", frame)).get("title")
    address = ElementTree.fromstring(frame).get("src")
    assert title
    assert address == f"{ORIGIN}{EMBED_PATH}/avance-fase-2.svg?region=caribe&figura=embudo&tamano=cuadrado"


@pytest.mark.parametrize("query", ["", "region=caribe", "figura=curvas", "figura=fases&entidad=05004"])
def test_the_python_code_reads_the_data_with_its_codes(snapshot, monkeypatch, query):
    """Run as it is copied, with the server's answer in the place of the net."""
    asked, code = [], snippets(snapshot, query)[PYTHON]
    read = pd.read_csv

    def answered(address, **options):
        asked.append(address)
        path, _, rest = address.partition("?")
        name, _, ending = path.rpartition("/")[2].partition(".")
        return read(io.BytesIO(make_download(snapshot, name, ending, rest).content), **options)

    monkeypatch.setattr(pd, "read_csv", answered)
    scope = {}
    exec(code, scope)
    assert asked[0].startswith(f"{ORIGIN}/descargas/")
    if "codigo" in scope["datos"]:
        assert all(isinstance(one, str) for one in scope["datos"]["codigo"].dropna())


def test_r_and_power_query_keep_codes_and_decimals(snapshot):
    """Codes are text in both; numbers are read with a decimal point whatever the machine."""
    codes = snippets(snapshot)
    assert 'codigo = "character"' in codes[R]
    assert '{"codigo", type text}' in codes[QUERY]
    assert '{"valor", type number}' in codes[QUERY]
    assert '{"corte", type date}' in codes[QUERY]
    assert '"en-US"' in codes[QUERY]


def test_a_framed_figure_fills_its_frame(snapshot):
    """It has no size of its own; nothing else of it changes."""
    svg = make_download(snapshot, "avance-fase-2", "svg", "figura=embudo&tamano=cuadrado").content
    root, whole = ElementTree.fromstring(embedded(svg)), ElementTree.fromstring(svg)
    assert {"width", "height"} & set(root.keys()) == set()
    assert root.get("viewBox") == whole.get("viewBox")
    assert len(list(root.iter())) == len(list(whole.iter()))
