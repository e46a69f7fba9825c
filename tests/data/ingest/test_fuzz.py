"""Whatever a file holds, it is read or refused in Spanish: no other exception, and nothing changes.

`FUZZED` in the environment is how many inputs the slow test tries in all: 1.000 in each `make test`,
and 10.000 with `FUZZED=10000`, which takes minutes.
"""

import os
import zipfile
from datetime import date, datetime
from io import BytesIO
from types import SimpleNamespace

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.errors import DataError
from data.ingest.context import Options
from data.ingest.declarations import TABLES
from data.ingest.loading import check
from data.readers import extract, workbooks
from data.readers.upload import open_upload
from data.store.connection import database_url
from data.store.store import Store

SHORT = 60
LONG = int(os.environ.get("FUZZED", "1000"))
SHARES = {"tables": 0.5, "bytes": 0.4, "books": 0.06, "damage": 0.04}
TITLES = st.sampled_from(
    [
        *{field.label for table in TABLES.values() for field in table.fields},
        "Hito 1",
        "2.3",
        "",
        "avance (0-1)",
    ]
)
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "05001",
            "5.1",
            "45,5 %",
            "0,5",
            "1e400",
            "-0",
            "2020-12-31",
            "44196",
            "31/02/2020",
            "II",
            "٣",
            "NaN",
        ]
    ),
    st.integers(-10, 10**6).map(str),
    st.floats(allow_nan=True).map(str),
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1)),
    st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF), max_size=8).filter(
        lambda text: not openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.search(text)
    ),
)
OPTIONS = st.builds(
    Options,
    phase=st.sampled_from([None, "1", "2", "9"]),
    cutoff=st.sampled_from([None, date(2020, 12, 31), date(2020, 12, 30)]),
    scale=st.sampled_from([None, "0-1", "0-100"]),
)
BOOK_ROWS = st.lists(st.lists(VALUES, max_size=9), max_size=6)
STARTS = st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xef\xbb\xbf"])
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def _in_this_process(command, **_):
    """Open a workbook without a process for each; a panic of the library would only end that process."""
    arguments = command[3:]
    try:
        return SimpleNamespace(returncode=extract.main(arguments))
    except Exception:
        raise
    except BaseException as panic:  # as Rust's panics come
        if type(panic).__name__ != "PanicException":
            raise
        return SimpleNamespace(returncode=1)


@pytest.fixture
def attempt(tmp_path, monkeypatch):
    """A function that checks some bytes as a file of a table; a refusal must be ours."""
    monkeypatch.setattr(extract, "_bound", lambda: None)
    monkeypatch.setattr(workbooks.subprocess, "run", _in_this_process)
    store = Store(database_url("", tmp_path / "var"))

    def one(content, key="hitos", options=None, name="datos.xlsx"):
        path = tmp_path / "entrada"
        path.write_bytes(content)
        try:
            check(store, path, key, options or Options(), who="ana", name=name)
        except DataError as refused:
            refusal = str(refused)
        else:
            refusal = "none"
        assert (bool(refusal), store.mark()) == (True, 0)

    return one


def _written(header, rows, separator, encoding):
    lines = [separator.join(cells) for cells in (header, *rows)]
    return "\n".join(lines).encode(encoding, errors="replace")


def _book(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _run(kind, amount, attempt):
    """Try many inputs of a kind."""
    shape = settings(max_examples=amount, deadline=None, database=None, suppress_health_check=QUIET)
    whole = _book([["codigo", "fase", "hito", "corte", "avance (0 a 100)"], ["05001", 2, 1, "2020-12-31", 5]])

    @shape
    @given(
        st.sampled_from(list(TABLES)),
        st.lists(TITLES, min_size=1, max_size=9),
        st.lists(st.lists(CELLS, max_size=10), max_size=6),
        st.sampled_from(";,\t|"),
        st.sampled_from(["utf-8", "cp1252", "utf-16"]),
        OPTIONS,
    )
    def tables(key, header, rows, separator, encoding, options):
        attempt(_written(header, rows, separator, encoding), key, options)

    @shape
    @given(st.binary(max_size=400), STARTS)
    def raw(content, start):
        attempt(start + content)

    @shape
    @given(
        st.sampled_from(list(TABLES)),
        st.lists(TITLES, min_size=2, max_size=9),
        st.lists(st.lists(VALUES, max_size=9), max_size=6),
    )
    def books(key, header, rows):
        attempt(_book([header, *rows]), key)

    @shape
    @given(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), min_size=1, max_size=8))
    def damage(changes):
        content = bytearray(whole)
        for place, byte in changes:
            content[place] = byte
        attempt(bytes(content))

    {"tables": tables, "bytes": raw, "books": books, "damage": damage}[kind]()


@pytest.mark.parametrize("kind", SHARES)
def test_some_fuzzed_files_are_read_or_refused(kind, attempt):
    """A few of each kind in every run."""
    _run(kind, max(3, round(SHORT * SHARES[kind])), attempt)


@pytest.mark.slow
@pytest.mark.parametrize("kind", SHARES)
def test_many_fuzzed_files_are_read_or_refused(kind, attempt):
    """Tables of odd cells, any bytes, odd workbooks, damaged workbooks."""
    _run(kind, round(LONG * SHARES[kind]), attempt)


def test_damage_inside_the_sheet_is_read_or_refused(attempt):
    """Each part of a workbook cut short, or missing."""
    whole = _book([["codigo", "fase"], ["05001", 2]])
    with zipfile.ZipFile(BytesIO(whole)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for broken in parts:
        for content in (None, parts[broken][: len(parts[broken]) // 2], b""):
            target = BytesIO()
            with zipfile.ZipFile(target, "w") as package:
                for name, own in parts.items():
                    chosen = content if name == broken else own
                    if chosen is not None:
                        package.writestr(name, chosen)
            attempt(target.getvalue())


def test_nothing_is_written_beside_the_store(tmp_path):
    """A name that is a path stays a name."""
    path = tmp_path / "datos.csv"
    path.write_text("codigo;fase\n05001;2\n")
    before = sorted(tmp_path.rglob("*"))
    assert open_upload(path, "../../fuera.csv").file == "fuera.csv"
    assert sorted(tmp_path.rglob("*")) == before
