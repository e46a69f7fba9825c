"""The bars of the regions on a narrow screen."""

import pytest


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Caribe", "Caribe"),
        ("Santanderes", "Santanderes"),
        ("Eje Cafetero y Antioquia", "Eje Cafetero<br>y Antioquia"),
        ("Llanos - Orinoquía", "Llanos -<br>Orinoquía"),
    ],
)
def test_a_long_name_takes_two_lines(scripts, name, shown):
    """Broken near its middle, so that the values beside it have room for their n."""
    assert scripts.call("bars.twoLines", name) == shown
