"""The page of findings: counts by rule, which pick it, and the list of entity and rule."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.board import Board
from dashboard.findings_list import FindingRow, FindingsView, RuleCount
from dashboard.wording import number
from layouts.aria import aria
from layouts.ids import FindingIds
from layouts.listing import cell, downloads, severity_tag, table
from layouts.panels import chips, notices

COUNT_HEADS = ("Regla y cuándo se cumple", "Severidad", "Hallazgos", "Entidades")
ROW_HEADS = ("Entidad", "Regla", "Severidad", "Fase", "Hallazgo y qué hacer")


def layout(board: Board, rest: str = "") -> Component:
    """Return the empty page; its list comes with the address."""
    return html.Div(
        className="tablero hallazgos",
        children=[
            html.Div(id=FindingIds.BODY),
            html.Button(
                "Ver las filas siguientes", id=FindingIds.MORE, className="accion", type="button", n_clicks=0
            ),
        ],
    )


def body(view: FindingsView) -> list[Component]:
    """Return what the page shows of its view."""
    return [
        html.H1(view.finding, className="hallazgo", **aria(live="polite")),
        *notices(view.notices),
        html.Div(chips(view.chips), className="fichas", role="group", **aria(label="Filtros en vigor")),
        html.Div([_rules_panel(view), _list_panel(view)], className="hallazgos-par"),
    ]


def _rules_panel(view: FindingsView) -> Component:
    title = html.H2("Reglas: elija una o varias", className="panel-titulo")
    return html.Section([title, _counts(view.counts)], className="panel")


def _list_panel(view: FindingsView) -> Component:
    return html.Section(
        [
            html.Div(
                [
                    html.H2("Entidades y lo que se encontró", className="panel-titulo"),
                    downloads(view.files),
                ],
                className="lista-titulo",
            ),
            html.P(shown_words(view), className="conteo", role="status"),
            _rows(view.rows),
            html.P(view.caption, className="pie"),
        ],
        className="panel",
    )


def shown_words(view: FindingsView) -> str:
    """Say how many rows are shown, of how many, and in which order."""
    if len(view.rows) == view.total:
        return f"{number(view.total)} filas, de mayor a menor severidad."
    last = view.first + len(view.rows) - 1
    return (
        f"Filas {number(view.first)} a {number(last)} de {number(view.total)}, de mayor a menor severidad; "
        "las descargas las traen todas."
    )


def _counts(counts: Sequence[RuleCount]) -> Component:
    return table("Hallazgos por regla en la selección", COUNT_HEADS, [_count(count) for count in counts])


def _count(count: RuleCount) -> Component:
    rule = count.rule
    mark = "✓ " if count.is_picked else ""
    verb = "Quitar" if count.is_picked else "Ver solo"
    link = dcc.Link(f"{mark}{rule.label}", href=count.href, title=f"{verb}: {rule.label}")
    return html.Tr(
        [
            html.Th([link, html.Small(rule.condition_words)], scope="row"),
            html.Td(severity_tag(rule)),
            html.Td(number(count.findings), className="cifra"),
            html.Td(number(count.entities), className="cifra"),
        ],
        className=" ".join(
            name
            for name, holds in (("elegida-regla", count.is_picked), ("sin-nada", not count.findings))
            if holds
        ),
    )


def _rows(rows: Sequence[FindingRow]) -> Component:
    if not rows:
        return html.P("Nada que listar con estos filtros, estas reglas y este corte.", className="vacia")
    return table("Hallazgos por entidad y regla", ROW_HEADS, [_row(row) for row in rows], "lista-trabajo")


def _row(row: FindingRow) -> Component:
    _, rule, severity, phase, found = ROW_HEADS
    name = [dcc.Link(row.name, href=row.href), html.Small(f"{row.place} · {row.code}")]
    return html.Tr(
        [
            html.Th(name, scope="row"),
            cell(rule, row.rule.label),
            cell(severity, severity_tag(row.rule)),
            cell(phase, row.phase),
            cell(found, [row.sentence, html.Small(row.rule.action)]),
        ]
    )
