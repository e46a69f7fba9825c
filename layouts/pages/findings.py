"""The page of findings: counts by rule, which pick it, and the list of entity and rule."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.core.wording import number
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.findings import FindingRow, FindingsView, RuleCount
from layouts.ids import FindingIds
from layouts.parts import plain
from layouts.parts.chips import chips
from layouts.parts.lists import downloads, pager, severity_tag, waiting_page
from layouts.parts.notices import notices
from layouts.parts.plain import Element
from layouts.parts.tables import cell, table
from layouts.parts.ways_out import ways_out

COUNT_HEADS = ("Regla y cuándo se cumple", "Severidad", "Hallazgos", "Entidades")
ROW_HEADS = ("Entidad", "Regla", "Severidad", "Fase", "Hallazgo y qué hacer")


def layout(snapshot: Snapshot) -> Component:
    """Return the empty page; its list comes with the address."""
    return waiting_page("hallazgos", FindingIds.BODY, FindingIds.LIST_PAGE)


def body(view: FindingsView) -> list[Component | None]:
    """Return what the page shows of its view."""
    return [
        html.H1(view.finding, className="hallazgo"),
        ways_out(view.ways),
        notices(view.notices),
        chips(view.chips),
        html.Div(
            [
                html.Div(_rules_panel(view), className="col-12 col-xxl-5 reglas"),
                html.Div(_list_panel(view), className="col-12 col-xxl-7"),
            ],
            className="row g-3",
        ),
    ]


def _rules_panel(view: FindingsView) -> Component:
    title = html.H2("Reglas: elija una o varias", className="card-title h6 panel-titulo")
    return html.Section([title, _counts(view.counts)], className="card card-body panel")


def _list_panel(view: FindingsView) -> Component:
    return html.Section(
        [
            html.Div(
                [
                    html.H2("Entidades y lo que se encontró", className="card-title h6 panel-titulo"),
                    downloads(view.files),
                ],
                className="d-flex flex-wrap align-items-center gap-2 lista-titulo",
            ),
            html.P(shown_words(view), className="small text-secondary conteo", role="status"),
            _calls(*view.calls),
            _rows(view.rows),
            pager(FindingIds.LIST_PAGE, view.list_page),
            html.P(view.caption, className="small text-secondary mt-1"),
        ],
        className="card card-body panel",
    )


def _calls(sentence: str, href: str) -> Component | None:
    """Return how many of them have a reason to be called, with the way to their list."""
    if not sentence:
        return None
    return html.P(
        [sentence, " ", dcc.Link("Ver la lista de trabajo", href=href)], className="small con-motivo"
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


def _counts(counts: Sequence[RuleCount]) -> Component:
    return table("Hallazgos por regla en la selección", COUNT_HEADS, [_count(count) for count in counts])


def _count(count: RuleCount) -> Element:
    rule = count.rule
    mark = "✓ " if count.is_picked else ""
    verb = "Quitar" if count.is_picked else "Ver solo"
    link = plain.A(f"{mark}{rule.label}", href=count.href, title=f"{verb}: {rule.label}")
    return plain.Tr(
        [
            plain.Th([link, plain.Small(rule.condition_words)], scope="row"),
            plain.Td(severity_tag(rule)),
            plain.Td(number(count.findings), className="text-end fw-semibold"),
            plain.Td(number(count.entities), className="text-end fw-semibold"),
        ],
        className=" ".join(
            name
            for name, holds in (
                ("elegida-regla table-active", count.is_picked),
                ("sin-nada text-secondary", not count.findings),
            )
            if holds
        ),
    )


def _rows(rows: Sequence[FindingRow]) -> Component:
    if not rows:
        return html.P(
            "Nada que listar con estos filtros, estas reglas y este corte.", className="text-secondary mt-2"
        )
    return table("Hallazgos por entidad y regla", ROW_HEADS, [_row(row) for row in rows], "lista-trabajo")


def _row(row: FindingRow) -> Element:
    _, rule, severity, phase, found = ROW_HEADS
    name = [plain.A(row.name, href=row.href), plain.Small(f"{row.place} · {row.code}")]
    return plain.Tr(
        [
            plain.Th(name, scope="row"),
            cell(rule, row.rule.label),
            cell(severity, severity_tag(row.rule)),
            cell(phase, row.phase),
            cell(found, [row.sentence, plain.Small(row.rule.action)]),
        ]
    )
