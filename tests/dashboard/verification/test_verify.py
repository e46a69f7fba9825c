"""Verifying: what matches, what is of other data, what was changed and where, what is not ours."""

import csv
import io
import json
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from PIL import Image, PngImagePlugin

from dashboard.exports.formats import make_download
from dashboard.exports.seals.safe import UnreadableError
from dashboard.exports.seals.seal import PLACEHOLDER, seal_file
from dashboard.exports.sets.set_request import SetRequest, plan
from dashboard.figures.printed.catalogue import FIGURES
from dashboard.verification import verify as module
from dashboard.verification.verdict import Verdict, Verification, exit_code
from dashboard.verification.verify import ending_of, verify, verify_file

INDICATOR = "avance-fase-2"
QUERY = "region=caribe&universo=A&corte=2020-10-31&tamano=columna&resolucion=pantalla"
RECORDED = ("svg", "pdf", "png", "xlsx", "json", "geojson")


@pytest.fixture(scope="module")
def export(snapshot):
    """A function that returns name and content of a file of the bars, or of another figure, made once."""
    made = {}

    def one(ending, figure="regiones", query=QUERY):
        key = (ending, figure, query)
        if key not in made:
            found = make_download(snapshot, INDICATOR, ending, f"{query}&figura={figure}")
            made[key] = found.file_name, found.content
        return made[key]

    return one


@pytest.fixture(scope="module")
def later(snapshot):
    """The same snapshot after another load of data."""
    return replace(snapshot, model=replace(snapshot.model, version="otraversion1"))


def _figure_of(ending):
    return "mapa" if ending == "geojson" else "regiones"


@pytest.mark.parametrize("ending", RECORDED)
def test_a_file_of_the_active_data_matches(snapshot, export, ending):
    """Whatever it is called: its record says what it is."""
    _, content = export(ending, _figure_of(ending))
    found = verify(snapshot, f"otro nombre.{ending}", content)
    assert (found.verdict, found.lines) == (Verdict.MATCHES, ())
    assert snapshot.model.version in found.sentence


@pytest.mark.parametrize("key", FIGURES)
def test_every_figure_matches_its_own_record(snapshot, export, key):
    """The record is enough to make any figure again."""
    query = f"{QUERY}&entidad=13001" if FIGURES[key].needs_entity else QUERY
    name, content = export("xlsx", key, query)
    assert verify(snapshot, name, content).verdict is Verdict.MATCHES


def test_how_an_address_was_written_is_no_change(snapshot, export):
    """The record has the view as the address should be written."""
    name, content = export("json", "mapa", "region=Caribe&universo=a&corte=31/10/2020")
    assert verify(snapshot, name, content).verdict is Verdict.MATCHES


def test_a_public_address_in_the_file_is_no_change(snapshot):
    """Exports of the server are verified on a machine that doesn't know its address."""
    server = replace(snapshot, public_url="https://tablero.ejemplo")
    found = make_download(server, INDICATOR, "svg", f"{QUERY}&figura=regiones")
    assert b"https://tablero.ejemplo/?" in found.content
    assert verify(snapshot, found.file_name, found.content).verdict is Verdict.MATCHES


@pytest.mark.parametrize("public", ["https://tablero.ejemplo", "https://entidad.ejemplo/informe"])
@pytest.mark.parametrize(
    ("figure", "path"), [("fases", "/entidad/05004?"), ("embudo", "/hitos?"), ("puntualidad", "/mi-region?")]
)
def test_a_public_address_before_any_page_is_no_change(snapshot, public, figure, path):
    """A figure of a profile gives the address of the profile, under the same root as the others."""
    server = replace(snapshot, public_url=public)
    found = make_download(server, INDICATOR, "json", f"corte=2020-10-31&figura={figure}&entidad=05004")
    assert f"{public}{path}".encode() in found.content
    assert verify(snapshot, found.file_name, found.content).verdict is Verdict.MATCHES


@pytest.mark.parametrize("ending", RECORDED)
def test_a_file_of_other_data_as_it_left(later, export, ending):
    """The seal tells that nobody touched it."""
    name, content = export(ending, _figure_of(ending))
    found = verify(later, name, content)
    assert found.verdict is Verdict.EARLIER
    assert "versión anterior de los datos" in found.sentence
    assert "está como salió" in found.sentence


def test_a_changed_file_of_other_data(later, export):
    """The seal tells that somebody did."""
    name, content = export("svg")
    found = verify(later, name, content.replace(b"Caribe", b"Pacifi"))
    assert found.verdict is Verdict.CHANGED
    assert "su sello no concuerda" in found.sentence


def test_a_changed_cell_of_a_book_is_named(snapshot, export):
    """Sheet, code, column, what was expected and what was found."""
    name, content = export("xlsx", "mapa")
    book, buffer = load_workbook(io.BytesIO(content)), io.BytesIO()
    sheet = book["Datos"]
    row = next(row for row in range(2, 60) if sheet.cell(row, 6).value)
    code, before = sheet.cell(row, 1).value, sheet.cell(row, 6).value
    sheet.cell(row, 6).value = 99.5
    book.save(buffer)
    found = verify(snapshot, name, buffer.getvalue())
    assert found.verdict is Verdict.CHANGED
    expected = f"{before:.12g}".replace(".", ",")
    assert found.lines == (f"Datos, {code} · valor: se esperaba {expected} y dice 99,5",)


def test_a_book_only_saved_again_matches(snapshot, export):
    """Excel writes other bytes with the same cells."""
    name, content = export("xlsx", "mapa")
    buffer = io.BytesIO()
    load_workbook(io.BytesIO(content)).save(buffer)
    assert verify(snapshot, name, buffer.getvalue()).verdict is Verdict.MATCHES


def _with_sheet(content):
    """Return a book with a sheet that somebody added before ours."""
    book, buffer = load_workbook(io.BytesIO(content)), io.BytesIO()
    book.create_sheet("Mis notas", 0)["A1"] = "registro"
    book.save(buffer)
    return buffer.getvalue()


def test_an_added_sheet_is_named_and_is_no_change(snapshot, later, export):
    """Ours are verified, whatever stands beside them; so they are when the data has changed since."""
    name, content = export("xlsx", "mapa")
    found = verify(snapshot, name, _with_sheet(content))
    assert (found.verdict, found.lines) == (Verdict.MATCHES, ())
    assert "Hoja agregada: «Mis notas»" in found.notes[0]
    assert verify(later, name, _with_sheet(content)).verdict is Verdict.EARLIER


def test_a_sheet_that_was_taken_out_is_told(snapshot, export):
    """Only what is too many is no change."""
    name, content = export("xlsx", "mapa")
    book, buffer = load_workbook(io.BytesIO(content)), io.BytesIO()
    del book["Glosario"]
    book.save(buffer)
    assert verify(snapshot, name, buffer.getvalue()).verdict is Verdict.CHANGED


def test_a_changed_foot_of_a_book_is_told(snapshot, later, export):
    """It is printed on every page, and the seal covers it too."""
    name, content = export("xlsx", "mapa")
    book, buffer = load_workbook(io.BytesIO(content)), io.BytesIO()
    book["Datos"].oddFooter.left.text = "DATOS OFICIALES"
    book.save(buffer)
    (line,) = verify(snapshot, name, buffer.getvalue()).lines
    assert line.startswith(
        "Datos, lo que se imprime en cada página · texto: se esperaba «Datos de demostración"
    )
    assert line.endswith("y dice «DATOS OFICIALES»")
    assert verify(later, name, buffer.getvalue()).verdict is Verdict.CHANGED


@pytest.mark.parametrize("figure", ["mapa", "regiones"])
def test_a_book_saved_by_libreoffice_matches(snapshot, later, export, saved_again, figure):
    """As LibreOffice writes it; and so does its seal."""
    name, content = export("xlsx", figure)
    again = saved_again(content, "xlsx")
    assert again != content
    found = verify(snapshot, name, again)
    assert (found.verdict, found.lines) == (Verdict.MATCHES, ())
    assert verify(later, name, again).verdict is Verdict.EARLIER


@pytest.mark.parametrize("end", [b"\n", b"\r\n\r\n"])
@pytest.mark.parametrize("ending", ["csv", "excel.csv", "json", "geojson", "svg"])
def test_a_line_end_too_many_is_no_change(snapshot, later, export, ending, end):
    """As editors leave at the end of a text; the seal of those that have one holds too."""
    name, content = export(ending, "mapa")
    assert verify(snapshot, name, content + end, QUERY.split("&tamano")[0]).verdict is Verdict.MATCHES
    assert verify(snapshot, name, content.rstrip(), QUERY.split("&tamano")[0]).verdict is Verdict.MATCHES
    if ending in RECORDED:
        assert verify(later, name, content + end).verdict is Verdict.EARLIER


def test_a_book_sealed_by_an_older_form_is_not_called_changed(later, export):
    """Its seal left out what is printed on every page, so that nobody knows."""
    name, content = export("xlsx", "mapa")
    book, buffer = load_workbook(io.BytesIO(content)), io.BytesIO()
    sheet = book["Metadatos"]
    cell = next(row[1] for row in sheet.iter_rows() if row[0].value == "registro")
    cell.value = json.dumps({k: v for k, v in json.loads(cell.value).items() if k != "sello_forma"})
    book.save(buffer)
    found = verify(later, name, buffer.getvalue())
    assert found.verdict is Verdict.EARLIER
    assert "forma anterior" in found.sentence


def test_a_formula_in_place_of_a_number_is_a_change(snapshot, export):
    """It is not run, and is shown as it is written."""
    name, content = export("xlsx", "mapa")
    book, buffer = load_workbook(io.BytesIO(content)), io.BytesIO()
    book["Datos"]["F2"] = "=1+1"
    book.save(buffer)
    (line,) = verify(snapshot, name, buffer.getvalue()).lines
    assert line.endswith("dice «=1+1»")


def test_a_changed_property_of_a_territory_is_named(snapshot, export):
    """By its code and the name of the property."""
    name, content = export("geojson", "mapa")
    collection = json.loads(content)
    feature = collection["features"][0]
    feature["properties"]["nombre"] = "Otra"
    (line,) = verify(snapshot, name, json.dumps(collection).encode()).lines
    assert line.startswith(f"{feature['id']} · properties.nombre: se esperaba ")
    assert line.endswith("y dice «Otra»")


def test_a_changed_text_of_a_drawing_is_named(snapshot, export):
    """What it said and what it says."""
    name, content = export("svg")
    found = verify(snapshot, name, content.replace(b">Caribe<", b">Pacifico<", 1))
    assert found.verdict is Verdict.CHANGED
    assert any("se esperaba «Caribe» y dice «Pacifico»" in line for line in found.lines)


def test_a_changed_point_of_a_picture_is_counted(snapshot, export):
    """And where it is."""
    name, content = export("png")
    picture = Image.open(io.BytesIO(content))
    about = PngImagePlugin.PngInfo()
    about.add_text("registro", picture.text["registro"])
    picture.putpixel((5, 7), (1, 2, 3, 255))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", pnginfo=about)
    found = verify(snapshot, name, buffer.getvalue())
    assert found.verdict is Verdict.CHANGED
    assert found.lines == ("1\xa0punto distinto de la imagen, entre (5, 7) y (5, 7)",)


def test_a_changed_page_is_a_change(snapshot, export):
    """A byte of a PDF is enough."""
    name, content = export("pdf")
    place = content.index(b"stream") + 40
    changed = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
    assert verify(snapshot, name, changed).verdict is Verdict.CHANGED


def test_a_file_sealed_again_does_not_match(snapshot, export):
    """A seal is a checksum: what is compared is the file made again."""
    name, content = export("svg")
    record = module.read_record(content, "svg")
    open_again = content.replace(record["sello"].encode(), PLACEHOLDER.encode())
    forged = seal_file(open_again.replace(b">Caribe<", b">Pacifi<", 1), "svg")
    found = verify(snapshot, name, forged)
    assert found.verdict is Verdict.CHANGED
    assert "aunque su sello concuerda" in found.sentence


@pytest.mark.parametrize("ending", ["csv", "excel.csv"])
def test_a_table_of_the_active_data_matches_by_row(snapshot, export, ending):
    """With its filters on the command line, or row by row without them."""
    name, content = export(ending, "mapa")
    assert verify(snapshot, name, content, QUERY.split("&tamano")[0]).verdict is Verdict.MATCHES
    found = verify(snapshot, name, content)
    assert found.verdict is Verdict.MATCHES
    assert "--consulta" in found.sentence


def test_a_table_of_a_set_says_its_filters_in_its_name(snapshot):
    """A row that was taken out is missed."""
    order = SetRequest(
        indicators=(INDICATOR,), formats=("csv",), by="departamento", query="depto=13&universo=A"
    )
    (item,) = plan(snapshot, order)
    content = make_download(snapshot, INDICATOR, "csv", item.query).content
    assert verify(snapshot, item.name, content).verdict is Verdict.MATCHES
    lines = content.splitlines(keepends=True)
    found = verify(snapshot, item.name, b"".join(lines[:1] + lines[2:]))
    assert found.lines == (f"{lines[1][:5].decode()}: falta",)


def test_a_changed_cell_of_a_table_is_named(snapshot, export):
    """Code, column, expected and found."""
    name, content = export("csv", "mapa")
    rows = list(csv.reader(io.StringIO(content.decode())))
    rows[1][5] = "99.5"
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    found = verify(snapshot, name, buffer.getvalue().encode())
    assert found.verdict is Verdict.CHANGED
    assert found.lines[0].startswith(f"{rows[1][0]} · valor: se esperaba ")
    assert found.lines[0].endswith("y dice 99,5")


def test_a_table_that_lost_its_zeros_is_told(snapshot, export):
    """As Excel leaves a code when it takes it for a number."""
    name, content = export("csv", "mapa", "region=caribe")
    found = verify(snapshot, name, content.replace(b"\n08", b"\n8"))
    assert found.verdict is Verdict.CHANGED
    assert any(line.endswith(": sobra") for line in found.lines)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.gif", b"GIF89a", "el tablero no hace archivos de ese tipo"),
        ("a.svg", b"<svg/>", "no trae el registro"),
        ("a.csv", b"a,b\n1,2\n", "su nombre no empieza por un indicador"),
        ("avance-fase-2_mapa.csv", b"a,b\n1,2\n", "no tiene las columnas"),
        ("a.xlsx", b"nada", "dañado"),
        ("avance-fase-2_mapa_2031-01-15.csv", b"a\n1\n", "«2031-01-15» no es un valor de fecha de corte"),
    ],
)
def test_what_is_not_ours_is_said(snapshot, name, content, said):
    """With the reason, in Spanish."""
    found = verify(snapshot, name, content)
    assert found.verdict is Verdict.FOREIGN
    assert said in found.sentence


def test_a_filter_that_does_not_exist_is_not_ignored(snapshot, export):
    """A table is not compared with another selection than the one that was meant."""
    name, content = export("csv", "mapa")
    found = verify(snapshot, name, content, "region=narnia")
    assert found.verdict is Verdict.FOREIGN
    assert "«narnia» no es un valor de región" in found.sentence


def test_a_record_that_asks_for_what_is_not_there_is_a_change(snapshot):
    """A record is not believed."""
    record = {
        "consulta": "indicador=inventado",
        "version_datos": snapshot.model.version,
        "version_limites": snapshot.boundaries.version,
    }
    found = verify(snapshot, "a.json", json.dumps({"registro": record}).encode())
    assert found.verdict is Verdict.CHANGED
    assert "No existe el indicador «inventado»" in found.sentence


def test_a_file_too_big_is_not_read(snapshot, tmp_path, monkeypatch):
    """Bigger than any of ours."""
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    path = tmp_path / "a.svg"
    path.write_bytes(b"<svg>" * 10)
    assert verify_file(snapshot, path).verdict is Verdict.FOREIGN


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200), st.sampled_from(("csv", "excel.csv", *RECORDED, "docx", "pptx", "")))
def test_random_bytes_are_never_a_match_nor_an_error(snapshot, content, ending):
    """Nothing is raised: it is not ours, or it was changed."""
    found = verify(snapshot, f"avance-fase-2_mapa.{ending}", content)
    assert found.verdict in (Verdict.FOREIGN, Verdict.CHANGED)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(("json", "xlsx", "csv")), st.integers(min_value=0), st.binary(min_size=1, max_size=8))
def test_a_file_damaged_anywhere_never_raises(snapshot, export, ending, place, noise):
    """A few bytes overwritten give a verdict."""
    name, content = export(ending)
    start = place % len(content)
    with suppress(UnreadableError):
        verify(snapshot, name, content[:start] + noise + content[start + len(noise) :])


def test_what_is_not_compared_is_said_under_the_sentence(snapshot, export):
    """Of a book: formats and whatever was added."""
    name, content = export("xlsx", "mapa")
    lines = verify(snapshot, name, content).to_text().splitlines()
    assert lines[1].startswith("  No se comparan: formatos, comentarios")


def test_the_ending_is_read_in_any_case():
    """And «excel.csv» is one."""
    assert [ending_of(name) for name in ("A.SVG", "b.excel.csv", "c.csv", "d")] == [
        "svg",
        "excel.csv",
        "csv",
        "",
    ]


@pytest.mark.parametrize(
    ("verdicts", "code"),
    [
        ((Verdict.MATCHES,), 0),
        ((Verdict.MATCHES, Verdict.EARLIER), 3),
        ((Verdict.CHANGED,), 3),
        ((Verdict.CHANGED, Verdict.FOREIGN), 2),
    ],
)
def test_the_worst_file_gives_the_exit_code(verdicts, code):
    """0 when all match, 3 when some don't, 2 when one can't be verified."""
    assert exit_code([Verification("a", verdict, "x") for verdict in verdicts]) == code
