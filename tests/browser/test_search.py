"""Every search of the page finds what people type."""

import pytest

NARROWED = """
return Array.from(document.querySelectorAll('#control-depto input[type=checkbox]'))
  .filter((input) => !input.parentElement.hidden).map((input) => input.labels[0].textContent);
"""


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("bogota", "Bogotá, D.C."),
        ("lopez-de-micay", "López de Micay"),
        ("LOPEZ DE MICAY", "López de Micay"),
        ("5001", "Medellín"),
        ("05001", "Medellín"),
        ("gobernacion boyaca", "Gobernación de Boyacá"),
    ],
)
def test_an_entity_is_found_as_it_is_typed(page, typed, first):
    """Without accents, hyphens or capitals, and by its code with or without the zero."""
    page.show()
    page.search_entity(typed)
    page.until("return document.querySelector('#entidades-halladas > [data-codigo]')")
    assert page.found()[0].startswith(first)
    page.search_entity("")


def test_names_that_repeat_say_their_department(page):
    """There is a Granada in three departments."""
    page.show()
    page.search_entity("granada")
    page.until("return document.querySelectorAll('#entidades-halladas > [data-codigo]').length > 2")
    assert {"Granada (Antioquia)", "Granada (Cundinamarca)", "Granada (Meta)"} <= set(page.found())
    page.search_entity("")


@pytest.mark.parametrize(("typed", "left"), [("boyaca", ["Boyacá"]), ("5", None), ("narino", ["Nariño"])])
def test_a_list_of_choices_is_narrowed_as_it_is_typed(page, typed, left):
    """By the name without accents, or by the code: 5 is that of Antioquia, and begins others."""
    page.show()
    page.unfold("depto")
    box = page.one("#control-depto-buscar")
    box.clear()
    box.send_keys(typed)
    page.until("return document.querySelectorAll('#control-depto input').length > 0")
    shown = page.js(NARROWED)
    assert shown == left if left else "Antioquia" in shown
    box.clear()


def test_a_list_shows_as_many_choices_as_fit(page):
    """More than the half of what a window holds, not four."""
    page.show()
    page.unfold("depto")
    rows = page.js(
        "const list = document.querySelector('#control-depto').closest('.lista-varios');"
        "const box = list.getBoundingClientRect();"
        "return Array.from(list.querySelectorAll('.form-check'))"
        ".filter((row) => row.getBoundingClientRect().bottom <= box.bottom).length"
    )
    assert rows >= 10
