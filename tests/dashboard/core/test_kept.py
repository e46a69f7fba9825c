"""What is derived of an object is kept on it, bounded, and freed with it."""

import gc
import weakref
from dataclasses import dataclass

import pytest

from dashboard.core.kept import kept_with


@dataclass(frozen=True, eq=False)
class Owner:
    """What answers are derived of: frozen, as a model is."""

    name: str


@pytest.fixture
def counted():
    """A kept function of which each owner keeps two answers, and the list of what it computed."""
    computed = []

    @kept_with(2)
    def greeting(owner, word):
        computed.append((owner.name, word))
        return [owner, word]

    return greeting, computed


def test_an_answer_is_computed_once(counted):
    """The same question of the same owner has the very same answer."""
    greeting, computed = counted
    owner = Owner("a")
    assert greeting(owner, "hola") is greeting(owner, "hola")
    assert computed == [("a", "hola")]


def test_owners_do_not_share_answers(counted):
    """Two objects that look alike may be of different versions."""
    greeting, computed = counted
    one, other = Owner("a"), Owner("a")
    assert greeting(one, "hola")[0] is one
    assert greeting(other, "hola")[0] is other
    assert len(computed) == 2


def test_only_the_latest_answers_are_kept(counted):
    """With room for two, the third question pushes out the first."""
    greeting, computed = counted
    owner = Owner("a")
    for word in ("uno", "dos", "tres", "dos", "uno"):
        greeting(owner, word)
    assert [word for _, word in computed] == ["uno", "dos", "tres", "uno"]


def test_an_owner_is_freed_with_its_answers(counted):
    """Also where the answer refers to its owner."""
    greeting, _ = counted
    owner = Owner("a")
    greeting(owner, "hola")
    watched = weakref.ref(owner)
    del owner
    gc.collect()
    assert watched() is None


def test_functions_of_one_owner_are_kept_apart():
    """Also those of one name: the pages that share a wiring have each a function of their own."""

    def page(title):
        @kept_with()
        def show(owner):
            return title

        return show

    owner, first, second = Owner("a"), page("first"), page("second")
    assert (first(owner), second(owner), first(owner)) == ("first", "second", "first")
