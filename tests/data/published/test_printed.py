"""What is printed of single entities: lists speak of everybody, values of those that have one."""

from datetime import date

from data.published.printed import printed_values
from geo.divipola import load_catalogue

CATALOGUE = load_catalogue()
PRINTED = printed_values(CATALOGUE)


def test_the_lists_have_their_printed_size():
    """170 PDET, 365 municipalities and 32 gobernaciones in phase II, 7 departments under Decree 683."""
    sizes = {name: int(values.sum()) for name, values in PRINTED.attributes.items()}
    assert sizes == {"pdet": 170, "phase_1": 32, "phase_2": 365 + 32, "decree_683": 7}


def test_a_list_says_who_is_outside_too():
    """Abejorral is in neither list; of its Decree 683 nothing is printed."""
    assert PRINTED.attributes["phase_2"]["05002"] == False  # noqa: E712 - a missing value is not False
    assert PRINTED.attributes["pdet"]["05002"] == False  # noqa: E712
    assert "05002" not in PRINTED.attributes["decree_683"]


def test_progress_is_printed_of_21_entities_on_one_day():
    """20 municipalities and Magdalena's 0, at the close of phase II only."""
    assert list(PRINTED.progress) == [("2", date(2020, 12, 31))]
    values = PRINTED.progress["2", date(2020, 12, 31)]
    assert len(values) == 21
    assert (values["47"], values["08296"], values["47541"]) == (0.0, 90.0, 0.5)
