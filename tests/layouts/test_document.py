"""The document around the app: what a shared link shows, and what is decided before the first paint."""

import re
from dataclasses import replace

from layouts.document import CARD, INDEX, preload
from layouts.static_urls import ASSETS


def test_a_social_card_needs_the_address_of_the_app(tiny):
    """Its picture is asked for by another machine: without a known address there is none."""
    known = replace(tiny.snapshot, public_url="https://tablero.example/")
    assert "og:image" not in preload(tiny.snapshot)
    assert 'content="https://tablero.example/assets/tarjeta.png"' in preload(known)


def test_the_picture_of_the_card_is_there():
    """Social cards are 1200 by 630 pixels."""
    name = re.search(r"/assets/([\w.]+)", CARD).group(1)
    head = (ASSETS / name).read_bytes()[16:24]
    assert [int.from_bytes(head[:4]), int.from_bytes(head[4:])] == [1200, 630]


def test_the_theme_is_decided_before_any_style_sheet():
    """Otherwise a dark page would flash in white."""
    assert INDEX.index("dataset.bsTheme") < INDEX.index('rel="stylesheet"')


def test_nothing_is_left_to_fill_but_what_dash_and_the_snapshot_do():
    """A comment that nobody replaced would be read by nobody."""
    assert re.findall(r"<!-- (\S+) -->", INDEX) == ["anticipo"]
