"""Files of printed figures: size, words inside, type, record; every figure in every format."""

import io
import json
import re
from functools import lru_cache
from xml.etree import ElementTree

import pytest
from PIL import Image
from pypdf import PdfReader

from dashboard.core.state import parse_state
from dashboard.figures.drawing.fonts import BOLD, REGULAR
from dashboard.figures.drawing.ink import width_of
from dashboard.figures.drawing.presets import PRESETS, without_frame
from dashboard.figures.drawing.render import Extras, render
from dashboard.figures.printed.catalogue import FIGURES

ENTITY = "entidad=13001"
QUERIES = {True: f"region=caribe&{ENTITY}", False: "region=caribe"}
SIZES = ("columna", "diapositiva")
SVG = "{http://www.w3.org/2000/svg}"
CASES = [(figure, size) for figure in FIGURES for size in SIZES]


@pytest.fixture(scope="module")
def printed_figures(snapshot):
    built = {}
    for key, spec in FIGURES.items():
        state, _ = parse_state(QUERIES[spec.needs_entity], snapshot.vocabulary)
        built[key] = spec.build(snapshot, state)
    return built


@pytest.fixture(scope="module")
def file_of(printed_figures):
    """Make each file once."""
    return lru_cache(maxsize=None)(
        lambda figure, size, ending: render(printed_figures[figure], PRESETS[size], ending, 144)
    )


def words(text):
    return re.sub(r"\s+", " ", text.replace("\N{NO-BREAK SPACE}", " ")).strip()


def svg_texts(content):
    return words(
        " ".join("".join(item.itertext()) for item in ElementTree.fromstring(content).iter(f"{SVG}text"))
    )


def pdf_texts(content):
    return words(PdfReader(io.BytesIO(content)).pages[0].extract_text())


def assert_says_what_it_is(text, printed):
    """Title, finding, caption, address and mark are in a text, whatever its line breaks."""
    squeezed = text.replace(" ", "")
    for part in (printed.title, printed.finding, printed.caption, printed.address):
        assert words(part).replace(" ", "") in squeezed, part
    assert ("DATOSDEDEMOSTRACIÓN" in squeezed) == printed.is_demonstration


@pytest.mark.parametrize(("figure", "size"), CASES)
def test_an_svg_holds_its_words_as_text(printed_figures, file_of, figure, size):
    """Title, finding, source, cut-off, version, address and mark can be read and searched."""
    content = file_of(figure, size, "svg")
    assert_says_what_it_is(svg_texts(content), printed_figures[figure])


@pytest.mark.parametrize(("figure", "size"), CASES)
def test_an_svg_is_within_its_size(printed_figures, file_of, figure, size):
    """The page is as wide as its preset, and as high or lower."""
    root = ElementTree.fromstring(file_of(figure, size, "svg"))
    width, height = (float(root.get(side).removesuffix("pt")) / 72 * 25.4 for side in ("width", "height"))
    assert width == pytest.approx(PRESETS[size].width, abs=0.2)
    assert height <= PRESETS[size].height + 0.2
    if PRESETS[size].is_fixed:
        assert height == pytest.approx(PRESETS[size].height, abs=0.2)


@pytest.mark.parametrize(("figure", "size"), CASES)
def test_no_text_of_an_svg_leaves_its_page(printed_figures, file_of, figure, size):
    """Every line of text begins and ends inside the page."""
    root = ElementTree.fromstring(file_of(figure, size, "svg"))
    width, height = (float(root.get(side).removesuffix("pt")) for side in ("width", "height"))
    for item in root.iter(f"{SVG}text"):
        x, y = _start(item)
        assert 0 <= x <= width, item.text
        assert 0 <= y <= height, item.text
        if "rotate(-90" not in item.get("transform", ""):
            assert x + _width(item) <= width + 1, item.text


SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}


def _start(item):
    """Where a text begins: before the point it is anchored at, or in its transform where it is turned."""
    if item.get("x"):
        share = SHARES[re.search(r"text-anchor: (\w+)", item.get("style"))[1]]
        return float(item.get("x")) - share * _width(item), float(item.get("y"))
    place = re.match(r"translate\(([\d.]+) ([\d.]+)\)", item.get("transform"))
    return float(place.group(1)), float(place.group(2))


def _width(item):
    """How wide a text is in our font, with its spans."""
    return sum(_run_width(part) for part in (item, *item) if part.text)


def _run_width(run):
    style = run.get("style")
    size = float(re.search(r"font-size: ([\d.]+)px", style).group(1))
    return width_of(run.text, size, BOLD if "font-weight: 600" in style else REGULAR)


@pytest.mark.parametrize(("figure", "size"), CASES)
def test_a_pdf_holds_its_words_in_embedded_type(printed_figures, file_of, figure, size):
    """The text of a PDF can be searched, and its fonts are inside."""
    content = file_of(figure, size, "pdf")
    assert_says_what_it_is(pdf_texts(content), printed_figures[figure])
    fonts = PdfReader(io.BytesIO(content)).pages[0]["/Resources"]["/Font"]
    for font in (item.get_object() for item in fonts.values()):
        inner = font.get("/DescendantFonts", [font])[0].get_object()
        assert "/FontFile2" in inner["/FontDescriptor"].get_object()
        assert "WorkSans" in str(font["/BaseFont"]) or "DejaVu" in str(font["/BaseFont"])


@pytest.mark.parametrize(("figure", "size"), CASES)
def test_a_png_is_drawn_and_has_the_dots_of_its_resolution(printed_figures, file_of, figure, size):
    """The picture has its pixels, more than a few colours, and its ink is not just at an edge."""
    image = Image.open(io.BytesIO(file_of(figure, size, "png")))
    assert image.width == pytest.approx(PRESETS[size].width / 25.4 * 144, abs=1.5)
    assert round(image.info["dpi"][0]) == 144
    grey = image.convert("L")
    left, top, right, bottom = grey.point(lambda value: 255 if value < 200 else 0).getbbox()
    assert right - left > image.width * 0.6
    assert bottom - top > image.height * 0.4
    assert len(grey.getcolors(256)) > 20


@pytest.mark.parametrize("ending", ["svg", "pdf", "png"])
def test_the_same_printed_gives_the_same_bytes(printed_figures, ending):
    """Equal entity tags mean equal files."""
    first, second = (render(printed_figures["regiones"], PRESETS["columna"], ending) for _ in range(2))
    assert first == second


def test_the_record_is_inside_every_format(printed_figures):
    """What `verify` reads back is in the file as JSON."""
    record = {"indicador": "avance-fase-2", "version_datos": "abc"}
    files = {
        ending: render(printed_figures["regiones"], PRESETS["columna"], ending, 144, record)
        for ending in ("svg", "pdf", "png")
    }
    svg = ElementTree.fromstring(files["svg"]).find(f"{SVG}metadata[@id='registro']")
    assert json.loads(svg.text) == record
    assert json.loads(PdfReader(io.BytesIO(files["pdf"])).metadata["/Keywords"]) == record
    assert json.loads(Image.open(io.BytesIO(files["png"])).info["registro"]) == record


def test_an_svg_is_named_and_described_for_who_cannot_see_it(printed_figures):
    """A title and a description stand first, and the file says it is a picture in Spanish."""
    root = ElementTree.fromstring(render(printed_figures["mapa"], PRESETS["columna"], "svg"))
    assert root.get("role") == "img"
    assert root.get("lang") == "es-CO"
    assert root.find(f"{SVG}title").text == printed_figures["mapa"].title
    assert root.find(f"{SVG}desc").text == printed_figures["mapa"].alt


def test_an_svg_asks_nothing_of_the_network(printed_figures):
    """The font is in the file, and no address is fetched."""
    text = render(printed_figures["mapa"], PRESETS["columna"], "svg").decode()
    assert "data:font/woff2" in text
    assert not re.findall(r'(?:xlink:)?href="(?!#)[^"]+"|url\((?!#|data:)[^)]+\)', text)


def test_every_text_of_an_svg_has_the_length_it_was_measured_with(printed_figures):
    """A program that takes another font squeezes its letters into the room of ours."""
    root = ElementTree.fromstring(render(printed_figures["calor"], PRESETS["columna"], "svg"))
    texts = [item for item in root.iter(f"{SVG}text") if "".join(item.itertext()).strip()]
    assert len(texts) > 60
    for run in (run for item in texts for run in (list(item) or [item])):
        assert float(run.get("textLength")) == pytest.approx(_run_width(run), abs=0.02), run.text
        assert run.get("lengthAdjust") == "spacingAndGlyphs"
        assert "'Work Sans', 'Liberation Sans', Arial" in run.get("style")


def test_bold_and_plain_parts_of_a_line_are_one_text(printed_figures):
    """A wider font pushes «%» along after «47,0» instead of laying the number on it."""
    root = ElementTree.fromstring(render(printed_figures["regiones"], PRESETS["columna"], "svg"))
    lines = [list(item) for item in root.iter(f"{SVG}text") if len(item)]
    (bold, plain), *_ = [pair for pair in lines if pair[1].text.replace("\xa0", " ").startswith(" %  n")]
    assert re.fullmatch(r"\d+,\d", bold.text)
    assert "font-weight: 600" in bold.get("style")
    assert "font-weight: 400" in plain.get("style")
    assert not bold.get("x")
    assert not plain.get("x")


def test_outlines_leave_no_letter_to_a_font(printed_figures):
    """With outlines there is no text and no font in the file; title, description and record stay."""
    content = render(
        printed_figures["regiones"],
        PRESETS["columna"],
        "svg",
        record={"a": "b"},
        extras=Extras(outlines=True),
    )
    root = ElementTree.fromstring(content)
    assert not list(root.iter(f"{SVG}text"))
    assert b"font-face" not in content
    assert root.find(f"{SVG}title").text == printed_figures["regiones"].title
    assert json.loads(root.find(f"{SVG}metadata[@id='registro']").text) == {"a": "b"}


def test_a_logo_stands_at_the_right_of_the_title(printed_figures):
    """It is drawn in every format, inside the margins, and the words of the title keep clear of it."""
    logo = Image.new("RGBA", (300, 100), (200, 30, 60, 255))
    plain, marked = (
        Image.open(
            io.BytesIO(render(printed_figures["regiones"], PRESETS["a4"], "png", 72, extras=Extras(logo=one)))
        ).convert("RGB")
        for one in (None, logo)
    )
    red = [
        (x, y)
        for x in range(marked.width)
        for y in range(marked.height // 4)
        if marked.getpixel((x, y)) == (200, 30, 60)
    ]
    assert (200, 30, 60) not in {colour for _, colour in plain.getcolors(10**6)}
    assert min(x for x, _ in red) > marked.width * 0.6
    assert max(x for x, _ in red) <= marked.width - PRESETS["a4"].margin * 72 / 25.4 + 1
    for ending in ("svg", "pdf"):
        assert len(render(printed_figures["regiones"], PRESETS["a4"], ending, extras=Extras(logo=logo))) > 0


def test_without_frame_the_ground_is_clear(printed_figures):
    """Nothing but the figure, its legend and its mark, on no ground."""
    page = without_frame(PRESETS["diapositiva"])
    image = Image.open(io.BytesIO(render(printed_figures["regiones"], page, "png", 72)))
    assert image.getpixel((0, 0))[3] == 0
    texts = svg_texts(render(printed_figures["regiones"], page, "svg"))
    assert printed_figures["regiones"].title.split()[0] not in texts.split()[:3]
    assert "DATOS DE DEMOSTRACIÓN" in texts
    assert "Fuente" not in texts
