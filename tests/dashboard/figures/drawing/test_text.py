"""The words of every figure in every size: apart from each other, on the page, large enough to read."""

import re
from functools import lru_cache

import matplotlib as mpl
import pytest

from dashboard.core.state import parse_state
from dashboard.figures.drawing.ink import LEAST_TYPE
from dashboard.figures.drawing.page import NO_NUMBERS, compose
from dashboard.figures.drawing.presets import PRESETS, REPORT_PAGE, REPORT_SLIDE
from dashboard.figures.drawing.render import LOOK
from dashboard.figures.printed.catalogue import FIGURES
from tests.dashboard.figures.drawing.text_boxes import (
    TOUCH,
    TextBox,
    outside,
    overlaps,
    text_boxes,
    too_small,
)

SIZES = {**PRESETS, REPORT_PAGE.key: REPORT_PAGE, REPORT_SLIDE.key: REPORT_SLIDE}
QUERIES = ("", "region=caribe", "depto=52")
CASES = [(figure, query) for figure in FIGURES for query in QUERIES]
ENTITY = "&entidad=05055"  # in both phases, so that every figure of a profile has something to show


@pytest.fixture(scope="module")
def measured(snapshot):
    """Draw a figure in every size, once; the sheets with their texts by size."""

    @lru_cache(maxsize=1)
    def draw(figure, query):
        spec = FIGURES[figure]
        state, _ = parse_state(query + (ENTITY if spec.needs_entity else ""), snapshot.vocabulary)
        printed = spec.build(snapshot, state)
        with mpl.rc_context(LOOK):
            sheets = {size: compose(printed, preset) for size, preset in SIZES.items()}
            return {size: (sheet, text_boxes(sheet)) for size, sheet in sheets.items()}

    return draw


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def drawn(request, measured):
    """A figure of a view in every size: a parameter of the module, so that it is drawn once for all tests."""
    return measured(*request.param)


def test_no_text_meets_text(drawn):
    """No two texts lie on each other, in any size."""
    for size, (_, boxes) in drawn.items():
        assert not overlaps(boxes), size


def test_no_text_leaves_the_page(drawn):
    """Every text is whole on its page, in any size."""
    for size, (sheet, boxes) in drawn.items():
        assert not outside(boxes, sheet.width, sheet.height), size


def test_no_text_is_too_small_to_read(drawn):
    """Nothing is written below six points, in any size."""
    for size, (_, boxes) in drawn.items():
        assert boxes
        assert not too_small(boxes, LEAST_TYPE), size


def test_no_text_lies_on_a_dot(drawn):
    """A value keeps clear of the dot that it stands beside, in any size."""
    for size, (sheet, boxes) in drawn.items():
        dots = [(dot, sheet.height - dot.top, sheet.height - dot.bottom) for dot in sheet.dots]
        under = [
            box.text
            for box in boxes
            for dot, high, low in dots
            if min(box.right, dot.right) - max(box.left, dot.left) > TOUCH
            and min(box.high, high) - max(box.low, low) > TOUCH
        ]
        assert not under, size


@pytest.mark.parametrize("query", ["region=caribe", "depto=52"])
@pytest.mark.parametrize("size", SIZES)
def test_a_map_of_a_place_names_or_numbers_it(snapshot, measured, query, size):
    """Names stand on the map, each number of the map once in the list, and who has no room is counted."""
    known = set(snapshot.model.catalogue.units["name"])
    texts = [box.text for box in measured("mapa", query)[size][1]]
    entries = [found for text in texts if (found := re.fullmatch(r"(\d+) (.+)", text)) and found[2] in known]
    numbers = [str(place) for place in range(1, len(entries) + 1)]
    assert [found[1] for found in entries] == numbers
    assert set(numbers) <= set(texts)
    assert len(known & set(texts)) > 2
    counted = sum(
        int(found[1]) for text in texts if (found := re.match(r"Sin espacio en el mapa: (\d+)", text))
    )
    state, _ = parse_state(query, snapshot.vocabulary)
    wanted = FIGURES["mapa"].build(snapshot, state).figure.layout["meta"]["nombres"]
    assert len(entries) + counted < len(wanted)


def test_what_is_measured_is_found():
    """Two texts on each other, one off the page and one too small are seen as such."""
    one, other = TextBox("uno", 7, 10, 10, 30, 17), TextBox("dos", 5, 25, 12, 45, 17)
    assert overlaps([one, other]) == [("uno", "dos")]
    assert outside([one, other], 40, 40) == ["dos"]
    assert too_small([one, other], 6) == [("dos", 5)]
    assert overlaps([one, TextBox("tres", 7, 30, 10, 40, 17)]) == []


@pytest.mark.parametrize("size", PRESETS)
def test_every_column_of_the_heat_map_is_named(measured, size):
    """The phase and its milestones all have their head, however narrow the paper."""
    _, boxes = measured("calor", "")[size]
    assert {"Fase", *(str(number) for number in range(1, 23))} <= {box.text for box in boxes}


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("size", SIZES)
def test_the_heat_map_says_that_its_numbers_are_left_out_only_where_they_are(measured, query, size):
    """The note and the numbers are never on the same page, and never both missing."""
    texts = [box.text for box in measured("calor", query)[size][1]]
    is_said = NO_NUMBERS in " ".join(texts)
    has_numbers = any(re.fullmatch(r"100|[3-9]\d|2[3-9]|—", text) for text in texts)  # heads go up to 22
    assert is_said != has_numbers
