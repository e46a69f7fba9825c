"""Tree, funnel, rows of links and differences of the milestones page, as functions of its view."""

from collections.abc import Sequence

import numpy as np
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.core.scales import MOVED_COLOURS, State
from dashboard.core.wording import number, percent, shortest
from dashboard.indicators.milestones.funnel import FunnelStep
from dashboard.indicators.milestones.tree import Milestone, Stage
from dashboard.indicators.movement import Movement
from dashboard.views.finding import VERBS
from dashboard.views.milestones.links import LinkChoice
from dashboard.views.milestones.page import MilestonesView
from dashboard.views.milestones.payload import painted
from dashboard.views.milestones.sentences import milestone_title
from layouts.parts import plain
from layouts.parts.aria import aria, data
from layouts.parts.chips import chip_links
from layouts.parts.own import Plain
from layouts.parts.plain import Element
from layouts.parts.tables import TABLE, head_row, scrolled
from layouts.parts.ways_out import ways_and_notices

TREE_HEADS = ("Hito", "Peso en la etapa", "Peso total", "Cumplimiento", "Completo en")
FUNNEL_HEADS = ("Etapa", "La cerraron", "Avance medio")
DECIMALS = 3  # of a weight, at most


def page_parts(view: MilestonesView) -> dict[str, object]:
    """Return every part of a view, by the name of its output; the browser paints `view` itself."""
    return {
        "view": painted(view),
        "finding": view.finding,
        "notices": ways_and_notices(view.ways, view.notices),
        "chips": chip_links(view.chips),
        "phases": choices(view.phases),
        "levels": choices(view.levels),
        "trail": trail(view.trail),
        "curves_title": view.curves_title,
        "heat_title": view.heat_title,
        "absent": view.absent,
        "change": view.change,
        "changes": changes(view),
        "tree": tree(view),
        "funnel": funnel(view.funnel),
        "caption": view.caption,
    }


def choices(links: Sequence[LinkChoice]) -> list[Component]:
    """Return a row of links; what the page shows stands among them without one."""
    return [
        html.Span(
            choice.text, className="btn btn-outline-primary active elegida-aqui", **aria(current="true")
        )
        if choice.is_on
        else dcc.Link(choice.text, href=choice.href, className="btn btn-outline-primary")
        for choice in links
    ]


def trail(links: Sequence[LinkChoice]) -> list[Component]:
    """Return the way back up as Bootstrap's breadcrumb; where the page is stands without a link."""
    return [
        html.Li(choice.text, className="breadcrumb-item active", **aria(current="page"))
        if choice.is_on
        else html.Li(dcc.Link(choice.text, href=choice.href), className="breadcrumb-item")
        for choice in links
    ]


def bar(value: float, is_reported: bool = True) -> list[Element]:
    """Return a bar of 0 to 100 and its percentage in words; of what nobody ever reported, that."""
    is_shown = is_reported and not np.isnan(value)
    inside = plain.Span(style={"width": f"{value:.1f}%" if is_shown else "0"})
    return [
        plain.Span(inside, className="barra-hito" if is_shown else "barra-hito sin-dato"),
        plain.Span(percent(value) if is_reported or np.isnan(value) else State.SIN_REPORTE.label),
    ]


def weight(value: float) -> str:
    """Write a weight with the decimals it has, three at most."""
    return shortest(value, DECIMALS)


def _out_of(count: int, n: int) -> str:
    return f"{number(count)} de {number(n)}"


def funnel(steps: Sequence[FunnelStep]) -> Component:
    """Return the table of steps: share that closed each, how many, and the mean of its milestones."""
    rows = [
        plain.Tr(
            [
                plain.Th(step.name, scope="row", title=f"Se cierra con {step.rule}"),
                plain.Td(
                    [*bar(step.share), plain.Small(_out_of(step.done, step.n))], className="text-nowrap"
                ),
                plain.Td(percent(step.progress)),
            ]
        )
        for step in steps
    ]
    caption = plain.Caption("Entre las entidades con reporte")
    made = plain.Table([caption, head_row(FUNNEL_HEADS), plain.Tbody(rows)], className=f"{TABLE} embudo")
    return Plain(scrolled(made, "Embudo de etapas"))


def tree(view: MilestonesView) -> Component:
    """Return the tree: a line for the phase, then each stage, which folds, with its milestones."""
    found = view.tree
    head = plain.Div(
        [
            plain.B(found.name),
            plain.Span(f"las etapas suman {number(found.weight)}"),
            plain.Span(bar(found.value), className="text-nowrap"),
            plain.Span(view.reports),
        ],
        className="arbol-fase",
    )
    return Plain(plain.Div([head, *(_stage(view, stage) for stage in found.stages)], className="arbol"))


def _stage(view: MilestonesView, stage: Stage) -> Element:
    summary = plain.Summary(
        [
            plain.Span(f"{stage.number}. {stage.name}", className="arbol-nombre", title=stage.note or None),
            plain.Span(f"peso {weight(stage.weight)}"),
            plain.Span(bar(stage.value, stage.is_reported), className="text-nowrap"),
        ]
    )
    total = sum(item.weight_in_stage for item in stage.milestones)
    table = plain.Table(
        [
            plain.Caption(f"Los pesos de sus hitos en la etapa suman {number(total)}"),
            plain.Colgroup([plain.Col() for _ in TREE_HEADS]),
            head_row(TREE_HEADS),
            plain.Tbody([_milestone(view, item) for item in stage.milestones]),
        ],
        className=TABLE,
    )
    return plain.Details([summary, plain.Div(table, className="table-responsive")], open=True)


def _milestone(view: MilestonesView, item: Milestone) -> Element:
    picked = item.number == view.milestone
    link = plain.A(
        milestone_title(item.number, item.name),
        href=view.milestone_links[item.number],
        title="Quitar este hito" if picked else "Ver este hito en curvas y cambios",
    )
    doubts = [text for text in item.note.split("; ") if text and not _is_said(text, item.name)]
    doubt = [plain.Small(f" ({'; '.join(doubts)})")] if doubts else []
    return plain.Tr(
        [
            plain.Th([link, *doubt], scope="row"),
            plain.Td(weight(item.weight_in_stage)),
            plain.Td(weight(item.weight)),
            plain.Td(bar(item.value, item.is_reported), className="text-nowrap"),
            plain.Td(_out_of(item.done, view.tree.n)),
        ],
        className="elegido" if picked else None,
    )


def _is_said(doubt: str, name: str) -> bool:
    """A name that the source does not print whole says so itself; only a doubt about its weight is left."""
    return "en la fuente" in name and not doubt.startswith("peso")


def _fill(movement: Movement) -> dict[str, str]:
    return {"backgroundColor": MOVED_COLOURS[movement]}


def _sample(movement: Movement) -> Element:
    return plain.Italic(className=_hatch(movement), style=_fill(movement))


def _hatch(movement: Movement) -> str | None:
    """Return the class of who is silent: never told by colour alone."""
    return "muestra-sin_reporte" if movement is Movement.SILENT else None


def changes(view: MilestonesView) -> Component | None:
    """Return the bar of who moved, and behind each movement a list, written by `assets/heat.js` when opened.

    Every movement keeps its place, so that what the reader opened stays open.
    """
    total = sum(view.movements.values())
    if not total:
        return None
    shares = [
        plain.Span(className=_hatch(movement), style={"flex": str(count / total), **_fill(movement)})
        for movement, count in view.movements.items()
    ]
    lists = [_moved(movement, count) for movement, count in view.movements.items()]
    return Plain(plain.Div([plain.Div(shares, className="cambio-barra", **aria(hidden="true")), *lists]))


def _moved(movement: Movement, count: int) -> Element:
    verb = VERBS[movement][count != 1]
    words = f"{verb} en los dos cortes" if movement is Movement.SILENT else verb
    return plain.Details(
        [
            plain.Summary(
                [plain.Italic(className=_hatch(movement), style=_fill(movement)), f"{number(count)} {words}"]
            ),
            plain.Div(className="cambio-lista"),
        ],
        hidden=not count,
        **data(grupo=movement.value),
    )
