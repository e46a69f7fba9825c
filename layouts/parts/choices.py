"""Choices: Bootstrap's controls with their labels, one function per kind, each a native input inside."""

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from layouts.parts.aria import aria, data

Option = dict[str, str]

SWITCH = {
    "input_class_name": "btn-check",
    "label_class_name": "btn btn-sm btn-outline-primary",
    "class_name": "d-flex flex-wrap gap-1 interruptores",
}
"""How a choice of few is drawn: buttons, each the label of an input that is there for keys and readers."""


def field(label: str, target: str, control: Component) -> Component:
    """Return a control of one element under its label."""
    return html.Div(
        [html.Label(label, htmlFor=target, id=f"{target}-rotulo", className="form-label"), control],
        className="campo",
    )


def group(label: str, target: str, control: Component) -> Component:
    """Return a set of options under its label, announced as one group."""
    heading = html.Div(label, id=f"{target}-rotulo", className="form-label")
    return html.Div(
        [heading, control], className="campo", role="group", **aria(labelledby=f"{target}-rotulo")
    )


def select(target: str, options: Sequence[Option], value: str = "") -> Component:
    """Return one choice of many: the list of the system, as long as the screen allows.

    The component puts an option of its own, empty and out of sight, before ours: it stands for the empty
    value, and so has its words.
    """
    unset = next((option["label"] for option in options if not option["value"]), "")
    return dbc.Select(id=target, options=list(options), value=value, size="sm", placeholder=unset)


def radio(target: str, options: Sequence[Option], value: str) -> Component:
    """Return one choice of few."""
    return dbc.RadioItems(id=target, options=list(options), value=value, name=target, **SWITCH)


def checks(target: str, options: Sequence[Option]) -> Component:
    """Return several choices of few."""
    return dbc.Checklist(id=target, options=list(options), value=[], name=target, **SWITCH)


def yes_no(target: str) -> Component:
    """Return the choice of both, yes or no."""
    words = {"": "Todos", "si": "Sí", "no": "No"}
    return radio(target, [{"value": value, "label": label} for value, label in words.items()], "")


def several(
    label: str, target: str, options: Sequence[Option], everything: str, is_long: bool = False
) -> Component:
    """Return several choices of many: a fold that says what is chosen, over their list.

    Args:
        everything: what it says while nothing is chosen; `assets/choices.js` writes what is.
        is_long: whether its reader can narrow the list by typing.
    """
    words = [
        html.Span(label, className="form-label d-block mb-0"),
        html.Span(everything, className="d-block elegidos", **data(todos=everything)),
    ]
    boxes = dbc.Checklist(id=target, options=list(options), value=[], name=target)
    return html.Details(
        [
            html.Summary(words, id=f"{target}-rotulo", className="form-select form-select-sm"),
            *(_narrowing(label, target) if is_long else []),
            html.Div(boxes, className="lista-varios", role="group", **aria(labelledby=f"{target}-rotulo")),
        ],
        className="campo varios",
    )


def _narrowing(label: str, target: str) -> list[Component]:
    name = f"{target}-buscar"
    return [
        html.Label(f"Buscar en {label.lower()}", htmlFor=name, className="visually-hidden"),
        dbc.Input(
            id=name, type="search", size="sm", placeholder="Escriba parte del nombre", autocomplete="off"
        ),
    ]
