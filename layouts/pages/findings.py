"""The page of findings: counts by rule, which pick it, and the list of entity and rule."""

from collections.abc import Iterable, Sequence

from dash.development.base_component import Component

from dashboard.core.wording import number
from dashboard.indicators.rules import RULES, Rule
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.findings import FindingRow, FindingsView, RuleCount
from layouts.ids import FindingIds
from layouts.parts import markup as html
from layouts.parts.lists import cell, downloads, pager, severity_tag, table
from layouts.parts.markup import Markup
from layouts.parts.sheets import chips, fixed_place, notices, page_of_markup

COUNT_HEADS = ("Regla y cuándo se cumple", "Severidad", "Hallazgos", "Entidades")
ROW_HEADS = ("Entidad", "Regla", "Severidad", "Fase", "Hallazgo y qué hacer")


def layout(snapshot: Snapshot, rest: str = "") -> Component:
    """Return the empty page; its list comes with the address."""
    return page_of_markup(
        "hallazgos", FindingIds.VIEW, FindingIds.BODY, [FindingIds.LIST_PAGE], _conditions(RULES.values())
    )


def body(view: FindingsView) -> list[Markup | None]:
    """Return what the page shows of its view."""
    return [
        html.H1(view.finding, className="hallazgo"),
        notices(view.notices),
        chips(view.chips),
        html.Div([_rules_panel(view), _list_panel(view)], className="hallazgos-par"),
    ]


def _conditions(rules: Iterable[Rule]) -> dict[str, Markup]:
    """Return when each rule holds, with its thresholds: what no view changes."""
    return {rule.key: html.Small(rule.condition_words) for rule in rules}


def _rules_panel(view: FindingsView) -> Markup:
    title = html.H2("Reglas: elija una o varias", className="panel-titulo")
    return html.Section([title, _counts(view.counts)], className="panel")


def _list_panel(view: FindingsView) -> Markup:
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
            pager(FindingIds.LIST_PAGE, view.list_page.page, view.list_page.pages),
            html.P(view.caption, className="pie"),
        ],
        className="panel",
    )


def shown_words(view: FindingsView) -> str:
    """Say how many rows are shown, of how many, and in which order."""
    list_page = view.list_page
    if list_page.pages == 1:
        return f"{number(list_page.total)} filas, de mayor a menor severidad."
    return (
        f"Filas {number(list_page.first)} a {number(list_page.last)} de {number(list_page.total)}, "
        "de mayor a menor severidad; "
        "las descargas las traen todas."
    )


def _counts(counts: Sequence[RuleCount]) -> Markup:
    return table("Hallazgos por regla en la selección", COUNT_HEADS, [_count(count) for count in counts])


def _count(count: RuleCount) -> Markup:
    rule = count.rule
    mark = "✓ " if count.is_picked else ""
    verb = "Quitar" if count.is_picked else "Ver solo"
    link = html.A(f"{mark}{rule.label}", href=count.href, title=f"{verb}: {rule.label}")
    return html.Tr(
        [
            html.Th([link, fixed_place(rule.key)], scope="row"),
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


def _rows(rows: Sequence[FindingRow]) -> Markup:
    if not rows:
        return html.P("Nada que listar con estos filtros, estas reglas y este corte.", className="vacia")
    return table("Hallazgos por entidad y regla", ROW_HEADS, [_row(row) for row in rows], "lista-trabajo")


def _row(row: FindingRow) -> Markup:
    _, rule, severity, phase, found = ROW_HEADS
    name = [html.A(row.name, href=row.href), html.Small(f"{row.place} · {row.code}")]
    return html.Tr(
        [
            html.Th(name, scope="row"),
            cell(rule, row.rule.label),
            cell(severity, severity_tag(row.rule)),
            cell(phase, row.phase),
            cell(found, [row.sentence, html.Small(row.rule.action)]),
        ]
    )
