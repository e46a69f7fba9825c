"""Our own style sheets: a theme of Bootstrap (`tema.css`: its variables), and little besides."""

from tests.assets.conftest import ASSETS

MOST = 34_031 // 2  # bytes: half of what stood here before Bootstrap came


def test_what_is_left_of_our_own_rules_is_half():
    """What Bootstrap has is not written again."""
    sizes = {path.name: path.stat().st_size for path in ASSETS.glob("*.css")}
    assert sizes.pop("tema.css") < MOST / 3
    assert sum(sizes.values()) <= MOST
