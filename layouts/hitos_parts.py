"""The parts of the milestones page that a view fills: links, funnel and tree."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.hitos.funnel import FunnelStep
from dashboard.hitos.page import Choice, HitosView
from dashboard.hitos.sentence import milestone_title
from dashboard.hitos.tree import Milestone, Stage
from dashboard.wording import number, percent
from layouts.aria import aria
from layouts.panels import chips, notices


def hitos_parts(view: HitosView) -> dict[str, object]:
    """Return every part of a view, by the name of its output."""
    return {
        "view": {"calor": view.heat, "curvas": view.curves},
        "finding": view.finding,
        "notices": notices(view.notices),
        "chips": chips(view.chips),
        "phases": choices(view.phases),
        "levels": choices(view.levels),
        "trail": trail(view.trail),
        "curves_title": view.curves_title,
        "funnel": funnel(view.funnel),
        "heat_title": view.heat_title,
        "absent": view.absent,
        "tree": tree(view),
        "change": view.change,
        "caption": view.caption,
    }


def choices(items: Sequence[Choice]) -> list[Component]:
    """Return links drawn as joined buttons; the one in force is marked."""
    return [
        dcc.Link(item.text, href=item.href, className="opcion elegida-aqui" if item.is_on else "opcion")
        for item in items
    ]


def trail(items: Sequence[Choice]) -> list[Component]:
    """Return the way back up: a link per step, the last one as text."""
    parts: list[Component] = []
    for item in items:
        if parts:
            parts.append(html.Span("›", **aria(hidden="true")))
        parts.append(html.B(item.text) if item.is_on else dcc.Link(item.text, href=item.href))
    return parts


def bar(value: float) -> list[Component | str]:
    """Return a bar of 0 to 100 with its number; unknown is said and drawn hatched."""
    if value != value:
        return [html.Span(className="barra-hito sin-dato"), "sin dato"]
    return [html.Span(html.Span(style={"width": f"{value:.1f}%"}), className="barra-hito"), percent(value)]


def funnel(steps: Sequence[FunnelStep]) -> list[Component]:
    """Return the table of steps: share that closed each, how many, and the mean of its milestones."""
    heads = ("Etapa", "La cerraron", "Avance medio")
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in heads]))
    rows = [
        html.Tr(
            [
                html.Th(step.name, scope="row", title=f"Se cierra con {step.rule}"),
                html.Td(
                    [*bar(step.share), html.Small(f"{number(step.done)} de {number(step.n)}")],
                    className="con-barra",
                ),
                html.Td(percent(step.progress)),
            ]
        )
        for step in steps
    ]
    return [html.Caption("Entre las entidades con reporte"), head, html.Tbody(rows)]


def tree(view: HitosView) -> list[Component]:
    """Return the tree: a line for the phase, then each stage, which folds, with its milestones."""
    found = view.tree
    total = f"{number(found.n)} con reporte, {number(found.missing)} sin reporte"
    head = html.Div(
        [
            html.B(found.name),
            html.Span(f"las etapas suman {number(found.weight)}"),
            html.Span(bar(found.value), className="con-barra"),
            html.Span(total),
        ],
        className="arbol-fase",
    )
    return [head, *(_stage(view, stage) for stage in found.stages)]


def _stage(view: HitosView, stage: Stage) -> Component:
    weights = (
        f"Los pesos de sus hitos en la etapa suman {number(sum(m.weight_in_stage for m in stage.milestones))}"
    )
    summary = html.Summary(
        [
            html.Span(f"{stage.number}. {stage.name}", className="arbol-nombre", title=stage.note or None),
            html.Span(f"peso {weight(stage.weight)}"),
            html.Span(bar(stage.value), className="con-barra"),
        ]
    )
    heads = ("Hito", "Peso en la etapa", "Peso total", "Cumplimiento", "Completo en")
    table = html.Table(
        [
            html.Caption(weights),
            html.Colgroup([html.Col() for _ in heads]),
            html.Thead(html.Tr([html.Th(text, scope="col") for text in heads])),
            html.Tbody([_milestone(view, item) for item in stage.milestones]),
        ],
        className="datos",
    )
    return html.Details([summary, html.Div(table, className="desplazable")], open=True)


def _milestone(view: HitosView, item: Milestone) -> Component:
    picked = item.number == view.milestone
    name = dcc.Link(
        milestone_title(item.number, item.name),
        href=view.milestone_links[item.number],
        title="Quitar este hito" if picked else "Ver este hito en curvas y cambios",
    )
    doubts = [text for text in item.note.split("; ") if text and not _is_said(text, item.name)]
    note = [html.Small(f" ({'; '.join(doubts)})")] if doubts else []
    return html.Tr(
        [
            html.Th([name, *note], scope="row"),
            html.Td(weight(item.weight_in_stage)),
            html.Td(weight(item.weight)),
            html.Td(bar(item.value), className="con-barra"),
            html.Td(f"{number(item.done)} de {number(view.tree.n)}"),
        ],
        className="elegido" if picked else None,
    )


def _is_said(doubt: str, name: str) -> bool:
    """A name that the source does not print whole says so itself; only a doubt about its weight is left."""
    return "en la fuente" in name and not doubt.startswith("peso")


def weight(value: float) -> str:
    """Write a weight with the decimals it has, three at most."""
    text = number(value, 3)
    return text.rstrip("0").rstrip(",")
