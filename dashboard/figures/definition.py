"""A figure as its drawings read it: plain values, with the template laid under them as plotly.js does.

plotly.js knows templates; SVG (`dashboard/figures/svg.py`) and paper (`dashboard/figures/drawing`) are drawn
by us and read this.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import plotly.graph_objects as go

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Definition:
    """Traces and layout of a figure, nothing left to default.

    Attributes:
        traces: in the order in which they are drawn. layout: without axes; `axis` has them.
        axes: what the figure says of its own axes, by plotly's name (`xaxis2`).
        axis_defaults: what the template says of `xaxis` and `yaxis`.
    """

    traces: tuple[Values, ...]
    layout: Values
    axes: Values
    axis_defaults: Values

    def axis(self, letter: str, suffix: str = "") -> Values:
        """Return an axis: "x" or "y", and the number of its panel as plotly writes it."""
        name = f"{letter}axis"
        return _over(self.axis_defaults.get(name, {}), self.axes.get(f"{name}{suffix}", {}))

    def with_axis(self, name: str, **changes: Any) -> "Definition":  # noqa: ANN401  # plotly's values
        """Return the same figure with something else said of one of its axes."""
        return replace(self, axes={**self.axes, name: {**self.axes.get(name, {}), **changes}})


def definition_of(figure: go.Figure) -> Definition:
    """Return what a figure and its template say together."""
    spec = figure.to_dict()
    layout = spec["layout"]
    template = layout.pop("template", {})
    defaults = template.get("layout", {})
    listed = {
        "annotations": _each_over(defaults.get("annotationdefaults", {}), layout.get("annotations", ())),
        "shapes": _each_over(defaults.get("shapedefaults", {}), layout.get("shapes", ())),
    }
    return Definition(
        traces=tuple(_trace(template.get("data", {}), trace) for trace in spec["data"]),
        layout=_without_axes(_over(defaults, layout)) | listed,
        axes=_axes(layout),
        axis_defaults=_axes(defaults),
    )


def _trace(defaults: Values, trace: Values) -> Values:
    """Return a trace over what the template says of its type."""
    of_type = defaults.get(trace["type"]) or [{}]
    return _over(of_type[0], trace)


def _each_over(defaults: Values, items: Any) -> list[Values]:  # noqa: ANN401
    return [_over(defaults, item) for item in items]


def _over(defaults: Values, own: Values) -> dict[str, Any]:
    """Return values over defaults, also inside groups of values."""
    return {**defaults, **{key: _value_over(defaults.get(key), value) for key, value in own.items()}}


def _value_over(default: Any, own: Any) -> Any:  # noqa: ANN401
    return _over(default, own) if isinstance(default, dict) and isinstance(own, dict) else own


def _axes(layout: Values) -> dict[str, Any]:
    return {key: value for key, value in layout.items() if key.startswith(("xaxis", "yaxis"))}


def _without_axes(layout: Values) -> dict[str, Any]:
    return {key: value for key, value in layout.items() if key not in _axes(layout)}
