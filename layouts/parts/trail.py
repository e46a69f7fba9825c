"""The way down from the country to what is in view, as Bootstrap's breadcrumb."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.views.trail import Crumb
from layouts.parts.aria import aria


def trail(crumbs: Sequence[Crumb]) -> Component:
    """Return a link per place above, and the place in view as text."""
    *above, here = crumbs
    items = [html.Li(dcc.Link(crumb.name, href=crumb.href), className="breadcrumb-item") for crumb in above]
    last = html.Li(here.name, className="breadcrumb-item active", **aria(current="page"))
    return html.Nav(html.Ol([*items, last], className="breadcrumb mb-0"), **aria(label="Territorio"))
