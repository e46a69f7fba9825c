"""What a page says of an address that it could not use whole."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component


def notices(sentences: Sequence[str]) -> Component | None:
    """Return what the address had that could not be used; None when it had nothing of the kind.

    None keeps its place among the children of a page, so that what follows stays the element it was.
    """
    if not sentences:
        return None
    return html.P(
        [html.B("Se ignoró parte de la dirección: "), " ".join(sentences)],
        className="alert alert-warning py-2 my-2 aviso",
    )
