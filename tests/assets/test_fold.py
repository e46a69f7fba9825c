"""The comparison of texts in the browser, beside the one of Python."""

import pytest

from geo.divipola import load_catalogue, normalise_name


def test_texts_are_folded_as_python_does(scripts):
    """Every official name, and what people type for some."""
    names = [*load_catalogue().units["name"], *load_catalogue().departments["name"], "  lópez-de  MICAY "]
    assert scripts.call("((all) => all.map(search.fold))", names) == [normalise_name(name) for name in names]


@pytest.mark.parametrize(
    ("name", "code", "typed"),
    [
        ("Bogotá, D.C. · Bogotá, D.C.", "11001", "bogota"),
        ("Bogotá, D.C. · Bogotá, D.C.", "11001", "bogota d.c"),
        ("López de Micay · Cauca", "19418", "lopez-de-micay"),
        ("López de Micay · Cauca", "19418", "cauca lopez"),
        ("Boyacá", "15", "BOYACA"),
        ("Medellín · Antioquia", "05001", "5001"),
        ("Medellín · Antioquia", "05001", "05001"),
        ("Granada (Meta)", "50313", "granada meta"),
    ],
)
def test_what_people_type_finds_it(scripts, name, code, typed):
    """Without accents, capitals or hyphens, words in any order, codes without their zero."""
    assert scripts.call("((n, t, c) => search.holds(search.fold(n), search.fold(t), c))", name, typed, code)


@pytest.mark.parametrize(
    ("name", "code", "typed"),
    [
        ("Tunja · Boyacá", "15001", "5001"),
        ("Medellín · Antioquia", "05001", "medellin cauca"),
    ],
)
def test_what_is_something_else_does_not(scripts, name, code, typed):
    """A code inside another code, and a name of another department."""
    assert not scripts.call(
        "((n, t, c) => search.holds(search.fold(n), search.fold(t), c))", name, typed, code
    )
