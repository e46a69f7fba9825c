"""HTML as text, for what a callback sends and the browser writes in one go (`assets/hojas.js`).

A page of a hundred rows as Dash components costs its reader seconds: React makes each of them. The same page
as markup is one assignment. Names and arguments are those of `dash.html`, so a layout reads alike; every text
is escaped, and only what these functions made is taken as HTML.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Final

VOID: Final = frozenset({"br", "col", "hr", "img", "input"})
SIMPLE: Final = re.compile(r"[A-Za-z0-9_-]+").fullmatch  # needs no quotes; JSON escapes every double one
RENAMED: Final = {"className": "class", "htmlFor": "for"}


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Child = str | int | float | None | Iterable["Child"]
Attribute = str | int | float | bool | Mapping[str, str] | None


def element(tag: str, children: Child = None, **attributes: Attribute) -> Markup:
    """Return an element; attributes that are None or False are left out, True stands alone."""
    opening = f"<{tag}{''.join(_attribute(name, value) for name, value in attributes.items())}>"
    return Markup(opening) if tag in VOID else Markup(f"{opening}{content(children)}</{tag}>")


def content(children: Child) -> str:
    """Return children as HTML, texts escaped."""
    if children is None:
        return ""
    if isinstance(children, Markup):
        return children
    if isinstance(children, (str, int, float)):
        return escape(str(children), quote=False)
    return "".join(map(content, children))


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    key = RENAMED.get(name, name.lower())
    if value is True:
        return f" {key}"
    if isinstance(value, Mapping):
        value = ";".join(f"{rule}:{text}" for rule, text in value.items())
    text = str(value)
    return f" {key}={text}" if SIMPLE(text) else f" {key}='{escape(text)}'"


def _maker(tag: str) -> Callable[..., Markup]:
    def make(children: Child = None, **attributes: Attribute) -> Markup:
        return element(tag, children, **attributes)

    make.__doc__ = f"Return a `{tag}` element."
    return make


A, B, Button, Caption, Col, Colgroup = map(_maker, ("a", "b", "button", "caption", "col", "colgroup"))
Dd, Details, Div, Dl, Dt = map(_maker, ("dd", "details", "div", "dl", "dt"))
H1, H2, Li, Nav, P, Section = map(_maker, ("h1", "h2", "li", "nav", "p", "section"))
Small, Span, Strong, Summary = map(_maker, ("small", "span", "strong", "summary"))
Table, Tbody, Td, Tfoot, Th, Thead, Tr = map(_maker, ("table", "tbody", "td", "tfoot", "th", "thead", "tr"))
Ul = _maker("ul")
