"""Tree and funnel of a phase without their numbers: what a filter does not change travels once, as markup.

The browser puts the numbers in the places marked `data-valor` (a bar and its percentage) and `data-cuenta`
(a count), in the order in which `dashboard/views/milestones/payload.py` sends them.
"""

from dashboard.core.wording import number, shortest
from dashboard.indicators.milestones.funnel import steps_of
from dashboard.indicators.milestones.tree import StagePlan, stages_of
from dashboard.views.milestones.sentences import milestone_title
from data.model import Phase
from layouts.parts import markup as html
from layouts.parts.aria import data
from layouts.parts.markup import Markup

TREE_HEADS = ("Hito", "Peso en la etapa", "Peso total", "Cumplimiento", "Completo en")
FUNNEL_HEADS = ("Etapa", "La cerraron", "Avance medio")
DECIMALS = 3  # of a weight, at most


def bar(key: str) -> Markup:
    """Return the place of a bar of 0 to 100 with its number."""
    return html.Span([html.Span(html.Span(), className="barra-hito"), html.Span()], **data(valor=key))


def count(key: str) -> Markup:
    """Return the place of a count."""
    return html.Span(**data(cuenta=key))


def weight(value: float) -> str:
    """Write a weight with the decimals it has, three at most."""
    return shortest(value, DECIMALS)


def funnel(phase: Phase) -> Markup:
    """Return the table of steps: share that closed each, how many, and the mean of its milestones."""
    rows = [
        html.Tr(
            [
                html.Th(name, scope="row", title=f"Se cierra con {rule}"),
                html.Td([bar("parte"), html.Small(count("cerraron"))], className="con-barra"),
                html.Td(html.Span(**data(porcentaje="avance"))),
            ]
        )
        for name, rule, _ in steps_of(phase)
    ]
    caption = html.Caption("Entre las entidades con reporte")
    return Markup(html.content([caption, _heads(FUNNEL_HEADS), html.Tbody(rows)]))


def _heads(heads: tuple[str, ...]) -> Markup:
    return html.Thead(html.Tr([html.Th(text, scope="col") for text in heads]))


def tree(phase: Phase) -> Markup:
    """Return the tree: a line for the phase, then each stage, which folds, with its milestones."""
    plans = stages_of(phase)
    head = html.Div(
        [
            html.B(phase.name),
            html.Span(f"las etapas suman {number(sum(plan.weight for plan in plans))}"),
            html.Span(bar("fase"), className="con-barra"),
            count("reportes"),
        ],
        className="arbol-fase",
    )
    return Markup(html.content([head, *(_stage(plan) for plan in plans)]))


def _stage(plan: StagePlan) -> Markup:
    summary = html.Summary(
        [
            html.Span(f"{plan.number}. {plan.name}", className="arbol-nombre", title=plan.note or None),
            html.Span(f"peso {weight(plan.weight)}"),
            html.Span(bar("etapa"), className="con-barra"),
        ]
    )
    weights = f"Los pesos de sus hitos en la etapa suman {number(float(plan.weights.sum()))}"
    table = html.Table(
        [
            html.Caption(weights),
            html.Colgroup([html.Col() for _ in TREE_HEADS]),
            _heads(TREE_HEADS),
            html.Tbody([_milestone(**item) for item in plan.milestones]),
        ],
        className="datos",
    )
    return html.Details([summary, html.Div(table, className="desplazable")], open=True)


def _milestone(number: int, name: str, weight_in_stage: float, note: str, **texts: float) -> Markup:
    link = html.A(milestone_title(number, name), href="#", **data(hito=str(number)))
    doubts = [text for text in note.split("; ") if text and not _is_said(text, name)]
    doubt = html.Small(f" ({'; '.join(doubts)})") if doubts else None
    return html.Tr(
        [
            html.Th([link, doubt], scope="row"),
            html.Td(weight(weight_in_stage)),
            html.Td(weight(texts["weight"])),
            html.Td(bar("hito"), className="con-barra"),
            html.Td(count("completo")),
        ]
    )


def _is_said(doubt: str, name: str) -> bool:
    """A name that the source does not print whole says so itself; only a doubt about its weight is left."""
    return "en la fuente" in name and not doubt.startswith("peso")
