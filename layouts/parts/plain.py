"""Elements of a large table, as they travel: `{t: tag, p: attributes, if any, c: children}`.

Names and arguments are those of `dash.html`, but nothing is a component of its own: `Plain` of
`layouts/parts/own.py` is, of the whole tree. Texts stay texts; links are followed by `assets/links.js`.
"""

from collections.abc import Callable, Sequence
from typing import Any

Element = dict[str, Any]
Child = str | Element | None | Sequence["Child"]


def _maker(tag: str) -> Callable[..., Element]:
    def make(children: Child = None, **attributes: Any) -> Element:  # noqa: ANN401
        return {"t": tag, **({"p": attributes} if attributes else {}), "c": children}

    make.__doc__ = f"Return a `{tag}` element."
    return make


A, B, Caption, Div = map(_maker, ("a", "b", "caption", "div"))
Fieldset, Input, Label, Legend, P = map(_maker, ("fieldset", "input", "label", "legend", "p"))
Dd, Dl, Dt = map(_maker, ("dd", "dl", "dt"))
Italic, Li = map(_maker, ("i", "li"))
Col, Colgroup, Details, Small = map(_maker, ("col", "colgroup", "details", "small"))
Option, Select = map(_maker, ("option", "select"))
Span, Summary, Ul = map(_maker, ("span", "summary", "ul"))
Table, Tbody, Td, Tfoot, Th, Thead, Tr = map(_maker, ("table", "tbody", "td", "tfoot", "th", "thead", "tr"))
