"""The printed figures of the stages of a phase: the funnel, and the tree of weights and completion."""

from collections.abc import Sequence
from typing import Final

import plotly.graph_objects as go

from dashboard.core.scales import State
from dashboard.core.state import ViewState
from dashboard.core.theme import SECOND, SERIES, TRACK
from dashboard.core.wording import number, percent, shortest
from dashboard.figures.bars import Bar, bars_figure
from dashboard.figures.blank import blank_figure
from dashboard.figures.printed.cells import SOURCE, TENTH, WHOLE, known, source_meanings
from dashboard.figures.printed.milestones import MilestonesPage
from dashboard.figures.printed.printed_figure import Key, PrintedFigure, Table
from dashboard.figures.ticks import QUARTERS, ticks
from dashboard.indicators.milestones.funnel import FunnelStep, declared_steps, steps_of
from dashboard.indicators.milestones.tree import Milestone, Stage
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.milestones import sentences as sentence
from dashboard.views.milestones.figure_findings import funnel_finding, tree_finding

SILENT: Final = State.SIN_REPORTE.label


def funnel_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return how many entities closed each stage of the phase."""
    page = MilestonesPage(snapshot, state)
    steps = page.view.funnel
    return page.printed(
        key="embudo",
        caption=page.caption(has_mean=False),
        title=f"Embudo de la {page.phase_name}: entidades que cerraron cada etapa",
        finding=funnel_finding(snapshot, page.focus, page.view.tree, steps)
        if page.view.tree.n
        else page.view.finding,
        reading=f"Entre las entidades con reporte. {_rules(page)}",
        figure=_funnel_figure(steps) if page.view.tree.n else blank_figure(page.view.finding),
        legend=(
            Key("entidades que la cerraron (%)", SERIES),
            Key("avance medio de sus hitos (%)", SECOND, sign="dot"),
        ),
        table=_funnel_table(page, steps),
        level="etapa",
    )


def _rules(page: MilestonesPage) -> str:
    """Say when a stage counts as closed: by the published criteria, or with all its milestones."""
    if steps_of(page.focus.phase) != declared_steps(page.focus.phase.key):
        return "Una etapa se cierra con todos sus hitos al 100\xa0%."
    rules = "; ".join(f"«{step.name}», con {step.rule}" for step in page.view.funnel)
    return f"Cada etapa se cierra así: {rules}."


def _funnel_figure(steps: Sequence[FunnelStep]) -> go.Figure:
    bars = [
        Bar(
            label=step.name,
            value=step.share,
            dot=step.progress,
            track=100.0,
            text=f"{percent(step.share)} ({number(step.done)} de {number(step.n)})",
        )
        for step in steps
    ]
    return bars_figure(bars, 0.0, 100.0, QUARTERS)


def _funnel_table(page: MilestonesPage, steps: Sequence[FunnelStep]) -> Table:
    head = ("fase", "paso", "etapa", "se_cierra_con", "hitos", "cerraron", "n", "porcentaje", "avance_medio")
    return Table(
        head=(*head, *SOURCE),
        rows=tuple(
            (
                page.focus.phase.key,
                place,
                step.name,
                step.rule,
                " ".join(str(item) for item in step.milestones),
                step.done,
                step.n,
                known(step.share),
                known(step.progress),
                *page.source,
            )
            for place, step in enumerate(steps, start=1)
        ),
        formats={
            **dict.fromkeys(("paso", "cerraron", "n"), WHOLE),
            **dict.fromkeys(("porcentaje", "avance_medio"), TENTH),
        },
        meanings=source_meanings(
            fase="Fase de la estrategia.",
            paso="Orden del paso.",
            etapa="Nombre de la etapa.",
            se_cierra_con="Cuándo cuenta como cerrada.",
            hitos="Números de los hitos que deben estar al 100\xa0%.",
            cerraron="Entidades con todos esos hitos al 100\xa0%.",
            n="Entidades con reporte.",
            porcentaje="cerraron / n, de 0 a 100.",
            avance_medio="Cumplimiento promedio de esos hitos, por su peso (0 a 100).",
        ),
    )


def tree_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the weight of each milestone and how much of it is fulfilled, grouped by stage."""
    page = MilestonesPage(snapshot, state)
    tree = page.view.tree
    return page.printed(
        key="arbol",
        title=f"Árbol de hitos de la {page.phase_name}: peso y cumplimiento",
        finding=tree_finding(snapshot, page.focus, tree) if tree.n else page.view.finding,
        reading="Cada barra clara mide el peso del hito en la fase; la oscura, la parte cumplida en "
        "promedio. Las oscuras suman el avance de la fase.",
        figure=_tree_figure(tree.stages) if tree.n else blank_figure(page.view.finding),
        legend=(Key("peso cumplido (puntos)", SERIES), Key("peso del hito (puntos)", TRACK)),
        table=_tree_table(page),
        level="hito",
    )


def _tree_figure(stages: Sequence[Stage]) -> go.Figure:
    bars = [bar for stage in stages for bar in (_stage_bar(stage), *map(_milestone_bar, stage.milestones))]
    heaviest = max(bar.track for bar in bars)
    return bars_figure(bars, 0.0, heaviest, ticks(0.0, heaviest))


def _stage_bar(stage: Stage) -> Bar:
    return Bar(
        label=f"{stage.number}. {stage.name}",
        text=f"{percent(stage.value) if stage.is_reported else SILENT} · peso {shortest(stage.weight, 3)}",
        is_head=True,
    )


def _milestone_bar(item: Milestone) -> Bar:
    return Bar(
        label=sentence.milestone_title(item.number, item.name),
        text=f"{percent(item.value) if item.is_reported else SILENT} · peso {shortest(item.weight, 3)}",
        value=item.weight * item.value / 100.0,
        track=item.weight,
    )


def _tree_table(page: MilestonesPage) -> Table:
    head = ("fase", "etapa", "etapa_nombre", "etapa_peso", "etapa_cumplimiento", "hito", "hito_nombre")
    weights = ("peso_en_etapa", "peso", "cumplimiento", "completo_en", "n", "sin_dato", "nota")
    tree = page.view.tree
    exact = ("etapa_peso", "peso_en_etapa", "peso")
    return Table(
        head=(*head, *weights, *SOURCE),
        rows=tuple(
            (
                page.focus.phase.key,
                stage.number,
                stage.name,
                known(stage.weight),
                known(stage.shown),
                item.number,
                item.name,
                known(item.weight_in_stage),
                known(item.weight),
                known(item.shown),
                item.done,
                tree.n,
                tree.missing,
                item.note or None,
                *page.source,
            )
            for stage in tree.stages
            for item in stage.milestones
        ),
        formats={
            **dict.fromkeys(exact, "#,##0.000"),
            **dict.fromkeys(("etapa_cumplimiento", "cumplimiento"), TENTH),
            **dict.fromkeys(("etapa", "hito", "completo_en", "n", "sin_dato"), WHOLE),
        },
        meanings=source_meanings(
            fase="Fase de la estrategia.",
            etapa="Número de la etapa.",
            etapa_nombre="Nombre de la etapa.",
            etapa_peso="Peso de la etapa en la fase, en puntos.",
            etapa_cumplimiento="Cumplimiento promedio de la etapa (0 a 100); vacío, nadie la ha reportado.",
            hito="Número del hito.",
            hito_nombre="Nombre del hito.",
            peso_en_etapa="Peso del hito en su etapa (0 a 100).",
            peso="Peso del hito en la fase, en puntos.",
            cumplimiento="Cumplimiento promedio de las entidades con reporte (0 a 100); vacío, ninguna lo "
            "ha reportado.",
            completo_en="Entidades que lo completaron.",
            n="Entidades con reporte.",
            sin_dato="Entidades asistidas sin reporte.",
            nota="Lo que es dudoso de su nombre o de su peso en la fuente.",
        ),
    )
