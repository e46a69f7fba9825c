"""The template of the presentation."""

import pptx
import pytest
from pptx.opc.constants import RELATIONSHIP_TYPE

from dashboard.reports.powerpoint import look


@pytest.fixture(scope="module")
def ours():
    """The shipped template, opened as any other."""
    return look.open_template()


def kinds(layout):
    """Return the kinds of the placeholders of a layout."""
    return {shape.placeholder_format.type for shape in layout.placeholders}


def test_each_kind_of_slide_has_its_layout(ours):
    """With a title, a number and, but under a figure, a place for text."""
    layouts = {"title": ours.cover, "secHead": ours.section, "titleOnly": ours.only_title, "obj": ours.text}
    assert {kind: layout._element.get("type") for kind, layout in layouts.items()} == {k: k for k in layouts}
    for kind, layout in layouts.items():
        assert kinds(layout) & set(look.TITLES)
        assert look.PP_PLACEHOLDER.SLIDE_NUMBER in kinds(layout)
        assert bool(kinds(layout) & set(look.BODIES)) == (kind != "titleOnly")


def test_its_slides_are_wide_and_none_is_there():
    """16:9, as projectors are."""
    shipped = pptx.Presentation(str(look.SHIPPED))
    assert shipped.slide_width / shipped.slide_height == pytest.approx(16 / 9, abs=0.01)
    assert list(shipped.slides) == []


def test_its_font_is_one_of_every_machine(ours):
    """Arial, in the theme, which boxes of text take."""
    theme = ours.presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    assert theme.blob.count(b'<a:latin typeface="Arial"') == 2
